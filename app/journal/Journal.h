// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "app/journal/JournalRows.h"

#include <functional>
#include <memory>
#include <vector>

namespace easel {

/// One SQLite file in which every side effect of a run is written down before and after. What a call has
/// written is durable when it returns. Used from one thread, the one that opened it. Every error is of kind
/// Disk (or Conflict: written by a newer Easel) and names the file.
class Journal
{
public:
    enum class Mode { ReadOnly, ReadWrite };

    /// Creates the file where missing (ReadWrite) and brings its schema up to date in one transaction.
    /// ReadOnly works beside a writer; a missing file reads as empty.
    static Result<std::unique_ptr<Journal>> open(const QString &file, Mode mode);
    ~Journal();

    /// All that write does is durable together, or not at all.
    Result<void> together(const std::function<Result<void>()> &write);

    Result<void> insertRun(const RunRow &run);
    /// Writes everything of the row that may change.
    Result<void> saveRun(const RunRow &run);
    /// The run, and all that hangs on it.
    Result<void> removeRun(const QString &run);
    Result<void> addStage(const QString &run, const StageRow &stage);
    Result<void> addEvent(const QString &run, const EventRow &event);
    Result<void> saveUpload(const QString &run, const UploadRow &upload);
    /// The ledger of assets, shared by all runs. asset: as in UploadRow; at: when the upload ended.
    Result<void> rememberAsset(const AssetKey &key, const QByteArray &asset, qint64 at);
    Result<void> forgetAsset(const AssetKey &key);
    Result<QByteArray> knownAsset(const AssetKey &key) const; ///< empty where there is none
    /// Numbers the rows (id) and gives them a new grid number, which is returned.
    Result<qint64> insertGrid(const QString &run, const QByteArray &plan, std::vector<SampleRow> &rows);
    Result<void> saveSample(const SampleRow &sample);

    Result<std::vector<RunRow>> runs() const; ///< oldest first
    Result<std::vector<StageRow>> stages(const QString &run) const;
    Result<std::vector<EventRow>> events(const QString &run) const;
    Result<std::vector<UploadRow>> uploads(const QString &run) const; ///< by ordinal
    Result<std::vector<SampleRow>> samples(const QString &run) const; ///< by id
    /// The newest grid of exactly this plan; 0 where there is none.
    Result<qint64> newestGrid(const QString &run, const QByteArray &plan) const;

private:
    struct Private;
    explicit Journal(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace easel
