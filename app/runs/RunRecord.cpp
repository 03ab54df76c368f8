// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/RunRecord.h"

#include "app/core/Ids.h"
#include "app/samples/SampleRecord.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace easel {

namespace {

QDateTime fromMs(qint64 ms)
{
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC) : QDateTime();
}

QByteArray modelBytes(const std::vector<TrainedModel> &models)
{
    QJsonArray array;
    for (const TrainedModel &model : models)
        array.append(QJsonArray{model.modelName, model.modelStatus});
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

std::vector<TrainedModel> modelsFromBytes(const QByteArray &bytes)
{
    std::vector<TrainedModel> models;
    const QJsonArray array = QJsonDocument::fromJson(bytes).array();
    for (const auto &entry : array)
        models.push_back({entry.toArray().at(0).toString(), entry.toArray().at(1).toString()});
    return models;
}

/// A name that the service has never seen, so that a lost start can be found in its list.
QString taskNameFor(const QString &name, const QString &id)
{
    // Never through the middle of a character: what the service lists must be what was sent.
    const qsizetype length = name.size() > 150 && name.at(149).isHighSurrogate() ? 149 : 150;
    return name.left(length) + u' ' + id;
}

constexpr QLatin1StringView startSending("sending");
constexpr QLatin1StringView startDone("accepted");
constexpr QLatin1StringView archivedWord("archived");
constexpr QLatin1StringView removedWord("removed");

} // namespace

RunRecord::RunRecord(Journal &journal, Clock &clock)
    : m_journal(journal)
    , m_clock(clock)
{
}

qint64 RunRecord::now() const
{
    return m_clock.utcNow().toMSecsSinceEpoch();
}

Result<std::unique_ptr<RunRecord>> RunRecord::create(Journal &journal, Clock &clock, const Recipe &recipe,
                                                     const SamplePlan &plan)
{
    std::unique_ptr<RunRecord> record(new RunRecord(journal, clock));
    RunRow row;
    row.id = newShortId();
    row.name = recipe.settings.name;
    row.taskName = taskNameFor(row.name, row.id);
    row.service = recipe.service;
    row.recipe = QJsonDocument(toJson(recipe)).toJson(QJsonDocument::Compact);
    row.plan = planBytes(plan);
    row.created = record->now();
    row.stage = row.reached = stageWord(Stage::Waiting);
    const EventRow frozen =
        eventRow(RunEventCode::Frozen, {QString::number(recipe.items.size())}, row.created);

    const auto written = journal.together([&]() -> Result<void> {
        if (const auto done = journal.insertRun(row); !done)
            return done;
        if (const auto done = journal.addStage(row.id, {row.stage, row.created}); !done)
            return done;
        return journal.addEvent(row.id, frozen);
    });
    if (!written)
        return std::unexpected(written.error());

    record->m_run.recipe = recipe;
    record->m_plan = plan;
    record->m_uploads.resize(recipe.items.size());
    record->m_run.stageTimes.push_back({Stage::Waiting, fromMs(row.created)});
    record->m_run.events.push_back({fromMs(row.created), eventText(frozen)});
    record->takeOver(row);
    return record;
}

Result<std::unique_ptr<RunRecord>> RunRecord::load(Journal &journal, Clock &clock, const RunRow &row)
{
    std::unique_ptr<RunRecord> record(new RunRecord(journal, clock));
    const bool elsewhere = !row.origin.isEmpty();
    const auto recipe =
        elsewhere ? Result<Recipe>(Recipe()) : recipeFromJson(QJsonDocument::fromJson(row.recipe).object());
    const auto stages = journal.stages(row.id);
    const auto events = journal.events(row.id);
    const auto uploads = journal.uploads(row.id);
    if (!stages)
        return std::unexpected(stages.error());
    if (!events)
        return std::unexpected(events.error());
    if (!uploads)
        return std::unexpected(uploads.error());

    Run &run = record->m_run;
    if (recipe)
        run.recipe = *recipe;
    record->m_plan = samplePlanFromJson(QJsonDocument::fromJson(row.plan).object());
    record->m_uploads.resize(run.recipe.items.size());
    for (const UploadRow &upload : *uploads) {
        if (upload.ordinal < 0 || size_t(upload.ordinal) >= record->m_uploads.size())
            continue;
        record->m_uploads[size_t(upload.ordinal)] = upload;
        run.recipe.items[size_t(upload.ordinal)].sourceSha256 = upload.sourceSha256;
    }
    for (const StageRow &stage : *stages) {
        if (const auto known = stageFromWord(stage.stage))
            run.stageTimes.push_back({*known, fromMs(stage.at)});
    }
    for (const EventRow &event : *events) {
        if (const QString text = eventText(event); !text.isEmpty())
            run.events.push_back({fromMs(event.at), text});
    }
    record->takeOver(row);
    if (!recipe) {
        // A recipe that cannot be read must not decide a paid training.
        record->m_unreadable = recipe.error();
        run.stage = Stage::NeedsAttention;
        run.error = recipe.error();
    }
    return record;
}

