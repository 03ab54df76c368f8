// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoSignedUrl.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QMessageAuthenticationCode>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace easel {

static constexpr auto signatureKey = "X-Amz-Signature"_L1;
// Storage hosts count whole seconds; the stand-in keeps the exact moment beside them.
static constexpr auto deadlineKey = "x-deadline-ms"_L1;

QString DemoSignedUrl::signature(const QByteArray &method, const QString &path, const QUrlQuery &query) const
{
    QStringList lines;
    for (const auto &[key, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (key != signatureKey)
            lines += key + u'=' + value;
    }
    lines.sort();
    const QByteArray text = method + '\n' + m_host + '\n' + path.toUtf8() + '\n' + lines.join(u'\n').toUtf8();
    return QString::fromLatin1(
        QMessageAuthenticationCode::hash(text, m_secret, QCryptographicHash::Sha256).toHex());
}

QUrl DemoSignedUrl::sign(const QByteArray &method, const QString &path, qint64 nowMs, qint64 lifetimeMs) const
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(nowMs, Qt::UTC);
    QUrlQuery query;
    query.addQueryItem(u"X-Amz-Algorithm"_s, u"AWS4-HMAC-SHA256"_s);
    query.addQueryItem(u"X-Amz-Credential"_s,
                       u"DEMO%2F"_s + now.toString(u"yyyyMMdd"_s) + u"%2Floopback%2Fs3%2Faws4_request"_s);
    query.addQueryItem(u"X-Amz-Date"_s, now.toString(u"yyyyMMdd'T'HHmmss'Z'"_s));
    query.addQueryItem(u"X-Amz-Expires"_s, QString::number(std::max<qint64>(1, lifetimeMs / 1000)));
    query.addQueryItem(u"X-Amz-SignedHeaders"_s, u"host"_s);
    query.addQueryItem(u"x-id"_s, method == "PUT" ? u"PutObject"_s : u"GetObject"_s);
    query.addQueryItem(deadlineKey, QString::number(nowMs + lifetimeMs));
    query.addQueryItem(signatureKey, signature(method, path, query));
    QUrl url(u"http://"_s + QString::fromLatin1(m_host));
    url.setPath(path);
    url.setQuery(query);
    return url;
}

std::optional<DemoAnswer> DemoSignedUrl::refusal(const DemoRequest &request, qint64 nowMs) const
{
    if (request.hasHeader("Authorization")) {
        return DemoAnswer::storageError(400, u"InvalidArgument"_s,
                                        u"Only one auth mechanism allowed; only the X-Amz-Algorithm query "
                                        "parameter, Signature query string parameter or the Authorization "
                                        "header should be specified"_s);
    }
    const QString given = request.argument(signatureKey);
    if (given.isEmpty())
        return DemoAnswer::storageError(403, u"AccessDenied"_s, u"Access Denied"_s);
    if (request.header("Host") != m_host || given != signature(request.method, request.path, request.query)) {
        return DemoAnswer::storageError(
            403, u"SignatureDoesNotMatch"_s,
            u"The request signature we calculated does not match the signature you "
            "provided. Check your key and signing method."_s);
    }
    if (nowMs >= request.argument(deadlineKey).toLongLong())
        return DemoAnswer::storageError(403, u"AccessDenied"_s, u"Request has expired"_s);
    return std::nullopt;
}

} // namespace easel
