// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/PicturePreview.h"

#include "app/imaging/Thumbnailer.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/CropFrame.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace easel {

namespace {
/// Sizes are asked for in steps, so that a splitter that is being dragged does not ask for each width.
constexpr int boxStep = 256;

int stepped(double pixels)
{
    return std::max(1, int(std::ceil(pixels / boxStep))) * boxStep;
}
} // namespace

PicturePreview::PicturePreview(Thumbnailer &thumbnailer, QWidget *parent)
    : QWidget(parent)
    , m_thumbnailer(thumbnailer)
{
    connect(&thumbnailer, &Thumbnailer::ready, this, &PicturePreview::take);
    connect(&thumbnailer, &Thumbnailer::failed, this, &PicturePreview::giveUp);
}

void PicturePreview::showPicture(const QString &path, qint64 modified, QSize size, const QImage &standIn)
{
    if (m_path == path && m_modified == modified) {
        m_size = size;
        update();
        return;
    }
    if (!m_path.isEmpty() && !m_sharp)
        m_thumbnailer.cancel(m_path);
    m_path = path;
    m_modified = modified;
    m_size = size;
    m_image = standIn;
    m_sharp = false;
    m_box = {};
    m_failed = false;
    ask();
    update();
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
    if (m_path.isEmpty() || m_failed || !isVisible())
        return;
    const QSize box(stepped(width() * devicePixelRatioF()), stepped(height() * devicePixelRatioF()));
    if (box == m_box)
        return;
    m_box = box;
    if (const QImage image = m_thumbnailer.thumbnail(m_path, box, m_modified); !image.isNull())
        setImage(image);
    else if (const QString reason = m_thumbnailer.failureReason(m_path, box, m_modified); !reason.isEmpty())
        giveUp(m_path, box, reason); // it failed before, and nothing more comes
}

void PicturePreview::take(const QString &path, QSize box, const QImage &image)
{
    if (path == m_path && box == m_box)
        setImage(image);
}

void PicturePreview::giveUp(const QString &path, QSize box, const QString &)
{
    if (path != m_path || box != m_box)
        return;
    m_failed = true;
    update();
}

void PicturePreview::setImage(const QImage &image)
{
    m_image = image;
    m_sharp = true;
    update();
}

QRectF PicturePreview::pictureRect() const
{
    const QSizeF own = m_size.isEmpty() ? QSizeF(m_image.size()) : QSizeF(m_size);
    if (own.isEmpty())
        return rect();
    QRectF fitted(QPointF(), own.scaled(size(), Qt::KeepAspectRatio));
    fitted.moveCenter(QRectF(rect()).center());
    return QRectF(fitted.toAlignedRect()).intersected(rect());
}

void PicturePreview::paintEvent(QPaintEvent *)
{
    if (m_path.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF area = pictureRect();
    if (m_image.isNull()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(themeColor(ThemeColor::Raised));
        painter.drawRoundedRect(area, radius::card, radius::card);
        if (m_failed) {
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
    QBrush brush(m_image);
    brush.setTransform(QTransform::fromTranslate(area.x(), area.y())
                           .scale(area.width() / m_image.width(), area.height() / m_image.height()));
    painter.fillPath(shape, brush);
    if (!m_frame.isNull() && !m_size.isEmpty())
        paintCropFrame(&painter, area, area, m_size, m_frame, radius::card);
}

} // namespace easel
