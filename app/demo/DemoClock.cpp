// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoClock.h"

#include <QDateTime>

#include <algorithm>

namespace easel {

static qint64 scaled(qint64 ms, double speed)
{
    return qint64(double(ms) * speed);
}

DemoClock::DemoClock(const DemoClockAnchor &before, double speed)
{
    m_since.start();
    m_anchor.real = QDateTime::currentMSecsSinceEpoch();
    m_anchor.speed = speed;
    const bool first = before.real == 0;
    m_anchor.service =
        first ? 0 : before.service + scaled(std::max<qint64>(0, m_anchor.real - before.real), before.speed);
}

qint64 DemoClock::realNow() const
{
    return m_anchor.real + m_since.elapsed();
}

qint64 DemoClock::now() const
{
    return m_anchor.service + scaled(m_since.elapsed(), m_anchor.speed);
}

} // namespace easel
