// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/ServiceError.h"

#include <functional>
#include <memory>
#include <vector>

class QObject;

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
/// endless for the window), and the waiting between its tries. One for each command, shared by all its calls.
class RetryBudget
{
public:
    /// limit: none means endless.
    RetryBudget(Clock &clock, std::optional<std::chrono::milliseconds> limit);
    void noteAnswer(); ///< the service itself answered something
    /// A call, sent then (Clock::monotonic), ended without an answer of the service's.
    void noteFailure(std::chrono::milliseconds sentAt);
    bool
    exhausted() const; ///< the time since the first such failure without an answer between is over the limit

    bool limited() const { return m_limit.has_value(); }

    /// Calls then after retryDelay(error, attempt), in the thread of context and never after its death.
    /// wake() ends the wait early, unless the service itself asked for it.
    void wait(const ServiceError &error, int attempt, QObject *context, std::function<void()> then);
    /// The same after a given time.
    void wait(std::chrono::milliseconds delay, QObject *context, std::function<void()> then);
    /// The network came back, or the machine woke up: whoever waits tries now, not all at the same moment.
    void wake();
    /// Without a network a try is only a formality: the longest wait, until wake().
    void setOffline(bool offline) { m_offline = offline; }

private:
    struct Waiting;

    Clock &m_clock;
    std::optional<std::chrono::milliseconds> m_limit;
    std::optional<std::chrono::milliseconds> m_silentSince;
    std::optional<std::chrono::milliseconds> m_lastAnswer;
    bool m_offline = false;
    std::vector<std::weak_ptr<Waiting>> m_waiting;
};

} // namespace easel