void RunRecord::takeOver(const RunRow &row)
{
    m_row = row;
    m_run.id = row.id;
    m_run.name = row.name;
    m_run.taskName = row.taskName;
    m_run.service = row.service;
    m_run.created = fromMs(row.created);
    m_run.stage = stageFromWord(row.stage).value_or(Stage::NeedsAttention);
    m_run.reached = stageFromWord(row.reached).value_or(Stage::Waiting);
    m_run.paused = row.paused;
    m_run.taskId = row.taskId;
    m_run.models = modelsFromBytes(row.models);
    m_run.error = errorFromBytes(row.error);
    m_run.finished = fromMs(row.finished);
    m_run.origin = row.origin.isEmpty() ? Origin::Here : Origin::Adopted;
    m_run.serviceBase = row.serviceBase;
    m_run.archived = row.keeping == archivedWord;
    m_run.removed = row.keeping == removedWord;
    m_run.balanceBefore = row.balanceBefore;
    m_run.balanceAfter = row.balanceAfter;
    m_run.cost = row.cost;
    m_run.trainingSeconds = row.trainingMs ? std::optional(double(*row.trainingMs) / 1000) : std::nullopt;
    m_run.progressPercent = row.progress >= 0 ? std::optional(row.progress) : std::nullopt;
    m_run.pictures = int(m_run.recipe.items.size());
    countUploads();
}

void RunRecord::countUploads()
{
    m_run.prepared = m_run.uploaded = 0;
    m_run.bytesTotal = 0;
    m_uploadedBytes = 0;
    qint64 total = 0;
    for (const auto &upload : m_uploads) {
        if (!upload)
            continue;
        ++m_run.prepared;
        total += upload->bytes;
        if (!upload->asset.isEmpty()) {
            ++m_run.uploaded;
            m_uploadedBytes += upload->bytes;
        }
    }
    if (m_run.prepared == m_run.pictures)
        m_run.bytesTotal = total;
    m_run.bytesSent = std::max(m_run.bytesSent, m_uploadedBytes);
}

const UploadRow *RunRecord::upload(int ordinal) const
{
    const auto &slot = m_uploads[size_t(ordinal)];
    return slot ? &*slot : nullptr;
}

AssetId RunRecord::asset(int ordinal) const
{
    const UploadRow *row = upload(ordinal);
    if (!row || row->asset.isEmpty())
        return {};
    return {QJsonDocument::fromJson(row->asset).array().at(0)};
}

Result<void> RunRecord::commit(const RunRow &row, std::optional<Stage> stage,
                               std::optional<RunEventCode> code, const QStringList &args,
                               const std::function<Result<void>()> &together)
{
    const qint64 at = now();
    const auto event = code ? std::optional(eventRow(*code, args, at)) : std::nullopt;
    const auto written = m_journal.together([&]() -> Result<void> {
        if (together) {
            if (const auto done = together(); !done)
                return done;
        }
        if (const auto done = m_journal.saveRun(row); !done)
            return done;
        if (stage) {
            if (const auto done = m_journal.addStage(row.id, {stageWord(*stage), at}); !done)
                return done;
        }
        return event ? m_journal.addEvent(row.id, *event) : Result<void>();
    });
    if (!written)
        return written;
    if (stage)
        m_run.stageTimes.push_back({*stage, fromMs(at)});
    if (event)
        m_run.events.push_back({fromMs(at), eventText(*event)});
    takeOver(row);
    return {};
}

