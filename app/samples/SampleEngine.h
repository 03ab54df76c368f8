// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "app/samples/CellWork.h"

#include <map>
#include <memory>

namespace easel {

class Journal;

/// Makes the pictures of all runs' grids: at most two paid calls in the air, the intent journaled before each
/// and the answer after it. A cell whose paid answer was lost becomes Unknown and is made again only by
/// retryUnknown. Knows a run only by its id. Lives in the engine's thread.
class SampleEngine : public QObject
{
    Q_OBJECT
public:
    /// speed divides the time between looks at a task.
    SampleEngine(Journal &journal, ServiceClient &client, Clock &clock, RetryBudget &budget, double speed,
                 QObject *parent = nullptr);
    ~SampleEngine() override;

    /// Reads what the journal holds of a run; writer: what was sent and not answered becomes Unknown. folder:
    /// where its pictures lie. Error: Disk.
    Result<void> load(const QString &runId, const QString &folder, bool writer);
    const std::vector<Sample> &samples(const QString &runId) const;
    bool hasUnfinished(const QString &runId) const;

    /// Journals a grid of the plan (its size must be set) and gives its number; run() makes it.
    Result<qint64> addGrid(const QString &runId, const SamplePlan &plan, const QString &checkpoint,
                           const QString &loraName);
    /// The newest grid of exactly this plan that has work to do or unknown pictures; 0 where there is none.
    Result<qint64> unfinishedGrid(const QString &runId, const SamplePlan &plan) const;

    /// Works until nothing of the run is waiting or being made, then settled().
    void run(const QString &runId);
    /// No new calls for this run; what is in the air goes on.
    void stop(const QString &runId);
    /// Marks unknown samples (all where ids is empty) as waiting again. Error: Disk.
    Result<void> retryUnknown(const QString &runId, const std::vector<qint64> &ids);

Q_SIGNALS:
    void changed(const QString &runId);
    void settled(const QString &runId);
    /// The run's samples cannot go on: key, balance, withdrawn route, nothing answers, the disk. run() takes
    /// them up again.
    void halted(const QString &runId, const easel::Error &error);

private:
    using CellKey = std::pair<qint64, int>; ///< grid, cell
    struct RunSamples
    {
        QString folder;
        std::vector<Sample> samples;
        std::map<CellKey, CellWork *> work;
        bool running = false;
    };

    void pump();
    void pumpRun(const QString &runId, RunSamples &run);
    void beginCell(const QString &runId, RunSamples &run, const CellKey &key);
    void cellEnded(const QString &runId, const CellKey &key, CellWork::End end,
                   std::chrono::milliseconds delay, const Error &error);
    bool save(const QString &runId, const std::vector<Sample> &samples);
    void settleIfDone(const QString &runId, RunSamples &run);

    Journal &m_journal;
    ServiceClient &m_client;
    Clock &m_clock;
    RetryBudget &m_budget;
    double m_speed;
    std::map<QString, RunSamples> m_runs;
    int m_paidInAir = 0;
    std::chrono::milliseconds m_notBefore{0}; ///< monotonic: the service asked to wait
    int m_refusedTries = 0;                   ///< paid calls in a row that the service did not take
    Error m_saveError;
};

} // namespace easel
