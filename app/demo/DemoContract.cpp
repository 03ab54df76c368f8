// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoContract.h"

#include "app/demo/DemoCatalogue.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace easel {

using enum DemoFields::Need;

DemoChecked<QJsonObject> demoParseBody(const QByteArray &contentType, const QByteArray &body)
{
    const QByteArray type = contentType.split(';').first().trimmed().toLower();
    if (type != "application/json")
        return std::unexpected(DemoRefusal{u"The header Content-Type must be application/json"_s});
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return std::unexpected(DemoRefusal{u"The body is not JSON: "_s + error.errorString()});
    if (!document.isObject())
        return std::unexpected(DemoRefusal{u"The body must be a JSON object"_s});
    return document.object();
}

DemoChecked<QString> demoCheckUploadTarget(const QJsonObject &body)
{
    std::optional<DemoRefusal> fault;
    DemoFields fields(body, {}, fault);
    QString extension = fields.word(u"file_extension"_s, {u"png"_s, u"webp"_s, u"jpeg"_s}, Required);
    if (fault)
        return std::unexpected(*fault);
    return extension;
}

namespace {

DemoTrainingOrder::Item datasetItem(DemoFields &item)
{
    DemoTrainingOrder::Item result;
    const QJsonValue asset = item.value(u"assets_id"_s, Required);
    static const QRegularExpression hexDigits(u"^[0-9a-f]{32}$"_s);
    if (asset.isString() && hexDigits.match(asset.toString()).hasMatch()) {
        result.asset = asset.toString();
    } else if (asset.isDouble() && asset.toDouble() == std::floor(asset.toDouble()) && asset.toDouble() > 0) {
        result.asset = QString::number(qint64(asset.toDouble()));
    } else {
        item.refuse(u"assets_id"_s,
                    u"must be an id of the type that POST /v3/assets/training_dataset gave"_s);
    }
    result.caption = item.text(u"caption"_s, 1024, Required);
    return result;
}

/// A number of the enum; a numeric string is taken for one.
void checkLearningRate(DemoFields &expert)
{
    const QString key = u"learning_rate"_s;
    const QJsonValue value = expert.value(key, Optional);
    if (value.isUndefined())
        return;
    bool numeric = value.isDouble();
    const double rate = value.isString() ? value.toString().toDouble(&numeric) : value.toDouble();
    for (const double allowed : {1e-4, 1e-5, 1e-6, 2e-4, 5e-5}) {
        if (numeric && std::abs(rate - allowed) <= allowed * 1e-9)
            return;
    }
    expert.refuse(key, u"must be one of 1e-4, 1e-5, 1e-6, 2e-4, 5e-5"_s);
}

void checkExpertSetting(DemoFields &expert, DemoTrainingOrder &order)
{
    expert.integer(u"train_batch_size"_s, 1, 4, Optional);
    checkLearningRate(expert);
    const auto steps = expert.integer(u"max_train_steps"_s, 1, demoNoMost, Optional);
    order.steps = steps.value_or(order.steps);
    const auto seed = expert.integer(u"seed"_s, 1, demoNoMost, Optional);
    expert.word(u"lr_scheduler"_s,
                {u"constant"_s, u"linear"_s, u"cosine"_s, u"cosine_with_restarts"_s, u"polynomial"_s,
                 u"constant_with_warmup"_s},
                Optional);
    expert.integer(u"lr_warmup_steps"_s, 0, demoNoMost, Optional);
    order.seed = seed.value_or(0);
}

/// A component's arguments by name. Each value is a string, also where it holds a number.
QJsonObject argumentsOf(DemoFields &component, const QStringList &known)
{
    QJsonObject byName;
    for (DemoFields &argument : component.list(u"args"_s, 0, 16, Required)) {
        const QString name = argument.word(u"name"_s, known, Required);
        byName.insert(name, argument.text(u"value"_s, 64, Required));
    }
    return byName;
}

/// Refuses the component unless the argument is a numeric string that passes.
void checkNumeric(DemoFields &component, const QJsonObject &arguments, const QString &name, auto passes,
                  const QString &rule, DemoFields::Need need)
{
    if (component.failed() || (need == Optional && !arguments.contains(name)))
        return;
    bool numeric = false;
    const double value = arguments.value(name).toString().toDouble(&numeric);
    if (!numeric || !std::isfinite(value) || !passes(value))
        component.refuse(u"args"_s, u"must hold %1, %2"_s.arg(name, rule));
}

void checkComponent(DemoFields &component)
{
    const QString name =
        component.word(u"name"_s, {u"face_crop_region"_s, u"resize"_s, u"face_restore"_s}, Required);
    const auto atLeastOne = [](double value) { return value >= 1; };
    if (name == "resize"_L1) {
        const QJsonObject arguments = argumentsOf(component, {u"width"_s, u"height"_s});
        const auto pixels = [](double value) { return value > 0 && value == std::floor(value); };
        const QString rule = u"a string with a whole number above 0"_s;
        checkNumeric(component, arguments, u"width"_s, pixels, rule, Required);
        checkNumeric(component, arguments, u"height"_s, pixels, rule, Required);
    } else if (name == "face_crop_region"_L1) {
        const QJsonObject arguments = argumentsOf(component, {u"ratio"_s});
        checkNumeric(component, arguments, u"ratio"_s, atLeastOne, u"a string with a number of at least 1"_s,
                     Required);
    } else if (name == "face_restore"_L1) {
        const QJsonObject arguments = argumentsOf(component, {u"method"_s, u"upscale"_s});
        if (arguments.value(u"method"_s).toString() != "gfpgan_1.4"_L1)
            component.refuse(u"args"_s, u"must hold method, which must be gfpgan_1.4"_s);
        checkNumeric(component, arguments, u"upscale"_s, atLeastOne,
                     u"a string with a number of at least 1"_s, Optional);
    }
}

QStringList baseModelWords()
{
    QStringList words;
    for (const DemoModel &model : demoModels())
        words += model.baseModel;
    return words;
}

} // namespace

