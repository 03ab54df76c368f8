// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/UploadCall.h"

#include "app/service/Network.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>

#include <algorithm>

namespace easel {

/// Given to a connection at a time; so much always waits for the system, and no more.
static constexpr qint64 pieceBytes = 128 * 1024;

UploadCall::~UploadCall()
{
    drop();
}

static QNetworkProxy proxyFor(const QNetworkAccessManager &network, const QUrl &url)
{
    QNetworkProxyFactory *factory = network.proxyFactory();
    const QList<QNetworkProxy> proxies =
        factory ? factory->queryProxy(QNetworkProxyQuery(url)) : QList<QNetworkProxy>();
    for (const QNetworkProxy &proxy : proxies) {
        if (proxy.type() == QNetworkProxy::NoProxy ||
            proxy.capabilities() & QNetworkProxy::TunnelingCapability)
            return proxy;
    }
    return QNetworkProxy::NoProxy;
}

void UploadCall::send(StorageConnections &connections, QNetworkAccessManager &network,
                      const HttpRequest &request)
{
    m_request = request;
    m_answer.url = request.request.url();
    m_connections = &connections;
    m_proxy = proxyFor(network, m_answer.url);
    connect(&network, &QObject::destroyed, this, &UploadCall::abort);
    armDeadlines(request.idle, request.total);
    noteLife();
    std::unique_ptr<StorageConnection> kept = connections.take(m_answer.url);
    m_isKept = kept != nullptr;
    if (!m_isKept)
        return openAnother();
    use(std::move(kept));
    begin();
}

void UploadCall::openAnother()
{
    m_isKept = false;
    use(std::make_unique<StorageConnection>(m_answer.url, m_proxy));
    m_connection->open();
}

void UploadCall::use(std::unique_ptr<StorageConnection> connection)
{
    m_connection = std::move(connection);
    connect(m_connection.get(), &StorageConnection::opened, this, &UploadCall::begin);
    connect(m_connection.get(), &StorageConnection::bytesMoved, this, &UploadCall::push);
    connect(m_connection.get(), &StorageConnection::bytesCame, this, &UploadCall::readAvailable);
    connect(m_connection.get(), &StorageConnection::failed, this, &UploadCall::connectionFailed);
}

static QByteArray headOf(const HttpRequest &request)
{
    const QUrl url = request.request.url();
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    QByteArray head = request.verb + ' ' + target + " HTTP/1.1\r\n";
    if (!request.request.hasRawHeader("Host"))
        head += "Host: " + hostAndPort(url).toLatin1() + "\r\n";
    for (const QByteArray &name : request.request.rawHeaderList())
        head += name + ": " + request.request.rawHeader(name) + "\r\n";
    return head + "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n\r\n";
}

void UploadCall::begin()
{
    m_reader = std::make_unique<AnswerReader>(m_request.maxBytes);
    m_given = 0;
    m_connection->socket().write(headOf(m_request));
    push();
}

void UploadCall::push()
{
    noteLife();
    if (!m_reader)
        return; // not connected yet
    while (m_given < m_request.body.size() && m_connection->pendingBytes() < pieceBytes) {
        const qint64 size = std::min(pieceBytes, m_request.body.size() - m_given);
        m_connection->socket().write(m_request.body.constData() + m_given, size);
        m_given += size;
    }
    tellProgress();
}

/// The head counts as sent first: bytes that wait are the body's. Never less than was told before.
void UploadCall::tellProgress()
{
    const qint64 total = m_request.body.size();
    const qint64 sent = std::clamp(m_given - m_connection->pendingBytes(), qint64(0), total);
    if (sent <= m_answer.bodyBytesSent)
        return;
    m_answer.bodyBytesSent = sent;
    const auto progress = m_request.progress; // may delete the context, and this with it
    if (progress)
        progress(sent, total);
}

void UploadCall::readAvailable()
{
    noteLife();
    const QByteArray bytes = m_connection->socket().readAll();
    if (m_reader)
        judge(m_reader->feed(bytes));
}

void UploadCall::judge(AnswerReader::State state)
{
    using State = AnswerReader::State;
    switch (state) {
    case State::Head:
    case State::Body:
        return;
    case State::Complete:
        m_mayKeep = m_reader->mayKeepConnection() && m_connection->isOpen() &&
                    m_given == m_request.body.size() && m_connection->pendingBytes() == 0;
        return end(HttpAnswer::Ending::Answered);
    case State::TooLarge:
        return end(HttpAnswer::Ending::TooManyBytes);
    case State::Broken:
        if (m_answer.networkError == QNetworkReply::NoError)
            m_answer.networkError = QNetworkReply::ProtocolFailure;
        return end(HttpAnswer::Ending::Failed);
    }
}

static QNetworkReply::NetworkError toReplyError(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return QNetworkReply::ConnectionRefusedError;
    case QAbstractSocket::RemoteHostClosedError:
        return QNetworkReply::RemoteHostClosedError;
    case QAbstractSocket::HostNotFoundError:
        return QNetworkReply::HostNotFoundError;
    case QAbstractSocket::SocketTimeoutError:
        return QNetworkReply::TimeoutError;
    case QAbstractSocket::SslHandshakeFailedError:
        return QNetworkReply::SslHandshakeFailedError;
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return QNetworkReply::ProxyAuthenticationRequiredError;
    case QAbstractSocket::ProxyConnectionRefusedError:
        return QNetworkReply::ProxyConnectionRefusedError;
    case QAbstractSocket::ProxyConnectionClosedError:
        return QNetworkReply::ProxyConnectionClosedError;
    case QAbstractSocket::ProxyConnectionTimeoutError:
        return QNetworkReply::ProxyTimeoutError;
    case QAbstractSocket::ProxyNotFoundError:
        return QNetworkReply::ProxyNotFoundError;
    case QAbstractSocket::ProxyProtocolError:
        return QNetworkReply::UnknownProxyError;
    default:
        return QNetworkReply::UnknownNetworkError;
    }
}

void UploadCall::connectionFailed(QAbstractSocket::SocketError error)
{
    readAvailable(); // what came before the end; may be the answer
    if (hasEnded())
        return;
    const bool hasBegun = m_reader && m_reader->hasBegun();
    if (m_isKept && !hasBegun) {
        // The other side had closed it while it waited. A PUT may be sent again.
        m_reader.reset();
        m_connection->disconnect(this);
        m_connection.release()->deleteLater();
        return openAnother();
    }
    m_answer.networkError = toReplyError(error);
    if (m_reader && error == QAbstractSocket::RemoteHostClosedError)
        return judge(m_reader->close());
    end(HttpAnswer::Ending::Failed);
}

void UploadCall::readHead()
{
    if (m_connection)
        m_answer.certificateProblem = m_connection->certificateProblem();
    if (!m_reader)
        return;
    m_answer.status = m_reader->status();
    m_answer.body = m_reader->body();
    m_answer.retryAfter = m_reader->header("Retry-After");
    m_answer.date = m_reader->header("Date");
    const QUrl target = QUrl::fromEncoded(m_reader->header("Location"));
    if (!target.isEmpty())
        m_answer.redirectTo = m_answer.url.resolved(target);
}

/// Usually called from the connection's own signal.
void UploadCall::drop()
{
    if (!m_connection)
        return;
    m_connection->disconnect(this);
    if (m_mayKeep && m_connections)
        m_connections->keep(std::move(m_connection));
    else
        m_connection.release()->deleteLater();
}

} // namespace easel
