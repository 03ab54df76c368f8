// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/RoundedPixmap.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>

namespace easel {

QPixmap roundedPixmap(const QImage &image, QSize logicalSize, int radius, qreal devicePixelRatio)
{
    if (image.isNull() || logicalSize.isEmpty())
        return {};
    const QSize pixels = (QSizeF(logicalSize) * devicePixelRatio).toSize();
    const QImage scaled = image.scaled(pixels, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath path;
    path.addRoundedRect(QRectF(QPointF(), QSizeF(pixels)), radius * devicePixelRatio,
                        radius * devicePixelRatio);
    painter.setClipPath(path);
    painter.drawImage(QPoint((pixels.width() - scaled.width()) / 2, (pixels.height() - scaled.height()) / 2),
                      scaled);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

} // namespace easel
