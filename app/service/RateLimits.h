// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/ServiceError.h"

#include <array>
#include <deque>

namespace easel {

class Clock;

/// How often the service may be called (API.md, "Errors": about 20 calls a minute for txt2img, 10 for
/// img2img), in one place. Whoever is about to make such a call asks first; an answer 429 holds all of its
/// kind back. Free calls are not counted: the service names no limit for them.
class RateLimits
{
public:
    enum class Call { Txt2Img, Img2Img };

    /// speed: of the demo, which divides its windows.
    RateLimits(Clock &clock, double speed);

    int free(Call call) const; ///< so many calls may be made now
    /// How long until free() is above 0; zero where it is.
    std::chrono::milliseconds untilFree(Call call) const;

    void noteSent(Call call);
    void noteTaken(Call call); ///< the service took it
    /// The service did not take it: nothing of the kind before retryDelay, which grows from one to the next.
    void noteRefused(Call call, const ServiceError &error);

private:
    struct Lane
    {
        int most;
        std::deque<std::chrono::milliseconds> sent; ///< monotonic, in the last window
        std::chrono::milliseconds notBefore{0};
        int refused = 0; ///< in a row
    };
    const Lane &lane(Call call) const { return m_lanes[size_t(call)]; }
    Lane &lane(Call call) { return m_lanes[size_t(call)]; }
    std::deque<std::chrono::milliseconds> recent(const Lane &lane) const;

    Clock &m_clock;
    std::chrono::milliseconds m_window;
    std::array<Lane, 2> m_lanes{Lane{20, {}}, Lane{10, {}}};
};

} // namespace easel
