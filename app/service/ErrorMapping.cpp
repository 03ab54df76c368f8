// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/ErrorMapping.h"

#include "app/service/ErrorWords.h"
#include "app/service/Network.h"
#include "app/service/Reasons.h"
#include "app/service/RetryPolicy.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace easel {

using Ending = HttpAnswer::Ending;

/// A POST that costs money: whether it may have been taken, where the status does not say.
static bool maybeTaken(const HttpAnswer &answer, bool paid)
{
    return paid && answer.mayHaveArrived;
}

static ServiceError makeError(ErrorKind kind, const QString &message, const HttpAnswer &answer)
{
    ServiceError error;
    error.kind = kind;
    error.message = message;
    error.httpStatus = answer.status;
    error.details = ErrorWords::details(answer);
    error.retryAfter = retryAfterFromHeader(answer.retryAfter, answer.date);
    return error;
}

static ServiceError temporaryError(ErrorKind kind, const QString &message, const HttpAnswer &answer)
{
    ServiceError error = makeError(kind, message, answer);
    error.temporary = true;
    return error;
}

ServiceError foreignAnswer(const HttpAnswer &answer, bool paid)
{
    ServiceError error = temporaryError(ErrorKind::Service, ErrorWords::foreign(answer), answer);
    error.maybeTaken = answer.status < 400 && maybeTaken(answer, paid);
    return error;
}

/// No complete answer: silence, a broken connection, too many bytes, or the caller's own wish.
static ServiceError transportError(const HttpAnswer &answer, bool paid)
{
    const bool isTooLarge = answer.ending == Ending::TooManyBytes;
    ServiceError error = makeError(isTooLarge ? ErrorKind::Service : ErrorKind::Network,
                                   ErrorWords::transport(answer), answer);
    error.aborted = answer.ending == Ending::Aborted;
    error.temporary = !error.aborted;
    error.maybeTaken = maybeTaken(answer, paid);
    return error;
}

static ServiceError redirectError(const HttpAnswer &answer, bool paid)
{
    ServiceError error = makeError(ErrorKind::Service, ErrorWords::redirect(answer), answer);
    error.maybeTaken = maybeTaken(answer, paid);
    return error;
}

static bool isComplete(const HttpAnswer &answer)
{
    return answer.ending == Ending::Answered || (answer.ending != Ending::Aborted && answer.status >= 400);
}

/// JSON tells its own end: what came is all there was, however the connection ended. A task_id that was
/// received must not be lost over that.
static bool isWhole(const HttpAnswer &answer, const QJsonDocument &document)
{
    const bool cameApart = answer.ending == Ending::Failed || answer.ending == Ending::IdleTooLong ||
                           answer.ending == Ending::TotalTooLong;
    return cameApart && answer.status >= 200 && answer.status < 300 && document.isObject();
}

static ErrorKind kindOfStatus(int status)
{
    switch (status) {
    case 401:
    case 403:
        return ErrorKind::Key;
    case 402:
        return ErrorKind::Balance;
    case 408:
    case 425:
        return ErrorKind::Service;
    case 410:
        return ErrorKind::Withdrawn;
    case 429:
        return ErrorKind::RateLimited;
    default:
        return status >= 500 && status < 600 ? ErrorKind::Service : ErrorKind::Refused;
    }
}

/// status: HTTP's, or the code of an envelope.
static ServiceError errorInTheServicesWords(const HttpAnswer &answer, const ServiceWords &words, int status)
{
    const auto byReason = status < 500 ? kindOfReason(words.reason) : std::nullopt;
    const ErrorKind kind = byReason.value_or(kindOfStatus(status));
    ServiceError error = makeError(kind, sentenceFor(kind, words), answer);
    error.reason = words.reason;
    error.details = ErrorWords::details(answer, words);
    error.fromService = true;
    error.temporary = kind == ErrorKind::Service || kind == ErrorKind::RateLimited;
    return error;
}

