// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Clock.h"
#include "app/journal/Journal.h"
#include "app/runs/Run.h"
#include "app/runs/RunEvents.h"

namespace easel {

/// One run in memory and in the journal, kept equal: every change is durable in the journal before it is seen
/// in run(). An error (Disk) leaves both as they were.
class RunRecord
{
public:
    /// Freezes a recipe as a new run in stage Waiting.
    static Result<std::unique_ptr<RunRecord>> create(Journal &journal, Clock &clock, const Recipe &recipe,
                                                     const SamplePlan &plan);
    static Result<std::unique_ptr<RunRecord>> load(Journal &journal, Clock &clock, const RunRow &row);

    const Run &run() const { return m_run; }
    const SamplePlan &plan() const { return m_plan; } ///< asked for at the start; no prompts: none
    const UploadRow *upload(int ordinal) const;       ///< null until rendered
    AssetId asset(int ordinal) const;                 ///< null value until uploaded

    /// Moves on to an ordinary stage; does nothing where it was reached before.
    Result<void> enter(Stage stage);
    Result<void> note(RunEventCode code, const QStringList &args = {});
    Result<void> rendered(const UploadRow &upload);
    Result<void> uploaded(int ordinal, const AssetId &asset);

    /// What is known of the paid start.
    enum class Start { NotSent, Sending, Accepted };
    Start start() const;
    Result<void> startIntended();
    Result<void> startNotTaken(RunEventCode why, const QString &cause);
    Result<void> startAccepted(RunEventCode how, const QString &taskId);

    Result<void> modelsSeen(const std::vector<TrainedModel> &models);
    Result<void> progressSeen(std::optional<double> percent, std::optional<double> etaSeconds);
    /// NeedsAttention, Failed, or Stopped.
    Result<void> halt(Stage stage, const std::optional<Error> &error);
    /// Back from a halt to the stage that was reached.
    Result<void> takeUp();
    Result<void> finish(const std::optional<Error> &error);
    /// What is still wrong with a run that is done, after more samples were made.
    Result<void> amendError(const std::optional<Error> &error);
    Result<void> setPaused(bool paused);

    // Not journaled: of this moment only.
    void setNotice(const QString &sentence) { m_run.notice = sentence; }
    void setGaveUp(const std::optional<Error> &error);
    void setBytesSent(qint64 bytes) { m_run.bytesSent = bytes; }
    void setSamples(const std::vector<Sample> &samples) { m_run.samples = samples; }

private:
    RunRecord(Journal &journal, Clock &clock);
    qint64 now() const;
    /// Writes the changed row with a stage and an event, then takes it over.
    Result<void> commit(const RunRow &row, std::optional<Stage> stage, std::optional<RunEventCode> code,
                        const QStringList &args = {});
    void takeOver(const RunRow &row);
    void countUploads();

    Journal &m_journal;
    Clock &m_clock;
    RunRow m_row;
    SamplePlan m_plan;
    std::vector<std::optional<UploadRow>> m_uploads;
    Run m_run;
};

} // namespace easel
