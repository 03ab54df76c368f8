// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/ModelFile.h"
#include "app/runs/Run.h"

#include <QObject>

#include <functional>
#include <memory>

namespace easel {

/// The runs, as the window and the command line see them. The engine, its journal and its network live in a
/// thread of their own; this object lives in its owner's thread, keeps the newest value of each run, and
/// passes wishes on. Nothing here blocks.
class Runs : public QObject
{
    Q_OBJECT
public:
    ~Runs() override;

    const std::vector<Run> &all() const;            ///< newest first
    const Run *find(const QString &idOrName) const; ///< by id, else the newest of that name; null
    bool loaded() const;                            ///< the journal was read; loadedChanged follows

    using Started = std::function<void(Result<QString>)>;
    /// Journals the run and begins it; then started gets its id. samples: what to make when the model serves
    /// (its prompts are the recipe's; pass no prompts for none).
    void start(const Recipe &recipe, const SamplePlan &samples, Started started);
    void resume(const QString &id); ///< Stopped, NeedsAttention, or left by another session
    /// The same, telling whether it could: Usage (no such run), Conflict (another service's), Disk.
    void resume(const QString &id, std::function<void(Result<void>)> done);
    void resumeAll();                     ///< all that are not ended; Stopped ones stay
    void stopWatching(const QString &id); ///< the run becomes Stopped; the service goes on
    void setPaused(const QString &id, bool paused);
    /// Takes over a training of the service's list (listRemote); done gets the id of its run. Errors:
    /// Conflict (a run is about it already), Disk.
    void adopt(const TrainingTask &task, std::function<void(Result<QString>)> done);
    /// Journals a grid and makes it; started gets its grid number. continueUnfinished: an unfinished grid of
    /// the same plan goes on instead of a new one.
    void generate(const QString &id, const SamplePlan &plan, bool continueUnfinished,
                  std::function<void(Result<qint64>)> started);
    /// Makes unknown pictures again: these samples, or all of the run where empty.
    void retryUnknown(const QString &id, const std::vector<qint64> &samples = {});
    /// Asks for the first page of the list: Key, Network, … or nothing wrong.
    void testKey(const QString &key, std::function<void(Result<void>)> done);
    /// The account's own trained LoRAs, as the service lists them.
    void listModels(std::function<void(Result<std::vector<ServiceModel>>)> done);
    /// The file of a trained model: what is here of it, bring it, stop bringing it. modelFileChanged follows.
    void lookAtModel(const QString &id, const QString &modelName);
    void downloadModel(const QString &id, const QString &modelName);
    void stopDownload(const QString &id, const QString &modelName);
    /// What the account holds.
    void askBalance(std::function<void(Result<Balance>)> done);

    /// Out of the list, or back into it. Error: Usage (active), Disk.
    void setArchived(const QString &id, bool archived, std::function<void(Result<void>)> done);
    /// The run and its files go to the trash (forGood: are deleted). Error: Usage (active), Disk.
    void remove(const QString &id, bool forGood, std::function<void(Result<void>)> done);
    /// Brings a removed run back from the trash, while the program runs.
    void restore(const QString &id, std::function<void(Result<void>)> done);

    /// What the service lists (easel-cli runs --remote).
    void listRemote(std::function<void(Result<std::vector<TrainingTask>>)> done);

Q_SIGNALS:
    void runAdded(const QString &id);
    void runChanged(const QString &id);
    void runRemoved(const QString &id);
    void modelFileChanged(const QString &id, const QString &modelName, const easel::ModelFile &file);
    /// The journal could not be read or written; one sentence. Nothing goes on until it can.
    void journalFailed(const easel::Error &error);
    /// The service refuses the key: ask for another (Workspace::setKey).
    void keyRefused();

private:
    friend class Workspace;
    struct Private;
    explicit Runs(std::unique_ptr<Private> p, QObject *parent);
    /// Starts the engine's thread and reads the journal. Error: Disk or Conflict.
    Result<void> open(class Clock &clock, const struct EngineHostOptions &options);
    void take(const Run &run);
    void setKey(const QString &key);
    void setAccount(const QByteArray &tag);
    void setOffline(bool offline);
    void wake();
    std::unique_ptr<Private> d;
};

} // namespace easel
