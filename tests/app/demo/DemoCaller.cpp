// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/demo/DemoCaller.h"

#include <QBuffer>
#include <QColor>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace easel {

QJsonObject DemoReply::json() const
{
    return QJsonDocument::fromJson(body).object();
}

DemoCaller::DemoCaller()
{
    options.stateDir = m_folder.filePath(u"demo"_s);
    options.speed = 4000;
}

void DemoCaller::start()
{
    m_service.reset();
    auto service = DemoService::start(options);
    QVERIFY2(service.has_value(), qPrintable(service ? QString() : service.error().message));
    m_service = std::move(*service);
}

QUrl DemoCaller::url(const QString &pathAndQuery) const
{
    return QUrl(m_service->url().toString() + pathAndQuery);
}

DemoCaller::Headers DemoCaller::headers()
{
    return {{"Authorization", "Bearer demo"}, {"User-Agent", "test"}, {"Content-Type", "application/json"}};
}

DemoReply DemoCaller::send(const QByteArray &method, const QUrl &url, const QByteArray &body,
                           const Headers &headers)
{
    QNetworkRequest request(url);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!finished.wait(20'000))
        return {};
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            reply->readAll(),
            reply->rawHeader("Content-Type"),
            reply->rawHeader("Retry-After"),
            reply->rawHeader("Content-Range"),
            reply->rawHeader("ETag")};
}

DemoReply DemoCaller::get(const QString &pathAndQuery)
{
    return send("GET", url(pathAndQuery), {}, headers().first(2));
}

DemoReply DemoCaller::post(const QString &path, const QJsonObject &body)
{
    return send("POST", url(path), QJsonDocument(body).toJson(), headers());
}

DemoReply DemoCaller::put(const QUrl &url, const QByteArray &bytes)
{
    return send("PUT", url, bytes, {{"Content-Type", "application/octet-stream"}});
}

QImage DemoCaller::picture(int number, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(number * 67 % 360, 220, 200));
    QPainter painter(&image);
    painter.fillRect(QRect(QPoint(), size / 2), QColor::fromHsv((number * 67 + 140) % 360, 200, 120));
    painter.setPen(QPen(Qt::white, 3));
    painter.drawLine(0, size.height(), size.width(), number % 30);
    return image;
}

QByteArray DemoCaller::encoded(const QImage &image, const char *format)
{
    QBuffer buffer;
    image.save(&buffer, format);
    return buffer.data();
}

QJsonObject DemoCaller::uploadTarget(const QString &extension)
{
    return post(u"/v3/assets/training_dataset"_s, {{u"file_extension"_s, extension}}).json();
}

QJsonValue DemoCaller::upload(const QByteArray &bytes, const QString &extension)
{
    const QJsonObject target = uploadTarget(extension);
    const DemoReply reply = put(QUrl(target["upload_url"_L1].toString()), bytes);
    return reply.status == 200 ? target["assets_id"_L1] : QJsonValue();
}

QJsonObject DemoCaller::trainingBody(const QJsonArray &assets) const
{
    QJsonArray items;
    for (const QJsonValue &asset : assets)
        items.append(QJsonObject{{u"assets_id"_s, asset}, {u"caption"_s, u"a caption"_s}});
    const auto argument = [](const QString &name, const QString &value) {
        return QJsonObject{{u"name"_s, name}, {u"value"_s, value}};
    };
    const QJsonArray components{
        QJsonObject{{u"name"_s, u"resize"_s},
                    {u"args"_s, QJsonArray{argument(u"width"_s, u"512"_s), argument(u"height"_s, u"512"_s)}}},
        QJsonObject{{u"name"_s, u"face_crop_region"_s},
                    {u"args"_s, QJsonArray{argument(u"ratio"_s, u"1.5"_s)}}},
        QJsonObject{{u"name"_s, u"face_restore"_s},
                    {u"args"_s,
                     QJsonArray{argument(u"method"_s, u"gfpgan_1.4"_s), argument(u"upscale"_s, u"1.0"_s)}}},
    };
    const QJsonObject expert{{u"train_batch_size"_s, 1},         {u"learning_rate"_s, 1e-4},
                             {u"max_train_steps"_s, 500},        {u"seed"_s, 7},
                             {u"lr_scheduler"_s, u"constant"_s}, {u"lr_warmup_steps"_s, 0}};
    return {{u"name"_s, u"a style"_s},
            {u"base_model"_s, u"v1-5-pruned-emaonly"_s},
            {u"width"_s, 512},
            {u"height"_s, 512},
            {u"image_dataset_items"_s, items},
            {u"expert_setting"_s, expert},
            {u"components"_s, components}};
}

