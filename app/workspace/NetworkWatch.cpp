// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/NetworkWatch.h"

#include "app/core/Clock.h"

#include <QNetworkInformation>

namespace easel {

using namespace std::chrono_literals;

static constexpr auto betweenLooks = 10s;
/// More than clocks are set by in passing, less than a nap.
static constexpr auto leap = 20s;

NetworkWatch::NetworkWatch(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_wall(clock.utcNow())
    , m_steady(clock.monotonic())
{
    m_clock.after(betweenLooks, this, [this] { look(); });
}

void NetworkWatch::look()
{
    const QDateTime wall = m_clock.utcNow();
    const auto steady = m_clock.monotonic();
    const std::chrono::milliseconds byWall(m_wall.msecsTo(wall));
    // A steady clock that goes on in sleep shows the leap itself: this look came much too late.
    const bool slept = byWall - (steady - m_steady) > leap || steady - m_steady > betweenLooks + leap;
    m_wall = wall;
    m_steady = steady;
    if (slept)
        Q_EMIT cameBack();
    m_clock.after(betweenLooks, this, [this] { look(); });
}

void NetworkWatch::listenToSystem()
{
    using Information = QNetworkInformation;
    const bool loaded = Information::loadBackendByFeatures(Information::Feature::Reachability);
    if (!loaded || !Information::instance())
        return;
    const auto tell = [this](Information::Reachability reachability) {
        const bool offline = reachability == Information::Reachability::Disconnected;
        Q_EMIT offlineChanged(offline);
        if (!offline)
            Q_EMIT cameBack();
    };
    connect(Information::instance(), &Information::reachabilityChanged, this, tell);
    if (Information::instance()->reachability() == Information::Reachability::Disconnected)
        Q_EMIT offlineChanged(true);
}

} // namespace easel
