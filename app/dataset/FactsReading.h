// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "app/dataset/FolderScan.h"
#include "app/dataset/KnownFacts.h"

#include <functional>
#include <stop_token>

namespace easel {

class FactsStore;

/// How a picture file is read; readFacts(), or a stand-in of tests.
using ReadFacts = std::function<Result<PictureFacts>(const QString &path)>;

/// What was found of one picture.
struct FoundFacts
{
    QString id;
    KnownFacts known;
    bool canBeKept = false; ///< what may change again under the same stamp, or has no facts, is not kept
};

// All of these wait for the disk: for workers.

FoundFacts findFacts(const QString &folder, const QString &id, const ReadFacts &read);
/// What the store keeps of the pictures below folder whose files are still as they were.
FactsById keptFacts(FactsStore &store, const QString &folder, const std::atomic_bool &cancelled);
void keepFacts(FactsStore &store, const QString &folder, const std::vector<FoundFacts> &found);

/// The facts of all items, the kept ones first and the others on all cores; for commands without a window.
/// progress is called from workers, with how many of the items are known. After a stop the rest is missing.
FactsById findAllFacts(const DatasetSnapshot &snapshot, FactsStore &store, const ReadFacts &read,
                       const std::stop_token &stop, const std::function<void(int known)> &progress);

} // namespace easel
