// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace easel::test {

// Files of a test's folder, written and read without any of Easel's own code.

void write(const QString &path,
           const QByteArray &bytes); ///< with the folders above it; aborts where it fails
QByteArray bytesOf(const QString &path);
/// Makes a change of this very moment show in the file's time stamp.
void makeOlder(const QString &path, int seconds = 100);
/// A small whole PNG; another seed gives another picture.
QByteArray png(int seed = 0);
/// Every file below folder and its bytes, hidden ones too.
QMap<QString, QByteArray> contentOf(const QString &folder);

} // namespace easel::test
