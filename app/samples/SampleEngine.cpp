// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/SampleEngine.h"

#include "app/core/Clock.h"
#include "app/journal/Journal.h"
#include "app/samples/SampleRecord.h"
#include "app/service/RetryPolicy.h"

#include <algorithm>
#include <set>

namespace easel {

static constexpr int maxPaidInAir = 2;

static constexpr auto isPaidInAir = [](const auto &entry) { return entry.second->paidInAir(); };

SampleEngine::SampleEngine(Journal &journal, ServiceClient &client, Clock &clock, RetryBudget &budget,
                           double speed, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_client(client)
    , m_clock(clock)
    , m_budget(budget)
    , m_speed(speed)
    , m_limits(clock, speed)
{
}

SampleEngine::~SampleEngine() = default;

Result<void> SampleEngine::load(const QString &runId, const QString &folder, bool writer)
{
    const auto rows = m_journal.samples(runId);
    if (!rows)
        return std::unexpected(rows.error());
    RunSamples run;
    run.folder = folder;
    for (const SampleRow &row : *rows) {
        Sample sample = fromRow(row, runId, folder);
        if (writer && sample.state == SampleState::Sent) {
            sample.state = SampleState::Unknown;
            sample.error =
                Error{ErrorKind::Service,
                      tr("Easel was closed before the answer came, so this picture may have been paid for."),
                      {},
                      {}};
            if (const auto saved = m_journal.saveSample(toRow(sample)); !saved)
                return saved;
        }
        run.samples.push_back(std::move(sample));
    }
    m_runs[runId] = std::move(run);
    return {};
}

const std::vector<Sample> &SampleEngine::samples(const QString &runId) const
{
    static const std::vector<Sample> none;
    const auto found = m_runs.find(runId);
    return found == m_runs.end() ? none : found->second.samples;
}

Result<qint64> SampleEngine::addGrid(const QString &runId, const SamplePlan &plan, const QString &checkpoint,
                                     const QString &loraName)
{
    RunSamples &run = m_runs[runId];
    std::vector<Sample> samples = samplesOf(plan, runId, checkpoint, loraName);
    std::vector<SampleRow> rows;
    rows.reserve(samples.size());
    for (const Sample &sample : samples)
        rows.push_back(toRow(sample));
    const auto grid = m_journal.insertGrid(runId, planBytes(plan), rows);
    if (!grid)
        return grid;
    for (size_t i = 0; i < samples.size(); ++i) {
        samples[i].id = rows[i].id;
        samples[i].grid = *grid;
        run.samples.push_back(std::move(samples[i]));
    }
    Q_EMIT changed(runId);
    return grid;
}

Result<qint64> SampleEngine::newestGrid(const QString &runId, const SamplePlan &plan) const
{
    return m_journal.newestGrid(runId, planBytes(plan));
}

Result<qint64> SampleEngine::unfinishedGrid(const QString &runId, const SamplePlan &plan) const
{
    const auto grid = newestGrid(runId, plan);
    if (!grid || *grid == 0)
        return grid;
    const bool unfinished = std::ranges::any_of(samples(runId), [&](const Sample &s) {
        return s.grid == *grid && (isUnfinished(s.state) || s.state == SampleState::Unknown);
    });
    return unfinished ? *grid : 0;
}

void SampleEngine::run(const QString &runId, const std::set<qint64> &grids)
{
    RunSamples &run = m_runs[runId];
    run.running = true;
    run.grids = grids;
    run.halting.reset();
    if (const auto saved = saveUnsaved(run); !saved)
        return halt(runId, run, {saved.error()});
    pump();
    settleIfDone(runId, run);
}

void SampleEngine::runAlso(const QString &runId, qint64 grid)
{
    RunSamples &run = m_runs[runId];
    std::set<qint64> grids = run.grids;
    if (!run.running || !grids.empty())
        grids.insert(grid);
    this->run(runId, grids);
}

void SampleEngine::stop(const QString &runId)
{
    RunSamples &run = m_runs[runId];
    run.running = false;
    run.halting.reset();
    stopWork(run);
}

void SampleEngine::stopWork(RunSamples &run)
{
    // Whoever stops takes itself out of the list.
    for (const auto &[key, work] : std::map(run.work))
        work->stop();
}

void SampleEngine::settlePaid(std::function<void()> done)
{
    m_paidSettled = std::move(done);
    tellPaidSettled();
}

Result<void> SampleEngine::retryUnknown(const QString &runId, const std::vector<qint64> &ids)
{
    RunSamples &run = m_runs[runId];
    std::set<CellKey> cells;
    for (const Sample &sample : run.samples) {
        const bool asked = ids.empty() || std::ranges::find(ids, sample.id) != ids.end();
        if (sample.state == SampleState::Unknown && asked)
            cells.insert({sample.grid, sample.cell});
    }
    for (Sample &sample : run.samples) {
        if (sample.state != SampleState::Unknown || !cells.contains({sample.grid, sample.cell}))
            continue;
        Sample again = sample;
        again.state = SampleState::Waiting;
        again.error.reset();
        if (const auto saved = m_journal.saveSample(toRow(again)); !saved)
            return saved;
        sample = again;
    }
    Q_EMIT changed(runId);
    return {};
}

int SampleEngine::paidInAir() const
{
    int paid = 0;
    for (const auto &[runId, run] : m_runs)
        paid += int(std::ranges::count_if(run.work, isPaidInAir));
    return paid;
}

void SampleEngine::tellPaidSettled()
{
    if (m_paidSettled && paidInAir() == 0)
        m_paidSettled();
}

void SampleEngine::pump()
{
    for (auto &[runId, run] : m_runs) {
        if (run.running)
            pumpRun(runId, run);
    }
}

void SampleEngine::pumpRun(const QString &runId, RunSamples &run)
{
    int mayPay =
        m_paidSettled ? 0 : std::min(maxPaidInAir - paidInAir(), m_limits.free(RateLimits::Call::Txt2Img));
    bool held = false;
    std::vector<CellKey> ready;
    for (const Sample &sample : run.samples) {
        const CellKey key{sample.grid, sample.cell};
        if (run.work.contains(key) || (!ready.empty() && ready.back() == key))
            continue;
        if (sample.state == SampleState::Making) {
            ready.push_back(key);
        } else if (sample.state == SampleState::Waiting && isWanted(run, sample)) {
            held = mayPay <= 0;
            if (!held) {
                ready.push_back(key);
                --mayPay;
            }
        }
    }
    if (held)
        pumpLater();
    for (const CellKey &key : ready)
        beginCell(runId, run, key);
}

void SampleEngine::beginCell(const QString &runId, RunSamples &run, const CellKey &key)
{
    std::vector<Sample> samples;
    for (const Sample &sample : run.samples) {
        if (sample.grid == key.first && sample.cell == key.second)
            samples.push_back(sample);
    }
    const CellWork::Tools tools{
        m_client, m_clock, m_budget,
        m_limits, m_speed, [this, runId](const std::vector<Sample> &saved) { return save(runId, saved); }};
    auto *work = new CellWork(tools, std::move(samples), run.folder, this);
    run.work[key] = work;
    connect(work, &CellWork::paidCallAnswered, this, [this] {
        tellPaidSettled();
        pump();
    });
    connect(work, &CellWork::ended, this,
            [this, runId, key](CellWork::End end, const Error &error) { cellEnded(runId, key, end, error); });
    work->begin();
}

/// When the service takes the next paid call. (One that is in the air pumps by itself when it is answered.)
void SampleEngine::pumpLater()
{
    const auto wait = m_limits.untilFree(RateLimits::Call::Txt2Img);
    if (wait.count() == 0 || std::exchange(m_pumpsLater, true))
        return;
    m_clock.after(wait, this, [this] {
        m_pumpsLater = false;
        pump();
    });
}

void SampleEngine::cellEnded(const QString &runId, const CellKey &key, CellWork::End end, const Error &error)
{
    RunSamples &run = m_runs[runId];
    run.work.erase(key);
    tellPaidSettled();
    if (end == CellWork::End::Halted || end == CellWork::End::GaveUp)
        halt(runId, run, {error.message.isEmpty() ? m_saveError : error, end == CellWork::End::GaveUp});
    else if (run.halting)
        haltIfAnswered(runId, run);
    else
        pump();
    settleIfDone(runId, run);
}

/// Nothing new for this run. It is told only when the paid calls in the air are answered: whoever hears of it
/// may end the program.
void SampleEngine::halt(const QString &runId, RunSamples &run, const Halt &halt)
{
    if (!std::exchange(run.running, false))
        return haltIfAnswered(runId, run);
    run.halting = halt;
    stopWork(run);
    haltIfAnswered(runId, run);
}

void SampleEngine::haltIfAnswered(const QString &runId, RunSamples &run)
{
    if (!run.halting || std::ranges::any_of(run.work, isPaidInAir))
        return;
    const Halt halt = *run.halting;
    run.halting.reset();
    Q_EMIT halted(runId, halt.error, halt.gaveUp);
}

bool SampleEngine::save(const QString &runId, const std::vector<Sample> &samples)
{
    const auto saved = m_journal.together([&]() -> Result<void> {
        for (const Sample &sample : samples) {
            if (const auto one = m_journal.saveSample(toRow(sample)); !one)
                return one;
        }
        return {};
    });
    if (!saved)
        m_saveError = saved.error();
    RunSamples &run = m_runs[runId];
    for (const Sample &sample : samples) {
        // An intent that is not on disk did not happen; an answer did, and is kept until it can be written.
        if (!saved && sample.state == SampleState::Sent)
            continue;
        const auto known = std::ranges::find(run.samples, sample.id, &Sample::id);
        if (known == run.samples.end())
            continue;
        *known = sample;
        if (!saved)
            run.unsaved.insert(sample.id);
        else
            run.unsaved.erase(sample.id);
    }
    if (!saved)
        return false;
    Q_EMIT changed(runId);
    return true;
}

Result<void> SampleEngine::saveUnsaved(RunSamples &run)
{
    for (const Sample &sample : run.samples) {
        if (!run.unsaved.contains(sample.id))
            continue;
        if (const auto saved = m_journal.saveSample(toRow(sample)); !saved)
            return saved;
        run.unsaved.erase(sample.id);
    }
    return {};
}

bool SampleEngine::isWanted(const RunSamples &run, const Sample &sample) const
{
    return run.grids.empty() || run.grids.contains(sample.grid);
}

void SampleEngine::settleIfDone(const QString &runId, RunSamples &run)
{
    const auto isLeft = [&](const Sample &sample) {
        return isUnfinished(sample.state) && (sample.state != SampleState::Waiting || isWanted(run, sample));
    };
    if (!run.running || !run.work.empty() || std::ranges::any_of(run.samples, isLeft))
        return;
    run.running = false;
    Q_EMIT settled(runId);
}

} // namespace easel
