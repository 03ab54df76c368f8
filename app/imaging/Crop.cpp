// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Crop.h"

#include <algorithm>
#include <cmath>

namespace easel {

static QRectF scaled(const QRectF &fractions, QSize picture)
{
    return {fractions.x() * picture.width(), fractions.y() * picture.height(),
            fractions.width() * picture.width(), fractions.height() * picture.height()};
}

static QRectF regionOf(QSize picture, const std::optional<Crop> &crop)
{
    const QRectF whole(QPointF(0, 0), QSizeF(picture));
    const QRectF region = crop ? scaled(crop->frame, picture).intersected(whole) : whole;
    // A frame beside the picture, or one written by hand with nonsense in it, is no choice at all.
    return region.width() >= 1 && region.height() >= 1 ? region : whole;
}

/// Where a side of this length begins so that its middle is near to wish, between from and to.
static double placed(double wish, double length, double from, double to)
{
    return std::clamp(wish - length / 2, from, std::max(from, to - length));
}

Framing insidePicture(const Framing &framing)
{
    const QRectF whole(0, 0, 1, 1);
    Framing inside;
    if (framing.crop) {
        const QRectF frame = framing.crop->frame.intersected(whole);
        if (frame.width() > 0 && frame.height() > 0)
            inside.crop = Crop{frame};
    }
    if (framing.focal && std::isfinite(framing.focal->x()) && std::isfinite(framing.focal->y()))
        inside.focal =
            QPointF(std::clamp(framing.focal->x(), 0.0, 1.0), std::clamp(framing.focal->y(), 0.0, 1.0));
    return inside;
}

QRect cropFrame(QSize picture, QSize target, const Framing &framing)
{
    if (picture.isEmpty() || target.isEmpty())
        return {};
    const Framing inside = insidePicture(framing);
    const QRectF region = regionOf(picture, inside.crop);
    const QSizeF fitting = QSizeF(target).scaled(region.size(), Qt::KeepAspectRatio);
    const int width = std::clamp(int(std::lround(fitting.width())), 1, picture.width());
    const int height = std::clamp(int(std::lround(fitting.height())), 1, picture.height());
    QPointF middle = region.center();
    if (inside.focal)
        middle = {inside.focal->x() * picture.width(), inside.focal->y() * picture.height()};
    const int x = int(std::lround(placed(middle.x(), width, region.left(), region.right())));
    const int y = int(std::lround(placed(middle.y(), height, region.top(), region.bottom())));
    return {std::clamp(x, 0, picture.width() - width), std::clamp(y, 0, picture.height() - height), width,
            height};
}

Crop cropOf(const QRect &frame, QSize picture)
{
    if (picture.isEmpty())
        return Crop{QRectF(0, 0, 1, 1)};
    return Crop{QRectF(double(frame.x()) / picture.width(), double(frame.y()) / picture.height(),
                       double(frame.width()) / picture.width(), double(frame.height()) / picture.height())};
}

} // namespace easel