QString DemoCaller::startTraining(const QString &name)
{
    QJsonArray assets;
    for (int i = 0; i < 3; ++i)
        assets.append(upload(encoded(picture(i), "PNG")));
    const QJsonObject body = with(trainingBody(assets), u"name"_s, name);
    return post(u"/v3/training/style"_s, body).json().value("task_id"_L1).toString();
}

QJsonObject DemoCaller::training(const QString &taskId)
{
    return get(u"/v3/training/style?task_id="_s + taskId).json();
}

QString DemoCaller::servingLora(const QString &baseModel)
{
    QJsonArray assets;
    for (int i = 0; i < 3; ++i)
        assets.append(upload(encoded(picture(i), "PNG")));
    const QJsonObject body = with(trainingBody(assets), u"base_model"_s, baseModel);
    const QString task = post(u"/v3/training/style"_s, body).json().value("task_id"_L1).toString();
    QJsonValue model;
    const auto serving = [&] {
        model = training(task)["models"_L1][0];
        return model["model_status"_L1].toString() == "SERVING"_L1;
    };
    return QTest::qWaitFor(serving, 20'000) ? model["model_name"_L1].toString() : QString();
}

QJsonObject DemoCaller::txt2imgBody() const
{
    return {{u"extra"_s, QJsonObject{{u"response_image_type"_s, u"png"_s}}},
            {u"request"_s, QJsonObject{{u"model_name"_s, u"v1-5-pruned-emaonly.safetensors"_s},
                                       {u"prompt"_s, u"a lighthouse in a storm"_s},
                                       {u"width"_s, 128},
                                       {u"height"_s, 128},
                                       {u"image_num"_s, 1},
                                       {u"steps"_s, 20},
                                       {u"guidance_scale"_s, 7.5},
                                       {u"sampler_name"_s, u"Euler a"_s},
                                       {u"seed"_s, 42}}}};
}

QJsonObject DemoCaller::generate(const QJsonObject &body)
{
    DemoReply accepted = post(u"/v3/async/txt2img"_s, body);
    // Windows of the rate limit are short at a test's speed.
    const auto taken = [&] {
        if (accepted.status == 429)
            accepted = post(u"/v3/async/txt2img"_s, body);
        return accepted.status != 429;
    };
    if (!QTest::qWaitFor(taken, 20'000))
        return {};
    const QString task = accepted.json().value("task_id"_L1).toString();
    QJsonObject result;
    const auto finished = [&] {
        result = get(u"/v3/async/task-result?task_id="_s + task).json();
        const QString status = result["task"_L1]["status"_L1].toString();
        return status != "TASK_STATUS_QUEUED"_L1 && status != "TASK_STATUS_PROCESSING"_L1;
    };
    return QTest::qWaitFor(finished, 20'000) ? result : QJsonObject();
}

QByteArray DemoCaller::firstPicture(const QJsonObject &body)
{
    return download(QUrl(generate(body)["images"_L1][0]["image_url"_L1].toString())).body;
}

static QJsonValue replaced(const QJsonValue &in, const QStringList &path, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    const QString key = path.first();
    if (in.isArray()) {
        QJsonArray array = in.toArray();
        array[key.toInt()] = replaced(array[key.toInt()], path.mid(1), value);
        return array;
    }
    QJsonObject object = in.toObject();
    const QJsonValue inner = replaced(object.value(key), path.mid(1), value);
    if (inner.isUndefined())
        object.remove(key);
    else
        object.insert(key, inner);
    return object;
}

QJsonObject with(const QJsonObject &object, const QString &path, const QJsonValue &value)
{
    return replaced(object, path.split(u'.'), value).toObject();
}

} // namespace easel
