// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

#include <vector>

namespace easel::test {

/// A picture as it comes back from the network or from somebody's phone.
struct PictureCopy
{
    QString kind;   ///< "resized", "recompressed", "cropped", "brightened", "all of it"
    QString suffix; ///< of a file name
    QByteArray bytes;
};

/// One copy of each kind.
std::vector<PictureCopy> copiesOf(const QImage &picture);

} // namespace easel::test
