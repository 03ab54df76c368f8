// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <deque>
#include <optional>

namespace easel {

/// At most so many calls in any window of so many ms.
class DemoRateLimit
{
public:
    DemoRateLimit(int calls, qint64 windowMs)
        : m_calls(calls)
        , m_windowMs(windowMs)
    {
    }

    /// Takes one call, or tells in how many ms the next would be taken.
    std::optional<qint64> take(qint64 nowMs);

private:
    int m_calls;
    qint64 m_windowMs;
    std::deque<qint64> m_taken;
};

} // namespace easel
