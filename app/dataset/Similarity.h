// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imaging/PictureFacts.h"

#include <stop_token>
#include <vector>

namespace easel {

// Fingerprints against fingerprints, all against all: pure, for workers once they are many.

/// Groups of at least two positions: who differs from another in at most maxDistance bits shares its group,
/// and with it that one's likes. Groups and their positions in rising order. Uses all cores. After a stop the
/// answer is worth nothing.
std::vector<std::vector<int>> similarGroups(const std::vector<Fingerprint> &all, int maxDistance,
                                            const std::stop_token &stop = {});

/// All positions in an order in which each is followed by the one most like it that is left; the first comes
/// first. Very many are ordered in parts.
std::vector<int> similarityChain(const std::vector<Fingerprint> &all, const std::stop_token &stop = {});

} // namespace easel
