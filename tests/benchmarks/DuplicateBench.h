// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QStringList>

namespace easel::bench {

/// How many copies of real pictures are found as near-duplicates, how many of the pairs found are none, and
/// how long the grouping of 10,000 takes. pictures: folders of large ones, of which count pieces are cut.
/// Prints the measurements. Error: Picture where there are too few, Disk.
Result<void> measureDuplicates(const QStringList &pictures, int count);

} // namespace easel::bench
