// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "app/dataset/DatasetFile.h"

#include <QString>
#include <QStringList>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace easel {

/// Set by the owner's thread to make a worker stop early.
using CancelFlag = std::shared_ptr<std::atomic_bool>;

/// By what a change of a file is noticed without reading it.
struct FileStamp
{
    bool exists = false;
    qint64 bytes = 0;
    qint64 modified = 0; ///< ms since epoch
    bool fresh = false;  ///< looked at so soon after the change that another one may have the same stamp

    bool operator==(const FileStamp &other) const
    {
        return exists == other.exists && bytes == other.bytes && modified == other.modified;
    }
    static FileStamp of(const QString &path);
};

/// A picture with its caption, as they lie in the folder.
struct FoundPicture
{
    QString id;
    FileStamp stamp;
    QString caption;
    FileStamp captionStamp;
};

struct FolderListing
{
    QStringList pictures; ///< ids, in natural order
    QStringList folders;  ///< absolute, the dataset's own first
    int skipped = 0;      ///< undecodable names, looping links, folders that cannot be read
};

/// What is known of a folder before its pictures are.
struct FolderHead
{
    DatasetFileOnDisk file;
    QString readOnlyReason; ///< empty where the dataset can be edited
};

// All of these are for workers.

/// Error: Dataset where there is no such folder, or none that can be read. create makes a missing one.
Result<FolderHead> readFolderHead(const QString &folder, bool create);
/// One sentence where files cannot be made in folder.
QString whyNotWritable(const QString &folder);
/// Every file of a picture's name below folder; hidden ones not, and no folder twice.
FolderListing listPictures(const QString &folder, const std::atomic_bool &cancelled);
/// Nothing where the picture is gone.
std::optional<FoundPicture> readFoundPicture(const QString &folder, const QString &id);

} // namespace easel
