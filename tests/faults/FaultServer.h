// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/faults/FaultAnswer.h"

#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

class QTcpServer;
class QTcpSocket;

namespace easel {

/// A request as it came, recorded as soon as its head was there.
struct FaultRequest
{
    QByteArray method;
    QByteArray target; ///< path and query, still encoded
    FaultAnswer::Headers headers;
    QByteArray body;
    bool complete = false; ///< the whole body came
    int connection = 0;    ///< the first one is 1

    QByteArray path() const;
    QByteArray query() const;
    bool hasHeader(const QByteArray &name) const;
    QByteArray header(const QByteArray &name) const; ///< empty where there is none
};

/// An HTTP server on raw sockets of 127.0.0.1 that answers by script, rightly or wrongly, and remembers every
/// request. Lives in the thread of the test, whose event loop it needs.
class FaultServer : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<FaultAnswer(const FaultRequest &)>;

    explicit FaultServer(QObject *parent = nullptr);
    /// Speaks TLS with the given certificate.
    explicit FaultServer(const QSslConfiguration &tls, QObject *parent = nullptr);
    ~FaultServer() override;

    QUrl url() const; ///< http://127.0.0.1:PORT
    QUrl url(const QString &path) const;

    /// Answers come in this order, one a request.
    void enqueue(const FaultAnswer &answer);
    /// Answers every request for which nothing is queued; without one, they get 500.
    void setHandler(Handler handler);
    /// The same, asked once the request's body is read; its answers cannot come before that.
    void setReader(Handler reader);
    /// From now on connections are refused; those that are open are closed.
    void stopListening();
    /// Closes what is open, as a server does with idle connections.
    void closeConnections();

    std::vector<FaultRequest> requests() const;
    /// Those of a method ("" for all) whose path begins so.
    int count(const QByteArray &method, const QByteArray &path = {}) const;
    int connections() const { return m_connections; }
    int openConnections() const;
    void forget() { m_requests.clear(); }

Q_SIGNALS:
    void requestCame(); ///< its head; the last of requests()
    void requestRead(); ///< with its body

private:
    friend class FaultConnection;
    void listen();
    void accept();
    FaultAnswer answerTo(const FaultRequest &request);

    std::unique_ptr<QTcpServer> m_server;
    QString m_scheme;
    std::deque<FaultAnswer> m_queue;
    bool decidesAfterReading() const { return m_queue.empty() && m_reader; }
    Handler m_handler;
    Handler m_reader;
    std::vector<std::shared_ptr<FaultRequest>> m_requests; ///< shared with the connections
    int m_connections = 0;
    quint16 m_port = 0;
};

} // namespace easel
