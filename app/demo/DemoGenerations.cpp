// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoGenerations.h"

#include "app/demo/DemoBilling.h"
#include "app/demo/DemoCatalogue.h"
#include "app/demo/DemoTrainings.h"
#include "app/demo/DemoUploads.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImageWriter>
#include <QRandomGenerator>
#include <QThreadPool>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace easel {

const QString DemoGenerations::pathPrefix = u"/faas-output-image/dev/"_s;

static constexpr qint64 pictureMs = 4'000;
static constexpr qint64 waitMs = 400; ///< before even a free slot begins
static constexpr size_t slotCount = 3;
static constexpr qsizetype mostStyles = 8; ///< kept in memory

QString DemoGeneration::pictureName(int index) const
{
    return u"%1_%2.%3"_s.arg(taskId).arg(index).arg(order.imageType);
}

static QJsonObject toJson(const DemoGeneration &generation)
{
    QJsonArray loras;
    for (const auto &lora : generation.loras) {
        loras.append(QJsonObject{{u"training"_s, lora.trainingId},
                                 {u"files"_s, QJsonArray::fromStringList(lora.files)},
                                 {u"strength"_s, lora.strength}});
    }
    const DemoGenerationOrder &order = generation.order;
    return {{u"task_id"_s, generation.taskId},
            {u"checkpoint"_s, order.checkpoint},
            {u"prompt"_s, order.prompt},
            {u"negative_prompt"_s, order.negativePrompt},
            {u"width"_s, order.size.width()},
            {u"height"_s, order.size.height()},
            {u"count"_s, order.count},
            {u"steps"_s, order.steps},
            {u"guidance"_s, order.guidance},
            {u"sampler"_s, order.sampler},
            {u"seed"_s, order.seed},
            {u"image_type"_s, order.imageType},
            {u"loras"_s, loras},
            {u"starts_ms"_s, generation.startsAt},
            {u"ends_ms"_s, generation.endsAt}};
}

static DemoGeneration fromJson(const QJsonObject &object)
{
    DemoGeneration generation;
    generation.taskId = object.value("task_id"_L1).toString();
    DemoGenerationOrder &order = generation.order;
    order.checkpoint = object.value("checkpoint"_L1).toString();
    order.prompt = object.value("prompt"_L1).toString();
    order.negativePrompt = object.value("negative_prompt"_L1).toString();
    order.size = QSize(object.value("width"_L1).toInt(), object.value("height"_L1).toInt());
    order.count = object.value("count"_L1).toInt();
    order.steps = object.value("steps"_L1).toInt();
    order.guidance = object.value("guidance"_L1).toDouble();
    order.sampler = object.value("sampler"_L1).toString();
    order.seed = object.value("seed"_L1).toInteger();
    order.imageType = object.value("image_type"_L1).toString();
    const QJsonArray loras = object.value("loras"_L1).toArray();
    for (const QJsonValue value : loras) {
        DemoGeneration::Lora lora;
        lora.trainingId = value["training"_L1].toString();
        const QJsonArray files = value["files"_L1].toArray();
        for (const QJsonValue file : files)
            lora.files += file.toString();
        lora.strength = value["strength"_L1].toDouble();
        generation.loras.push_back(lora);
    }
    generation.startsAt = object.value("starts_ms"_L1).toInteger();
    generation.endsAt = object.value("ends_ms"_L1).toInteger();
    return generation;
}

static DemoAnswer refused(const DemoRefusal &refusal)
{
    return DemoAnswer::refusal(refusal.status, refusal.reason, refusal.message);
}

DemoGenerations::DemoGenerations(const DemoStore &store, const DemoClock &clock, const DemoSignedUrl &urls,
                                 const DemoUploads &uploads, const DemoTrainings &trainings,
                                 QThreadPool &pool, Rules rules)
    : m_store(store)
    , m_clock(clock)
    , m_urls(urls)
    , m_uploads(uploads)
    , m_trainings(trainings)
    , m_pool(pool)
    , m_rules(rules)
{
    for (const QJsonObject &object : m_store.readAll(DemoStore::Generations)) {
        const DemoGeneration generation = fromJson(object);
        m_generations.insert(generation.taskId, generation);
    }
}

