// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoTrainings.h"

#include "app/demo/DemoBilling.h"
#include "app/demo/DemoCatalogue.h"
#include "app/demo/DemoContract.h"
#include "app/demo/DemoModelFile.h"
#include "app/demo/DemoPaging.h"
#include "app/demo/DemoSignedUrl.h"
#include "app/demo/DemoUploads.h"

#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <ranges>

using namespace Qt::StringLiterals;

namespace easel {

static constexpr qint64 queueMs = 12'000;
static constexpr qint64 trainMs = 92'000;
static constexpr qint64 deployMs = 16'000;
static constexpr qint64 modelUrlMs = 3'600'000; // real time

qint64 DemoTraining::trainingEndsAt() const
{
    return acceptedAt + queueMs + trainMs;
}

DemoTraining::Phase DemoTraining::phase(qint64 serviceNow) const
{
    if (serviceNow < acceptedAt + queueMs)
        return Phase::Queuing;
    if (serviceNow < trainingEndsAt())
        return Phase::Training;
    if (willFail)
        return Phase::Failed;
    return serviceNow < trainingEndsAt() + deployMs ? Phase::Deploying : Phase::Serving;
}

double DemoTraining::progressPercent(qint64 serviceNow) const
{
    const double done = double(serviceNow - acceptedAt - queueMs) / trainMs;
    return std::floor(std::clamp(done, 0.0, 1.0) * 1000) / 10;
}

static QString statusWord(DemoTraining::Phase phase)
{
    switch (phase) {
    case DemoTraining::Phase::Queuing:
        return u"QUEUING"_s;
    case DemoTraining::Phase::Training:
        return u"TRAINING"_s;
    case DemoTraining::Phase::Failed:
        return u"FAILED"_s;
    case DemoTraining::Phase::Deploying:
    case DemoTraining::Phase::Serving:
        return u"SUCCESS"_s;
    }
    return u"UNKNOWN"_s;
}

static QJsonObject toJson(const DemoTraining &training)
{
    return {{u"task_id"_s, training.taskId},
            {u"name"_s, training.name},
            {u"base_model"_s, training.baseModel},
            {u"model_name"_s, training.modelName},
            {u"assets"_s, QJsonArray::fromStringList(training.assets)},
            {u"seed"_s, training.seed},
            {u"steps"_s, training.steps},
            {u"order"_s, training.order},
            {u"created_at"_s, training.createdAt},
            {u"accepted_ms"_s, training.acceptedAt},
            {u"will_fail"_s, training.willFail}};
}

static DemoTraining fromJson(const QJsonObject &object)
{
    DemoTraining training;
    training.taskId = object.value("task_id"_L1).toString();
    training.name = object.value("name"_L1).toString();
    training.baseModel = object.value("base_model"_L1).toString();
    training.modelName = object.value("model_name"_L1).toString();
    const QJsonArray assets = object.value("assets"_L1).toArray();
    for (const QJsonValue asset : assets)
        training.assets += asset.toString();
    training.seed = object.value("seed"_L1).toInteger();
    training.steps = object.value("steps"_L1).toInteger();
    training.order = object.value("order"_L1).toInteger();
    training.createdAt = object.value("created_at"_L1).toInteger();
    training.acceptedAt = object.value("accepted_ms"_L1).toInteger();
    training.willFail = object.value("will_fail"_L1).toBool();
    return training;
}

static DemoAnswer refused(const DemoRefusal &refusal)
{
    return DemoAnswer::refusal(refusal.status, refusal.reason, refusal.message);
}

const QString DemoTrainings::pathPrefix = u"/model-files/loras/"_s;

DemoTrainings::DemoTrainings(const DemoStore &store, const DemoClock &clock, const DemoSignedUrl &urls,
                             const DemoUploads &uploads, bool failing)
    : m_store(store)
    , m_clock(clock)
    , m_urls(urls)
    , m_uploads(uploads)
    , m_failing(failing)
{
    for (const QJsonObject &object : m_store.readAll(DemoStore::Trainings))
        m_trainings.push_back(fromJson(object));
    std::sort(m_trainings.begin(), m_trainings.end(),
              [](const DemoTraining &a, const DemoTraining &b) { return a.order < b.order; });
}

static QString newModelName(qint64 seconds)
{
    const quint64 bits = QRandomGenerator::system()->generate64() & 0xff'ffff'ffffu;
    return u"model_%1_%2.safetensors"_s.arg(seconds).arg(QString::number(bits, 16).toUpper(), 10, u'0');
}

DemoAnswer DemoTrainings::start(const QJsonObject &body)
{
    const auto order = demoCheckTraining(body);
    if (!order)
        return refused(order.error());
    DemoTraining training;
    for (size_t i = 0; i < order->items.size(); ++i) {
        const QString &asset = order->items[i].asset;
        if (!m_uploads.has(asset)) {
            return refused(
                {u"image_dataset_items[%1].assets_id names an asset that was never uploaded: %2"_s.arg(i).arg(
                    asset)});
        }
        training.assets += asset;
    }
    training.taskId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    training.name = order->name;
    training.baseModel = order->baseModel;
    training.seed = order->seed;
    training.steps = order->steps;
    training.order = m_trainings.empty() ? 1 : m_trainings.back().order + 1;
    training.createdAt = m_clock.realNow() / 1000;
    training.acceptedAt = m_clock.now();
    training.modelName = newModelName(training.createdAt);
    training.willFail = m_failing;
    if (!m_store.write(DemoStore::Trainings, training.taskId + ".json"_L1, toJson(training)))
        return DemoAnswer::refusal(500, u"CREATE_TASK_FAILED"_s, u"The task could not be kept"_s);
    m_trainings.push_back(training);
    return DemoAnswer::json({{u"task_id"_s, training.taskId}});
}

static QJsonArray modelsOf(const DemoTraining &training, DemoTraining::Phase phase)
{
    if (phase != DemoTraining::Phase::Deploying && phase != DemoTraining::Phase::Serving)
        return {};
    return {QJsonObject{
        {u"model_name"_s, training.modelName},
        {u"model_status"_s, phase == DemoTraining::Phase::Serving ? u"SERVING"_s : u"DEPLOYING"_s}}};
}

/// What a client must not take for the end: progress and time left fall back to 0 at SUCCESS and are absent
/// once the model serves.
static QJsonObject extraOf(const DemoTraining &training, qint64 now, double speed)
{
    switch (training.phase(now)) {
    case DemoTraining::Phase::Training:
        return {{u"progress_percent"_s, training.progressPercent(now)},
                {u"eta_relative"_s, std::ceil(double(training.trainingEndsAt() - now) / 1000 / speed)}};
    case DemoTraining::Phase::Deploying:
        return {{u"progress_percent"_s, 0}, {u"eta_relative"_s, 0}};
    default:
        return {};
    }
}

DemoAnswer DemoTrainings::result(const DemoRequest &request) const
{
    const QString id = request.argument(u"task_id"_s);
    if (id.isEmpty())
        return refused({u"task_id is required"_s});
    const auto it = std::find_if(m_trainings.begin(), m_trainings.end(),
                                 [&](const DemoTraining &training) { return training.taskId == id; });
    if (it == m_trainings.end())
        return refused({u"There is no task "_s + id, u"TASK_NOT_FOUND"_s, 404});
    const qint64 now = m_clock.now(); // one moment for all fields
    const DemoTraining::Phase phase = it->phase(now);
    QJsonObject answer{
        {u"task_id"_s, it->taskId},
        {u"task_status"_s, statusWord(phase)},
        {u"model_type"_s, phase == DemoTraining::Phase::Serving ? u"lora"_s : QString()},
        {u"models"_s, modelsOf(*it, phase)},
    };
    const QJsonObject extra = extraOf(*it, now, m_clock.speed());
    if (!extra.isEmpty())
        answer.insert(u"extra"_s, extra);
    return DemoAnswer::json(answer);
}

DemoAnswer DemoTrainings::list(const DemoRequest &request) const
{
    const auto page = DemoPage::of(request);
    if (!page)
        return refused(page.error());
    const qsizetype count = qsizetype(m_trainings.size());
    const qint64 now = m_clock.now();
    QJsonArray tasks;
    for (qsizetype i = page->offset; i < page->end(count); ++i) {
        const DemoTraining &training = m_trainings[size_t(count - 1 - i)]; // newest first
        tasks.append(QJsonObject{{u"task_name"_s, training.name},
                                 {u"task_id"_s, training.taskId},
                                 {u"task_type"_s, u"style"_s},
                                 {u"task_status"_s, statusWord(training.phase(now))},
                                 {u"created_at"_s, training.createdAt},
                                 {u"models"_s, modelsOf(training, training.phase(now))}});
    }
    return DemoAnswer::json({{u"tasks"_s, tasks}, {u"pagination"_s, page->pagination(count)}});
}

static QJsonObject modelEntry(const QString &name, const QString &sdName, bool sdxl, bool available,
                              const QString &type)
{
    return {{u"name"_s, name},
            {u"sd_name"_s, sdName},
            {u"sd_name_in_api"_s, sdName},
            {u"base_model"_s, sdxl ? u"SDXL 1.0"_s : u"SD 1.5"_s},
            {u"is_sdxl"_s, sdxl},
            {u"status"_s, available ? 1 : 0},
            {u"type"_s, QJsonObject{{u"name"_s, type}}}};
}

std::vector<QJsonObject> DemoTrainings::loraEntries() const
{
    const qint64 now = m_clock.now();
    std::vector<QJsonObject> entries;
    for (const DemoTraining &training : std::views::reverse(m_trainings)) {
        const DemoTraining::Phase phase = training.phase(now);
        const bool serving = phase == DemoTraining::Phase::Serving;
        const DemoModel *base = demoModelByBase(training.baseModel);
        if (serving || phase == DemoTraining::Phase::Deploying) {
            QJsonObject entry =
                modelEntry(training.name, training.modelName, base && base->sdxl, serving, u"lora"_s);
            if (serving) {
                const QUrl url =
                    m_urls.sign("GET", pathPrefix + training.modelName, m_clock.realNow(), modelUrlMs);
                entry.insert(u"download_url"_s, QString::fromLatin1(url.toEncoded()));
                entry.insert(u"download_url_ttl"_s, QString::number(modelUrlMs / 1000));
            }
            entries.push_back(entry);
        }
    }
    return entries;
}

static std::vector<QJsonObject> checkpointEntries()
{
    std::vector<QJsonObject> entries;
    entries.reserve(demoModels().size());
    for (const DemoModel &model : demoModels())
        entries.push_back(modelEntry(model.baseModel, model.checkpoint, model.sdxl, true, u"checkpoint"_s));
    return entries;
}

DemoAnswer DemoTrainings::models(const DemoRequest &request) const
{
    static const QStringList types{u"checkpoint"_s,       u"lora"_s,       u"vae"_s,
                                   u"textualinversion"_s, u"controlnet"_s, u"upscaler"_s};
    const auto page = DemoPage::of(request);
    if (!page)
        return refused(page.error());
    const QString type = request.argument(u"filter.types"_s);
    const QString visibility = request.argument(u"filter.visibility"_s);
    const QString source = request.argument(u"filter.source"_s);
    if (!type.isEmpty() && !types.contains(type))
        return refused({u"filter.types must be one of "_s + types.join(u", ")});
    if (!visibility.isEmpty() && visibility != "private"_L1 && visibility != "public"_L1)
        return refused({u"filter.visibility must be private or public"_s});

    // Trained LoRAs are private, checkpoints public; the stand-in has nothing else.
    std::vector<QJsonObject> all;
    const bool ofTraining = source.isEmpty() || source == "training"_L1;
    if (visibility != "public"_L1 && ofTraining && (type.isEmpty() || type == "lora"_L1))
        all = loraEntries();
    const bool ofOthers = source != "training"_L1;
    if (visibility != "private"_L1 && ofOthers && (type.isEmpty() || type == "checkpoint"_L1))
        std::ranges::copy(checkpointEntries(), std::back_inserter(all));

    const qsizetype count = qsizetype(all.size());
    QJsonArray shown;
    for (qsizetype i = page->offset; i < page->end(count); ++i)
        shown.append(all[size_t(i)]);
    return DemoAnswer::json({{u"models"_s, shown}, {u"pagination"_s, page->pagination(count)}});
}

DemoAnswer DemoTrainings::modelFile(const DemoRequest &request) const
{
    if (const auto refusal = m_urls.refusal(request, m_clock.realNow()))
        return *refusal;
    const DemoTraining *training = servingLora(request.path.mid(pathPrefix.size()));
    if (!training)
        return DemoAnswer::storageError(404, u"NoSuchKey"_s, u"The specified key does not exist."_s);
    return demoFileAnswer(request, demoModelFile(*training));
}

qint64 DemoTrainings::spent() const
{
    qint64 spent = 0;
    for (const DemoTraining &training : m_trainings) {
        const DemoModel *base = demoModelByBase(training.baseModel);
        spent += DemoBilling::trainingPrice(base && base->sdxl, training.steps);
    }
    return spent;
}

const DemoTraining *DemoTrainings::servingLora(const QString &modelName) const
{
    const auto it = std::find_if(m_trainings.begin(), m_trainings.end(), [&](const DemoTraining &training) {
        return training.modelName == modelName || training.modelName == modelName + ".safetensors"_L1;
    });
    if (it == m_trainings.end() || it->phase(m_clock.now()) != DemoTraining::Phase::Serving)
        return nullptr;
    return &*it;
}

} // namespace easel
