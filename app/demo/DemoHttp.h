// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QPair>
#include <QString>
#include <QUrlQuery>

#include <functional>
#include <memory>

class QHttpServer;

namespace easel {

using DemoHeaders = QList<QPair<QByteArray, QByteArray>>;

struct DemoRequest
{
    QByteArray method; ///< "GET", "POST", "PUT"; empty for any other
    QString path;
    QUrlQuery query;
    DemoHeaders headers;
    QByteArray body;

    QByteArray header(QByteArrayView name) const; ///< trimmed; empty where absent; names in any case
    bool hasHeader(QByteArrayView name) const;
    QString argument(const QString &name) const; ///< a decoded query argument, empty where absent
};

struct DemoAnswer
{
    int status = 200;
    QByteArray contentType;
    QByteArray body;
    DemoHeaders headers = {};

    static DemoAnswer json(const QJsonObject &object, int status = 200);
    /// The service's form of an error.
    static DemoAnswer refusal(int status, const QString &reason, const QString &message);
    /// S3's form of an error.
    static DemoAnswer storageError(int status, const QString &code, const QString &message);
};

/// Called once, in the server's thread, at once or later.
using DemoRespond = std::function<void(const DemoAnswer &)>;

/// HTTP on loopback over QtHttpServer, which changed its interface between 6.4 and 6.8; nothing else of the
/// stand-in knows that module. Every request, whatever its method and path, goes to the one handler.
class DemoHttp : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<void(const DemoRequest &, const DemoRespond &)>;

    explicit DemoHttp(Handler handler);
    ~DemoHttp() override;

    /// Port 0 takes a free one. Error: Conflict, naming the port.
    Result<quint16> listen(quint16 port);

private:
    Handler m_handler;
    std::unique_ptr<QHttpServer> m_server;
};

} // namespace easel
