// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/HttpCall.h"

#include "app/service/SequentialBody.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslError>

#include <algorithm>

namespace easel {

/// Of a call whose ordinary answer is a file.
static constexpr qint64 largestErrorBody = 1024LL * 1024;

HttpCall::~HttpCall()
{
    drop();
}

/// What holds for every request, whatever the manager's own settings are.
static QNetworkRequest hardened(QNetworkRequest request, bool needsHttp1)
{
    using Request = QNetworkRequest;
    request.setAttribute(Request::RedirectPolicyAttribute, Request::ManualRedirectPolicy);
    request.setAttribute(Request::CookieLoadControlAttribute, Request::Manual);
    request.setAttribute(Request::CookieSaveControlAttribute, Request::Manual);
    request.setAttribute(Request::AuthenticationReuseAttribute, Request::Manual);
    request.setAttribute(Request::CacheLoadControlAttribute, Request::AlwaysNetwork);
    request.setAttribute(Request::CacheSaveControlAttribute, false);
    if (needsHttp1)
        request.setAttribute(Request::Http2AllowedAttribute, false);
    return request;
}

void HttpCall::send(QNetworkAccessManager &network, const HttpRequest &request)
{
    m_request = request;
    m_answer.url = request.request.url();
    start(network, request);
    listen();
    armDeadlines(request.idle, request.total);
}

void HttpCall::start(QNetworkAccessManager &network, const HttpRequest &request)
{
    const bool hasBody = request.verb != "GET";
    QNetworkRequest prepared = hardened(request.request, hasBody);
    if (request.once) {
        prepared.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        prepared.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        auto body = std::make_unique<SequentialBody>(request.body);
        m_reply = network.sendCustomRequest(prepared, request.verb, body.get());
        m_onceBody = body.release();
        m_onceBody->setParent(m_reply); // read until the reply is gone
    } else if (hasBody) {
        m_reply = network.sendCustomRequest(prepared, request.verb, request.body);
    } else {
        m_reply = network.get(prepared);
    }
}

void HttpCall::listen()
{
    connect(m_reply, &QNetworkReply::finished, this, &HttpCall::finish);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpCall::readAvailable);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpCall::noteLife);
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, &HttpCall::noteLife);
    connect(m_reply, &QNetworkReply::requestSent, this, &HttpCall::noteLife);
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64 total) {
        noteLife();
        m_answer.bodyBytesSent = std::max(m_answer.bodyBytesSent, sent);
        const auto progress = m_request.progress; // may delete the context, and this with it
        if (progress && total > 0)
            progress(sent, total);
    });
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        if (!errors.isEmpty())
            m_answer.certificateProblem = errors.first().errorString();
    });
    connect(m_reply, &QObject::destroyed, this, [this] {
        m_onceBody = nullptr;
        abort();
    });
}

/// A status other than success is an answer, whatever happened to its body (for 307, Qt even wants to send a
/// paid body again, which it cannot). Without an announced length the end of the connection is the end of
/// the body, though Qt sometimes takes it for a reason to send again. A body that ends before its announced
/// length is no answer, even where Qt reports no error.
HttpAnswer::Ending HttpCall::endingOfReply() const
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool wantedToResend = m_reply->error() == QNetworkReply::ContentReSendError;
    const bool hasLength = m_reply->header(QNetworkRequest::ContentLengthHeader).isValid();
    if (status >= 300 || (status >= 200 && wantedToResend && !hasLength))
        return HttpAnswer::Ending::Answered;
    return m_reply->error() == QNetworkReply::NoError ? HttpAnswer::Ending::Answered
                                                      : HttpAnswer::Ending::Failed;
}

bool HttpCall::isCutOff() const
{
    const QVariant announced = m_reply->header(QNetworkRequest::ContentLengthHeader);
    return announced.isValid() && !m_reply->hasRawHeader("Content-Encoding") &&
           m_answer.received < announced.toLongLong();
}

void HttpCall::readAvailable()
{
    noteLife();
    // One byte more than allowed is enough to know. (QIODevice makes room for all that it is asked for.)
    const qint64 room = m_request.maxBytes + 1 - m_answer.received;
    const QByteArray piece = m_reply->read(std::min(room, m_reply->bytesAvailable()));
    m_answer.received += piece.size();
    if (m_answer.received > m_request.maxBytes)
        return end(HttpAnswer::Ending::TooManyBytes);
    if (!passOn(piece))
        abort();
}

bool HttpCall::passOn(const QByteArray &piece)
{
    if (!m_request.sink) {
        m_answer.body += piece;
        return true;
    }
    readHead();
    if (m_answer.status < 200 || m_answer.status >= 300) {
        m_answer.body += piece;
        return m_answer.body.size() <= largestErrorBody;
    }
    return piece.isEmpty() || m_request.sink(m_answer, piece);
}

void HttpCall::finish()
{
    readAvailable(); // may end the call itself
    if (hasEnded())
        return;
    const HttpAnswer::Ending ending = endingOfReply();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool cutOff = ending == HttpAnswer::Ending::Answered && status < 300 && isCutOff();
    m_wasCutOff = cutOff;
    end(cutOff ? HttpAnswer::Ending::Failed : ending);
}

void HttpCall::readHead()
{
    m_answer.mayHaveArrived = m_request.once;
    if (!m_reply)
        return;
    m_answer.mayHaveArrived = m_onceBody && m_onceBody->wasTouched();
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer.retryAfter = m_reply->rawHeader("Retry-After");
    m_answer.date = m_reply->rawHeader("Date");
    m_answer.etag = m_reply->rawHeader("ETag");
    m_answer.contentRange = m_reply->rawHeader("Content-Range");
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    m_answer.contentLength = length.isValid() ? length.toLongLong() : -1;
    m_answer.networkError = m_wasCutOff ? QNetworkReply::RemoteHostClosedError : m_reply->error();
    const QUrl target = QUrl::fromEncoded(m_reply->rawHeader("Location"));
    if (!target.isEmpty())
        m_answer.redirectTo = m_answer.url.resolved(target);
}

void HttpCall::drop()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
    m_onceBody = nullptr;
}

} // namespace easel