Result<void> RunRecord::enter(Stage stage)
{
    if (m_run.stage == stage || (isActive(stage) && stage < m_run.reached))
        return {};
    RunRow row = m_row;
    row.stage = row.reached = stageWord(stage);
    row.error.clear();
    switch (stage) {
    case Stage::Starting:
        return commit(row, stage, RunEventCode::UploadsDone, {QString::number(m_run.uploaded)});
    case Stage::Training:
        m_trainingSeen = {now(), m_clock.monotonic()};
        return commit(row, stage, RunEventCode::TrainingBegan);
    case Stage::Deploying:
        return commit(row, stage, RunEventCode::Deploying);
    case Stage::Ready:
        row.trainingMs = watchedTraining();
        return commit(row, stage, RunEventCode::Serving, {m_run.servingModel()});
    case Stage::Sampling:
        return commit(row, stage, RunEventCode::SamplesAsked, {QString::number(m_plan.pictures())});
    default:
        return commit(row, stage, std::nullopt);
    }
}

Result<void> RunRecord::note(RunEventCode code, const QStringList &args)
{
    const EventRow event = eventRow(code, args, now());
    if (const auto written = m_journal.addEvent(m_row.id, event); !written)
        return written;
    m_run.events.push_back({fromMs(event.at), eventText(event)});
    return {};
}

Result<void> RunRecord::rendered(UploadRow upload)
{
    if (const UploadRow *before = this->upload(upload.ordinal))
        upload.forgotten = before->forgotten;
    if (const auto written = m_journal.saveUpload(m_row.id, upload); !written)
        return written;
    m_uploads[size_t(upload.ordinal)] = upload;
    m_run.recipe.items[size_t(upload.ordinal)].sourceSha256 = upload.sourceSha256;
    countUploads();
    return {};
}

const UploadRow &RunRecord::renderedRow(int ordinal) const
{
    const auto &slot = m_uploads[size_t(ordinal)];
    Q_ASSERT(slot.has_value());
    return *slot;
}

AssetKey RunRecord::assetKey(int ordinal, const QByteArray &account) const
{
    return {renderedRow(ordinal).sha256, m_row.service, account};
}

Result<void> RunRecord::uploaded(int ordinal, const AssetId &asset, const QByteArray &account)
{
    UploadRow upload = renderedRow(ordinal);
    upload.asset = QJsonDocument(QJsonArray{asset.value}).toJson(QJsonDocument::Compact);
    const auto written = m_journal.together([&]() -> Result<void> {
        if (const auto done = m_journal.saveUpload(m_row.id, upload); !done)
            return done;
        return m_journal.rememberAsset(assetKey(ordinal, account), upload.asset, now());
    });
    if (!written)
        return written;
    m_uploads[size_t(ordinal)] = upload;
    countUploads();
    return {};
}

Result<AssetId> RunRecord::knownAsset(int ordinal, const QByteArray &account) const
{
    const auto known = m_journal.knownAsset(assetKey(ordinal, account));
    if (!known)
        return std::unexpected(known.error());
    if (known->isEmpty())
        return AssetId{};
    return AssetId{QJsonDocument::fromJson(*known).array().at(0)};
}

Result<void> RunRecord::forgetAssets(const std::vector<int> &ordinals, const QByteArray &account)
{
    RunRow row = m_row;
    row.stage = row.reached = stageWord(Stage::Uploading);
    row.startState.clear();
    auto uploads = m_uploads;
    const auto forget = [&]() -> Result<void> {
        for (const int ordinal : ordinals) {
            UploadRow upload = renderedRow(ordinal);
            upload.asset.clear();
            ++upload.forgotten;
            if (const auto done = m_journal.saveUpload(row.id, upload); !done)
                return done;
            if (const auto done = m_journal.forgetAsset(assetKey(ordinal, account)); !done)
                return done;
            uploads[size_t(ordinal)] = upload;
        }
        return {};
    };
    const auto written = commit(row, Stage::Uploading, RunEventCode::AssetsForgotten,
                                {QString::number(ordinals.size())}, forget);
    if (!written)
        return written;
    m_uploads = std::move(uploads);
    m_run.bytesSent = 0;
    countUploads();
    return {};
}

