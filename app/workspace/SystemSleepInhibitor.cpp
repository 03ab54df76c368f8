// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/SleepInhibitor.h"

#if defined(Q_OS_WIN)
#include <windows.h>
#elif defined(Q_OS_MACOS)
#include <CoreFoundation/CoreFoundation.h>
#include <IOKit/pwr_mgt/IOPMLib.h>
#elif defined(EASEL_WITH_DBUS)
#include "app/workspace/BusSleepInhibitor.h"

#include <QDBusConnection>
#endif

namespace easel {

#if defined(Q_OS_WIN)

namespace {

/// The state belongs to the thread that sets it: always that of the workspace.
class WindowsSleepInhibitor : public SleepInhibitor
{
public:
    ~WindowsSleepInhibitor() override { WindowsSleepInhibitor::release(); }
    void hold(const QString &) override { SetThreadExecutionState(ES_CONTINUOUS | ES_SYSTEM_REQUIRED); }
    void release() override { SetThreadExecutionState(ES_CONTINUOUS); }
};

} // namespace

std::unique_ptr<SleepInhibitor> makeSystemSleepInhibitor()
{
    return std::make_unique<WindowsSleepInhibitor>();
}

#elif defined(Q_OS_MACOS)

namespace {

class MacSleepInhibitor : public SleepInhibitor
{
public:
    ~MacSleepInhibitor() override { MacSleepInhibitor::release(); }

    void hold(const QString &why) override
    {
        if (m_assertion != kIOPMNullAssertionID)
            return;
        CFStringRef name = why.toCFString();
        if (IOPMAssertionCreateWithName(kIOPMAssertionTypePreventUserIdleSystemSleep, kIOPMAssertionLevelOn,
                                        name, &m_assertion) != kIOReturnSuccess)
            m_assertion = kIOPMNullAssertionID;
        CFRelease(name);
    }

    void release() override
    {
        if (m_assertion != kIOPMNullAssertionID)
            IOPMAssertionRelease(m_assertion);
        m_assertion = kIOPMNullAssertionID;
    }

private:
    IOPMAssertionID m_assertion = kIOPMNullAssertionID;
};

} // namespace

std::unique_ptr<SleepInhibitor> makeSystemSleepInhibitor()
{
    return std::make_unique<MacSleepInhibitor>();
}

#elif defined(EASEL_WITH_DBUS)

std::unique_ptr<SleepInhibitor> makeSystemSleepInhibitor()
{
    return std::make_unique<BusSleepInhibitor>([] { return QDBusConnection::sessionBus(); },
                                               [] { return QDBusConnection::systemBus(); });
}

#else

std::unique_ptr<SleepInhibitor> makeSystemSleepInhibitor()
{
    return nullptr;
}

#endif

} // namespace easel
