// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/RunEngine.h"

#include "app/runs/LoraName.h"
#include "app/runs/RunBase.h"
#include "app/samples/SampleRecord.h"

#include <QDir>
#include <QThread>

#include <algorithm>

namespace easel {

using namespace std::chrono_literals;

static constexpr auto gatherChangesFor = 30ms;
static constexpr auto journalAgainAfter = 5s;

RunEngine::RunEngine(Journal &journal, ServiceClient &client, Clock &clock, RetryBudget &budget,
                     const Options &options, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_clock(clock)
    , m_options(options)
    , m_tools{client, clock, budget, m_workers, m_uploads, [this] { return m_account; }, options.speed}
    , m_samples(journal, client, clock, budget, options.speed)
{
    m_tools.paidSoFar = [this] { return paidSoFar(); };
    m_tools.watched = [this] { return watched(); };
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
        const auto gone = purge(row);
        if (!gone)
            return std::unexpected(gone.error());
        if (*gone)
            continue;
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
    runs.reserve(m_order.size());
    for (const QString &id : m_order)
        runs.push_back(m_entries.at(id).record->run());
    return runs;
}

Result<QString> RunEngine::start(const Recipe &recipe, const SamplePlan &plan)
{
    auto record = RunRecord::create(m_journal, m_clock, recipe, plan);
    if (!record)
        return std::unexpected(record.error());
    return begin(std::move(*record));
}

Result<QString> RunEngine::begin(std::unique_ptr<RunRecord> record)
{
    QString id = record->run().id;
    QDir().mkpath(folder(id));
    if (const auto loaded = m_samples.load(id, folder(id) + QStringLiteral("/samples"), true); !loaded)
        return std::unexpected(loaded.error());
    add(std::move(record));
    Q_EMIT runChanged(m_entries[id].record->run()); // whoever gets the id knows the run by then
    learnBase(id);
    drive(m_entries[id]);
    return id;
}

void RunEngine::drive(Entry &entry, const std::set<qint64> &grids)
{
    if (entry.driver)
        return;
    const QString id = entry.record->run().id;
    entry.waitsForItsTurn = !hasTurn(entry.record->run());
    if (entry.waitsForItsTurn)
        return;
    entry.driver = new RunDriver(*entry.record, m_tools, m_samples, folder(id), this);
    connect(entry.driver, &RunDriver::changed, this, [this, id] { markChanged(id); });
    connect(entry.driver, &RunDriver::ended, this, [this, id] { driverEnded(id); });
    connect(entry.driver, &RunDriver::journalFailed, this,
            [this, id](const Error &error) { journalBroke(id, error); });
    entry.driver->begin(grids);
}

/// Before the service has them, runs go a few at a time: ten at once would each be ten times as slow.
bool RunEngine::hasTurn(const Run &run) const
{
    if (run.reached >= Stage::Queued)
        return true;
    const auto isSending = [](const auto &other) {
        return other.second.driver && other.second.record->run().reached < Stage::Queued &&
               !other.second.record->run().paused;
    };
    return std::ranges::count_if(m_entries, isSending) < m_options.sendingAtOnce;
}

void RunEngine::giveTurns()
{
    for (const QString &id : m_order) {
        Entry &entry = m_entries[id];
        if (entry.waitsForItsTurn && entry.record->run().active())
            drive(entry);
    }
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
    learnBase(id);
    const Run &run = entry.record->run();
    if (run.stage == Stage::NeedsAttention && run.error && run.error->kind == ErrorKind::Key)
        refuseKey(id, *run.error);
}

void RunEngine::refuseKey(const QString &id, const Error &error)
{
    for (auto &[other, entry] : m_entries) {
        if (other == id || (!entry.driver && !entry.waitsForItsTurn))
            continue;
        dropDriver(entry);
        entry.waitsForItsTurn = false;
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
        m_clock.after(journalAgainAfter, this, [this, id] { takeUpOrTell(id); });
}

Result<void> RunEngine::resume(const QString &id)
{
    const auto found = entry(id);
    if (!found)
        return std::unexpected(found.error());
    if ((*found)->record->run().paused && belongsHere((*found)->record->run())) {
        if (const auto set = setPaused(id, false); !set)
            return set;
    }
    return takeUp(id);
}

Result<void> RunEngine::takeUp(const QString &id, const std::set<qint64> &grids)
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
    if (const auto &error = entry.record->unreadable())
        return std::unexpected(*error);
    if (entry.driver || run.stage == Stage::Failed)
        return {};
    if (const auto taken = entry.record->takeUp(); !taken)
        return taken;
    markChanged(id);
    drive(entry, grids);
    return {};
}

void RunEngine::takeUpOrTell(const QString &id)
{
    if (const auto taken = takeUp(id); !taken)
        Q_EMIT journalFailed(taken.error());
}

void RunEngine::resumeAll()
{
    for (const QString &id : m_order) {
        const Run &run = m_entries[id].record->run();
        if (!belongsHere(run) || !(run.unfinished() || run.stage == Stage::NeedsAttention))
            continue;
        if (!m_entries[id].record->unreadable())
            takeUpOrTell(id);
    }
}

Result<void> RunEngine::stopWatching(const QString &id)
{
    const auto found = entry(id);
    if (!found)
        return std::unexpected(found.error());
    Entry &entry = **found;
    dropDriver(entry);
    entry.waitsForItsTurn = false;
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
    if (const auto &error = (*found)->record->unreadable())
        return done(std::unexpected(*error));
    if (run.servingModel().isEmpty())
        return done(failure(ErrorKind::Usage, tr("“%1” has no model that serves yet.").arg(run.name)));
    if (const auto errors = checkPlan(plan); !errors.empty())
        return done(std::unexpected(errors.front()));
    plan = withNativeSize(std::move(plan), run);
    if (continueUnfinished) {
        const auto grid = m_samples.unfinishedGrid(id, plan);
        if (!grid)
            return done(grid);
        if (*grid > 0)
            return done(makeGrid(id, *grid));
    }
    // A second click, while the service is asked for the LoRA's name, is not a second order.
    const auto order = std::pair(id, planBytes(plan));
    if (!m_orders.insert(order).second)
        return done(failure(ErrorKind::Conflict, tr("These samples are being asked for already.")));
    resolveLora(*this, m_tools, run.servingModel(),
                [this, id, plan, order, done = std::move(done)](const LoraIdentity &lora) {
                    m_orders.erase(order);
                    done(addGrid(id, plan, lora));
                });
}

Result<qint64> RunEngine::addGrid(const QString &id, SamplePlan plan, const LoraIdentity &lora)
{
    RunRecord &record = *m_entries[id].record;
    if (record.run().origin == Origin::Adopted) {
        if (const auto written = record.baseSaid(lora.base); !written)
            return std::unexpected(written.error());
        markChanged(id);
    }
    const auto base = baseOf(record.run());
    if (!base)
        return failure(ErrorKind::Service, unknownBaseSentence(record.run()));
    plan = withNativeSize(std::move(plan), record.run());
    const auto grid = m_samples.addGrid(id, plan, base->checkpoint, lora.name);
    if (!grid)
        return grid;
    return makeGrid(id, *grid);
}

Result<qint64> RunEngine::makeGrid(const QString &id, qint64 grid)
{
    if (const auto going = goOnWithSamples(id, {grid}); !going)
        return std::unexpected(going.error());
    return grid;
}

Result<void> RunEngine::goOnWithSamples(const QString &id, const std::set<qint64> &grids)
{
    Entry &entry = m_entries[id];
    if (entry.record->run().paused) {
        if (const auto set = setPaused(id, false); !set)
            return set;
    }
    if (!entry.driver)
        return takeUp(id, grids);
    for (const qint64 grid : grids)
        m_samples.runAlso(id, grid);
    return {};
}

Result<void> RunEngine::retryUnknown(const QString &id, const std::vector<qint64> &samples)
{
    const auto found = entry(id);
    if (!found)
        return std::unexpected(found.error());
    if (!belongsHere((*found)->record->run()))
        return takeUp(id);
    std::set<qint64> grids;
    for (const Sample &sample : m_samples.samples(id)) {
        const bool asked = samples.empty() || std::ranges::find(samples, sample.id) != samples.end();
        if (asked && sample.state == SampleState::Unknown)
            grids.insert(sample.grid);
    }
    if (const auto marked = m_samples.retryUnknown(id, samples); !marked)
        return marked;
    return goOnWithSamples(id, grids);
}

void RunEngine::settlePaid(std::function<void()> done)
{
    m_samples.settlePaid(std::move(done));
}

void RunEngine::keyChanged()
{
    for (const QString &id : m_order) {
        const Run &run = m_entries[id].record->run();
        if (run.stage == Stage::NeedsAttention && run.error && run.error->kind == ErrorKind::Key)
            takeUpOrTell(id);
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
        giveTurns(); // whoever made room has told of its change
    });
}

} // namespace easel
