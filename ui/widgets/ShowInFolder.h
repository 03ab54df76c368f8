// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace easel {

/// Opens the system's file manager on the folder of path, with the file marked where the system can do that.
void showInFolder(const QString &path);

} // namespace easel
