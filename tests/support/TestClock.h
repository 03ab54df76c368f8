// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Clock.h"

#include <QMutex>
#include <QPointer>

#include <vector>

namespace easel::test {

/// A clock that moves only when a test says so. What is due is called in the order of its time, each at its
/// own time, in the thread of its context (queued where that is another thread).
class TestClock final : public Clock
{
public:
    explicit TestClock(const QDateTime &start = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC));

    QDateTime utcNow() const override;
    std::chrono::milliseconds monotonic() const override;
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> then) override;

    /// Goes forward, calling all that becomes due on the way, also what is asked for on the way.
    void advance(std::chrono::milliseconds by);
    void advance(qint64 milliseconds) { advance(std::chrono::milliseconds(milliseconds)); }

    /// The time of day jumps, as when a person sets it; monotonic() does not.
    void jumpTimeOfDay(std::chrono::milliseconds by);

    /// How many calls with a living context are waiting.
    int waiting() const;
    /// How long until the first of them; negative where there is none.
    std::chrono::milliseconds untilNext() const;

private:
    struct Call
    {
        std::chrono::milliseconds due;
        QPointer<QObject> context;
        std::function<void()> then;
    };
    std::optional<Call> takeDue(std::chrono::milliseconds until);

    mutable QMutex m_mutex;
    QDateTime m_start;
    std::chrono::milliseconds m_now{0};
    std::vector<Call> m_calls; ///< by due time; equal ones in the order in which they were asked for
};

} // namespace easel::test
