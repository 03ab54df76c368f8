// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QtGlobal>

namespace easel {

/// A point that ties the service's time to the time of day, kept on disk between starts.
struct DemoClockAnchor
{
    qint64 real = 0;    ///< ms since 1970
    qint64 service = 0; ///< ms of the service's time at that moment
    double speed = 1;   ///< service ms a real ms from there on
};

/// Two times in ms: the time of day, in which URLs expire, and the service's time, which runs `speed` times
/// as fast and in which trainings and generations are played. Both go on while nothing runs; neither jumps
/// within one start. Since the anchor moves with each start, another speed never turns progress back.
class DemoClock
{
public:
    DemoClock(const DemoClockAnchor &before, double speed);

    DemoClockAnchor anchor() const { return m_anchor; }
    double speed() const { return m_anchor.speed; }
    qint64 realNow() const;
    qint64 now() const; ///< the service's time

private:
    DemoClockAnchor m_anchor;
    QElapsedTimer m_since;
};

} // namespace easel
