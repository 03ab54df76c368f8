// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/BoundedCall.h"

#include <QPointer>

class QNetworkAccessManager;

namespace easel {

class SequentialBody;

/// One HTTP request over QNetworkAccessManager: no redirects, no cookies, no credentials but the caller's own
/// header, an idle and a total deadline, a cap on the answer's bytes.
class HttpCall final : public BoundedCall
{
    Q_OBJECT
public:
    using BoundedCall::BoundedCall;
    ~HttpCall() override;

    void send(QNetworkAccessManager &network, const HttpRequest &request);

protected:
    void readHead() override;
    void drop() override;

private:
    void start(QNetworkAccessManager &network, const HttpRequest &request);
    void listen();
    void finish();
    void readAvailable();
    bool passOn(const QByteArray &piece);
    HttpAnswer::Ending endingOfReply() const;
    bool isCutOff() const;

    QPointer<QNetworkReply> m_reply;
    SequentialBody *m_onceBody = nullptr; ///< lives as long as m_reply
    HttpRequest m_request;
    bool m_wasCutOff = false; ///< Qt reports no error for a body that ended before its length
};

} // namespace easel
