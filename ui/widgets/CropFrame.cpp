// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/CropFrame.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace easel {

namespace {

/// Lines of one pixel lie on whole pixels, or they blur.
double onPixel(double value, double devicePixelRatio)
{
    return std::round(value * devicePixelRatio) / devicePixelRatio;
}

} // namespace

QRectF coveringRect(const QRectF &visible, QSize picture)
{
    if (picture.isEmpty())
        return visible;
    QRectF whole(QPointF(), QSizeF(picture).scaled(visible.size(), Qt::KeepAspectRatioByExpanding));
    whole.moveCenter(visible.center());
    return whole;
}

void paintCropFrame(QPainter *painter, const QRectF &visible, const QRectF &whole, QSize picture,
                    const QRect &frame, double radius)
{
    if (picture.isEmpty() || frame.isEmpty())
        return;
    const double ratio = painter->device()->devicePixelRatioF();
    const double scaleX = whole.width() / picture.width();
    const double scaleY = whole.height() / picture.height();
    const QRectF taken(QPointF(onPixel(whole.x() + frame.x() * scaleX, ratio),
                               onPixel(whole.y() + frame.y() * scaleY, ratio)),
                       QPointF(onPixel(whole.x() + (frame.x() + frame.width()) * scaleX, ratio),
                               onPixel(whole.y() + (frame.y() + frame.height()) * scaleY, ratio)));

    QPainterPath shape;
    shape.addRoundedRect(visible, radius, radius);
    QPainterPath inside;
    inside.addRect(taken);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillPath(shape.subtracted(inside), QColor(0, 0, 0, 128));

    painter->setRenderHint(QPainter::Antialiasing, false);
    constexpr double line = 1;
    const QRectF seen = taken.intersected(visible);
    const auto draw = [&](const QRectF &stroke) {
        painter->fillRect(stroke.intersected(visible), Qt::white);
    };
    // A border that coincides with the picture's own needs no line.
    if (taken.left() > visible.left() + line)
        draw({taken.left() - line, seen.top(), line, seen.height()});
    if (taken.right() < visible.right() - line)
        draw({taken.right(), seen.top(), line, seen.height()});
    if (taken.top() > visible.top() + line)
        draw({seen.left(), taken.top() - line, seen.width(), line});
    if (taken.bottom() < visible.bottom() - line)
        draw({seen.left(), taken.bottom(), seen.width(), line});
    painter->restore();
}

} // namespace easel
