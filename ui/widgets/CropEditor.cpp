// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/CropEditor.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/AccessibleRole.h"
#include "ui/widgets/CropFrame.h"
#include "ui/widgets/UnitText.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace easel {

using namespace std::chrono_literals;

namespace {

constexpr auto keysPause = 2s;
constexpr double cornerReach = 12;  // screen pixels
constexpr double smallestSide = 28; // the same: two corners that can still be told apart
constexpr double smallestPixels = 16;
constexpr double keyStep = 0.01; // of the picture
constexpr double largeKeyStep = 0.05;
constexpr double keyScale = 1.05;

bool isArrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

bool isLarger(int key)
{
    return key == Qt::Key_Plus || key == Qt::Key_Equal;
}

bool isSmaller(int key)
{
    return key == Qt::Key_Minus || key == Qt::Key_Underscore;
}

QPointF direction(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    default:
        return {0, 1};
    }
}

Qt::CursorShape cursorFor(CropPart part, bool dragging)
{
    switch (part) {
    case CropPart::Inside:
        return dragging ? Qt::ClosedHandCursor : Qt::OpenHandCursor;
    case CropPart::TopLeft:
    case CropPart::BottomRight:
        return Qt::SizeFDiagCursor;
    case CropPart::TopRight:
    case CropPart::BottomLeft:
        return Qt::SizeBDiagCursor;
    case CropPart::Focal:
        return Qt::PointingHandCursor;
    case CropPart::Outside:
        break;
    }
    return Qt::ArrowCursor;
}

} // namespace

CropEditor::CropEditor(Thumbnailer &thumbnailer, QWidget *parent)
    : PicturePreview(thumbnailer, parent)
{
    setObjectName(QStringLiteral("cropFrame"));
    giveAccessibleRole(*this, QAccessible::Graphic);
    setAccessibleName(tr("Crop frame"));
    setToolTip(
        tr("Drag the frame to move it, or a corner to scale it. Double-click what must stay in view."));
    setMouseTracking(true);
    m_keysEnd.setSingleShot(true);
    m_keysEnd.setInterval(keysPause);
}

void CropEditor::setFraming(QSize target, const std::optional<Framing> &framing)
{
    m_target = target;
    m_isTaken = framing.has_value();
    m_framing = framing.value_or(Framing());
    if (m_drag.path != path() || !canEdit())
        m_isDragging = false;
    setFrame(frame());
    setFocusPolicy(canEdit() ? Qt::StrongFocus : Qt::NoFocus);
    tellAccessibility();
    update();
}

void CropEditor::setEditable(bool editable)
{
    m_editable = editable;
    setFraming(m_target, m_isTaken ? std::optional(m_framing) : std::nullopt);
}

QRect CropEditor::frame() const
{
    return m_isTaken ? cropFrame(pictureSize(), m_target, m_framing) : QRect();
}

bool CropEditor::canEdit() const
{
    return m_editable && !frame().isEmpty();
}

void CropEditor::tellAccessibility()
{
    const QRect taken = frame();
    setAccessibleDescription(taken.isEmpty()
                                 ? QString()
                                 : tr("%1 pixels are taken, from %2, %3 on. Arrow keys move the frame, "
                                      "plus and minus scale it, Escape puts it in the middle.")
                                       .arg(sizeText(taken.size()))
                                       .arg(taken.x())
                                       .arg(taken.y()));
}

// --- From the screen to the picture -----------------------------------------------------------------------

double CropEditor::scale() const
{
    return pictureSize().isEmpty() ? 1 : pictureRect().width() / pictureSize().width();
}

double CropEditor::smallest() const
{
    return std::max(smallestPixels, smallestSide / scale());
}

QPointF CropEditor::toPicture(QPointF position) const
{
    return (position - pictureRect().topLeft()) / scale();
}

QPointF CropEditor::toWidget(QPointF point) const
{
    return pictureRect().topLeft() + point * scale();
}

