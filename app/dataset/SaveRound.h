// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "app/dataset/DatasetFile.h"
#include "app/dataset/FolderScan.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace easel {

/// One caption to be written.
struct CaptionWrite
{
    QString key; ///< as CaptionTable's
    QString text;
    QStringList known; ///< what the file may hold: any other text is another program's and stays
};

struct CaptionWritten
{
    enum class Outcome { Saved, ChangedByOthers, Failed };

    QString key;
    QString text;
    Outcome outcome = Outcome::Saved;
    FileStamp stamp;
    QString onDisk; ///< where it was changed by others
    Error error = {};
};

/// All that is to be written at one moment; passed to a worker.
struct SaveRound
{
    QString folder;
    std::vector<CaptionWrite> captions;
    std::optional<DatasetFile> file; ///< where it was edited
    DatasetFileOnDisk fileBefore;    ///< as it was last known on the disk
    int fileRevision = 0;
};

struct SaveOutcome
{
    std::vector<CaptionWritten> captions;
    std::optional<Result<DatasetFileOnDisk>> file; ///< with what others had changed meanwhile
    DatasetFile fileWanted;                        ///< as the round gave it
    int fileRevision = 0;
    QString notWritable; ///< one sentence, where a failure is the whole folder's

    std::optional<Error> firstError() const;
};

// For workers; nobody else may write in the folder at the same time.

CaptionWritten saveCaption(const QString &folder, const CaptionWrite &caption);
SaveOutcome save(const SaveRound &round);

} // namespace easel
