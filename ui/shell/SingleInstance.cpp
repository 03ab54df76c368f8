// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/SingleInstance.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QLocalSocket>
#include <QThread>

namespace easel {

namespace {

constexpr int patience = 2000; // milliseconds
constexpr unsigned long betweenCalls = 50;
constexpr qint64 longestMessage = 64LL * 1024;
const QByteArray answer = "raised\n";

QString nameFor(const QString &profile)
{
    const QString canonical = QFileInfo(profile).canonicalFilePath();
    const QByteArray path = (canonical.isEmpty() ? profile : canonical).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(24);
    return QStringLiteral("easel-") + QString::fromLatin1(hash);
}

/// Who holds the profile begins to listen a moment later.
bool connectTo(const QString &name, QLocalSocket &socket)
{
    const QDeadlineTimer end(patience);
    while (true) {
        socket.connectToServer(name);
        if (socket.waitForConnected(int(end.remainingTime())))
            return true;
        if (end.hasExpired())
            return false;
        QThread::msleep(betweenCalls);
    }
}

} // namespace

SingleInstance::SingleInstance(const QString &profile, QObject *parent)
    : QObject(parent)
    , m_name(nameFor(profile))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::serve);
}

bool SingleInstance::listen()
{
    QLocalServer::removeServer(m_name);
    return m_server.listen(m_name);
}

bool SingleInstance::passOn(const QString &dataset)
{
    QLocalSocket socket;
    if (!connectTo(m_name, socket))
        return false;
    socket.write(dataset.toUtf8() + '\n');
    while (socket.bytesToWrite() > 0) {
        if (!socket.waitForBytesWritten(patience))
            return false;
    }
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(patience))
            return false;
    }
    return socket.readLine() == answer;
}

void SingleInstance::serve()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            if (socket->canReadLine()) {
                const QString dataset = QString::fromUtf8(socket->readLine().chopped(1));
                socket->write(answer);
                socket->disconnectFromServer(); // once the answer left
                Q_EMIT raised(dataset);
            } else if (socket->bytesAvailable() > longestMessage) {
                socket->abort();
            }
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    }
}

} // namespace easel
