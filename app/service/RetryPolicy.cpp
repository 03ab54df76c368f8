// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/RetryPolicy.h"

#include "app/core/Clock.h"

#include <QLocale>
#include <QPointer>
#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>
#include <utility>

namespace easel {

using std::chrono::milliseconds;

static constexpr milliseconds shortestDelay{50};
static constexpr milliseconds firstCeiling{500};
static constexpr milliseconds highestCeiling{10'000};
static constexpr milliseconds longestRetryAfter = std::chrono::hours(24);

milliseconds retryDelay(const ServiceError &error, int attempt)
{
    if (error.retryAfter)
        return std::max(*error.retryAfter, shortestDelay);
    // From the fifth doubling on, the ceiling is the highest one anyway.
    const auto ceiling = std::min(firstCeiling * (1 << std::clamp(attempt, 0, 5)), highestCeiling);
    const int jittered = QRandomGenerator::global()->bounded(int(ceiling.count()) + 1);
    return std::max(milliseconds(jittered), shortestDelay);
}

/// The one form of HTTP's date that a sender may use; its names are English everywhere.
static QDateTime httpDate(const QByteArray &text)
{
    const QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()),
                                                   QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    return QDateTime(date.date(), date.time(), QTimeZone::utc());
}

std::optional<milliseconds> retryAfterFromHeader(const QByteArray &retryAfter, const QByteArray &date)
{
    const QByteArray text = retryAfter.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    if (isNumber && seconds >= 0) {
        const double longest = double(longestRetryAfter.count()) / 1000;
        return milliseconds(qint64(std::min(seconds, longest) * 1000));
    }
    const QDateTime until = httpDate(text);
    if (!until.isValid())
        return std::nullopt;
    // The service's own clock, so that a wrong one here does not matter.
    const QDateTime answered = httpDate(date);
    const QDateTime now = answered.isValid() ? answered : QDateTime::currentDateTimeUtc();
    return std::clamp(milliseconds(now.msecsTo(until)), milliseconds(0), longestRetryAfter);
}

RetryBudget::RetryBudget(Clock &clock, std::optional<milliseconds> limit)
    : m_clock(clock)
    , m_limit(limit)
{
}

void RetryBudget::noteAnswer()
{
    m_silentSince.reset();
    m_lastAnswer = m_clock.monotonic();
}

void RetryBudget::noteFailure(milliseconds sentAt)
{
    if (!m_silentSince)
        m_silentSince = std::max(sentAt, m_lastAnswer.value_or(sentAt));
}

bool RetryBudget::exhausted() const
{
    return m_limit && m_silentSince && m_clock.monotonic() - *m_silentSince > *m_limit;
}

/// One wait: whichever comes first, its time or wake(), takes the call.
struct RetryBudget::Waiting
{
    QPointer<QObject> context;
    std::function<void()> then;

    void end()
    {
        if (const auto call = std::exchange(then, nullptr))
            call();
    }
};

void RetryBudget::wait(const ServiceError &error, int attempt, QObject *context, std::function<void()> then)
{
    if (error.retryAfter)
        return m_clock.after(retryDelay(error, attempt), context, std::move(then));
    const bool unreachable = m_offline && error.kind == ErrorKind::Network;
    wait(unreachable ? highestCeiling : retryDelay(error, attempt), context, std::move(then));
}

void RetryBudget::wait(milliseconds delay, QObject *context, std::function<void()> then)
{
    const auto waiting = std::make_shared<Waiting>(Waiting{context, std::move(then)});
    std::erase_if(m_waiting, [](const std::weak_ptr<Waiting> &w) { return w.expired(); });
    m_waiting.push_back(waiting);
    m_clock.after(delay, context, [waiting] { waiting->end(); });
}

void RetryBudget::wake()
{
    for (const std::weak_ptr<Waiting> &weak : std::exchange(m_waiting, {})) {
        const auto waiting = weak.lock();
        if (!waiting || !waiting->then || !waiting->context)
            continue;
        const milliseconds jitter(QRandomGenerator::global()->bounded(int(firstCeiling.count())));
        m_clock.after(jitter, waiting->context, [waiting] { waiting->end(); });
    }
}

} // namespace easel
