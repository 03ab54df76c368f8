// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QString>

namespace easel::bench {

/// How long it takes to find the facts of every picture in a folder on all cores, the first time and again
/// when they are kept. Prints the measurements. Error: Dataset, Disk.
Result<void> measureFacts(const QString &folder);

} // namespace easel::bench
