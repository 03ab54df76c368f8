// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/UploadCall.h"

#include "app/service/CurlTransfer.h"
#include "app/service/CurlTransfers.h"
#include "app/service/Network.h"

#include <QNetworkAccessManager>

#include <utility>

namespace easel {

UploadCall::UploadCall(QObject *context, Done done)
    : BoundedCall(context, std::move(done))
{
}

UploadCall::~UploadCall()
{
    drop();
}

void UploadCall::send(CurlTransfers &transfers, QNetworkAccessManager &network, const HttpRequest &request)
{
    Q_ASSERT(request.verb == "PUT");
    m_request = request;
    m_answer.url = request.request.url();
    m_transfers = &transfers;
    connect(&network, &QObject::destroyed, this, &UploadCall::abort);
    armDeadlines(request.idle, request.total);
    noteLife();
    const std::optional<QNetworkProxy> proxy = proxyFor(network, m_answer.url);
    if (!proxy)
        return failLater(QNetworkReply::ProxyNotFoundError);
    m_proxy = *proxy;
    begin(Connection::Any);
}

void UploadCall::failLater(QNetworkReply::NetworkError error)
{
    m_answer.networkError = error;
    QMetaObject::invokeMethod(this, [this] { end(HttpAnswer::Ending::Failed); }, Qt::QueuedConnection);
}

void UploadCall::begin(Connection connection)
{
    m_transfer = std::make_unique<CurlTransfer>(m_request, m_proxy);
    if (connection == Connection::New)
        m_transfer->demandNewConnection();
    connect(m_transfer.get(), &CurlTransfer::moved, this, &UploadCall::transferMoved);
    connect(m_transfer.get(), &CurlTransfer::ended, this, &UploadCall::transferEnded);
    m_transfers->start(*m_transfer);
}

/// A second try begins anew, but never less than before is told.
void UploadCall::transferMoved()
{
    noteLife();
    const qint64 sent = m_transfer->bodyBytesSent();
    if (sent <= m_answer.bodyBytesSent)
        return;
    m_answer.bodyBytesSent = sent;
    const auto progress = m_request.progress; // may delete the context, and this with it
    if (progress)
        progress(sent, m_request.body.size());
}

/// The other side had closed the connection while it waited for this request, which libcurl found out only by
/// a failing write; it looks for a better one by itself only where reading failed. A PUT may be sent again.
bool UploadCall::diedWithItsConnection() const
{
    return m_transfer->networkError() == QNetworkReply::RemoteHostClosedError && !m_transfer->hasAnswer() &&
           m_transfer->usedKeptConnection();
}

void UploadCall::transferEnded()
{
    if (m_transfers && diedWithItsConnection()) {
        drop();
        return begin(Connection::New);
    }
    m_answer.networkError = m_transfer->networkError();
    end(m_transfer->ending());
}

void UploadCall::readHead()
{
    if (!m_transfer)
        return;
    m_answer.status = m_transfer->status();
    m_answer.body = m_transfer->body();
    m_answer.retryAfter = m_transfer->header("Retry-After");
    m_answer.date = m_transfer->header("Date");
    m_answer.certificateProblem = m_transfer->certificateProblem();
    const QUrl target = QUrl::fromEncoded(m_transfer->header("Location"));
    if (!target.isEmpty())
        m_answer.redirectTo = m_answer.url.resolved(target);
}

/// Usually called from the transfer's own signal.
void UploadCall::drop()
{
    if (!m_transfer)
        return;
    m_transfer->disconnect(this);
    if (m_transfers)
        m_transfers->stop(*m_transfer);
    m_transfer.release()->deleteLater();
}

} // namespace easel
