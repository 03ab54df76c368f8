// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/ServiceError.h"

namespace easel {

class Clock;

/// How long to wait before the next try: Retry-After where the service gave one, else exponential backoff
/// with full jitter, from 0.5 s, capped at 10 s. attempt counts from 0.
std::chrono::milliseconds retryDelay(const ServiceError &error, int attempt);

/// Retry-After as the header says it, in seconds or as HTTP's date; the latter against the answer's own Date
/// where that is given. At most a day. None where the header is missing or makes no sense.
std::optional<std::chrono::milliseconds> retryAfterFromHeader(const QByteArray &retryAfter,
                                                              const QByteArray &date);

/// How long a command as a whole goes on without an answer that is the service's (30 s for easel-cli,
/// endless for the window). One for each command, shared by all its calls.
class RetryBudget
{
public:
    /// limit: none means endless.
    RetryBudget(Clock &clock, std::optional<std::chrono::milliseconds> limit);
    void noteAnswer();  ///< the service itself answered something
    void noteFailure(); ///< a call ended without an answer of the service's
    bool
    exhausted() const; ///< the time since the first such failure without an answer between is over the limit

private:
    Clock &m_clock;
    std::optional<std::chrono::milliseconds> m_limit;
    std::optional<std::chrono::milliseconds> m_silentSince;
};

} // namespace easel
