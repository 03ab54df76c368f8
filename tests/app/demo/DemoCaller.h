// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/DemoService.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QTemporaryDir>

#include <memory>

namespace easel {

struct DemoReply
{
    int status = 0; ///< 0: no answer
    QByteArray body;
    QByteArray contentType;
    QByteArray retryAfter;
    QByteArray contentRange = {};
    QByteArray etag = {};

    QJsonObject json() const;
    QString reason() const { return json().value(QLatin1StringView("reason")).toString(); }
    QString message() const { return json().value(QLatin1StringView("message")).toString(); }
};

/// A plain HTTP client beside a running stand-in, and the requests that the stand-in accepts, for tests to
/// bend.
class DemoCaller
{
public:
    DemoCaller();

    DemoService::Options options; ///< with a folder of its own and a high speed
    void start();                 ///< (again); fails the test where it cannot
    void stop() { m_service.reset(); }
    QUrl url(const QString &pathAndQuery) const;

    using Headers = QList<QPair<QByteArray, QByteArray>>;
    static Headers headers(); ///< those of a proper call with a body
    DemoReply send(const QByteArray &method, const QUrl &url, const QByteArray &body, const Headers &headers);
    DemoReply get(const QString &pathAndQuery);
    DemoReply post(const QString &path, const QJsonObject &body);
    DemoReply put(const QUrl &url, const QByteArray &bytes);
    DemoReply download(const QUrl &url) { return send("GET", url, {}, {}); }

    static QImage picture(int number, QSize size = {96, 96}); ///< another one for each number
    static QByteArray encoded(const QImage &image, const char *format);

    QJsonObject uploadTarget(const QString &extension = QStringLiteral("png"));
    QJsonValue upload(const QByteArray &bytes, const QString &extension = QStringLiteral("png")); ///< its id
    QJsonObject trainingBody(const QJsonArray &assets) const;
    QString
    startTraining(const QString &name = QStringLiteral("a style")); ///< with three pictures; the task's id
    QJsonObject training(const QString &taskId);
    QString servingLora(const QString &baseModel = QStringLiteral("v1-5-pruned-emaonly")); ///< model name
    QJsonObject txt2imgBody() const;
    QJsonObject generate(const QJsonObject &body);    ///< the final task-result
    QByteArray firstPicture(const QJsonObject &body); ///< of generate()

private:
    QTemporaryDir m_folder;
    std::unique_ptr<DemoService> m_service;
    QNetworkAccessManager m_network;
};

/// The object with the field at a path ("request.loras.0.strength") replaced, or taken out where value is
/// undefined.
QJsonObject with(const QJsonObject &object, const QString &path, const QJsonValue &value);

} // namespace easel
