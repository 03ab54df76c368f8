// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace easel {

/// A format that is known but not read here, or not always.
struct UnusedFormat
{
    QString name;       ///< readable: "HEIC", "camera raw", "SVG"; empty where the file is none of these
    bool never = false; ///< not even where this Qt has a decoder
};

/// By the file's first bytes and, for camera raw that poses as TIFF, its name. Internal to imaging/.
UnusedFormat unusedFormat(const QString &fileName, QByteArrayView head);

/// How many first bytes unusedFormat() looks at.
inline constexpr int formatHeadBytes = 256;

} // namespace easel