DemoChecked<std::vector<DemoGeneration::Lora>>
DemoGenerations::resolved(const DemoGenerationOrder &order) const
{
    std::vector<DemoGeneration::Lora> loras;
    for (const auto &asked : order.loras) {
        const DemoTraining *training = m_trainings.servingLora(asked.name);
        if (!training) {
            return std::unexpected(
                DemoRefusal{u"request.loras names a LoRA that is unknown or not serving: "_s + asked.name});
        }
        const DemoModel *base = demoModelByBase(training->baseModel);
        const DemoModel *checkpoint = demoModelByCheckpoint(order.checkpoint);
        if (!base || !checkpoint || base->sdxl != checkpoint->sdxl) {
            return std::unexpected(
                DemoRefusal{u"request.loras: %1 was trained on %2 and does not go with %3"_s.arg(
                    asked.name, training->baseModel, order.checkpoint)});
        }
        DemoGeneration::Lora lora{training->taskId, {}, asked.strength};
        for (const QString &asset : training->assets)
            lora.files += m_uploads.file(asset);
        loras.push_back(lora);
    }
    return loras;
}

qint64 DemoGenerations::freeSlotAt() const
{
    const qint64 now = m_clock.now();
    std::vector<qint64> ends;
    for (const DemoGeneration &generation : m_generations) {
        if (generation.endsAt > now)
            ends.push_back(generation.endsAt);
    }
    if (ends.size() < slotCount)
        return now + waitMs;
    std::sort(ends.rbegin(), ends.rend());
    return std::max(now + waitMs, ends[slotCount - 1]);
}

DemoAnswer DemoGenerations::start(const QJsonObject &body)
{
    const auto order = demoCheckGeneration(body);
    if (!order)
        return refused(order.error());
    const auto loras = resolved(*order);
    if (!loras)
        return refused(loras.error());
    DemoGeneration generation;
    generation.taskId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    generation.order = *order;
    if (generation.order.seed < 0)
        generation.order.seed = QRandomGenerator::system()->generate();
    generation.loras = *loras;
    generation.startsAt = freeSlotAt();
    generation.endsAt = generation.startsAt + pictureMs * order->count;
    if (!m_store.write(DemoStore::Generations, generation.taskId + ".json"_L1, toJson(generation)))
        return DemoAnswer::refusal(500, u"CREATE_TASK_FAILED"_s, u"The task could not be kept"_s);
    paint(*m_generations.insert(generation.taskId, generation));
    const QJsonObject flat{{u"task_id"_s, generation.taskId}};
    if (m_rules.envelope)
        return DemoAnswer::json({{u"code"_s, 0}, {u"msg"_s, QString()}, {u"data"_s, flat}});
    return DemoAnswer::json(flat);
}

void DemoGenerations::paint(DemoGeneration &generation)
{
    generation.paint = DemoGeneration::Paint::Running;
    m_pool.start([this, copy = generation] {
        const bool painted = paintAll(copy);
        QMetaObject::invokeMethod(this, [this, id = copy.taskId, painted] {
            m_generations[id].paint = painted ? DemoGeneration::Paint::Done : DemoGeneration::Paint::Failed;
        });
    });
}

static QByteArray encoded(const QImage &image, const QString &type)
{
    // Grain hardly compresses: the fastest level of PNG is as good as any.
    const int quality = type == "png"_L1 ? 85 : 92;
    for (const QByteArray &format :
         {type.toLatin1(), QByteArray("png")}) { // a missing plugin must not fail it
        QBuffer buffer;
        QImageWriter writer(&buffer, format);
        writer.setQuality(quality);
        if (writer.write(image))
            return buffer.data();
    }
    return {};
}

bool DemoGenerations::paintAll(const DemoGeneration &generation)
{
    const DemoGenerationOrder &order = generation.order;
    DemoScene scene;
    scene.checkpoint = order.checkpoint;
    scene.prompt = order.prompt;
    scene.negativePrompt = order.negativePrompt;
    scene.size = order.size;
    scene.steps = order.steps;
    scene.guidance = order.guidance;
    scene.sampler = order.sampler;
    for (const auto &lora : generation.loras) {
        if (lora.strength > 0)
            scene.influences.push_back({styleOf(lora), lora.strength});
    }
    for (int i = 0; i < order.count; ++i) {
        const QString name = generation.pictureName(i);
        if (QFileInfo::exists(m_store.path(DemoStore::Pictures, name)))
            continue;
        scene.seed = quint64(order.seed) + quint64(i);
        const QByteArray bytes = encoded(demoPaint(scene), order.imageType);
        if (bytes.isEmpty() || !m_store.write(DemoStore::Pictures, name, bytes))
            return false;
    }
    return true;
}

