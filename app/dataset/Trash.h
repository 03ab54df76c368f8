// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QString>

#include <functional>

namespace easel {

/// The files of one picture on their way out of a dataset and back. Used by one worker at a time.
struct TrashedPicture
{
    QString picture;        ///< absolute, where it lies in the dataset, or lay
    QString caption;        ///< the same of its caption; empty where it stays (another picture shares it)
    QString pictureInTrash; ///< empty while it lies in the dataset
    QString captionInTrash;
};

/// Moves files of a dataset to the system's trash, or, where that does not take them, into a hidden folder in
/// the dataset; and back again, byte for byte. For workers.
class Trash
{
public:
    /// Moves a file to the system's trash and tells where it lies then; empty where it could not.
    using System = std::function<QString(const QString &path)>;
    static QString systemTrash(const QString &path);

    explicit Trash(const QString &datasetFolder, System system = systemTrash);

    /// Both files or none. Files that are gone already are no error. Error: Disk, naming the file.
    Result<void> takeOut(TrashedPicture &files) const;
    /// Where its name was taken meanwhile, the pair comes back with " (2)", and files tells the new names.
    Result<void> bringBack(TrashedPicture &files) const;

    static QString folderName(); ///< of the hidden folder

private:
    Result<QString> moveOut(const QString &path) const;
    Result<void> moveIn(const QString &place, const QString &path) const;

    QString m_folder;
    System m_system;
};

} // namespace easel
