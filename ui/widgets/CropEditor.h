// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imaging/Crop.h"
#include "ui/widgets/CropHandles.h"
#include "ui/widgets/PicturePreview.h"

#include <QTimer>

#include <optional>

namespace easel {

/// A preview whose frame can be changed, by pointer (drag it, drag a corner, double-click what must stay in
/// view) and by keys (arrows, Shift for more, Alt for the focal point, plus and minus, Escape for the
/// middle). It changes nothing itself: it asks, and shows the framing that it is given.
class CropEditor : public PicturePreview
{
    Q_OBJECT
public:
    explicit CropEditor(Thumbnailer &thumbnailer, QWidget *parent = nullptr);

    /// target: the training's size, whose aspect the frame has. nullopt: nothing is taken of the picture.
    void setFraming(QSize target, const std::optional<Framing> &framing);
    void setEditable(bool editable);
    QRect frame() const; ///< in the picture's own pixels; null where there is none

Q_SIGNALS:
    /// All of one drag, or one series of keys, is one go; 0 stands alone.
    void framingEdited(const easel::Framing &framing, int go);
    void menuRequested(const QPoint &globalPosition);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintFrame(QPainter *painter, const QRectF &area) override;

private:
    struct Drag
    {
        QString path; ///< of the picture that is dragged about
        CropPart part = CropPart::Outside;
        QPointF from; ///< picture pixels
        QRect frame;
        Framing framing; ///< as it was
        bool hasMoved = false;
    };

    bool canEdit() const;
    bool isCropKey(const QKeyEvent &event) const;
    double scale() const; ///< screen pixels for each of the picture
    double smallest() const;
    QPointF toPicture(QPointF position) const;
    QPointF toWidget(QPointF point) const;
    CropPart partAt(QPointF position) const;
    void showCursor(QPointF position);
    void tellAccessibility();

    void startGo();
    void drag(QPointF position);
    void cancelDrag();
    void take(const QRect &frame);
    void setFocal(QPointF fraction);
    void moveByKey(int key, Qt::KeyboardModifiers modifiers);
    void scaleBy(double factor);
    void centre();

    QSize m_target;
    Framing m_framing;
    bool m_isTaken = false; ///< of a picture that is not, there is no frame
    bool m_editable = true;
    Drag m_drag;
    bool m_isDragging = false;
    int m_go = 0;
    QTimer m_keysEnd; ///< what is pressed after a pause is another go
    bool m_isUnderPointer = false;
    bool m_hasKeyFocus = false; ///< reached by keys, so that it shows where they act
};

} // namespace easel
