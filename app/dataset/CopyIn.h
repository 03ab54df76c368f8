// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "app/dataset/FolderScan.h"
#include "app/dataset/FreeNames.h"

#include <QImage>
#include <QList>
#include <QStringList>
#include <QUrl>

#include <vector>

namespace easel {

/// One picture that is to come into a dataset: a file, or an image that becomes a PNG file.
struct PictureSource
{
    QString path; ///< absolute; empty for an image
    QImage image;
    QString name; ///< the file name wanted in the dataset
};

struct PictureSources
{
    std::vector<PictureSource> pictures;
    QStringList skipped; ///< a sentence for each that is not taken
};

// All of these are for workers.

/// The pictures among files and below folders; files that lie in the dataset already are not among them.
PictureSources findSources(const QList<QUrl> &filesOrFolders, const QString &dataset,
                           const CancelFlag &cancelled);

/// Makes a whole copy under a hidden name in the dataset's folder, or leaves nothing. Returns its path.
/// Error: Disk, naming the file; also where it was cancelled.
Result<QString> copyHidden(const PictureSource &source, const QString &dataset, const CancelFlag &cancelled);

/// Gives a hidden copy its name, with the caption that lies beside the source. names are those of the
/// dataset's folder. Leaves nothing where it fails.
Result<FoundPicture> place(const QString &hidden, const PictureSource &source, const QString &dataset,
                           FreeNames &names);

} // namespace easel