std::shared_ptr<const DemoStyle> DemoGenerations::styleOf(const DemoGeneration::Lora &lora)
{
    // Held while learning: whoever needs the same style at the same time waits instead of learning it twice.
    QMutexLocker lock(&m_stylesMutex);
    if (const auto known = m_styles.value(lora.trainingId))
        return known;
    if (m_styles.size() >= mostStyles)
        m_styles.clear();
    auto style = std::make_shared<const DemoStyle>(demoLearnStyle(lora.files));
    m_styles.insert(lora.trainingId, style);
    return style;
}

QJsonArray DemoGenerations::imagesOf(const DemoGeneration &generation) const
{
    const qint64 seconds = m_rules.urlLifetimeMs / 1000;
    QJsonArray images;
    for (int i = 0; i < generation.order.count; ++i) {
        const QUrl url = m_urls.sign("GET", pathPrefix + generation.pictureName(i), m_clock.realNow(),
                                     m_rules.urlLifetimeMs);
        const QJsonValue ttl =
            m_rules.numericTtl ? QJsonValue(seconds) : QJsonValue(QString::number(seconds));
        images.append(QJsonObject{{u"image_url"_s, url.toString(QUrl::FullyEncoded)},
                                  {u"image_url_ttl"_s, ttl},
                                  {u"image_type"_s, generation.order.imageType}});
    }
    return images;
}

DemoAnswer DemoGenerations::result(const DemoRequest &request)
{
    const QString id = request.argument(u"task_id"_s);
    if (id.isEmpty())
        return refused({u"task_id is required"_s});
    const auto it = m_generations.find(id);
    if (it == m_generations.end())
        return refused({u"There is no task "_s + id, u"TASK_NOT_FOUND"_s, 404});
    if (it->paint == DemoGeneration::Paint::Missing)
        paint(*it);

    const qint64 now = m_clock.now();
    const bool failed = it->paint == DemoGeneration::Paint::Failed;
    const bool done = now >= it->endsAt && it->paint == DemoGeneration::Paint::Done;
    const double progress = 100.0 * double(now - it->startsAt) / double(it->endsAt - it->startsAt);
    QJsonObject task{{u"task_id"_s, id}, {u"task_type"_s, u"TXT_TO_IMG"_s}, {u"reason"_s, QString()}};
    if (failed) {
        task[u"status"_s] = u"TASK_STATUS_FAILED"_s;
        task[u"reason"_s] = u"The pictures could not be kept"_s;
    } else if (now < it->startsAt) {
        task[u"status"_s] = u"TASK_STATUS_QUEUED"_s;
        task[u"progress_percent"_s] = 0;
    } else {
        task[u"status"_s] = done ? u"TASK_STATUS_SUCCEED"_s : u"TASK_STATUS_PROCESSING"_s;
        task[u"progress_percent"_s] = done ? 100 : int(std::clamp(progress, 0.0, 99.0));
    }
    const double left = double(std::max<qint64>(0, it->endsAt - now)) / 1000 / m_clock.speed();
    task[u"eta"_s] = done || failed ? 0 : int(std::ceil(left));
    return DemoAnswer::json({{u"task"_s, task},
                             {u"images"_s, done ? imagesOf(*it) : QJsonArray()},
                             {u"videos"_s, QJsonArray()},
                             {u"extra"_s, QJsonObject{{u"seed"_s, it->order.seed}}}});
}

qint64 DemoGenerations::spent() const
{
    qint64 pictures = 0;
    for (const DemoGeneration &generation : m_generations)
        pictures += generation.order.count;
    return DemoBilling::picturePrice(pictures);
}

DemoAnswer DemoGenerations::picture(const DemoRequest &request) const
{
    if (const auto refusal = m_urls.refusal(request, m_clock.realNow()))
        return *refusal;
    const QString name = request.path.mid(pathPrefix.size());
    const auto bytes = m_store.read(DemoStore::Pictures, name);
    if (!bytes)
        return DemoAnswer::storageError(404, u"NoSuchKey"_s, u"The specified key does not exist."_s);
    return {200, "image/" + QFileInfo(name).suffix().toLatin1(), *bytes};
}

} // namespace easel
