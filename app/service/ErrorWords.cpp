// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/ErrorWords.h"

#include "app/service/Network.h"
#include "app/service/Reasons.h"

#include <QJsonDocument>
#include <QLocale>
#include <QMetaEnum>

namespace easel {

static QString host(const HttpAnswer &answer)
{
    return hostAndPort(answer.url);
}

static QString seconds(std::chrono::milliseconds limit)
{
    return QLocale().toString(double(limit.count()) / 1000, 'g', 4);
}

QString ErrorWords::certificate(const HttpAnswer &answer)
{
    if (answer.certificateProblem.isEmpty())
        return tr("No secure connection to %1 could be made.").arg(host(answer));
    return tr("%1 has no valid certificate, so nothing was sent to it (%2).")
        .arg(host(answer), answer.certificateProblem);
}

QString ErrorWords::brokenConnection(const HttpAnswer &answer)
{
    switch (answer.networkError) {
    case QNetworkReply::ConnectionRefusedError:
        return tr("%1 does not answer (connection refused).").arg(host(answer));
    case QNetworkReply::HostNotFoundError:
        return tr("%1 is not found; is this computer online?").arg(host(answer));
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        return tr("%1 closed the connection before its answer was complete.").arg(host(answer));
    case QNetworkReply::SslHandshakeFailedError:
        return certificate(answer);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return tr("The proxy on the way to %1 does not answer.").arg(host(answer));
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return tr("The proxy on the way to %1 asks for a password.").arg(host(answer));
    default:
        return tr("%1 cannot be reached.").arg(host(answer));
    }
}

QString ErrorWords::transport(const HttpAnswer &answer)
{
    switch (answer.ending) {
    case HttpAnswer::Ending::Aborted:
        return tr("The request was cancelled.");
    case HttpAnswer::Ending::IdleTooLong:
        return tr("%1 does not answer (nothing came for %2 s).").arg(host(answer), seconds(answer.limit));
    case HttpAnswer::Ending::TotalTooLong:
        return tr("%1 does not come to an end with its answer (%2 s).")
            .arg(host(answer), seconds(answer.limit));
    case HttpAnswer::Ending::TooManyBytes:
        return tr("The answer of %1 is too large.").arg(host(answer));
    default:
        return brokenConnection(answer);
    }
}

QString ErrorWords::redirect(const HttpAnswer &answer)
{
    if (answer.redirectTo.host().isEmpty())
        return tr("%1 points somewhere else, which Easel does not follow.").arg(host(answer));
    return tr("%1 points to %2, which Easel does not follow.")
        .arg(host(answer), hostAndPort(answer.redirectTo));
}

bool ErrorWords::looksLikeHtml(const QByteArray &bytes)
{
    const QByteArray start = bytes.left(256).trimmed().toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<head") ||
           start.startsWith("<body") || start.startsWith("<h1") || start.startsWith("<!--");
}

QString ErrorWords::body(const QByteArray &bytes)
{
    if (bytes.trimmed().isEmpty())
        return tr("an empty body instead of JSON");
    if (looksLikeHtml(bytes))
        return tr("an HTML page instead of JSON");
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (!document.isNull())
        return tr("JSON of another shape");
    return error.offset >= bytes.size() ? tr("JSON that is cut off") : tr("no JSON");
}

QString ErrorWords::foreign(const HttpAnswer &answer)
{
    return tr("The answer of %1 is not the service's (%2).").arg(host(answer), body(answer.body));
}

QString ErrorWords::front(const HttpAnswer &answer)
{
    return tr("The server in front of %1 refuses this program (HTTP %2).")
        .arg(host(answer), QString::number(answer.status));
}

QString ErrorWords::failedStatus(const HttpAnswer &answer)
{
    return tr("%1 failed (HTTP %2).").arg(host(answer), QString::number(answer.status));
}

QString ErrorWords::requestTooLarge()
{
    return tr("The request is too large for the service.");
}

QString ErrorWords::uploadUrlExpired(const HttpAnswer &answer)
{
    return tr("%1 did not take the picture: the upload's address has expired.").arg(host(answer));
}

QString ErrorWords::uploadRefused(const HttpAnswer &answer)
{
    return tr("%1 refused the picture (HTTP %2).").arg(host(answer), QString::number(answer.status));
}

QString ErrorWords::imageUrlExpired(const HttpAnswer &answer)
{
    return tr("%1 no longer has the picture: its address has expired.").arg(host(answer));
}

QString ErrorWords::fileUrlExpired(const HttpAnswer &answer)
{
    return tr("%1 does not give the file: its address has expired.").arg(host(answer));
}

QString ErrorWords::noPicture(const HttpAnswer &answer)
{
    return tr("%1 sent something that is no picture.").arg(host(answer));
}

QString ErrorWords::noKey()
{
    return tr("No API key is set.");
}

QString ErrorWords::impossibleKey()
{
    return tr("The API key holds characters that no key has.");
}

QString ErrorWords::plainHttp(const QUrl &url)
{
    return tr("%1 is not reached over https, so nothing was sent to it.").arg(hostAndPort(url));
}

QString ErrorWords::noAddress()
{
    return tr("The service gave an address that is none.");
}

QString ErrorWords::details(const HttpAnswer &answer)
{
    if (answer.status != 0)
        return QStringLiteral("HTTP %1").arg(answer.status);
    if (answer.networkError == QNetworkReply::NoError)
        return {};
    const auto names = QMetaEnum::fromType<QNetworkReply::NetworkError>();
    return QString::fromLatin1(names.valueToKey(answer.networkError));
}

QString ErrorWords::details(const HttpAnswer &answer, const ServiceWords &words)
{
    QString text = details(answer);
    if (answer.status < 400)
        text += QStringLiteral(", code %1").arg(words.code);
    if (!words.reason.isEmpty())
        text += u' ' + words.reason;
    if (!words.message.isEmpty())
        text += QStringLiteral(": ") + words.message;
    return text;
}

} // namespace easel
