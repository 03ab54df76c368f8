// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ZoomView.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/CropFrame.h"
#include "ui/widgets/FullPicture.h"
#include "ui/widgets/ShownPicture.h"
#include "ui/widgets/TilePaint.h"

#include <QApplication>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace easel {

namespace {

constexpr double largestZoom = 16;
constexpr double wheelStep = 1.2;     // for one notch
constexpr double notch = 120;         // as Qt counts it
constexpr double pixelsAreSeenAt = 3; // then they are shown as they are, not smoothed

} // namespace

ZoomView::ZoomView(Thumbnailer &thumbnailer, QWidget *parent)
    : QWidget(parent)
    , m_shown(new ShownPicture(thumbnailer, this))
    , m_full(new FullPicture(this))
{
    connect(m_shown, &ShownPicture::changed, this, [this] {
        update();
        if (m_shown->isSharp() || m_shown->hasFailed())
            Q_EMIT sharpened();
    });
    connect(m_full, &FullPicture::decoded, this, &ZoomView::update);
}

void ZoomView::showPicture(const QString &path, qint64 modified, QSize size, const QImage &standIn)
{
    const bool isOther = path != m_shown->path() || modified != m_shown->modified();
    if (isOther) {
        m_full->clear();
        m_zoom = 0;
        m_isDragging = false;
    }
    m_shown->show(path, modified, size, standIn);
    if (isVisible())
        m_shown->ask(box());
    update();
    Q_EMIT zoomChanged();
}

void ZoomView::clear()
{
    showPicture({}, 0, {});
    m_frame = {};
}

void ZoomView::readAhead(const QString &path, qint64 modified)
{
    m_shown->readAhead(path, modified);
}

void ZoomView::setFrame(const QRect &frame)
{
    m_frame = frame;
    update();
}

// --- Where the picture lies -------------------------------------------------------------------------------

/// Device pixels.
QSize ZoomView::box() const
{
    return (QSizeF(size()) * devicePixelRatioF()).toSize();
}

QSize ZoomView::pictureSize() const
{
    return m_shown->size().isEmpty() ? m_shown->image().size() : m_shown->size();
}

double ZoomView::fitZoom() const
{
    const QSizeF picture(pictureSize());
    if (picture.isEmpty())
        return 0;
    return std::min(width() / picture.width(), height() / picture.height()) * devicePixelRatioF();
}

double ZoomView::zoom() const
{
    return isFit() ? fitZoom() : m_zoom;
}

QRectF ZoomView::pictureRect() const
{
    const QSizeF picture = QSizeF(pictureSize()) * (zoom() / devicePixelRatioF());
    const QPointF middle = isFit() ? QPointF(0.5, 0.5) : m_middle;
    const QPointF topLeft =
        QRectF(rect()).center() - QPointF(middle.x() * picture.width(), middle.y() * picture.height());
    // On whole pixels of the screen, or 1:1 would be blurred.
    const double ratio = devicePixelRatioF();
    return {QPointF(std::round(topLeft.x() * ratio), std::round(topLeft.y() * ratio)) / ratio, picture};
}

/// No empty room beside a picture that has more to show.
void ZoomView::keepInView()
{
    const QSizeF picture = QSizeF(pictureSize()) * (m_zoom / devicePixelRatioF());
    const auto kept = [](double middle, double length, double room) {
        const double half = std::min(0.5, room / length / 2);
        return std::clamp(middle, half, 1 - half);
    };
    if (!picture.isEmpty())
        m_middle = {kept(m_middle.x(), picture.width(), width()),
                    kept(m_middle.y(), picture.height(), height())};
}

void ZoomView::zoomTo(double zoom, QPointF at)
{
    const QRectF before = pictureRect();
    if (before.isEmpty())
        return;
    const QPointF under((at.x() - before.x()) / before.width(), (at.y() - before.y()) / before.height());
    // Never smaller than it fits; a picture that is smaller than that, never smaller than it is.
    const double least = std::min(fitZoom(), 1.0);
    m_zoom = std::clamp(zoom, least, std::max(largestZoom, fitZoom()));
    if (m_zoom <= least && least < 1)
        m_zoom = 0;
    const QSizeF picture = QSizeF(pictureSize()) * (m_zoom / devicePixelRatioF());
    const QPointF off = at - QRectF(rect()).center();
    if (!isFit())
        m_middle = under - QPointF(off.x() / picture.width(), off.y() / picture.height());
    keepInView();
    update();
    Q_EMIT zoomChanged();
}

