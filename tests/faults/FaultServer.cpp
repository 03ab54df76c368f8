// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/FaultServer.h"

#include "tests/faults/FaultConnection.h"

#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>

namespace easel {

QByteArray FaultRequest::path() const
{
    return target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?'));
}

QByteArray FaultRequest::query() const
{
    return target.indexOf('?') < 0 ? QByteArray() : target.mid(target.indexOf('?') + 1);
}

static auto named(const QByteArray &name)
{
    return [name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; };
}

bool FaultRequest::hasHeader(const QByteArray &name) const
{
    return std::ranges::any_of(headers, named(name));
}

QByteArray FaultRequest::header(const QByteArray &name) const
{
    const auto found = std::ranges::find_if(headers, named(name));
    return found == headers.end() ? QByteArray() : found->second;
}

FaultServer::FaultServer(QObject *parent)
    : QObject(parent)
    , m_server(std::make_unique<QTcpServer>())
    , m_scheme(QStringLiteral("http"))
{
    listen();
}

FaultServer::FaultServer(const QSslConfiguration &tls, QObject *parent)
    : QObject(parent)
    , m_scheme(QStringLiteral("https"))
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    m_server = std::move(server);
    listen();
}

FaultServer::~FaultServer() = default;

void FaultServer::listen()
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &FaultServer::accept);
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("the fault server cannot listen on 127.0.0.1");
    m_port = m_server->serverPort();
}

void FaultServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection())
        new FaultConnection(socket, ++m_connections, *this); // the server owns it
}

QUrl FaultServer::url() const
{
    return QUrl(QStringLiteral("%1://127.0.0.1:%2").arg(m_scheme).arg(m_port));
}

QUrl FaultServer::url(const QString &path) const
{
    return url().resolved(QUrl(path));
}

void FaultServer::enqueue(const FaultAnswer &answer)
{
    m_queue.push_back(answer);
}

void FaultServer::setHandler(Handler handler)
{
    m_handler = std::move(handler);
}

void FaultServer::setReader(Handler reader)
{
    m_reader = std::move(reader);
}

void FaultServer::stopListening()
{
    m_server->close();
    closeConnections();
}

void FaultServer::closeConnections()
{
    const auto open = findChildren<FaultConnection *>();
    for (FaultConnection *connection : open)
        connection->close();
}

int FaultServer::openConnections() const
{
    return int(findChildren<FaultConnection *>().size());
}

std::vector<FaultRequest> FaultServer::requests() const
{
    std::vector<FaultRequest> copies;
    for (const auto &request : m_requests)
        copies.push_back(*request);
    return copies;
}

int FaultServer::count(const QByteArray &method, const QByteArray &path) const
{
    return int(std::ranges::count_if(m_requests, [&](const auto &request) {
        return (method.isEmpty() || request->method == method) && request->path().startsWith(path);
    }));
}

FaultAnswer FaultServer::answerTo(const FaultRequest &request)
{
    if (!m_queue.empty()) {
        const FaultAnswer answer = m_queue.front();
        m_queue.pop_front();
        return answer;
    }
    if (m_reader)
        return m_reader(request);
    return m_handler ? m_handler(request) : FaultAnswer::status(500);
}

} // namespace easel
