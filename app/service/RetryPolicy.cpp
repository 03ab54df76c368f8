// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/RetryPolicy.h"

#include "app/core/Clock.h"

#include <QLocale>
#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>

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
}

void RetryBudget::noteFailure()
{
    if (!m_silentSince)
        m_silentSince = m_clock.monotonic();
}

bool RetryBudget::exhausted() const
{
    return m_limit && m_silentSince && m_clock.monotonic() - *m_silentSince > *m_limit;
}

} // namespace easel