RunRecord::Start RunRecord::start() const
{
    if (!m_row.taskId.isEmpty())
        return Start::Accepted;
    return m_row.startState == startSending ? Start::Sending : Start::NotSent;
}

Result<void> RunRecord::startIntended(const QByteArray &account)
{
    RunRow row = m_row;
    row.account = account;
    row.startState = startSending;
    return commit(row, std::nullopt, RunEventCode::StartSent);
}

Result<void> RunRecord::startNotTaken(RunEventCode why, const QString &cause)
{
    RunRow row = m_row;
    row.startState.clear();
    return commit(row, std::nullopt, why, cause.isEmpty() ? QStringList() : QStringList{cause});
}

Result<void> RunRecord::startAccepted(RunEventCode how, const QString &taskId)
{
    RunRow row = m_row;
    row.startState = startDone;
    row.taskId = taskId;
    row.stage = row.reached = stageWord(Stage::Queued);
    row.error.clear();
    return commit(row, Stage::Queued, how, {taskId});
}

Result<void> RunRecord::modelsSeen(const std::vector<TrainedModel> &models)
{
    if (models == m_run.models)
        return {};
    RunRow row = m_row;
    row.models = modelBytes(models);
    return commit(row, std::nullopt, std::nullopt);
}

Result<void> RunRecord::progressSeen(std::optional<double> percent, std::optional<double> etaSeconds)
{
    m_run.etaSeconds = etaSeconds;
    m_run.etaAt = m_clock.utcNow();
    if (!percent || *percent <= m_row.progress)
        return {};
    RunRow row = m_row;
    row.progress = std::clamp(*percent, 0.0, 100.0);
    return commit(row, std::nullopt, std::nullopt);
}

Result<void> RunRecord::halt(Stage stage, const std::optional<Error> &error)
{
    RunRow row = m_row;
    row.stage = stageWord(stage);
    row.error = errorBytes(error);
    if (stage == Stage::Failed)
        row.finished = now();
    const auto code = stage == Stage::Stopped  ? RunEventCode::Stopped
                      : stage == Stage::Failed ? RunEventCode::Failed
                                               : RunEventCode::NeedsAttention;
    m_run.notice.clear();
    m_trainingSeen.reset();
    return commit(row, stage, code, error ? QStringList{error->message} : QStringList());
}

Result<void> RunRecord::takeUp()
{
    m_run.gaveUp = false;
    if (m_run.active()) {
        m_run.error.reset();
        return {};
    }
    RunRow row = m_row;
    row.stage = row.reached;
    row.error.clear();
    return commit(row, stageFromWord(row.reached), RunEventCode::Resumed);
}

Result<void> RunRecord::finish(const std::optional<Error> &error)
{
    RunRow row = m_row;
    row.stage = row.reached = stageWord(Stage::Done);
    row.error = errorBytes(error);
    row.finished = now();
    m_run.notice.clear();
    if (m_plan.prompts.isEmpty())
        return commit(row, Stage::Done, std::nullopt);
    return commit(row, Stage::Done, RunEventCode::SamplesDone,
                  {QString::number(m_run.samplesDone()), QString::number(m_plan.pictures())});
}

Result<void> RunRecord::amendError(const std::optional<Error> &error)
{
    if (m_run.error == error)
        return {};
    RunRow row = m_row;
    row.error = errorBytes(error);
    return commit(row, std::nullopt, std::nullopt);
}

Result<void> RunRecord::setPaused(bool paused)
{
    RunRow row = m_row;
    row.paused = paused;
    return commit(row, std::nullopt, std::nullopt);
}

void RunRecord::setGaveUp(const std::optional<Error> &error)
{
    m_run.gaveUp = error.has_value();
    m_run.error = error;
}

} // namespace easel
