// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>

class QImage;

namespace easel {

/// The image scaled to fill logicalSize, cut to it around its centre, with rounded corners; crisp at the
/// device pixel ratio. For thumbnails.
QPixmap roundedPixmap(const QImage &image, QSize logicalSize, int radius, qreal devicePixelRatio);

} // namespace easel
