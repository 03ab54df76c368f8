// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkProxy>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <memory>
#include <vector>

class QSslSocket;

namespace easel {

/// A connection of our own to where pictures are uploaded. QNetworkAccessManager leaves Nagle's algorithm on,
/// which costs 40 ms a picture wherever the peer delays its acknowledgements, and hands a body over in 16 KB
/// pieces between two threads.
class StorageConnection final : public QObject
{
    Q_OBJECT
public:
    StorageConnection(const QUrl &url, const QNetworkProxy &proxy);
    ~StorageConnection() override;

    /// Scheme, host and port: what a kept connection can be used for.
    static QString originOf(const QUrl &url);
    const QString &origin() const { return m_origin; }

    void open();
    bool isOpen() const; ///< ready for a request
    QAbstractSocket &socket() { return *m_socket; }
    QString certificateProblem() const { return m_certificateProblem; }
    /// Bytes given to the socket that the system has not taken yet.
    qint64 pendingBytes() const;

Q_SIGNALS:
    void opened();
    void bytesMoved(); ///< the system took bytes, or came nearer to a connection
    void bytesCame();
    void failed(QAbstractSocket::SocketError error);

private:
    void listen();
    void connectWith(QAbstractSocket::NetworkLayerProtocol protocol);
    void becameOpen();
    void errorOccurred(QAbstractSocket::SocketError error);

    const QUrl m_url;
    const QString m_origin;
    std::unique_ptr<QTcpSocket> m_socket;
    QSslSocket *m_secure = nullptr; ///< the same, where it speaks TLS
    QString m_certificateProblem;
    bool m_mayTryAgain = true;
    bool m_wasOpen = false;
};

/// Open connections that wait for their next upload, a few seconds each.
class StorageConnections final : public QObject
{
    Q_OBJECT
public:
    StorageConnections();
    ~StorageConnections() override;

    /// One that waits for this origin, or null.
    std::unique_ptr<StorageConnection> take(const QUrl &url);
    void keep(std::unique_ptr<StorageConnection> connection);

private:
    struct Idle
    {
        std::unique_ptr<StorageConnection> connection;
        std::unique_ptr<QTimer> patience;
    };

    void forget(const StorageConnection *connection);

    std::vector<Idle> m_idle;
};

} // namespace easel