void ZoomView::fit()
{
    m_zoom = 0;
    update();
    Q_EMIT zoomChanged();
}

void ZoomView::oneToOne()
{
    zoomTo(1, QRectF(rect()).center());
}

void ZoomView::toggle()
{
    isFit() ? oneToOne() : fit();
}

void ZoomView::zoomBy(double factor)
{
    zoomTo(zoom() * factor, QRectF(rect()).center());
}

void ZoomView::panBy(QPointF pixels)
{
    const QRectF picture = pictureRect();
    if (isFit() || picture.isEmpty())
        return;
    m_middle -= QPointF(pixels.x() / picture.width(), pixels.y() / picture.height());
    keepInView();
    update();
}

// --- What a hand does -------------------------------------------------------------------------------------

void ZoomView::wheelEvent(QWheelEvent *event)
{
    zoomTo(zoom() * std::pow(wheelStep, event->angleDelta().y() / notch), event->position());
    event->accept();
}

bool ZoomView::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomTo(zoom() * (1 + gesture->value()), gesture->position());
            return true;
        }
    }
    return QWidget::event(event);
}

void ZoomView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = m_lastDrag = event->position();
    m_isDragging = false;
}

void ZoomView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    if (!m_isDragging &&
        (event->position() - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_isDragging = true;
    if (!isFit())
        setCursor(Qt::ClosedHandCursor);
    panBy(event->position() - m_lastDrag);
    m_lastDrag = event->position();
}

void ZoomView::mouseReleaseEvent(QMouseEvent *event)
{
    unsetCursor();
    const bool isClick = event->button() == Qt::LeftButton && !m_isDragging;
    if (isClick && !pictureRect().contains(event->position()))
        Q_EMIT clickedBeside();
}

void ZoomView::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_isDragging = true; // its release is no click
    if (isFit())
        zoomTo(1, event->position());
    else
        fit();
}

// --- What is seen -----------------------------------------------------------------------------------------

void ZoomView::resizeEvent(QResizeEvent *)
{
    if (isVisible())
        m_shown->ask(box());
    keepInView();
    Q_EMIT zoomChanged();
}

void ZoomView::showEvent(QShowEvent *)
{
    m_shown->ask(box());
}

void ZoomView::update()
{
    const QSizeF seen = pictureRect().size() * devicePixelRatioF();
    // A smaller picture is drawn for each move of a hand: all pixels only where they are seen.
    const bool isEnough =
        seen.width() <= m_shown->image().width() + 1 || m_shown->image().size() == pictureSize();
    if (isVisible() && !isFit() && m_shown->isSharp() && !isEnough)
        m_full->ask(m_shown->path(), m_shown->modified(), pictureSize());
    QWidget::update();
}

void ZoomView::paintEvent(QPaintEvent *)
{
    if (m_shown->path().isEmpty())
        return;
    QPainter painter(this);
    const QRectF area = pictureRect();
    if (m_shown->image().isNull()) {
        paintEmptyTile(&painter, (area.isEmpty() ? QRectF(rect()) : area).toRect(), m_shown->hasFailed());
        return;
    }
    paintPicture(&painter, area);
    if (!m_frame.isNull() && !m_shown->size().isEmpty())
        paintCropFrame(&painter, area, area, m_shown->size(), m_frame, 0, CropTone::Line);
}

void ZoomView::paintPicture(QPainter *painter, const QRectF &area) const
{
    const bool isWhole = isFit() || m_full->image().isNull();
    const QImage &image = isWhole ? m_shown->image() : m_full->image();
    const QRectF seen = area.intersected(QRectF(rect()));
    const double acrossScale = image.width() / area.width();
    const double downScale = image.height() / area.height();
    const QRectF source((seen.x() - area.x()) * acrossScale, (seen.y() - area.y()) * downScale,
                        seen.width() * acrossScale, seen.height() * downScale);
    painter->setRenderHint(QPainter::SmoothPixmapTransform, isFit() || zoom() < pixelsAreSeenAt);
    painter->fillRect(seen, Qt::white); // as an upload is, where a picture is transparent
    painter->drawImage(seen, image, source);
}

} // namespace easel
