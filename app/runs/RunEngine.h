// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/LoraName.h"
#include "app/runs/RunDriver.h"
#include "app/runs/UploadSlots.h"

#include <map>
#include <set>

namespace easel {

/// All runs of a profile: keeps their records, drives the unfinished ones, and tells of every change. Lives
/// with journal and client in one thread.
class RunEngine : public QObject
{
    Q_OBJECT
public:
    enum class Removal { ToTrash, ForGood };

    struct Options
    {
        QString runsFolder;  ///< absolute; runs/ID lie below
        QString serviceName; ///< runs of another service are shown but not driven
        double speed = 1;    ///< of the demo; divides the waiting between looks
        bool writer = true;
        bool endless = true;   ///< after a failed journal write, try again by itself
        int sendingAtOnce = 2; ///< runs that prepare and upload at the same time; the others wait their turn
    };

    RunEngine(Journal &journal, ServiceClient &client, Clock &clock, RetryBudget &budget,
              const Options &options, QObject *parent = nullptr);
    ~RunEngine() override;

    /// Reads the journal. Error: Disk.
    Result<void> load();
    std::vector<Run> runs() const; ///< oldest first
    const RunTools &tools() const { return m_tools; }

    /// Journals the run before a picture is read, and begins it. Gives its id. Error: Disk.
    Result<QString> start(const Recipe &recipe, const SamplePlan &plan);
    /// Goes on where it stopped, also where it was paused. Errors: Usage (no such run), Conflict (another
    /// service's).
    Result<void> resume(const QString &id);
    /// All that are not ended; what is stopped or paused stays so.
    void resumeAll();
    /// A training of the service's list becomes a run, which is watched. Gives its id. Errors: Conflict (a
    /// run is about it already), Disk.
    Result<QString> adopt(const TrainingTask &task);
    /// Out of the list, or back into it; never while the run is active.
    Result<void> setArchived(const QString &id, bool archived);
    /// The run and its files go: to the trash, from where restore() brings them back until the engine ends;
    /// or for good. Errors: Usage (active, or no such run), Disk (nothing was removed).
    void remove(const QString &id, Removal removal, std::function<void(Result<void>)> done);
    void restore(const QString &id, const std::function<void(Result<void>)> &done);

    Result<void> stopWatching(const QString &id);
    Result<void> setPaused(const QString &id, bool paused);

    /// Journals a grid and makes it; see Runs::generate.
    void generate(const QString &id, SamplePlan plan, bool continueUnfinished,
                  std::function<void(Result<qint64>)> done);
    Result<void> retryUnknown(const QString &id, const std::vector<qint64> &samples);

    /// Before the program ends: no further paid calls; done comes when those in the air are answered and
    /// saved.
    void settlePaid(std::function<void()> done);

    /// Runs that stopped over the key go on with the new one.
    void keyChanged();
    /// Which account the ledger of assets is asked for, see AssetKey.
    void setAccount(const QByteArray &tag) { m_account = tag; }

Q_SIGNALS:
    void runChanged(const easel::Run &run); ///< also for a new run
    void journalFailed(const easel::Error &error);
    void keyRefused();

private:
    struct Entry
    {
        std::unique_ptr<RunRecord> record;
        RunDriver *driver = nullptr;
        bool waitsForItsTurn = false;
    };

    Result<Entry *> entry(const QString &id);
    QString folder(const QString &id) const;
    bool belongsHere(const Run &run) const;
    void add(std::unique_ptr<RunRecord> record);
    /// A run that is new here: its folder, its place in the list, and on it goes. Gives its id.
    Result<QString> begin(std::unique_ptr<RunRecord> record);
    Result<void> takeUp(const QString &id, const std::set<qint64> &grids = {});
    void takeUpOrTell(const QString &id);
    void drive(Entry &entry, const std::set<qint64> &grids = {});
    bool hasTurn(const Run &run) const;
    void giveTurns();
    /// insideItsSignal: the driver is on the stack and must outlive it.
    void dropDriver(Entry &entry, bool insideItsSignal = false);
    void driverEnded(const QString &id);
    void journalBroke(const QString &id, const Error &error);
    void refuseKey(const QString &id, const Error &error); ///< of the run that met it
    void markChanged(const QString &id);
    Result<qint64> makeGrid(const QString &id, qint64 grid);
    Result<void> goOnWithSamples(const QString &id, const std::set<qint64> &grids);
    void learnBase(const QString &id);
    qint64 paidSoFar() const;
    qint64 watched() const;
    /// Ends what an earlier session began to remove. True where the run is gone.
    Result<bool> purge(const RunRow &row);
    void filesMoved(const QString &id, const Result<QString> &place,
                    const std::function<void(Result<void>)> &done);
    static QString unknownBaseSentence(const Run &run);
    static QString activeSentence(const Run &run);
    Result<qint64> addGrid(const QString &id, SamplePlan plan, const LoraIdentity &lora);

    Journal &m_journal;
    Clock &m_clock;
    Options m_options;
    QThreadPool m_workers;
    UploadSlots m_uploads;
    QByteArray m_account;
    RunTools m_tools;
    SampleEngine m_samples;
    std::map<QString, Entry> m_entries;
    std::vector<QString> m_order;
    std::set<QString> m_changed;
    std::set<std::pair<QString, QByteArray>> m_orders; ///< grids that are not journaled yet
    std::map<QString, QString> m_trash;                ///< where the files of removed runs lie
};

} // namespace easel
