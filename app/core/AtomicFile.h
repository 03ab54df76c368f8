// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QByteArray>
#include <QString>

namespace easel {

/// Replaces the file at path by bytes, or leaves it byte for byte as it was. The new bytes are complete and
/// flushed to the disk before they take the old file's name. Error: Disk, naming the path.
Result<void> writeAtomically(const QString &path, const QByteArray &bytes);

/// The same for a file that is not there yet: what lies at path already stays, and that is an error.
Result<void> writeNew(const QString &path, const QByteArray &bytes);

/// Reads a whole file of at most maxBytes. Error: Disk, naming the path.
Result<QByteArray> readWholeFile(const QString &path, qint64 maxBytes);

} // namespace easel
