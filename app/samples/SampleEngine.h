// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "app/samples/CellWork.h"
#include "app/service/RateLimits.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>

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

    /// Journals a grid of the plan (its size must be set) and gives its number; run() makes it.
    Result<qint64> addGrid(const QString &runId, const SamplePlan &plan, const QString &checkpoint,
                           const QString &loraName);
    /// The newest grid of exactly this plan; 0 where there is none.
    Result<qint64> newestGrid(const QString &runId, const SamplePlan &plan) const;
    /// The newest grid of exactly this plan that has work to do or unknown pictures; 0 where there is none.
    Result<qint64> unfinishedGrid(const QString &runId, const SamplePlan &plan) const;

    /// Works until nothing of these grids (all where empty) is waiting and nothing of the run is being made,
    /// then settled(). Other grids' waiting pictures are not paid for.
    void run(const QString &runId, const std::set<qint64> &grids = {});
    /// Adds a grid to what run() works on.
    void runAlso(const QString &runId, qint64 grid);
    /// No further calls for this run; paid ones in the air are still answered.
    void stop(const QString &runId);
    /// No further paid calls at all; done comes when the answers of those in the air are saved.
    void settlePaid(std::function<void()> done);
    /// Marks unknown samples (all where ids is empty) as waiting again. Error: Disk.
    Result<void> retryUnknown(const QString &runId, const std::vector<qint64> &ids);

Q_SIGNALS:
    void changed(const QString &runId);
    void settled(const QString &runId);
    /// The run's samples cannot go on: key, balance, withdrawn route, nothing answers, the disk. gaveUp: it
    /// may pass by itself. run() takes them up again.
    void halted(const QString &runId, const easel::Error &error, bool gaveUp);

private:
    using CellKey = std::pair<qint64, int>; ///< grid, cell
    struct Halt
    {
        Error error;
        bool gaveUp = false;
    };
    struct RunSamples
    {
        QString folder;
        std::vector<Sample> samples;
        std::map<CellKey, CellWork *> work;
        bool running = false;
        std::set<qint64> grids;      ///< to be paid for; empty: all
        std::set<qint64> unsaved;    ///< samples that the journal could not take
        std::optional<Halt> halting; ///< told when the last paid call in the air is answered
    };

    void pump();
    void pumpRun(const QString &runId, RunSamples &run);
    void beginCell(const QString &runId, RunSamples &run, const CellKey &key);
    void cellEnded(const QString &runId, const CellKey &key, CellWork::End end, const Error &error);
    void pumpLater();
    bool save(const QString &runId, const std::vector<Sample> &samples);
    int paidInAir() const;
    void tellPaidSettled();
    void stopWork(RunSamples &run);
    Result<void> saveUnsaved(RunSamples &run);
    bool isWanted(const RunSamples &run, const Sample &sample) const;
    void halt(const QString &runId, RunSamples &run, const Halt &halt);
    void haltIfAnswered(const QString &runId, RunSamples &run);
    void settleIfDone(const QString &runId, RunSamples &run);

    Journal &m_journal;
    ServiceClient &m_client;
    Clock &m_clock;
    RetryBudget &m_budget;
    double m_speed;
    std::map<QString, RunSamples> m_runs;
    RateLimits m_limits;
    bool m_pumpsLater = false;
    std::function<void()> m_paidSettled; ///< set: no further paid calls
    Error m_saveError;
};

} // namespace easel