/// An error status whose body is not the service's error JSON.
static ServiceError errorByStatusAlone(const HttpAnswer &answer)
{
    const bool isSilent = answer.body.trimmed().isEmpty();
    const bool isHtml = ErrorWords::looksLikeHtml(answer.body);
    const ErrorKind kind = kindOfStatus(answer.status);
    ServiceError error = makeError(kind, sentenceFor(kind, {}), answer);
    switch (answer.status) {
    case 429:
        error.temporary = true;
        error.fromService = isSilent;
        return error;
    case 403:
        if (!isSilent && !isHtml)
            return makeError(ErrorKind::Service, ErrorWords::front(answer), answer);
        [[fallthrough]];
    case 401:
        error.fromService = isSilent;
        return isHtml ? foreignAnswer(answer, false) : error;
    case 413:
        error.message = ErrorWords::requestTooLarge();
        return error;
    case 404:
    case 405:
        return foreignAnswer(answer, false);
    default:
        break;
    }
    if (kind == ErrorKind::Service)
        return temporaryError(kind, ErrorWords::failedStatus(answer), answer);
    return isHtml ? foreignAnswer(answer, false) : error;
}

static ServiceError statusError(const HttpAnswer &answer, const QJsonObject &body, bool paid)
{
    const auto words = serviceWords(body);
    ServiceError error =
        words ? errorInTheServicesWords(answer, *words, answer.status) : errorByStatusAlone(answer);
    // 429 alone is certain; a timeout's status or a proxy's page tells nothing of what happened behind it.
    const bool isOpen = answer.status >= 500 || (error.temporary && error.kind != ErrorKind::RateLimited);
    error.maybeTaken = isOpen && maybeTaken(answer, paid);
    return error;
}

static ServiceError envelopeError(const HttpAnswer &answer, const QJsonObject &body,
                                  const ServiceWords &words, bool paid)
{
    ServiceError error = errorInTheServicesWords(answer, words, words.code);
    const bool hasTask = !body[QLatin1StringView("data")][QLatin1StringView("task_id")].isUndefined();
    error.maybeTaken = (hasTask || error.kind == ErrorKind::Service) && maybeTaken(answer, paid);
    return error;
}

static std::expected<QJsonObject, ServiceError> unwrapped(const HttpAnswer &answer, const QJsonObject &body,
                                                          bool paid)
{
    if (!body.contains(QLatin1StringView("code")))
        return body;
    const auto words = serviceWords(body);
    if (words && words->code != 0)
        return std::unexpected(envelopeError(answer, body, *words, paid));
    const QJsonValue data = body.value(QLatin1StringView("data"));
    return data.isObject() ? data.toObject() : body;
}

std::expected<QJsonObject, ServiceError> serviceAnswer(const HttpAnswer &answer, bool paid)
{
    if (answer.refusal)
        return std::unexpected(*answer.refusal);
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    if (!isComplete(answer) && !isWhole(answer, document))
        return std::unexpected(transportError(answer, paid));
    if (answer.status >= 400)
        return std::unexpected(statusError(answer, document.object(), paid));
    if (answer.status >= 300)
        return std::unexpected(redirectError(answer, paid));
    if (answer.status < 200 || !document.isObject())
        return std::unexpected(foreignAnswer(answer, paid));
    return unwrapped(answer, document.object(), paid);
}

/// <Code>AccessDenied</Code> of the storage's XML.
static QString storageCode(const QByteArray &xml)
{
    const qsizetype begin = xml.indexOf("<Code>");
    const qsizetype end = xml.indexOf("</Code>", begin);
    if (begin < 0 || end < begin || end - begin > 100)
        return {};
    return QString::fromLatin1(xml.mid(begin + 6, end - begin - 6));
}

static ServiceError expiredUploadUrl(const HttpAnswer &answer)
{
    ServiceError error = temporaryError(ErrorKind::Service, ErrorWords::uploadUrlExpired(answer), answer);
    error.reason = QStringLiteral("UPLOAD_URL_EXPIRED");
    return error;
}

/// An early 403 during a large body can arrive as a closed connection without a status.
static bool wasBrokenOff(const HttpAnswer &answer)
{
    return answer.ending == Ending::Failed && answer.status == 0 &&
           answer.networkError == QNetworkReply::RemoteHostClosedError;
}

static ServiceError storageError(const HttpAnswer &answer)
{
    const QString code = storageCode(answer.body);
    ServiceError error;
    if (answer.status == 403)
        error = expiredUploadUrl(answer);
    else if (answer.status == 429)
        error = temporaryError(ErrorKind::RateLimited, sentenceFor(ErrorKind::RateLimited, {}), answer);
    else if (answer.status >= 500 || answer.status == 408 || code == QLatin1StringView("RequestTimeout"))
        error = temporaryError(ErrorKind::Service, ErrorWords::failedStatus(answer), answer);
    else if (ErrorWords::looksLikeHtml(answer.body))
        error = foreignAnswer(answer, false);
    else
        error = makeError(ErrorKind::Refused, ErrorWords::uploadRefused(answer), answer);
    if (error.reason.isEmpty())
        error.reason = code;
    error.fromService = !code.isEmpty();
    return error;
}

