// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/CropHandles.h"

#include <QRectF>

#include <algorithm>
#include <cmath>
#include <utility>

namespace easel {

namespace {

/// The size of the target's aspect that is this wide, between smallest (of its shorter side) and room.
QSize sized(double width, QSize target, QSizeF room, double smallest)
{
    const double aspect = double(target.width()) / target.height();
    const double widest = std::min(room.width(), room.height() * aspect);
    const double narrowest = std::min(widest, smallest * std::max(1.0, aspect));
    const double across = std::clamp(width, narrowest, widest);
    return {std::max(1, int(std::lround(across))), std::max(1, int(std::lround(across / aspect)))};
}

bool isAtLeft(CropPart corner)
{
    return corner == CropPart::TopLeft || corner == CropPart::BottomLeft;
}

bool isAtTop(CropPart corner)
{
    return corner == CropPart::TopLeft || corner == CropPart::TopRight;
}

} // namespace

CropPart cropPartAt(QPointF point, const QRect &frame, double reach)
{
    const QRectF area(frame);
    const std::pair<CropPart, QPointF> corners[] = {{CropPart::TopLeft, area.topLeft()},
                                                    {CropPart::TopRight, area.topRight()},
                                                    {CropPart::BottomLeft, area.bottomLeft()},
                                                    {CropPart::BottomRight, area.bottomRight()}};
    for (const auto &[part, corner] : corners) {
        if (std::abs(point.x() - corner.x()) <= reach && std::abs(point.y() - corner.y()) <= reach)
            return part;
    }
    return area.contains(point) ? CropPart::Inside : CropPart::Outside;
}

QRect movedFrame(const QRect &frame, QPoint delta, QSize picture)
{
    QRect moved = frame.translated(delta);
    moved.moveLeft(std::clamp(moved.left(), 0, std::max(0, picture.width() - frame.width())));
    moved.moveTop(std::clamp(moved.top(), 0, std::max(0, picture.height() - frame.height())));
    return moved;
}

QRect frameAround(const QRect &frame, QPointF point, QSize picture)
{
    const QPointF delta = point - QRectF(frame).center();
    return movedFrame(frame, delta.toPoint(), picture);
}

QRect resizedFrame(const QRect &frame, CropPart corner, QPointF point, QSize picture, QSize target,
                   double smallest)
{
    const QRectF area(frame);
    const double fixedX = isAtLeft(corner) ? area.right() : area.left();
    const double fixedY = isAtTop(corner) ? area.bottom() : area.top();
    const double across = isAtLeft(corner) ? fixedX - point.x() : point.x() - fixedX;
    const double down = isAtTop(corner) ? fixedY - point.y() : point.y() - fixedY;
    const QSizeF room(isAtLeft(corner) ? fixedX : picture.width() - fixedX,
                      isAtTop(corner) ? fixedY : picture.height() - fixedY);
    const double aspect = double(target.width()) / target.height();
    const QSize size = sized(std::max(across, down * aspect), target, room, smallest);
    const QPoint topLeft(int(std::lround(isAtLeft(corner) ? fixedX - size.width() : fixedX)),
                         int(std::lround(isAtTop(corner) ? fixedY - size.height() : fixedY)));
    return movedFrame(QRect(topLeft, size), {}, picture);
}

QRect scaledFrame(const QRect &frame, double factor, QSize picture, QSize target, double smallest)
{
    const QSize size = sized(frame.width() * factor, target, picture, smallest);
    return frameAround(QRect(frame.topLeft(), size), QRectF(frame).center(), picture);
}

} // namespace easel
