// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoRateLimit.h"

namespace easel {

std::optional<qint64> DemoRateLimit::take(qint64 nowMs)
{
    while (!m_taken.empty() && nowMs - m_taken.front() >= m_windowMs)
        m_taken.pop_front();
    if (qint64(m_taken.size()) >= m_calls)
        return m_taken.front() + m_windowMs - nowMs;
    m_taken.push_back(nowMs);
    return std::nullopt;
}

} // namespace easel
