// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/AnswerReader.h"
#include "app/service/BoundedCall.h"
#include "app/service/StorageConnection.h"

#include <QPointer>

class QNetworkAccessManager;

namespace easel {

/// One PUT of bytes over a connection of our own: written as fast as the line takes them, ended by the answer
/// even where that comes before the last byte has left.
class UploadCall final : public BoundedCall
{
    Q_OBJECT
public:
    using BoundedCall::BoundedCall;
    ~UploadCall() override;

    /// Over a kept connection where there is one; the manager tells the proxy.
    void send(StorageConnections &connections, QNetworkAccessManager &network, const HttpRequest &request);

protected:
    void readHead() override;
    void drop() override;

private:
    void use(std::unique_ptr<StorageConnection> connection);
    void openAnother();
    void begin();
    void push();
    void tellProgress();
    void readAvailable();
    void connectionFailed(QAbstractSocket::SocketError error);
    void judge(AnswerReader::State state);

    QPointer<StorageConnections> m_connections;
    std::unique_ptr<StorageConnection> m_connection;
    std::unique_ptr<AnswerReader> m_reader;
    HttpRequest m_request;
    QNetworkProxy m_proxy;
    qint64 m_given = 0;    ///< bytes of the body that the connection has
    bool m_isKept = false; ///< the connection had another request before
    bool m_mayKeep = false;
};

} // namespace easel