std::expected<void, ServiceError> uploadAnswer(const HttpAnswer &answer)
{
    if (answer.refusal)
        return std::unexpected(*answer.refusal);
    if (!isComplete(answer)) {
        return std::unexpected(wasBrokenOff(answer) ? expiredUploadUrl(answer)
                                                    : transportError(answer, false));
    }
    if (answer.status >= 400)
        return std::unexpected(storageError(answer));
    if (answer.status >= 300)
        return std::unexpected(redirectError(answer, false));
    if (answer.status < 200 || ErrorWords::looksLikeHtml(answer.body))
        return std::unexpected(foreignAnswer(answer, false));
    return {};
}

static bool isGone(const HttpAnswer &answer)
{
    return answer.status == 403 || answer.status == 404 || answer.status == 410;
}

/// Why a download gave nothing, whatever it was of; none where it gave something.
static std::optional<ServiceError> downloadError(const HttpAnswer &answer)
{
    if (answer.refusal)
        return answer.refusal;
    if (!isComplete(answer)) {
        ServiceError error = transportError(answer, false);
        error.temporary = error.temporary && answer.ending != Ending::TooManyBytes;
        return error;
    }
    if (answer.status == 429)
        return temporaryError(ErrorKind::RateLimited, sentenceFor(ErrorKind::RateLimited, {}), answer);
    if (answer.status >= 400)
        return temporaryError(ErrorKind::Service, ErrorWords::failedStatus(answer), answer);
    if (answer.status >= 300)
        return redirectError(answer, false);
    return std::nullopt;
}

std::expected<QByteArray, ServiceError> downloadAnswer(const HttpAnswer &answer)
{
    if (auto error = downloadError(answer)) {
        if (isComplete(answer) && isGone(answer)) {
            error = makeError(ErrorKind::Service, ErrorWords::imageUrlExpired(answer), answer);
            error->reason = QStringLiteral("IMAGE_URL_EXPIRED");
        }
        return std::unexpected(*error);
    }
    if (answer.status < 200 || answer.body.isEmpty() || ErrorWords::looksLikeHtml(answer.body))
        return std::unexpected(temporaryError(ErrorKind::Service, ErrorWords::noPicture(answer), answer));
    return answer.body;
}

/// "bytes 100-199/200"; the total may be "*".
static std::optional<FileHead> headFromRange(const QByteArray &range)
{
    static const QRegularExpression form(
        QStringLiteral("\\Abytes (\\d{1,15})-(\\d{1,15})/(\\d{1,15}|\\*)\\z"));
    const auto match = form.match(QString::fromLatin1(range.trimmed()));
    if (!match.hasMatch())
        return std::nullopt;
    FileHead head;
    head.from = match.captured(1).toLongLong();
    const qint64 last = match.captured(2).toLongLong();
    if (match.captured(3) != QLatin1StringView("*"))
        head.total = match.captured(3).toLongLong();
    if (last < head.from || (head.total >= 0 && last >= head.total))
        return std::nullopt;
    return head;
}

std::optional<FileHead> fileHead(const HttpAnswer &answer)
{
    std::optional<FileHead> head;
    if (answer.status == 200)
        head = FileHead{0, answer.contentLength, {}};
    else if (answer.status == 206)
        head = headFromRange(answer.contentRange);
    if (head && answer.etag.startsWith('"'))
        head->etag = answer.etag;
    return head;
}

std::expected<FileHead, ServiceError> fileAnswer(const HttpAnswer &answer)
{
    if (auto error = downloadError(answer)) {
        if (isComplete(answer) && isGone(answer)) {
            error = temporaryError(ErrorKind::Service, ErrorWords::fileUrlExpired(answer), answer);
            error->reason = QStringLiteral("FILE_URL_EXPIRED");
        } else if (isComplete(answer) && answer.status == 416) {
            error->reason = QStringLiteral("RANGE_NOT_SATISFIABLE");
        }
        return std::unexpected(*error);
    }
    const auto head = fileHead(answer);
    if (!head)
        return std::unexpected(foreignAnswer(answer, false));
    return *head;
}

} // namespace easel