CropPart CropEditor::partAt(QPointF position) const
{
    if (const auto &focal = m_framing.focal) {
        const QPointF at(focal->x() * pictureSize().width(), focal->y() * pictureSize().height());
        if (QLineF(toWidget(at), position).length() <= cornerReach)
            return CropPart::Focal;
    }
    return cropPartAt(toPicture(position), frame(), cornerReach / scale());
}

void CropEditor::showCursor(QPointF position)
{
    setCursor(canEdit() ? cursorFor(m_isDragging ? m_drag.part : partAt(position), m_isDragging)
                        : Qt::ArrowCursor);
}

// --- What a hand does -------------------------------------------------------------------------------------

void CropEditor::startGo()
{
    ++m_go;
    m_keysEnd.stop();
}

void CropEditor::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !canEdit()) {
        event->ignore();
        return;
    }
    if (const CropPart part = partAt(event->position()); part != CropPart::Outside) {
        startGo();
        m_drag = {path(), part, toPicture(event->position()), frame(), m_framing};
        m_isDragging = true;
    }
    m_hasKeyFocus = false;
    showCursor(event->position());
    update();
}

void CropEditor::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isDragging)
        drag(event->position());
    showCursor(event->position());
}

void CropEditor::drag(QPointF position)
{
    const QPointF point = toPicture(position);
    if (!m_drag.hasMoved && (point - m_drag.from).toPoint().isNull())
        return;
    m_drag.hasMoved = true;
    switch (m_drag.part) {
    case CropPart::Focal:
        setFocal({point.x() / pictureSize().width(), point.y() / pictureSize().height()});
        break;
    case CropPart::Inside:
        take(movedFrame(m_drag.frame, (point - m_drag.from).toPoint(), pictureSize()));
        break;
    default:
        take(resizedFrame(m_drag.frame, m_drag.part, point, pictureSize(), m_target, smallest()));
    }
}

void CropEditor::mouseReleaseEvent(QMouseEvent *event)
{
    m_isDragging = false;
    showCursor(event->position());
    update();
}

void CropEditor::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !canEdit())
        return;
    startGo();
    if (partAt(event->position()) == CropPart::Focal) {
        Framing without = m_framing;
        without.focal.reset();
        Q_EMIT framingEdited(without, m_go);
        return;
    }
    const QPointF point = toPicture(event->position());
    setFocal({point.x() / pictureSize().width(), point.y() / pictureSize().height()});
}

void CropEditor::cancelDrag()
{
    const Framing before = m_drag.framing;
    m_isDragging = false;
    Q_EMIT framingEdited(before, m_go);
    update();
}

/// A focal point that is left outside says something else than the frame, and is forgotten.
void CropEditor::take(const QRect &taken)
{
    const Framing &before = m_isDragging ? m_drag.framing : m_framing;
    if (m_isDragging && taken == m_drag.frame) {
        Q_EMIT framingEdited(before, m_go);
        return;
    }
    Framing framing{cropOf(taken, pictureSize()), before.focal};
    if (framing.focal && !framing.crop->frame.contains(*framing.focal))
        framing.focal.reset();
    Q_EMIT framingEdited(framing, m_go);
}

/// A frame that was scaled keeps its size and goes there; the largest one follows the focal point by itself.
void CropEditor::setFocal(QPointF fraction)
{
    Framing framing{m_framing.crop,
                    QPointF(std::clamp(fraction.x(), 0.0, 1.0), std::clamp(fraction.y(), 0.0, 1.0))};
    if (framing.crop) {
        const QPointF middle(framing.focal->x() * pictureSize().width(),
                             framing.focal->y() * pictureSize().height());
        framing.crop = cropOf(frameAround(frame(), middle, pictureSize()), pictureSize());
    }
    Q_EMIT framingEdited(framing, m_go);
}

// --- What keys do -----------------------------------------------------------------------------------------

