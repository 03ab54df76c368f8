// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/FolderScan.h"

#include <QHash>

#include <vector>

namespace easel {

/// What is known of a folder at one moment; passed to a worker.
struct KnownFolder
{
    QString folder;
    QHash<QString, FileStamp> pictures; ///< by id
    QHash<QString, FileStamp> captions; ///< by CaptionTable's key
};

/// What differs from it now.
struct FolderChanges
{
    struct Picture
    {
        QString id;
        FileStamp stamp;
    };
    struct CaptionFile
    {
        QString key;
        QString text;
        FileStamp stamp;
    };

    bool isThere = false; ///< false: the folder cannot be read now, and nothing else is told
    std::vector<FoundPicture> added;
    QStringList removed;
    std::vector<Picture> changedPictures;
    std::vector<CaptionFile> changedCaptions;
    FolderHead head;
    QStringList folders; ///< absolute
    int skipped = 0;
};

/// Looks at every stamp, and reads only what has another one. For workers.
FolderChanges findChanges(const KnownFolder &known, const std::atomic_bool &cancelled);

} // namespace easel
