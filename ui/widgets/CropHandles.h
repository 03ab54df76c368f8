// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRect>
#include <QSize>

namespace easel {

// How a frame answers to a hand. All in pixels of the picture; a frame keeps the target's aspect and never
// leaves the picture.

enum class CropPart { Outside, Inside, TopLeft, TopRight, BottomLeft, BottomRight, Focal };

/// What lies under point; reach: how far a corner can be felt.
CropPart cropPartAt(QPointF point, const QRect &frame, double reach);
/// The frame moved by delta as far as there is room.
QRect movedFrame(const QRect &frame, QPoint delta, QSize picture);
/// The frame with its middle as near to point as there is room.
QRect frameAround(const QRect &frame, QPointF point, QSize picture);
/// The corner is dragged to point, the opposite one stays. Not smaller than smallest across.
QRect resizedFrame(const QRect &frame, CropPart corner, QPointF point, QSize picture, QSize target,
                   double smallest);
/// Larger or smaller around its middle, as far as there is room.
QRect scaledFrame(const QRect &frame, double factor, QSize picture, QSize target, double smallest);

} // namespace easel
