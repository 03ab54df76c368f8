// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestClock.h"

#include <QThread>

#include <algorithm>

namespace easel::test {

using std::chrono::milliseconds;

TestClock::TestClock(const QDateTime &start)
    : m_start(start)
{
}

QDateTime TestClock::utcNow() const
{
    QMutexLocker lock(&m_mutex);
    return m_start.addMSecs(m_now.count());
}

milliseconds TestClock::monotonic() const
{
    QMutexLocker lock(&m_mutex);
    return m_now;
}

void TestClock::after(milliseconds delay, QObject *context, std::function<void()> then)
{
    QMutexLocker lock(&m_mutex);
    const milliseconds due = m_now + std::max(delay, milliseconds(0));
    const auto place = std::upper_bound(m_calls.begin(), m_calls.end(), due,
                                        [](milliseconds time, const Call &call) { return time < call.due; });
    m_calls.insert(place, Call{due, context, std::move(then)});
}

std::optional<TestClock::Call> TestClock::takeDue(milliseconds until)
{
    QMutexLocker lock(&m_mutex);
    if (m_calls.empty() || m_calls.front().due > until) {
        m_now = std::max(m_now, until);
        return std::nullopt;
    }
    Call call = std::move(m_calls.front());
    m_calls.erase(m_calls.begin());
    m_now = std::max(m_now, call.due);
    return call;
}

void TestClock::advance(milliseconds by)
{
    const milliseconds until = monotonic() + by;
    while (std::optional<Call> call = takeDue(until)) {
        QObject *context = call->context;
        if (!context)
            continue;
        if (context->thread() == QThread::currentThread())
            call->then();
        else
            QMetaObject::invokeMethod(context, std::move(call->then), Qt::QueuedConnection);
    }
}

void TestClock::jumpTimeOfDay(milliseconds by)
{
    QMutexLocker lock(&m_mutex);
    m_start = m_start.addMSecs(by.count());
}

int TestClock::waiting() const
{
    QMutexLocker lock(&m_mutex);
    return int(
        std::count_if(m_calls.begin(), m_calls.end(), [](const Call &call) { return bool(call.context); }));
}

milliseconds TestClock::untilNext() const
{
    QMutexLocker lock(&m_mutex);
    const auto next =
        std::find_if(m_calls.begin(), m_calls.end(), [](const Call &call) { return bool(call.context); });
    return next == m_calls.end() ? milliseconds(-1) : next->due - m_now;
}

} // namespace easel::test
