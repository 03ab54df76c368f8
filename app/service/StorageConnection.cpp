// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/StorageConnection.h"

#include <QHostAddress>
#include <QSslError>
#include <QSslSocket>

#include <algorithm>
#include <utility>

#ifdef Q_OS_UNIX
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

namespace easel {

using namespace std::chrono_literals;

static bool isSecure(const QUrl &url)
{
    return url.scheme() == QLatin1StringView("https");
}

static quint16 portOf(const QUrl &url)
{
    return quint16(url.port(isSecure(url) ? 443 : 80));
}

static constexpr size_t mostIdle = 6;
static constexpr auto longestIdle = 10s; // storages close theirs after 15 to 20 s

StorageConnection::StorageConnection(const QUrl &url, const QNetworkProxy &proxy)
    : m_url(url)
    , m_origin(originOf(url))
{
    if (isSecure(url)) {
        auto secure = std::make_unique<QSslSocket>();
        m_secure = secure.get();
        m_socket = std::move(secure);
    } else {
        m_socket = std::make_unique<QTcpSocket>();
    }
    m_socket->setProxy(proxy);
    listen();
}

StorageConnection::~StorageConnection()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

QString StorageConnection::originOf(const QUrl &url)
{
    return QStringLiteral("%1://%2:%3").arg(url.scheme(), url.host()).arg(portOf(url));
}

void StorageConnection::listen()
{
    connect(m_socket.get(), &QAbstractSocket::hostFound, this, &StorageConnection::bytesMoved);
    connect(m_socket.get(), &QIODevice::bytesWritten, this, &StorageConnection::bytesMoved);
    connect(m_socket.get(), &QIODevice::readyRead, this, &StorageConnection::bytesCame);
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, &StorageConnection::errorOccurred);
    if (!m_secure) {
        connect(m_socket.get(), &QAbstractSocket::connected, this, &StorageConnection::becameOpen);
        return;
    }
    connect(m_secure, &QAbstractSocket::connected, this, &StorageConnection::bytesMoved);
    connect(m_secure, &QSslSocket::encrypted, this, &StorageConnection::becameOpen);
    connect(m_secure, &QSslSocket::encryptedBytesWritten, this, &StorageConnection::bytesMoved);
    connect(m_secure, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        if (!errors.isEmpty())
            m_certificateProblem = errors.first().errorString();
    });
}

/// A machine with a broken IPv6 waits half a minute for each of its addresses; IPv4 first never does.
void StorageConnection::open()
{
    m_mayTryAgain = QHostAddress(m_url.host()).isNull();
    connectWith(m_mayTryAgain ? QAbstractSocket::IPv4Protocol : QAbstractSocket::AnyIPProtocol);
}

void StorageConnection::connectWith(QAbstractSocket::NetworkLayerProtocol protocol)
{
    if (m_secure)
        m_secure->connectToHostEncrypted(m_url.host(), portOf(m_url), QIODevice::ReadWrite, protocol);
    else
        m_socket->connectToHost(m_url.host(), portOf(m_url), QIODevice::ReadWrite, protocol);
}

bool StorageConnection::isOpen() const
{
    return m_wasOpen && m_socket->state() == QAbstractSocket::ConnectedState;
}

qint64 StorageConnection::pendingBytes() const
{
    return m_socket->bytesToWrite() + (m_secure ? m_secure->encryptedBytesToWrite() : 0);
}

/// Without this the system takes megabytes at once: progress would run ahead of what has left, and a slow
/// line would look silent for so long that the idle deadline ends a healthy upload.
static void keepUnsentBytesFew([[maybe_unused]] QAbstractSocket &socket)
{
#if defined(Q_OS_UNIX) && defined(TCP_NOTSENT_LOWAT)
    const int most = 128 * 1024;
    ::setsockopt(int(socket.socketDescriptor()), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &most, sizeof(most));
#endif
}

void StorageConnection::becameOpen()
{
    m_wasOpen = true;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    keepUnsentBytesFew(*m_socket);
    Q_EMIT opened();
}

static bool foundNobody(QAbstractSocket::SocketError error)
{
    return error == QAbstractSocket::HostNotFoundError || error == QAbstractSocket::NetworkError ||
           error == QAbstractSocket::ConnectionRefusedError;
}

void StorageConnection::errorOccurred(QAbstractSocket::SocketError error)
{
    if (!m_wasOpen && foundNobody(error) && std::exchange(m_mayTryAgain, false)) {
        // Not from inside the socket's own signal.
        QMetaObject::invokeMethod(
            this, [this] { connectWith(QAbstractSocket::AnyIPProtocol); }, Qt::QueuedConnection);
        return;
    }
    Q_EMIT failed(error);
}

StorageConnections::StorageConnections() = default;
StorageConnections::~StorageConnections() = default;

std::unique_ptr<StorageConnection> StorageConnections::take(const QUrl &url)
{
    const QString origin = StorageConnection::originOf(url);
    // The one kept last is the least likely to have been closed.
    const auto found = std::ranges::find_if(m_idle.rbegin(), m_idle.rend(), [&](const Idle &idle) {
        return idle.connection->origin() == origin;
    });
    if (found == m_idle.rend())
        return nullptr;
    std::unique_ptr<StorageConnection> connection = std::move(found->connection);
    m_idle.erase(std::prev(found.base()));
    connection->disconnect(this);
    return connection;
}

void StorageConnections::keep(std::unique_ptr<StorageConnection> connection)
{
    const StorageConnection *kept = connection.get();
    const auto drop = [this, kept] { forget(kept); };
    // A byte that nobody asked for, or the end: of no use any more.
    connect(kept, &StorageConnection::bytesCame, this, drop);
    connect(kept, &StorageConnection::failed, this, drop);
    auto patience = std::make_unique<QTimer>();
    connect(patience.get(), &QTimer::timeout, this, drop);
    patience->start(longestIdle);
    m_idle.push_back({std::move(connection), std::move(patience)});
    if (m_idle.size() > mostIdle)
        m_idle.erase(m_idle.begin());
}

/// Called from the connection's or the timer's own signal.
void StorageConnections::forget(const StorageConnection *connection)
{
    const auto found =
        std::ranges::find(m_idle, connection, [](const Idle &idle) { return idle.connection.get(); });
    if (found == m_idle.end())
        return;
    found->connection->disconnect(this);
    found->connection.release()->deleteLater();
    found->patience.release()->deleteLater();
    m_idle.erase(found);
}

} // namespace easel
