// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/BoundedCall.h"

#include <QNetworkProxy>
#include <QPointer>

#include <memory>

class QNetworkAccessManager;

namespace easel {

class CurlTransfer;
class CurlTransfers;

/// One PUT of bytes by libcurl: as fast as the line takes them, ended by the answer even where that comes
/// before the last byte has left. No redirects, no cookies, no credentials.
class UploadCall final : public BoundedCall
{
    Q_OBJECT
public:
    UploadCall(QObject *context, Done done);
    ~UploadCall() override;

    /// The manager tells the proxy; the call is aborted when it dies, as those are that it carries.
    void send(CurlTransfers &transfers, QNetworkAccessManager &network, const HttpRequest &request);

protected:
    void readHead() override;
    void drop() override;

private:
    enum class Connection { Any, New };

    void begin(Connection connection);
    void failLater(QNetworkReply::NetworkError error);
    void transferMoved();
    void transferEnded();
    bool diedWithItsConnection() const;

    QPointer<CurlTransfers> m_transfers;
    std::unique_ptr<CurlTransfer> m_transfer;
    HttpRequest m_request;
    QNetworkProxy m_proxy;
};

} // namespace easel
