// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/PicturePreview.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/CropFrame.h"
#include "ui/widgets/ShownPicture.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace easel {

PicturePreview::PicturePreview(Thumbnailer &thumbnailer, QWidget *parent)
    : QWidget(parent)
    , m_shown(new ShownPicture(thumbnailer, this))
{
    connect(m_shown, &ShownPicture::changed, this, qOverload<>(&QWidget::update));
}

void PicturePreview::showPicture(const QString &path, qint64 modified, QSize size, const QImage &standIn)
{
    m_shown->show(path, modified, size, standIn);
    ask();
}

QString PicturePreview::path() const
{
    return m_shown->path();
}

QSize PicturePreview::pictureSize() const
{
    return m_shown->size();
}

void PicturePreview::clear()
{
    showPicture({}, 0, {});
    m_frame = {};
}

void PicturePreview::setFrame(const QRect &frame)
{
    if (m_frame == frame)
        return;
    m_frame = frame;
    update();
}

void PicturePreview::setProportion(double heightForWidth)
{
    m_proportion = heightForWidth;
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(heightForWidth > 0);
    setSizePolicy(policy);
}

int PicturePreview::heightForWidth(int width) const
{
    return m_proportion > 0 ? int(std::lround(width * m_proportion)) : -1;
}

QSize PicturePreview::sizeHint() const
{
    constexpr int width = 320;
    return {width, m_proportion > 0 ? heightForWidth(width) : width};
}

QSize PicturePreview::minimumSizeHint() const
{
    return {96, 64};
}

void PicturePreview::resizeEvent(QResizeEvent *)
{
    ask();
}

void PicturePreview::showEvent(QShowEvent *)
{
    ask();
}

void PicturePreview::ask()
{
    if (isVisible())
        m_shown->ask((QSizeF(size()) * devicePixelRatioF()).toSize());
}

QRectF PicturePreview::pictureRect() const
{
    const QSizeF own = pictureSize().isEmpty() ? QSizeF(m_shown->image().size()) : QSizeF(pictureSize());
    if (own.isEmpty())
        return rect();
    QRectF fitted(QPointF(), own.scaled(size(), Qt::KeepAspectRatio));
    fitted.moveCenter(QRectF(rect()).center());
    return QRectF(fitted.toAlignedRect()).intersected(rect());
}

void PicturePreview::paintEvent(QPaintEvent *)
{
    if (path().isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF area = pictureRect();
    const QImage &image = m_shown->image();
    if (image.isNull()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(themeColor(ThemeColor::Raised));
        painter.drawRoundedRect(area, radius::card, radius::card);
        if (m_shown->hasFailed()) {
            const QSize icon(space::xxl, space::xxl);
            themeIcon(QStringLiteral("picture-off"))
                .paint(&painter,
                       QRect(QPoint(), icon)
                           .translated(area.center().toPoint() - QPoint(icon.width(), icon.height()) / 2));
        }
        return;
    }
    QPainterPath shape;
    shape.addRoundedRect(area, radius::card, radius::card);
    painter.fillPath(shape, Qt::white); // as an upload is, where a picture is transparent
    QBrush brush(image);
    brush.setTransform(QTransform::fromTranslate(area.x(), area.y())
                           .scale(area.width() / image.width(), area.height() / image.height()));
    painter.fillPath(shape, brush);
    paintFrame(&painter, area);
}

void PicturePreview::paintFrame(QPainter *painter, const QRectF &area)
{
    if (!m_frame.isNull() && !pictureSize().isEmpty())
        paintCropFrame(painter, area, area, pictureSize(), m_frame, radius::card);
}

} // namespace easel
