// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/faults/FaultServer.h"

#include <QPointer>
#include <QTimer>

namespace easel {

/// One client of a FaultServer: reads request after request and plays the answers. Deletes itself when the
/// connection has ended.
class FaultConnection : public QObject
{
    Q_OBJECT
public:
    FaultConnection(QTcpSocket *socket, int number, FaultServer &server);

    void close();

private:
    void read();
    bool readHead();
    bool readBody();
    void decide();
    void play();
    void trickleOn();
    void finishAnswer();
    void reset();

    FaultServer &m_server;
    QTcpSocket *m_socket;
    int m_number;
    QByteArray m_buffer;
    std::shared_ptr<FaultRequest> m_request; ///< the current one
    qsizetype m_bodySize = 0;
    FaultAnswer m_answer;
    bool m_decided = false;
    bool m_deaf = false; ///< plays an answer, or has ended
    qsizetype m_sent = 0;
    QTimer m_trickle;
};

} // namespace easel
