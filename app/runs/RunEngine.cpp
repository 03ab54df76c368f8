// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/RunEngine.h"

#include "app/runs/LoraName.h"
#include "app/training/BaseModel.h"

#include <QDir>
#include <QThread>

namespace easel {

using namespace std::chrono_literals;

static constexpr auto gatherChangesFor = 30ms;
static constexpr auto journalAgainAfter = 5s;

RunEngine::RunEngine(Journal &journal, ServiceClient &client, Clock &clock, RetryBudget &budget,
                     const Options &options, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_client(client)
    , m_clock(clock)
    , m_options(options)
    , m_tools{client, clock, budget, m_workers, options.speed}
    , m_samples(journal, client, clock, budget, options.speed)
{
    m_workers.setMaxThreadCount(std::max(2, QThread::idealThreadCount() - 1));
    connect(&m_samples, &SampleEngine::changed, this, [this](const QString &id) {
        if (const auto found = m_entries.find(id); found != m_entries.end())
            found->second.record->setSamples(m_samples.samples(id));
        markChanged(id);
    });
}

RunEngine::~RunEngine()
{
    for (auto &[id, entry] : m_entries)
        dropDriver(entry);
}

QString RunEngine::folder(const QString &id) const
{
    return QDir(m_options.runsFolder).filePath(id);
}

bool RunEngine::belongsHere(const Run &run) const
{
    return run.service == m_options.serviceName;
}

Result<RunEngine::Entry *> RunEngine::entry(const QString &id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return failure(ErrorKind::Usage, tr("There is no run “%1”.").arg(id));
    return &found->second;
}

void RunEngine::add(std::unique_ptr<RunRecord> record)
{
    const QString id = record->run().id;
    if (!m_entries.contains(id))
        m_order.push_back(id);
    record->setSamples(m_samples.samples(id));
    m_entries[id].record = std::move(record);
}

Result<void> RunEngine::load()
{
    const auto rows = m_journal.runs();
    if (!rows)
        return std::unexpected(rows.error());
    for (const RunRow &row : *rows) {
        if (const auto loaded =
                m_samples.load(row.id, folder(row.id) + QStringLiteral("/samples"), m_options.writer);
            !loaded) {
            return loaded;
        }
        auto record = RunRecord::load(m_journal, m_clock, row);
        if (!record)
            return std::unexpected(record.error());
        add(std::move(*record));
    }
    return {};
}

std::vector<Run> RunEngine::runs() const
{
    std::vector<Run> runs;
    for (const QString &id : m_order)
        runs.push_back(m_entries.at(id).record->run());
    return runs;
}

Result<QString> RunEngine::start(const Recipe &recipe, const SamplePlan &plan)
{
    auto record = RunRecord::create(m_journal, m_clock, recipe, plan);
    if (!record)
        return std::unexpected(record.error());
    const QString id = (*record)->run().id;
    QDir().mkpath(folder(id));
    if (const auto loaded = m_samples.load(id, folder(id) + QStringLiteral("/samples"), true); !loaded)
        return std::unexpected(loaded.error());
    add(std::move(*record));
    markChanged(id);
    drive(m_entries[id]);
    return id;
}

void RunEngine::drive(Entry &entry)
{
    if (entry.driver)
        return;
    const QString id = entry.record->run().id;
    entry.driver = new RunDriver(*entry.record, m_tools, m_samples, folder(id), this);
    connect(entry.driver, &RunDriver::changed, this, [this, id] { markChanged(id); });
    connect(entry.driver, &RunDriver::ended, this, [this, id] { driverEnded(id); });
    connect(entry.driver, &RunDriver::journalFailed, this,
            [this, id](const Error &error) { journalBroke(id, error); });
    entry.driver->begin();
}

void RunEngine::dropDriver(Entry &entry, bool insideItsSignal)
{
    if (!entry.driver)
        return;
    RunDriver *driver = std::exchange(entry.driver, nullptr);
    driver->disconnect(this);
    m_samples.stop(entry.record->run().id);
    if (insideItsSignal)
        driver->deleteLater();
    else
        delete driver;
}

void RunEngine::driverEnded(const QString &id)
{
    Entry &entry = m_entries[id];
    dropDriver(entry, true);
    markChanged(id);
    const Run &run = entry.record->run();
    if (run.stage == Stage::NeedsAttention && run.error && run.error->kind == ErrorKind::Key)
        refuseKey(id);
}

void RunEngine::refuseKey(const QString &id)
{
    const Error error = *m_entries[id].record->run().error;
    for (auto &[other, entry] : m_entries) {
        if (other == id || !entry.driver)
            continue;
        dropDriver(entry);
        if (const auto written = entry.record->halt(Stage::NeedsAttention, error); !written)
            Q_EMIT journalFailed(written.error());
        markChanged(other);
    }
    Q_EMIT keyRefused();
}

void RunEngine::journalBroke(const QString &id, const Error &error)
{
    // What could not be written down did not happen: begin again from what the journal holds, as after a
    // crash, once it can be written.
    Entry &entry = m_entries[id];
    dropDriver(entry, true);
    entry.record->setGaveUp(error);
    markChanged(id);
    Q_EMIT journalFailed(error);
    if (m_options.endless)
        m_clock.after(journalAgainAfter, this, [this, id] { (void)resume(id); });
}

Result<void> RunEngine::resume(const QString &id)
{
    const auto found = entry(id);
    if (!found)
        return std::unexpected(found.error());
    Entry &entry = **found;
    const Run &run = entry.record->run();
    if (!belongsHere(run)) {
        return failure(ErrorKind::Conflict, tr("“%1” belongs to the service %2, not to %3.")
                                                .arg(run.name, run.service, m_options.serviceName));
    }
    if (entry.driver || run.stage == Stage::Failed)
        return {};
    if (const auto taken = entry.record->takeUp(); !taken)
        return taken;
    markChanged(id);
    drive(entry);
    return {};
}

void RunEngine::resumeAll()
{
    for (const QString &id : m_order) {
        const Run &run = m_entries[id].record->run();
        if (!belongsHere(run) || !(run.unfinished() || run.stage == Stage::NeedsAttention))
            continue;
        if (const auto resumed = resume(id); !resumed)
            Q_EMIT journalFailed(resumed.error());
    }
}

Result<void> RunEngine::stopWatching(const QString &id)
{
    const auto found = entry(id);
    if (!found)
        return std::unexpected(found.error());
    Entry &entry = **found;
    dropDriver(entry);
    if (!entry.record->run().active() && entry.record->run().stage != Stage::NeedsAttention)
        return {};
    const auto written = entry.record->halt(Stage::Stopped, std::nullopt);
    markChanged(id);
    return written;
}

Result<void> RunEngine::setPaused(const QString &id, bool paused)
{
    const auto found = entry(id);
    if (!found)
        return std::unexpected(found.error());
    if (const auto written = (*found)->record->setPaused(paused); !written)
        return written;
    if ((*found)->driver)
        (*found)->driver->pausedChanged();
    markChanged(id);
    return {};
}

void RunEngine::generate(const QString &id, SamplePlan plan, bool continueUnfinished,
                         std::function<void(Result<qint64>)> done)
{
    const auto found = entry(id);
    if (!found)
        return done(std::unexpected(found.error()));
    const Run &run = (*found)->record->run();
    if (!belongsHere(run)) {
        return done(
            failure(ErrorKind::Conflict, tr("“%1” belongs to the service %2.").arg(run.name, run.service)));
    }
    if (run.servingModel().isEmpty())
        return done(failure(ErrorKind::Usage, tr("“%1” has no model that serves yet.").arg(run.name)));
    if (const auto errors = checkPlan(plan); !errors.empty())
        return done(std::unexpected(errors.front()));
    if (plan.size.isEmpty()) {
        const int side = findBaseModel(run.recipe.settings.baseModel)->nativeSize;
        plan.size = {side, side};
    }
    if (continueUnfinished) {
        const auto grid = m_samples.unfinishedGrid(id, plan);
        if (!grid || *grid > 0) {
            done(grid);
            (void)resume(id);
            return;
        }
    }
    resolveLoraName(
        *this, m_tools, run.servingModel(),
        [this, id, plan, done = std::move(done)](const QString &name) { done(addGrid(id, plan, name)); });
}

Result<qint64> RunEngine::addGrid(const QString &id, const SamplePlan &plan, const QString &loraName)
{
    const QString checkpoint =
        findBaseModel(m_entries[id].record->run().recipe.settings.baseModel)->checkpoint;
    const auto grid = m_samples.addGrid(id, plan, checkpoint, loraName);
    if (!grid)
        return grid;
    if (m_entries[id].driver)
        m_samples.run(id);
    else if (const auto resumed = resume(id); !resumed)
        return std::unexpected(resumed.error());
    return grid;
}

Result<void> RunEngine::retryUnknown(const QString &id, const std::vector<qint64> &samples)
{
    const auto found = entry(id);
    if (!found)
        return std::unexpected(found.error());
    if (!belongsHere((*found)->record->run()))
        return resume(id);
    if (const auto marked = m_samples.retryUnknown(id, samples); !marked)
        return marked;
    if ((*found)->driver) {
        m_samples.run(id);
        return {};
    }
    return resume(id);
}

void RunEngine::keyChanged()
{
    for (const QString &id : m_order) {
        const Run &run = m_entries[id].record->run();
        if (run.stage == Stage::NeedsAttention && run.error && run.error->kind == ErrorKind::Key)
            (void)resume(id);
    }
}

void RunEngine::markChanged(const QString &id)
{
    // Uploads tell of every few kilobytes; whoever looks needs a few values a second.
    const bool quiet = m_changed.empty();
    m_changed.insert(id);
    if (!quiet)
        return;
    m_clock.after(gatherChangesFor, this, [this] {
        for (const QString &changed : std::exchange(m_changed, {})) {
            if (const auto found = m_entries.find(changed); found != m_entries.end())
                Q_EMIT runChanged(found->second.record->run());
        }
    });
}

} // namespace easel
