// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/RateLimits.h"

#include "app/core/Clock.h"
#include "app/service/RetryPolicy.h"

#include <algorithm>

namespace easel {

using std::chrono::milliseconds;

/// A minute, and a little for a call that takes longer on its way than the one after it.
static constexpr milliseconds window{61'000};

RateLimits::RateLimits(Clock &clock, double speed)
    : m_clock(clock)
    , m_window(std::chrono::duration_cast<milliseconds>(window / speed))
{
}

std::deque<milliseconds> RateLimits::recent(const Lane &lane) const
{
    std::deque<milliseconds> sent = lane.sent;
    const milliseconds now = m_clock.monotonic();
    std::erase_if(sent, [&](milliseconds at) { return now - at >= m_window; });
    return sent;
}

int RateLimits::free(Call call) const
{
    if (m_clock.monotonic() < lane(call).notBefore)
        return 0;
    return std::max(0, lane(call).most - int(recent(lane(call)).size()));
}

milliseconds RateLimits::untilFree(Call call) const
{
    const milliseconds now = m_clock.monotonic();
    milliseconds until = std::max(lane(call).notBefore - now, milliseconds(0));
    const auto sent = recent(lane(call));
    if (int(sent.size()) >= lane(call).most)
        until = std::max(until, sent.front() + m_window - now);
    return until;
}

void RateLimits::noteSent(Call call)
{
    lane(call).sent = recent(lane(call));
    lane(call).sent.push_back(m_clock.monotonic());
}

void RateLimits::noteTaken(Call call)
{
    lane(call).refused = 0;
}

void RateLimits::noteRefused(Call call, const ServiceError &error)
{
    Lane &refused = lane(call);
    refused.notBefore =
        std::max(refused.notBefore, m_clock.monotonic() + retryDelay(error, refused.refused++));
}

} // namespace easel
