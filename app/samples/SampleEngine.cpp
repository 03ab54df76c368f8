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

SampleEngine::SampleEngine(Journal &journal, ServiceClient &client, Clock &clock, RetryBudget &budget,
                           double speed, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_client(client)
    , m_clock(clock)
    , m_budget(budget)
    , m_speed(speed)
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

bool SampleEngine::hasUnfinished(const QString &runId) const
{
    return std::ranges::any_of(samples(runId), [](const Sample &s) { return isUnfinished(s.state); });
}

Result<qint64> SampleEngine::addGrid(const QString &runId, const SamplePlan &plan, const QString &checkpoint,
                                     const QString &loraName)
{
    RunSamples &run = m_runs[runId];
    std::vector<Sample> samples = samplesOf(plan, runId, checkpoint, loraName);
    std::vector<SampleRow> rows;
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

Result<qint64> SampleEngine::unfinishedGrid(const QString &runId, const SamplePlan &plan) const
{
    const auto grid = m_journal.newestGrid(runId, planBytes(plan));
    if (!grid || *grid == 0)
        return grid;
    const bool unfinished = std::ranges::any_of(samples(runId), [&](const Sample &s) {
        return s.grid == *grid && (isUnfinished(s.state) || s.state == SampleState::Unknown);
    });
    return unfinished ? *grid : 0;
}

void SampleEngine::run(const QString &runId)
{
    m_runs[runId].running = true;
    pump();
    settleIfDone(runId, m_runs[runId]);
}

void SampleEngine::stop(const QString &runId)
{
    m_runs[runId].running = false;
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

void SampleEngine::pump()
{
    for (auto &[runId, run] : m_runs) {
        if (run.running)
            pumpRun(runId, run);
    }
}

void SampleEngine::pumpRun(const QString &runId, RunSamples &run)
{
    const bool mayPay = m_clock.monotonic() >= m_notBefore;
    std::vector<CellKey> ready;
    int paid = m_paidInAir;
    for (const Sample &sample : run.samples) {
        const CellKey key{sample.grid, sample.cell};
        if (run.work.contains(key) || (!ready.empty() && ready.back() == key))
            continue;
        const bool free = sample.state == SampleState::Making;
        if (free || (sample.state == SampleState::Waiting && mayPay && paid < maxPaidInAir)) {
            ready.push_back(key);
            paid += free ? 0 : 1;
        }
    }
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
    const bool paid =
        std::ranges::none_of(samples, [](const Sample &s) { return s.state == SampleState::Making; });
    const CellWork::Tools tools{
        m_client,
        m_clock,
        m_budget,
        m_speed,
        [this](const ServiceError &error) { return retryDelay(error, m_refusedTries++); },
        [this, runId](const std::vector<Sample> &saved) { return save(runId, saved); }};
    auto *work = new CellWork(tools, std::move(samples), run.folder, this);
    run.work[key] = work;
    if (paid)
        ++m_paidInAir;
    auto inAir = std::make_shared<bool>(paid);
    const auto landed = [this, inAir] {
        if (std::exchange(*inAir, false))
            --m_paidInAir;
    };
    connect(work, &CellWork::paidCallAnswered, this, [this, landed] {
        landed();
        m_refusedTries = 0;
        pump();
    });
    connect(
        work, &CellWork::ended, this,
        [this, landed, runId, key](CellWork::End end, std::chrono::milliseconds delay, const Error &error) {
            landed();
            cellEnded(runId, key, end, delay, error);
        });
    work->begin();
}

void SampleEngine::cellEnded(const QString &runId, const CellKey &key, CellWork::End end,
                             std::chrono::milliseconds delay, const Error &error)
{
    RunSamples &run = m_runs[runId];
    run.work.erase(key);
    if (end == CellWork::End::Halted) {
        const bool first = std::exchange(run.running, false);
        if (first)
            Q_EMIT halted(runId, error.message.isEmpty() ? m_saveError : error);
        return;
    }
    if (end == CellWork::End::RateLimited) {
        m_notBefore = std::max(m_notBefore, m_clock.monotonic() + delay);
        m_clock.after(delay, this, [this] { pump(); });
        return;
    }
    pump();
    settleIfDone(runId, run);
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
    if (!saved) {
        m_saveError = saved.error();
        return false;
    }
    RunSamples &run = m_runs[runId];
    for (const Sample &sample : samples) {
        const auto known = std::ranges::find(run.samples, sample.id, &Sample::id);
        if (known != run.samples.end())
            *known = sample;
    }
    Q_EMIT changed(runId);
    return true;
}

void SampleEngine::settleIfDone(const QString &runId, RunSamples &run)
{
    if (!run.running || !run.work.empty() || hasUnfinished(runId))
        return;
    run.running = false;
    Q_EMIT settled(runId);
}

} // namespace easel
