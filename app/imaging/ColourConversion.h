// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColorSpace>
#include <QImage>
#include <QString>

namespace easel {

/// The picture in sRGB by its colour profile (without one it is taken as sRGB), 8 bits a channel: ARGB32
/// where it can be transparent, else RGB32. The profile does not come along. Internal to imaging/.
QImage toSrgb(QImage image);

/// A picture of toSrgb() on white, RGB32.
QImage onWhite(const QImage &image);

/// The space in a few words for a person: "sRGB" (also where a file says none), "Display P3", what the
/// profile calls itself.
QString colourSpaceName(const QColorSpace &space);

} // namespace easel
