// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "app/imaging/ThumbnailCache.h"

namespace easel {

/// The size of a picture scaled to fit inside box, aspect kept, never enlarged.
QSize thumbnailSize(QSize picture, QSize box);

/// An upright sRGB picture, or a larger thumbnail, scaled down to a size by a good filter.
QImage scaledDown(const QImage &image, QSize size);
/// The same of what lies inside frame.
QImage scaledDown(const QImage &image, const QRectF &frame, QSize size);

/// Reads the file and makes its thumbnail for box. Slow: for workers. Error: Picture or Disk.
Result<Thumbnail> makeThumbnail(const QString &path, QSize box);

} // namespace easel
