// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/SystemDesktop.h"

#include "ui/desktop/TrayIcon.h"
#ifdef EASEL_WITH_DBUS
#include "ui/desktop/BusNotifications.h"
#include "ui/desktop/LauncherEntry.h"
#endif
#ifdef Q_OS_WIN
#include "ui/desktop/WindowsTaskbar.h"
#endif

#include <QGuiApplication>

namespace easel {

namespace {

class SystemDesktop : public Desktop
{
public:
    explicit SystemDesktop(const QWidget &window);

    bool hasTray() const override { return QSystemTrayIcon::isSystemTrayAvailable(); }
    void setInTray(bool inTray) override;
    void showProgress(const RunsProgress &progress) override;
    void tell(const RunNews &news) override;

private:
    void connectBus();
    void showTray();

    TrayIcon m_tray;
    bool m_inTray = false;
    bool m_hadRuns = false; ///< since the program's start
#ifdef EASEL_WITH_DBUS
    std::unique_ptr<BusNotifications> m_notifications; ///< null without a session bus
    std::unique_ptr<LauncherEntry> m_launcher;
#endif
#ifdef Q_OS_WIN
    WindowsTaskbar m_taskbar;
#endif
};

SystemDesktop::SystemDesktop([[maybe_unused]] const QWidget &window)
#ifdef Q_OS_WIN
    : m_taskbar(window)
#endif
{
    connectBus();
    connect(&m_tray, &TrayIcon::windowRequested, this, &Desktop::windowRequested);
    connect(&m_tray, &TrayIcon::quitRequested, this, &Desktop::quitRequested);
    connect(&m_tray, &TrayIcon::newsChosen, this, &Desktop::newsChosen);
}

void SystemDesktop::connectBus()
{
#ifdef EASEL_WITH_DBUS
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    m_launcher = std::make_unique<LauncherEntry>(bus);
    m_notifications = std::make_unique<BusNotifications>(bus);
    connect(m_notifications.get(), &BusNotifications::chosen, this, &Desktop::newsChosen);
    connect(m_notifications.get(), &BusNotifications::refused, &m_tray, &TrayIcon::tell);
#endif
}

void SystemDesktop::setInTray(bool inTray)
{
    m_inTray = inTray;
    showTray();
}

/// Where notifications belong to the tray's icon it is there from the first run on: the last one may end at
/// any time, and that is told there.
void SystemDesktop::showTray()
{
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
    m_tray.setVisible(hasTray() && (m_inTray || m_hadRuns));
#else
    m_tray.setVisible(hasTray() && m_inTray);
#endif
}

void SystemDesktop::showProgress(const RunsProgress &progress)
{
    m_tray.showProgress(progress);
    m_hadRuns = m_hadRuns || progress.active > 0 || progress.needing > 0;
    showTray();
#ifdef EASEL_WITH_DBUS
    if (m_launcher)
        m_launcher->show(progress);
#endif
#ifdef Q_OS_WIN
    m_taskbar.show(progress);
#endif
#if defined(Q_OS_MACOS) && QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    // Qt offers no bar in the dock, but a number.
    qGuiApp->setBadgeNumber(progress.active + progress.needing);
#endif
}

void SystemDesktop::tell(const RunNews &news)
{
#ifdef EASEL_WITH_DBUS
    if (m_notifications)
        return m_notifications->tell(news);
#endif
    m_tray.tell(news);
}

} // namespace

std::unique_ptr<Desktop> makeSystemDesktop(const QWidget &window)
{
    return std::make_unique<SystemDesktop>(window);
}

} // namespace easel
