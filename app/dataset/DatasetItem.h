// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/ProblemLimits.h"
#include "app/imaging/Crop.h"
#include "app/imaging/Picture.h"

namespace easel {

/// One picture of a dataset with all that is known of it. A value.
struct DatasetItem
{
    QString id;           ///< path relative to the dataset folder, with '/'
    bool included = true; ///< takes part in the training
    QString caption;      ///< as the person sees and edits it
    Framing framing;
    bool draft = false;     ///< the caption is a machine's and not yet accepted
    qint64 modified = 0;    ///< of the picture file, ms since epoch
    bool inspected = false; ///< info or unreadable is known
    PictureInfo info;       ///< from the header, once inspected
    QString unreadable;     ///< why the picture cannot be used, one sentence; empty where it can

    bool operator==(const DatasetItem &other) const { return id == other.id; }
};

/// All that a check or a run needs of a dataset, at one moment; passed to workers.
struct DatasetSnapshot
{
    QString folder; ///< absolute
    QString name;   ///< the folder's
    QString triggerWord;
    std::vector<DatasetItem> items; ///< in the dataset's order
    ProblemLimits limits = {};
};

} // namespace easel
