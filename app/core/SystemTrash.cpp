// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/SystemTrash.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace easel {

QString moveToSystemTrash(const QString &path, bool *isMoved)
{
    QString place;
    // Without the folder that holds it, Qt 6.4 makes a trash in the working folder.
    const bool hasHome = QDir().mkpath(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
    const bool moved = hasHome && QFile::moveToTrash(path, &place);
    if (isMoved)
        *isMoved = moved;
    return moved ? place : QString();
}

} // namespace easel