DemoChecked<DemoTrainingOrder> demoCheckTraining(const QJsonObject &body)
{
    std::optional<DemoRefusal> fault;
    DemoFields fields(body, {}, fault);
    DemoTrainingOrder order;
    order.name = fields.text(u"name"_s, 1024, Required);
    order.baseModel = fields.word(u"base_model"_s, baseModelWords(), Required);
    order.size = QSize(int(fields.integer(u"width"_s, 1, 1 << 20, Required).value_or(0)),
                       int(fields.integer(u"height"_s, 1, 1 << 20, Required).value_or(0)));
    for (DemoFields &item : fields.list(u"image_dataset_items"_s, 1, 50, Required))
        order.items.push_back(datasetItem(item));
    if (auto expert = fields.object(u"expert_setting"_s, Optional))
        checkExpertSetting(*expert, order);
    for (DemoFields &component : fields.list(u"components"_s, 0, 64, Required))
        checkComponent(component);
    if (fault)
        return std::unexpected(*fault);
    return order;
}

namespace {

QString checkExtra(DemoFields &extra)
{
    const QString type = extra.word(u"response_image_type"_s, {u"png"_s, u"webp"_s, u"jpeg"_s}, Optional);
    extra.flag(u"enable_nsfw_detection"_s);
    extra.integer(u"nsfw_detection_level"_s, 0, 2, Optional);
    return type;
}

std::vector<DemoGenerationOrder::Lora> checkLoras(DemoFields &request)
{
    std::vector<DemoGenerationOrder::Lora> loras;
    for (DemoFields &lora : request.list(u"loras"_s, 0, 5, Optional)) {
        const QString name = lora.text(u"model_name"_s, 1024, Optional);
        const auto strength = lora.number(u"strength"_s, 0, 1, name.isEmpty() ? Optional : Required);
        if (!name.isEmpty())
            loras.push_back({name, strength.value_or(0)});
    }
    return loras;
}

/// The stand-in has no embeddings and no VAEs of its own, as GET /v3/model says.
void checkEmbeddings(DemoFields &request)
{
    for (DemoFields &embedding : request.list(u"embeddings"_s, 0, 5, Optional)) {
        if (!embedding.text(u"model_name"_s, 1024, Optional).isEmpty())
            embedding.refuse(u"model_name"_s, u"is not an embedding that the service knows"_s);
    }
    if (!request.text(u"sd_vae"_s, 1024, Optional).isEmpty())
        request.refuse(u"sd_vae"_s, u"is not a VAE that the service knows"_s);
}

std::optional<QSize> checkHiresFix(DemoFields &request)
{
    auto hires = request.object(u"hires_fix"_s, Optional);
    if (!hires)
        return std::nullopt;
    const auto width = hires->integer(u"target_width"_s, 128, 4096, Required);
    const auto height = hires->integer(u"target_height"_s, 128, 4096, Required);
    hires->number(u"strength"_s, 0, 1, Optional);
    hires->word(u"upscaler"_s, {u"RealESRGAN_x4plus_anime_6B"_s, u"RealESRNet_x4plus"_s, u"Latent"_s},
                Optional);
    return QSize(int(width.value_or(0)), int(height.value_or(0)));
}

QString checkCheckpoint(DemoFields &request)
{
    const QString name = request.text(u"model_name"_s, 1024, Required);
    if (!demoModelByCheckpoint(name))
        request.refuse(u"model_name"_s, u"is not a checkpoint that the service knows: "_s + name);
    return name;
}

void checkRest(DemoFields &request, const QString &checkpoint, const QString &imageType)
{
    if (auto refiner = request.object(u"refiner"_s, Optional))
        refiner->number(u"switch_at"_s, 0, 1, Optional);
    request.integer(u"clip_skip"_s, 1, 12, Optional);
    request.flag(u"restore_faces"_s);
    const bool transparent = request.flag(u"enable_transparent_background"_s).value_or(false);
    const DemoModel *model = demoModelByCheckpoint(checkpoint);
    if (transparent && !(model && model->sdxl && imageType == "png"_L1))
        request.refuse(u"enable_transparent_background"_s, u"needs an SDXL checkpoint and PNG"_s);
}

} // namespace

