// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/ServiceClient.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

namespace easel {

/// "1.0", "1.25": as the page's example spells such values.
static QString decimal(double number)
{
    QString text = QString::number(number, 'f', QLocale::FloatingPointShortest);
    if (!text.contains(u'.'))
        text += QStringLiteral(".0");
    return text;
}

static QJsonObject argument(const QString &name, const QString &value)
{
    return {{QStringLiteral("name"), name}, {QStringLiteral("value"), value}};
}

static QJsonObject component(const QString &name, const QJsonArray &arguments)
{
    return {{QStringLiteral("name"), name}, {QStringLiteral("args"), arguments}};
}

static QJsonArray components(const TrainingSettings &settings)
{
    QJsonArray all;
    if (settings.faceCropRatio) {
        all.append(component(QStringLiteral("face_crop_region"),
                             {argument(QStringLiteral("ratio"), decimal(*settings.faceCropRatio))}));
    }
    all.append(component(QStringLiteral("resize"),
                         {argument(QStringLiteral("width"), QString::number(settings.size.width())),
                          argument(QStringLiteral("height"), QString::number(settings.size.height()))}));
    if (settings.faceRestore) {
        all.append(component(QStringLiteral("face_restore"),
                             {argument(QStringLiteral("method"), settings.faceRestore->method),
                              argument(QStringLiteral("upscale"), decimal(settings.faceRestore->upscale))}));
    }
    return all;
}

static QJsonObject expertSetting(const TrainingSettings &settings)
{
    return {
        {QStringLiteral("train_batch_size"), settings.trainBatchSize},
        {QStringLiteral("learning_rate"), settings.learningRate},
        {QStringLiteral("max_train_steps"), settings.maxTrainSteps},
        {QStringLiteral("seed"), settings.seed},
        {QStringLiteral("lr_scheduler"), settings.lrScheduler},
        {QStringLiteral("lr_warmup_steps"), settings.lrWarmupSteps},
    };
}

QJsonObject requestJson(const StyleTrainingRequest &request)
{
    QJsonArray pictures;
    for (const TrainingPicture &picture : request.pictures) {
        pictures.append(QJsonObject{{QStringLiteral("assets_id"), picture.asset.value},
                                    {QStringLiteral("caption"), picture.caption}});
    }
    return {
        {QStringLiteral("name"), request.taskName},
        {QStringLiteral("base_model"), request.settings.baseModel},
        {QStringLiteral("width"), request.settings.size.width()},
        {QStringLiteral("height"), request.settings.size.height()},
        {QStringLiteral("image_dataset_items"), pictures},
        {QStringLiteral("expert_setting"), expertSetting(request.settings)},
        {QStringLiteral("components"), components(request.settings)},
    };
}

QJsonObject requestJson(const ImageRequest &request)
{
    QJsonObject inner{
        {QStringLiteral("model_name"), request.checkpoint},
        {QStringLiteral("prompt"), request.prompt},
        {QStringLiteral("width"), request.size.width()},
        {QStringLiteral("height"), request.size.height()},
        {QStringLiteral("image_num"), request.count},
        {QStringLiteral("steps"), request.steps},
        {QStringLiteral("guidance_scale"), request.guidanceScale},
        {QStringLiteral("sampler_name"), request.samplerName},
        {QStringLiteral("seed"), request.seed},
    };
    if (!request.negativePrompt.isEmpty())
        inner.insert(QStringLiteral("negative_prompt"), request.negativePrompt);
    if (!request.loraName.isEmpty()) {
        inner.insert(QStringLiteral("loras"),
                     QJsonArray{QJsonObject{{QStringLiteral("model_name"), request.loraName},
                                            {QStringLiteral("strength"), request.loraStrength}}});
    }
    return {
        {QStringLiteral("extra"), QJsonObject{{QStringLiteral("response_image_type"), request.imageType}}},
        {QStringLiteral("request"), inner},
    };
}

} // namespace easel
