// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>

#include <chrono>

namespace easel {

class Clock;

/// Notices that the system is offline, that the network came back, and that the machine slept (the time of
/// day went on while the steady clock stood). Where the system tells nothing, it counts as online. Lives in
/// the program's main thread, as QNetworkInformation must.
class NetworkWatch : public QObject
{
    Q_OBJECT
public:
    explicit NetworkWatch(Clock &clock, QObject *parent = nullptr);

    /// Also listens to what the system says of the network; not for a service on this machine.
    void listenToSystem();

Q_SIGNALS:
    void offlineChanged(bool offline);
    /// The network came back, or the machine woke up: what waits may try again.
    void cameBack();

private:
    void look();

    Clock &m_clock;
    QDateTime m_wall;
    std::chrono::milliseconds m_steady;
};

} // namespace easel
