// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QImage>

namespace easel {

/// Decodes an ordinary PNG (8 bits a channel; grey, RGB or RGBA; not interlaced) by libdeflate, about three
/// times as fast as libpng, and has each square of factor × factor pixels become their mean; the last ones
/// may reach over the picture's edge. ARGB32 where anything is transparent, else RGB32, with its colour
/// space; null for other PNGs, for very large ones, and where anything is amiss. Checksums are not looked at,
/// except that over the pixels. Internal to imaging/.
QImage decodePlainPng(QByteArrayView bytes, int factor = 1);

} // namespace easel
