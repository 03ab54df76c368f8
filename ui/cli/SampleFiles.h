// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "app/samples/Sample.h"

namespace easel::cli {

/// Makes the folder that --out names, before anything is paid for. Error: Usage, naming it.
Result<void> prepareOutFolder(const QString &folder);

/// Copies the pictures of the samples that are done into folder, which must exist. A name that is taken by
/// another picture gets " (2)"; the same picture is not copied again. Gives the paths. Error: Disk.
Result<QStringList> copySamples(const std::vector<Sample> &samples, const QString &folder);

} // namespace easel::cli
