// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/KnownFacts.h"
#include "app/dataset/ProblemLimits.h"

#include <QStringList>

#include <stop_token>
#include <vector>

namespace easel {

/// Ids of pictures that look alike, in the dataset's order; at least two.
using DuplicateGroup = QStringList;

/// The groups among all items whose facts are known, whether they are in the training or not, in the
/// dataset's order. Pure; for workers once they are many: 10,000 take a tenth of a second on two cores. After
/// a stop the answer is worth nothing.
std::vector<DuplicateGroup> duplicateGroups(const std::vector<DatasetItem> &items, const FactsById &known,
                                            int maxBits = ProblemLimits().duplicateBits,
                                            const std::stop_token &stop = {});

/// The one to keep: most pixels, then sharpest, then most bytes, then first. Empty for an empty group.
QString bestOf(const DuplicateGroup &group, const FactsById &known);
/// All but the best of each group: what "keep the best" takes out, in one step.
QStringList othersThanBest(const std::vector<DuplicateGroup> &groups, const FactsById &known);

/// Up to count pictures that differ as much as possible, sharp ones rather than blurred ones, in the order of
/// the choice; only those whose facts are known. The same input gives the same choice, and a smaller count
/// its beginning.
QStringList chooseDiverse(const std::vector<DatasetItem> &items, const FactsById &known, int count);

} // namespace easel
