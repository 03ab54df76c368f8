// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/SleepInhibitor.h"

#include <QDBusConnection>
#include <QObject>
#include <QVariant>

#include <functional>
#include <optional>
#include <vector>

class QDBusMessage;

namespace easel {

/// Asks the services that freedesktop systems have against sleeping, one after the other, until one agrees:
/// org.freedesktop.PowerManagement.Inhibit (Plasma, Xfce), org.gnome.SessionManager (GNOME, Cinnamon, MATE),
/// org.freedesktop.login1 (systemd), org.freedesktop.ScreenSaver. All of them forget a program that is gone.
class BusSleepInhibitor : public QObject, public SleepInhibitor
{
    Q_OBJECT
public:
    using Bus = std::function<QDBusConnection()>; ///< asked for when it is needed
    BusSleepInhibitor(Bus session, Bus system);
    ~BusSleepInhibitor() override;

    void hold(const QString &why) override;
    void release() override;

private:
    struct Way;
    static const std::vector<Way> &ways();
    QDBusConnection busOf(const Way &way) const;
    void ask(size_t way, const QString &why);
    void answered(size_t way, const QString &why, const QDBusMessage &answer);
    void giveBack(size_t way, const QVariant &held);

    Bus m_session;
    Bus m_system;
    bool m_wanted = false;
    bool m_asking = false; ///< an answer is on its way
    struct Held
    {
        size_t way;
        QVariant what; ///< a cookie, or a file that is held open
    };
    std::optional<Held> m_held;
};

} // namespace easel
