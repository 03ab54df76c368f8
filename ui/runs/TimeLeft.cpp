// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/TimeLeft.h"

#include <algorithm>

namespace easel {

/// An end that moves further than this, and by more than half of what was left, is news and not noise.
static constexpr double noiseSeconds = 90;

static double secondsBetween(const QDateTime &from, const QDateTime &to)
{
    return double(from.msecsTo(to)) / 1000.0;
}

void TimeLeft::said(std::optional<double> seconds, const QDateTime &at, const QDateTime &now)
{
    if (!seconds || *seconds <= 0 || !at.isValid()) {
        m_known = false;
        return;
    }
    const QDateTime end = at.addMSecs(qint64(*seconds * 1000));
    if (m_known && end == m_end && at == m_saidAt)
        return;
    const std::optional<double> before = this->at(now);
    const double left = secondsBetween(now, end);
    const bool isNoise = before && left > *before && left - *before <= std::max(noiseSeconds, *before / 2);
    m_shown = isNoise ? *before : left;
    m_since = now;
    m_end = end;
    m_saidAt = at;
    m_known = true;
}

std::optional<double> TimeLeft::at(const QDateTime &now) const
{
    if (!m_known)
        return std::nullopt;
    // Stands at what was shown until the end that was said catches up with it.
    const double left = std::min(m_shown, secondsBetween(now, m_end));
    // A clock set back must not raise it either.
    if (left <= 0)
        return std::nullopt;
    return left;
}

} // namespace easel
