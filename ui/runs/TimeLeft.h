// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <optional>

namespace easel {

/// A time left that can be looked at every second: it counts down between the service's answers, a later end
/// is met by standing still instead of jumping up, and it is unknown rather than negative.
class TimeLeft
{
public:
    /// What the service said, and when; nothing or 0 makes it unknown. Saying the same again changes nothing.
    void said(std::optional<double> seconds, const QDateTime &at, const QDateTime &now);
    /// Seconds, above 0.
    std::optional<double> at(const QDateTime &now) const;

private:
    /// What stood on the screen at m_since, and when the service now thinks it ends.
    double m_shown = 0;
    QDateTime m_since;
    QDateTime m_end;
    QDateTime m_saidAt;
    bool m_known = false;
};

} // namespace easel
