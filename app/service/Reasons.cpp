// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/Reasons.h"

#include "app/core/Log.h"

#include <algorithm>
#include <cmath>

namespace easel {

static constexpr int longestMessage = 300;

static QString oneLine(const QString &text)
{
    QString line = redacted(text.simplified());
    if (line.size() > longestMessage)
        line = line.first(longestMessage - 1) + u'…';
    return line;
}

static std::optional<int> codeOf(const QJsonValue &value)
{
    if (value.isDouble() && std::abs(value.toDouble()) < 1e9)
        return int(value.toDouble());
    bool ok = false;
    const int code = value.toString().toInt(&ok);
    return ok ? std::optional(code) : std::nullopt;
}

std::optional<ServiceWords> serviceWords(const QJsonObject &body)
{
    const QString reason = body.value(QLatin1StringView("reason")).toString();
    const auto code = codeOf(body.value(QLatin1StringView("code")));
    QJsonValue message = body.value(QLatin1StringView("message"));
    if (!message.isString())
        message = body.value(QLatin1StringView("msg"));
    if (reason.isEmpty() && !(code && message.isString()))
        return std::nullopt;
    return ServiceWords{code.value_or(0), oneLine(reason), oneLine(message.toString())};
}

namespace {

class Reason
{
    Q_DECLARE_TR_FUNCTIONS(easel::ServiceReason)
public:
    static QString refusal(const QString &reason);
    static QString sentence(ErrorKind kind, const ServiceWords &words);
};

/// The reasons that mean the request itself; empty for an unknown one.
QString Reason::refusal(const QString &reason)
{
    if (reason == QLatin1StringView("INVALID_REQUEST_BODY"))
        return tr("The service does not accept the request.");
    if (reason == QLatin1StringView("IMAGE_FILE_EXCEEDS_MAX_SIZE"))
        return tr("A picture is too large for the service.");
    if (reason == QLatin1StringView("INVALID_IMAGE_FORMAT"))
        return tr("The service cannot read the format of a picture.");
    if (reason == QLatin1StringView("IMAGE_NO_FACE_DETECTED"))
        return tr("The service found no face in a picture.");
    if (reason == QLatin1StringView("ILLEGAL_PROMPT"))
        return tr("The service refuses the words of the prompt.");
    if (reason == QLatin1StringView("TASK_NOT_FOUND"))
        return tr("The service does not know this task.");
    if (reason.isEmpty())
        return tr("The service refused the request.");
    return tr("The service refused the request (%1).").arg(reason);
}

QString Reason::sentence(ErrorKind kind, const ServiceWords &words)
{
    switch (kind) {
    case ErrorKind::Key:
        return words.reason == QLatin1StringView("API_NOT_ALLOWED")
                   ? tr("The API key is not allowed to use this part of the service.")
                   : tr("The service refused the API key.");
    case ErrorKind::Balance:
        return tr("The account's balance is not enough.");
    case ErrorKind::Withdrawn:
        return tr("The service no longer offers this.");
    case ErrorKind::RateLimited:
        return tr("The service asks to wait before the next request.");
    case ErrorKind::Service:
        return words.reason.isEmpty() ? tr("The service failed.")
                                      : tr("The service failed (%1).").arg(words.reason);
    default:
        break;
    }
    const QString refused = refusal(words.reason);
    return words.message.isEmpty() ? refused : tr("%1 It says: %2").arg(refused, words.message);
}

} // namespace

std::optional<ErrorKind> kindOfReason(const QString &reason)
{
    struct Meaning
    {
        QLatin1StringView reason;
        ErrorKind kind;
    };
    static constexpr Meaning meanings[] = {
        {QLatin1StringView("BILLING_BALANCE_NOT_ENOUGH"), ErrorKind::Balance},
        {QLatin1StringView("NOT_ENOUGH_BALANCE"), ErrorKind::Balance},
        {QLatin1StringView("MISSING_API_KEY"), ErrorKind::Key},
        {QLatin1StringView("INVALID_API_KEY"), ErrorKind::Key},
        {QLatin1StringView("FAILED_TO_AUTH"), ErrorKind::Key},
        {QLatin1StringView("API_NOT_ALLOWED"), ErrorKind::Key},
        {QLatin1StringView("BILLING_AUTH_FAILED"), ErrorKind::Key},
        {QLatin1StringView("API_NOT_FOUND"), ErrorKind::Withdrawn},
        {QLatin1StringView("RATE_LIMIT_EXCEEDED"), ErrorKind::RateLimited},
    };
    const auto found = std::ranges::find(meanings, reason, &Meaning::reason);
    return found == std::end(meanings) ? std::nullopt : std::optional(found->kind);
}

QString sentenceFor(ErrorKind kind, const ServiceWords &words)
{
    return Reason::sentence(kind, words);
}

} // namespace easel
