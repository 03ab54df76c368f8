// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/HttpCall.h"

#include "app/service/SequentialBody.h"

#include <QNetworkAccessManager>
#include <QSslError>

#include <algorithm>
#include <utility>

namespace easel {

HttpCall::HttpCall(QObject *context, Done done)
    : ServiceCall(context)
    , m_done(std::move(done))
{
}

HttpCall::~HttpCall()
{
    dropReply();
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
    armDeadlines();
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
    connect(m_reply, &QNetworkReply::finished, this, [this] { end(endingOfReply()); });
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
           m_answer.body.size() < announced.toLongLong();
}

void HttpCall::armDeadlines()
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(m_request.idle);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        m_answer.limit = m_request.idle;
        end(HttpAnswer::Ending::IdleTooLong);
    });
    m_total.setSingleShot(true);
    connect(&m_total, &QTimer::timeout, this, [this] {
        m_answer.limit = m_request.total;
        end(HttpAnswer::Ending::TotalTooLong);
    });
    m_total.start(m_request.total);
}

/// The first sign of life starts the idle deadline: a request that waits for one of Qt's six connections to a
/// host is not silence of the host.
void HttpCall::noteLife()
{
    m_idle.start();
}

void HttpCall::readAvailable()
{
    noteLife();
    // One byte more than allowed is enough to know. (QIODevice makes room for all that it is asked for.)
    const qint64 room = m_request.maxBytes + 1 - m_answer.body.size();
    m_answer.body += m_reply->read(std::min(room, m_reply->bytesAvailable()));
    if (m_answer.body.size() > m_request.maxBytes)
        end(HttpAnswer::Ending::TooManyBytes);
}

void HttpCall::refuse(const ServiceError &error)
{
    m_answer.refusal = error;
    m_ended = true;
    endLater();
}

void HttpCall::abort()
{
    if (m_ended)
        return;
    m_ended = true;
    readHead();
    dropReply();
    m_answer.ending = HttpAnswer::Ending::Aborted;
    endLater();
}

/// The caller never hears from inside its own call.
void HttpCall::endLater()
{
    QMetaObject::invokeMethod(this, &HttpCall::deliver, Qt::QueuedConnection);
}

void HttpCall::end(HttpAnswer::Ending ending)
{
    if (m_ended)
        return;
    if (ending == HttpAnswer::Ending::Answered || ending == HttpAnswer::Ending::Failed)
        readAvailable(); // may end the call itself
    if (m_ended)
        return;
    m_ended = true;
    m_answer.ending = ending;
    readHead();
    if (ending == HttpAnswer::Ending::Answered && m_answer.status < 300 && isCutOff()) {
        m_answer.ending = HttpAnswer::Ending::Failed;
        m_answer.networkError = QNetworkReply::RemoteHostClosedError;
    }
    dropReply();
    deliver();
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
    m_answer.networkError = m_reply->error();
    const QUrl target = QUrl::fromEncoded(m_reply->rawHeader("Location"));
    if (!target.isEmpty())
        m_answer.redirectTo = m_answer.url.resolved(target);
}

void HttpCall::dropReply()
{
    m_idle.stop();
    m_total.stop();
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
    m_onceBody = nullptr;
}

void HttpCall::deliver()
{
    const Done done = std::exchange(m_done, nullptr);
    HttpAnswer answer = std::move(m_answer);
    deleteLater();
    done(std::move(answer)); // may delete the context, and this with it
}

} // namespace easel
