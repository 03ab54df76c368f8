// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/PauseMeter.h"

#include <algorithm>

namespace easel::bench {

namespace {
constexpr int period = 4; // ms
constexpr double millisecond = 1e6;
} // namespace

PauseMeter::PauseMeter(QObject *parent)
    : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(period);
    connect(&m_timer, &QTimer::timeout, this, &PauseMeter::tick);
}

void PauseMeter::start()
{
    m_lateness.clear();
    m_sinceTick.start();
    m_timer.start();
}

void PauseMeter::stop()
{
    m_timer.stop();
}

void PauseMeter::tick()
{
    const double since = double(m_sinceTick.nsecsElapsed()) / millisecond;
    m_sinceTick.restart();
    m_lateness.push_back(std::max(0.0, since - period));
}

double PauseMeter::longest() const
{
    return m_lateness.empty() ? 0 : *std::ranges::max_element(m_lateness);
}

double PauseMeter::percentile(double part) const
{
    if (m_lateness.empty())
        return 0;
    std::vector<double> sorted = m_lateness;
    const auto place = sorted.begin() + qint64(part * double(sorted.size() - 1));
    std::ranges::nth_element(sorted, place);
    return *place;
}

} // namespace easel::bench
