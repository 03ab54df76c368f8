// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

namespace easel {

/// Fills folder (created where missing) with the example dataset that Easel paints itself: at least 16
/// captioned pictures in one recognisable style, easel.json with the trigger word. Does nothing where folder
/// already holds an easel.json. Slow: for workers. The same on every call. Error: Disk.
Result<void> createExampleDataset(const QString &folder);

} // namespace easel
