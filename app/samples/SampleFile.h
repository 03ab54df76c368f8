// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "app/samples/Sample.h"

namespace easel {

/// The suffix that the bytes of a picture call for ("png", "jpg", "webp"); empty where they are no picture.
QString pictureSuffix(const QByteArray &bytes);

/// "0003-seed42-0.80.png": sorts in the order of the grid and tells what matters. suffix as above.
QString sampleFileName(const Sample &sample, const QString &suffix);

/// Writes the service's bytes, untouched, as a file in folder (created where missing); gives its path.
/// Errors: Disk, naming the path; Service where the bytes are no picture or only a
/// part of one.
Result<QString> saveSampleFile(const Sample &sample, const QString &folder, const QByteArray &bytes);

} // namespace easel
