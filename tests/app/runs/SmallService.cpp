// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/runs/SmallService.h"

#include <QBuffer>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace easel::test {

static FaultAnswer json(const QJsonObject &object)
{
    return FaultAnswer::json(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

static QByteArray somePng()
{
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

SmallService::SmallService(QObject *parent)
    : QObject(parent)
{
    server.setReader([this](const FaultRequest &request) { return answer(request); });
}

void SmallService::insteadOf(const QByteArray &methodAndPath, const FaultAnswer &answer)
{
    m_instead.emplace_back(methodAndPath, answer);
}

void SmallService::useStorage(FaultServer &storage, const QByteArray &signature)
{
    m_storage = &storage;
    m_signature = signature;
    storage.setReader([this](const FaultRequest &request) {
        return storedAnswer(request).value_or(FaultAnswer::error(404, "NO_SUCH_KEY"));
    });
}

QString SmallService::storedAt(const QString &path) const
{
    QUrl url = (m_storage ? m_storage : &server)->url(path);
    if (!m_signature.isEmpty())
        url.setQuery(u"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=600&X-Amz-Signature="_s +
                     QString::fromLatin1(m_signature));
    return url.toString();
}

std::optional<FaultAnswer> SmallService::storedAnswer(const FaultRequest &request)
{
    const QByteArray path = request.path();
    if (path.startsWith("/put/")) {
        ++uploads[QString::fromUtf8(path.mid(5))];
        return FaultAnswer::status(200);
    }
    if (path.startsWith("/picture"))
        return FaultAnswer::status(200, somePng());
    if (path == "/file")
        return filePart(request);
    return std::nullopt;
}

FaultAnswer SmallService::answer(const FaultRequest &request)
{
    const QByteArray path = request.path();
    const QByteArray what = request.method + ' ' + path;
    const auto instead =
        std::ranges::find_if(m_instead, [&](const auto &i) { return what.startsWith(i.first); });
    if (instead != m_instead.end()) {
        const FaultAnswer answer = instead->second;
        m_instead.erase(instead);
        return answer;
    }
    if (const auto stored = m_storage ? std::nullopt : storedAnswer(request))
        return *stored;
    if (request.header("Authorization") != "Bearer " + key)
        return FaultAnswer::error(401, "INVALID_API_KEY");
    if (what == "POST /v3/assets/training_dataset")
        return uploadAddress();
    if (what == "POST /v3/training/style")
        return takeStart(request);
    if (what == "GET /v3/training/style")
        return look();
    if (what == "GET /v3/training")
        return list();
    if (what == "GET /v3/model")
        return json({{u"models"_s, loras}, {u"pagination"_s, QJsonObject{{u"next_cursor"_s, u""_s}}}});
    if (what == "GET /openapi/v1/billing/balance/detail" && balance)
        return json({{u"availableBalance"_s, QString::number(*balance)}});
    if (what == "POST /v3/async/txt2img")
        return picture();
    if (what == "GET /v3/async/task-result") {
        QJsonArray images;
        for (int i = 1; i <= picturesInResult; ++i) {
            images.append(QJsonObject{{u"image_url"_s, storedAt(u"/picture%1.png"_s.arg(i))},
                                      {u"image_url_ttl"_s, u"3600"_s},
                                      {u"image_type"_s, u"png"_s}});
        }
        return json(
            {{u"task"_s, QJsonObject{{u"task_id"_s, u"p"_s}, {u"status"_s, u"TASK_STATUS_SUCCEED"_s}}},
             {u"images"_s, images}});
    }
    return FaultAnswer::error(404, "API_NOT_FOUND");
}

FaultAnswer SmallService::uploadAddress()
{
    const QString asset = u"asset%1"_s.arg(++m_assets);
    return json(
        {{u"assets_id"_s, asset}, {u"upload_url"_s, storedAt(u"/put/"_s + asset)}, {u"method"_s, u"PUT"_s}});
}

FaultAnswer SmallService::takeStart(const FaultRequest &request)
{
    lastStart = QJsonDocument::fromJson(request.body).object();
    startedNames.append(lastStart["name"_L1].toString());
    if (balance)
        *balance -= priceOfTraining;
    if (const auto lost = std::exchange(m_lostStart, std::nullopt))
        return *lost;
    return json({{u"task_id"_s, u"task%1"_s.arg(startedNames.size())}});
}

FaultAnswer SmallService::look()
{
    const QString status = statuses.at(std::min<qsizetype>(looks++, statuses.size() - 1));
    QJsonArray models;
    if (status == u"SUCCESS"_s) {
        const bool serves = m_looksAtSuccess++ >= deployingLooks;
        models.append(QJsonObject{{u"model_name"_s, u"model_1.safetensors"_s},
                                  {u"model_status"_s, serves ? u"SERVING"_s : u"DEPLOYING"_s}});
    }
    return json({{u"task_id"_s, u"task1"_s}, {u"task_status"_s, status}, {u"models"_s, models}});
}

FaultAnswer SmallService::list() const
{
    QJsonArray tasks;
    for (int i = 0; i < startedNames.size() && !forgetsStarts; ++i) {
        tasks.append(QJsonObject{{u"task_name"_s, startedNames[i]},
                                 {u"task_id"_s, u"task%1"_s.arg(i + 1)},
                                 {u"task_type"_s, u"style"_s},
                                 {u"task_status"_s, u"QUEUING"_s},
                                 {u"created_at"_s, 1},
                                 {u"models"_s, QJsonArray()}});
    }
    for (const QJsonValue &other : others)
        tasks.append(other);
    return json({{u"tasks"_s, tasks}, {u"pagination"_s, QJsonObject{{u"next_cursor"_s, u""_s}}}});
}

FaultAnswer SmallService::picture()
{
    ++pictureCalls;
    if (std::exchange(m_losePicture, false))
        return FaultAnswer::resetAfterReading();
    return json({{u"task_id"_s, u"p%1"_s.arg(pictureCalls)}});
}

FaultAnswer SmallService::filePart(const FaultRequest &request) const
{
    const QByteArray range = request.header("Range");
    const QByteArray size = QByteArray::number(file.size());
    if (!range.startsWith("bytes="))
        return FaultAnswer::status(200, file, {{"ETag", "\"one\""}});
    const qint64 from = range.mid(6, range.indexOf('-') - 6).toLongLong();
    if (from >= file.size())
        return FaultAnswer::status(416, {}, {{"Content-Range", "bytes */" + size}});
    return FaultAnswer::status(206, file.mid(from),
                               {{"ETag", "\"one\""},
                                {"Content-Range", "bytes " + QByteArray::number(from) + '-' +
                                                      QByteArray::number(file.size() - 1) + '/' + size}});
}

} // namespace easel::test
