// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>
#include <functional>

class QObject;

namespace easel {

/// The time of day, a time that never jumps, and waiting; behind one interface so that tests hold the clock.
/// Deadlines use monotonic(); utcNow() is for showing and for the journal only.
class Clock
{
public:
    virtual ~Clock() = default;

    virtual QDateTime utcNow() const = 0;
    virtual std::chrono::milliseconds monotonic() const = 0;

    /// Calls then once, in the thread of context, after the delay; never if context dies before.
    virtual void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> then) = 0;
};

class SystemClock final : public Clock
{
public:
    QDateTime utcNow() const override;
    std::chrono::milliseconds monotonic() const override;
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> then) override;
};

} // namespace easel
