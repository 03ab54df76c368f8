// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QSize>

class QPainter;
class QPointF;
class QRectF;

namespace easel {

/// Quiet: where a frame is only mentioned. Line: nothing is darkened, the line alone is seen.
enum class CropTone { Plain, Quiet, Line };

/// Shows which part of a picture is taken: the rest is darkened, thin white lines stand at the borders that
/// lie inside it. visible: where (a part of) the picture is seen, with corners of that radius. whole: where
/// the whole picture would lie, reaching beyond visible where it was cut. frame: in the picture's own pixels.
void paintCropFrame(QPainter *painter, const QRectF &visible, const QRectF &whole, QSize picture,
                    const QRect &frame, double radius, CropTone tone = CropTone::Plain);

// What is seen beside that while a frame is being changed; taken: where it is drawn.
void paintCropThirds(QPainter *painter, const QRectF &taken);
void paintCropCorners(QPainter *painter, const QRectF &taken);
void paintCropFocus(QPainter *painter, const QRectF &taken); ///< the keys act on it
void paintFocalPoint(QPainter *painter, QPointF at);

/// Where the whole picture lies when it fills visible, centred.
QRectF coveringRect(const QRectF &visible, QSize picture);

} // namespace easel
