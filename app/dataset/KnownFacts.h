// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/DatasetItem.h"
#include "app/imaging/PictureFacts.h"

#include <QHash>

namespace easel {

/// What is known of one picture file, and of which of its states.
struct KnownFacts
{
    qint64 modified = 0; ///< of the file when it was read, ms since epoch
    PictureFacts facts;
    QString unreadable; ///< why there are no facts, one sentence; empty where there are

    bool operator==(const KnownFacts &) const = default;
};

/// By item id. A value; passed to workers.
using FactsById = QHash<QString, KnownFacts>;

/// What is known of the item as it is now; null where nothing is, or only of an older state of its file.
const KnownFacts *knownFactsOf(const FactsById &known, const DatasetItem &item);
/// The same, null also where the picture cannot be read.
const PictureFacts *factsOf(const FactsById &known, const DatasetItem &item);

} // namespace easel
