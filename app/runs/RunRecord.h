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
    /// A training that was started elsewhere becomes a run in stage Queued, without a recipe. What it is
    /// really at is seen by watching.
    static Result<std::unique_ptr<RunRecord>> adopt(Journal &journal, Clock &clock, const TrainingTask &task,
                                                    const QString &service);
    static Result<std::unique_ptr<RunRecord>> load(Journal &journal, Clock &clock, const RunRow &row);

    const Run &run() const { return m_run; }
    /// Why the recipe cannot be read, e.g. a newer Easel's: the run is shown, never driven. Usually nothing.
    const std::optional<Error> &unreadable() const { return m_unreadable; }
    const SamplePlan &plan() const { return m_plan; }        ///< asked for at the start; no prompts: none
    const UploadRow *upload(int ordinal) const;              ///< null until rendered
    AssetId asset(int ordinal) const;                        ///< null value until uploaded
    qint64 uploadedBytes() const { return m_uploadedBytes; } ///< of the uploads that ended

    /// Moves on to an ordinary stage; does nothing where it was reached before.
    Result<void> enter(Stage stage);
    Result<void> note(RunEventCode code, const QStringList &args = {});
    Result<void> rendered(UploadRow upload);
    /// The upload of a picture ended: the run and the ledger of assets know it together. account: AssetKey's.
    Result<void> uploaded(int ordinal, const AssetId &asset, const QByteArray &account);
    /// What the ledger holds for the rendered picture; a null value where nothing is known.
    Result<AssetId> knownAsset(int ordinal, const QByteArray &account) const;
    /// The service no longer knows these: back to Uploading with them.
    Result<void> forgetAssets(const std::vector<int> &ordinals, const QByteArray &account);

    /// What is known of the paid start.
    enum class Start { NotSent, Sending, Accepted };
    Start start() const;
    /// account: of the key that the start is sent with.
    Result<void> startIntended(const QByteArray &account);
    const QByteArray &startAccount() const { return m_row.account; }
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

    /// What GET /v3/model says of the base of a run without a recipe.
    Result<void> baseSaid(const QString &serviceBase);
    /// paid: the paid calls that the journal knows of by now (RunTools::paidSoFar).
    Result<void> balanceSeenBefore(qint64 balance, qint64 paid);
    Result<void> balanceSeenAfter(qint64 balance, qint64 paid);
    /// "", "archived" or "removed"; see RunRow::keeping.
    Result<void> keep(const QString &keeping);

    // Not journaled: of this moment only.
    void setNotice(const QString &sentence) { m_run.notice = sentence; }
    void setGaveUp(const std::optional<Error> &error);
    /// Never falls while the same pictures are under way: what must be sent again is no step back.
    void setBytesSent(qint64 bytes) { m_run.bytesSent = std::max(m_run.bytesSent, bytes); }
    void setUploadRate(std::optional<double> bytesPerSecond) { m_run.bytesPerSecond = bytesPerSecond; }
    void setSamples(const std::vector<Sample> &samples) { m_run.samples = samples; }

private:
    RunRecord(Journal &journal, Clock &clock);
    qint64 now() const;
    /// Writes the changed row with a stage and an event, and what else belongs to it, then takes it over.
    Result<void> commit(const RunRow &row, std::optional<Stage> stage, std::optional<RunEventCode> code,
                        const QStringList &args = {}, const std::function<Result<void>()> &together = {});
    void takeOver(const RunRow &row);
    const UploadRow &renderedRow(int ordinal) const;
    AssetKey assetKey(int ordinal, const QByteArray &account) const;
    void countUploads();
    std::optional<qint64> watchedTraining() const; ///< ms since the training began, where all was watched

    Journal &m_journal;
    Clock &m_clock;
    RunRow m_row;
    SamplePlan m_plan;
    std::vector<std::optional<UploadRow>> m_uploads;
    std::optional<std::pair<qint64, std::chrono::milliseconds>>
        m_trainingSeen; ///< when the training was seen to begin: of the day, and monotonic
    Run m_run;
    qint64 m_uploadedBytes = 0;
    std::optional<Error> m_unreadable;
};

} // namespace easel
