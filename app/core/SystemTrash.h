// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace easel {

/// Moves a file or folder to the system's trash. Gives where it lies now; empty where it stayed, or where the
/// system does not tell (isMoved says so then). Waits for the disk.
QString moveToSystemTrash(const QString &path, bool *isMoved = nullptr);

} // namespace easel
