// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QSize>

class QPainter;
class QRectF;

namespace easel {

/// Shows which part of a picture is taken: the rest is darkened, thin white lines stand at the borders that
/// lie inside it. visible: where (a part of) the picture is seen, with corners of that radius. whole: where
/// the whole picture would lie, reaching beyond visible where it was cut. frame: in the picture's own pixels.
void paintCropFrame(QPainter *painter, const QRectF &visible, const QRectF &whole, QSize picture,
                    const QRect &frame, double radius);

/// Where the whole picture lies when it fills visible, centred.
QRectF coveringRect(const QRectF &visible, QSize picture);

} // namespace easel
