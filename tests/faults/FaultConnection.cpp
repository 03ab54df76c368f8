// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/FaultConnection.h"

#include <QTcpSocket>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace easel {

FaultConnection::FaultConnection(QTcpSocket *socket, int number, FaultServer &server)
    : QObject(&server)
    , m_server(server)
    , m_socket(socket)
    , m_number(number)
{
    socket->setParent(this);
    // What is not read here stays with the sender, as with a server that does not read.
    socket->setReadBufferSize(64 * 1024);
    connect(socket, &QTcpSocket::readyRead, this, &FaultConnection::read);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(&m_trickle, &QTimer::timeout, this, &FaultConnection::trickleOn);
    read();
}

void FaultConnection::read()
{
    while (!m_deaf) {
        m_buffer += m_socket->readAll();
        if (!m_request && !readHead())
            return;
        if (m_deaf)
            return; // whoever heard of the request has ended the connection
        if (!m_decided && m_server.decidesAfterReading() && !readBody())
            return;
        if (!m_decided)
            decide();
        if (!m_answer.beforeBody && !m_request->complete && !readBody())
            return;
        play();
    }
}

bool FaultConnection::readHead()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    auto head = std::make_shared<FaultRequest>();
    head->connection = m_number;
    const QList<QByteArray> lines = m_buffer.first(end).split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    head->method = words.value(0);
    head->target = words.value(1);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        head->headers.append({line.first(qMax(colon, 0)).trimmed(), line.sliced(colon + 1).trimmed()});
    }
    m_bodySize = head->header("Content-Length").toLongLong();
    m_buffer.remove(0, end + 4);
    m_request = head;
    m_server.m_requests.push_back(head);
    Q_EMIT m_server.requestCame();
    return true;
}

void FaultConnection::decide()
{
    m_decided = true;
    m_answer = m_server.answerTo(*m_request);
}

bool FaultConnection::readBody()
{
    if (m_buffer.size() < m_bodySize)
        return false;
    m_request->body = m_buffer.first(m_bodySize);
    m_request->complete = true;
    m_buffer.remove(0, m_bodySize);
    Q_EMIT m_server.requestRead();
    return true;
}

void FaultConnection::play()
{
    m_deaf = true;
    m_sent = 0;
    if (m_answer.trickle.count() > 0) {
        m_sent = m_socket->write(m_answer.bytes.first(m_answer.trickleFrom));
        m_trickle.start(m_answer.trickle);
        return;
    }
    m_socket->write(m_answer.bytes);
    finishAnswer();
}

void FaultConnection::trickleOn()
{
    if (m_sent < m_answer.bytes.size()) {
        m_socket->write(m_answer.bytes.mid(m_sent++, 1));
        m_socket->flush();
        return;
    }
    m_trickle.stop();
    finishAnswer();
    read();
}

void FaultConnection::finishAnswer()
{
    switch (m_answer.then) {
    case FaultAnswer::Then::KeepOpen:
        m_request.reset();
        m_decided = false;
        m_deaf = false;
        return;
    case FaultAnswer::Then::Close:
        close();
        return;
    case FaultAnswer::Then::Reset:
        reset();
        return;
    case FaultAnswer::Then::Stall:
        return;
    }
}

void FaultConnection::close()
{
    m_deaf = true;
    m_trickle.stop();
    m_socket->flush();
    m_socket->disconnectFromHost();
}

/// Without lingering, the end of a socket is a RST instead of an orderly FIN.
void FaultConnection::reset()
{
    m_socket->flush();
    const ::linger none{1, 0};
    ::setsockopt(m_socket->socketDescriptor(), SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&none),
                 sizeof(none));
    m_socket->abort();
}

} // namespace easel
