// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/Clock.h"

#include <QTimer>

namespace easel {

QDateTime SystemClock::utcNow() const
{
    return QDateTime::currentDateTimeUtc();
}

std::chrono::milliseconds SystemClock::monotonic() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
}

void SystemClock::after(std::chrono::milliseconds delay, QObject *context, std::function<void()> then)
{
    // A coarse timer may come early, and what waits for a rule of the service's must not.
    QTimer::singleShot(delay, Qt::PreciseTimer, context, std::move(then));
}

} // namespace easel
