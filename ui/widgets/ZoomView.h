// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QWidget>

class QNativeGestureEvent;

namespace easel {

class FullPicture;
class ShownPicture;
class Thumbnailer;

/// One picture to be looked at closely: as large as it fits, or at any zoom, which the wheel changes at the
/// pointer and a drag moves about. A zoom of 1 is one pixel of the picture on one of the screen. All pixels
/// are decoded only once they can be seen.
class ZoomView : public QWidget
{
    Q_OBJECT
public:
    explicit ZoomView(Thumbnailer &thumbnailer, QWidget *parent = nullptr);

    /// As PicturePreview's. Another picture is seen as a whole again.
    void showPicture(const QString &path, qint64 modified, QSize size, const QImage &standIn = {});
    void clear();
    /// A thin line around what is taken of the picture, in its own pixels; null for none.
    void setFrame(const QRect &frame);

    bool isFit() const { return m_zoom == 0; }
    double zoom() const; ///< also where it fits; 0 while the picture's size is unknown
    void fit();
    void oneToOne();
    void toggle(); ///< between the two
    void zoomBy(double factor);
    void panBy(QPointF pixels);
    /// The person is likely to want this one next.
    void readAhead(const QString &path, qint64 modified);

    QRectF pictureRect() const; ///< where the whole picture lies, beyond the widget where it is larger

Q_SIGNALS:
    void zoomChanged();
    void sharpened();     ///< the picture as it fits is there, or never will be
    void clickedBeside(); ///< beside the picture

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    QSize box() const;
    QSize pictureSize() const;
    double fitZoom() const;
    void zoomTo(double zoom, QPointF at);
    void keepInView();
    void update();
    void paintPicture(QPainter *painter, const QRectF &area) const;

    ShownPicture *m_shown;
    FullPicture *m_full;
    QRect m_frame;
    double m_zoom = 0;  ///< 0: as it fits
    QPointF m_middle;   ///< fractions of the picture, in the middle of the widget
    QPointF m_pressed;  ///< where a drag began
    QPointF m_lastDrag; ///< where it is
    bool m_isDragging = false;
};

} // namespace easel
