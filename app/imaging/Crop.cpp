// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Crop.h"

#include <algorithm>
#include <cmath>

namespace easel {

static QRectF regionOf(QSize picture, const std::optional<Crop> &crop)
{
    const QRectF whole(QPointF(0, 0), QSizeF(picture));
    if (!crop)
        return whole;
    const QRectF f = crop->frame;
    const QRectF wished(f.x() * picture.width(), f.y() * picture.height(), f.width() * picture.width(),
                        f.height() * picture.height());
    const QRectF inside = wished.intersected(whole);
    // A frame beside the picture, or one written by hand with nonsense in it, is no choice at all.
    return inside.width() >= 1 && inside.height() >= 1 ? inside : whole;
}

QRect cropFrame(QSize picture, QSize target, const std::optional<Crop> &crop)
{
    if (picture.isEmpty() || target.isEmpty())
        return {};
    const QRectF region = regionOf(picture, crop);
    const QSizeF fitting = QSizeF(target).scaled(region.size(), Qt::KeepAspectRatio);
    const int width = std::clamp(int(std::lround(fitting.width())), 1, picture.width());
    const int height = std::clamp(int(std::lround(fitting.height())), 1, picture.height());
    const int x = int(std::lround(region.center().x() - width / 2.0));
    const int y = int(std::lround(region.center().y() - height / 2.0));
    return {std::clamp(x, 0, picture.width() - width), std::clamp(y, 0, picture.height() - height), width,
            height};
}

} // namespace easel