DemoChecked<DemoGenerationOrder> demoCheckGeneration(const QJsonObject &body)
{
    std::optional<DemoRefusal> fault;
    DemoFields fields(body, {}, fault);
    DemoGenerationOrder order;
    order.imageType = u"png"_s;
    if (auto extra = fields.object(u"extra"_s, Optional)) {
        const QString type = checkExtra(*extra);
        if (!type.isEmpty())
            order.imageType = type;
    }
    if (auto request = fields.object(u"request"_s, Required)) {
        order.checkpoint = checkCheckpoint(*request);
        order.prompt = request->text(u"prompt"_s, 1024, Required);
        order.negativePrompt = request->text(u"negative_prompt"_s, 1024, Optional);
        order.size = QSize(int(request->integer(u"width"_s, 128, 2048, Required).value_or(0)),
                           int(request->integer(u"height"_s, 128, 2048, Required).value_or(0)));
        order.count = int(request->integer(u"image_num"_s, 1, 8, Required).value_or(0));
        order.steps = int(request->integer(u"steps"_s, 1, 100, Required).value_or(0));
        order.guidance = request->number(u"guidance_scale"_s, 1, 30, Required).value_or(0);
        order.sampler = request->word(u"sampler_name"_s, demoSamplers(), Required);
        order.seed = request->integer(u"seed"_s, -1, demoNoMost, Required).value_or(0);
        order.loras = checkLoras(*request);
        checkEmbeddings(*request);
        order.size = checkHiresFix(*request).value_or(order.size);
        checkRest(*request, order.checkpoint, order.imageType);
    }
    if (fault)
        return std::unexpected(*fault);
    return order;
}

} // namespace easel