bool CropEditor::isCropKey(const QKeyEvent &event) const
{
    if (!canEdit() || event.modifiers() & (Qt::ControlModifier | Qt::MetaModifier))
        return false;
    if (isArrow(event.key()))
        return true;
    if (event.modifiers() & Qt::AltModifier)
        return false;
    return isLarger(event.key()) || isSmaller(event.key()) ||
           (event.key() == Qt::Key_Escape && (m_isDragging || !m_framing.isCentred()));
}

bool CropEditor::event(QEvent *event)
{
    // Or a shortcut of the window takes the key before it comes here.
    if (event->type() == QEvent::ShortcutOverride && isCropKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return PicturePreview::event(event);
}

void CropEditor::keyPressEvent(QKeyEvent *event)
{
    if (!isCropKey(*event)) {
        PicturePreview::keyPressEvent(event);
        return;
    }
    m_hasKeyFocus = true;
    if (event->key() == Qt::Key_Escape) {
        m_isDragging ? cancelDrag() : centre();
        return;
    }
    if (m_isDragging)
        return; // one hand at a time
    if (!m_keysEnd.isActive())
        startGo();
    m_keysEnd.start();
    if (isArrow(event->key()))
        moveByKey(event->key(), event->modifiers());
    else
        scaleBy(isLarger(event->key()) ? keyScale : 1 / keyScale);
}

void CropEditor::moveByKey(int key, Qt::KeyboardModifiers modifiers)
{
    const QPointF step = direction(key) * (modifiers & Qt::ShiftModifier ? largeKeyStep : keyStep);
    if (modifiers & Qt::AltModifier) {
        const QPointF middle = cropOf(frame(), pictureSize()).frame.center();
        setFocal(m_framing.focal.value_or(middle) + step);
        return;
    }
    const auto pixels = [](double length) {
        return int(length < 0 ? std::floor(length) : std::ceil(length)); // at least one
    };
    const QPoint delta(pixels(step.x() * pictureSize().width()), pixels(step.y() * pictureSize().height()));
    if (const QRect moved = movedFrame(frame(), delta, pictureSize()); moved != frame())
        take(moved);
}

void CropEditor::scaleBy(double factor)
{
    const QRect scaled = scaledFrame(frame(), factor, pictureSize(), m_target, smallest());
    if (scaled != frame())
        take(scaled);
}

void CropEditor::centre()
{
    m_keysEnd.stop();
    Q_EMIT framingEdited({}, 0);
}

// --- What is seen -----------------------------------------------------------------------------------------

void CropEditor::enterEvent(QEnterEvent *event)
{
    m_isUnderPointer = true;
    showCursor(event->position());
    update();
}

void CropEditor::leaveEvent(QEvent *)
{
    m_isUnderPointer = false;
    update();
}

void CropEditor::focusInEvent(QFocusEvent *event)
{
    m_hasKeyFocus = event->reason() != Qt::MouseFocusReason;
    update();
}

void CropEditor::focusOutEvent(QFocusEvent *)
{
    m_hasKeyFocus = false;
    m_keysEnd.stop();
    update();
}

void CropEditor::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT menuRequested(event->globalPos());
}

void CropEditor::paintFrame(QPainter *painter, const QRectF &area)
{
    PicturePreview::paintFrame(painter, area);
    if (!canEdit())
        return;
    const QRectF taken(toWidget(frame().topLeft()), QSizeF(frame().size()) * scale());
    if (m_hasKeyFocus)
        paintCropFocus(painter, taken);
    if (m_isDragging)
        paintCropThirds(painter, taken);
    if (m_isDragging || m_hasKeyFocus || m_isUnderPointer)
        paintCropCorners(painter, taken);
    if (const auto &focal = m_framing.focal) {
        const QPointF at(focal->x() * pictureSize().width(), focal->y() * pictureSize().height());
        paintFocalPoint(painter, toWidget(at));
    }
}

} // namespace easel
