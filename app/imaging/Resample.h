// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRectF>
#include <QSize>

namespace easel {

/// The part of a picture (RGB32 or ARGB32_Premultiplied) inside frame (in its pixels, fractions allowed),
/// scaled to exactly target by a bicubic filter that covers every source pixel: sharp without moiré when
/// shrinking, smooth when enlarging. Whole numbers throughout, so every machine gives the same pixels.
/// Nothing outside the pixels that frame touches is looked at. Internal to imaging/.
QImage resample(const QImage &picture, const QRectF &frame, QSize target);

} // namespace easel
