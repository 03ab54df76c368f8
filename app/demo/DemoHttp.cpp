// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoHttp.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QHttpServerResponse>
#include <QJsonDocument>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QHttpHeaders>
#endif

#include <algorithm>
#include <utility>

namespace easel {

QByteArray DemoRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value.trimmed();
    }
    return {};
}

bool DemoRequest::hasHeader(QByteArrayView name) const
{
    return std::any_of(headers.begin(), headers.end(), [name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

QString DemoRequest::argument(const QString &name) const
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

DemoAnswer DemoAnswer::json(const QJsonObject &object, int status)
{
    return {status, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

DemoAnswer DemoAnswer::refusal(int status, const QString &reason, const QString &message)
{
    return json({{QStringLiteral("code"), status},
                 {QStringLiteral("reason"), reason},
                 {QStringLiteral("message"), message},
                 {QStringLiteral("metadata"), QJsonObject{}}},
                status);
}

DemoAnswer DemoAnswer::storageError(int status, const QString &code, const QString &message)
{
    const QString xml = QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                       "<Error><Code>%1</Code><Message>%2</Message></Error>")
                            .arg(code.toHtmlEscaped(), message.toHtmlEscaped());
    return {status, "application/xml", xml.toUtf8()};
}

static QByteArray methodWord(QHttpServerRequest::Method method)
{
    switch (method) {
    case QHttpServerRequest::Method::Get:
        return "GET";
    case QHttpServerRequest::Method::Post:
        return "POST";
    case QHttpServerRequest::Method::Put:
        return "PUT";
    default:
        return {};
    }
}

static DemoRequest translated(const QHttpServerRequest &request)
{
    DemoRequest result;
    result.method = methodWord(request.method());
    result.path = request.url().path();
    result.query = request.query();
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    const QHttpHeaders headers = request.headers();
    for (qsizetype i = 0; i < headers.size(); ++i)
        result.headers.append(
            {QByteArray(headers.nameAt(i).toString().toLatin1()), headers.valueAt(i).toByteArray()});
#else
    result.headers = request.headers();
#endif
    result.body = request.body();
    return result;
}

static void send(QHttpServerResponder &responder, const DemoAnswer &answer)
{
    const auto status = static_cast<QHttpServerResponder::StatusCode>(answer.status);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QHttpHeaders headers;
    headers.append(QHttpHeaders::WellKnownHeader::ContentType, answer.contentType);
    for (const auto &[name, value] : answer.headers)
        headers.append(name, value);
    responder.write(answer.body, headers, status);
#else
    QHttpServerResponse response(answer.contentType, answer.body, status);
    for (const auto &[name, value] : answer.headers)
        response.addHeader(name, value);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    responder.sendResponse(response);
#else
    response.write(std::move(responder));
#endif
#endif
}

/// Keeps the responder until the answer is there. Before 6.5 a responder outlives its socket without knowing.
static DemoRespond later(QHttpServerResponder &&responder)
{
    auto kept = std::make_shared<QHttpServerResponder>(std::move(responder));
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    return [kept, socket = QPointer<QTcpSocket>(kept->socket())](const DemoAnswer &answer) {
        if (socket)
            send(*kept, answer);
    };
#else
    return [kept](const DemoAnswer &answer) { send(*kept, answer); };
#endif
}

DemoHttp::DemoHttp(Handler handler)
    : m_handler(std::move(handler))
    , m_server(std::make_unique<QHttpServer>())
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    m_server->setMissingHandler(this,
                                [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
                                    m_handler(translated(request), later(std::move(responder)));
                                });
#else
    m_server->setMissingHandler([this](const QHttpServerRequest &request, QHttpServerResponder &&responder) {
        m_handler(translated(request), later(std::move(responder)));
    });
#endif
}

DemoHttp::~DemoHttp() = default;

Result<quint16> DemoHttp::listen(quint16 port)
{
    auto socket = std::make_unique<QTcpServer>();
    if (!socket->listen(QHostAddress::LocalHost, port)) {
        return failure(
            ErrorKind::Conflict,
            QCoreApplication::translate("DemoService", "The demo service cannot listen on port %1: %2")
                .arg(QString::number(port), socket->errorString()),
            QStringLiteral("port"), socket->errorString());
    }
    const quint16 taken = socket->serverPort();
    m_server->bind(socket.release()); // takes the socket over
    return taken;
}

} // namespace easel
