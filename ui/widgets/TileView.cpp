// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/TileView.h"

#include "ui/theme/Theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QMimeData>
#include <QPixmap>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>

namespace easel {

namespace {
/// Room kept above and below a tile that is scrolled into view; also holds the ring around it.
constexpr int scrollMargin = space::m;
} // namespace

TileView::TileView(QWidget *parent)
    : QListView(parent)
{
    setFrameShape(NoFrame);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setAcceptDrops(false);
    viewport()->setAcceptDrops(false);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setAutoFillBackground(false);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void TileView::setLoading(bool loading)
{
    m_loading = loading;
    viewport()->update();
}

QModelIndexList TileView::chosen() const
{
    QModelIndexList rows = selectionModel() ? selectionModel()->selectedIndexes() : QModelIndexList();
    if (rows.isEmpty() && currentIndex().isValid())
        rows.append(currentIndex());
    std::sort(rows.begin(), rows.end());
    return rows;
}

void TileView::choose(const QModelIndex &index)
{
    if (selectionModel())
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
}

bool TileView::isChosen(const QModelIndex &index) const
{
    return selectionModel()->isSelected(index) ||
           (index == currentIndex() && !selectionModel()->hasSelection());
}

QRect TileView::pictureRect(const QModelIndex &index) const
{
    return {visualRect(index).topLeft(), m_layout.pictureSize(index.row())};
}

// --- Geometry ---------------------------------------------------------------------------------------------

TileMetrics TileView::metrics() const
{
    return {};
}

std::vector<TileGroup> TileView::groups() const
{
    return {{model() ? model()->rowCount(rootIndex()) : 0, false, 1.0}};
}

int TileView::layoutWidth() const
{
    // The scroll bar's room is always kept, so that its coming and going moves nothing.
    return width() - style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
}

QRect TileView::toViewport(const QRect &content) const
{
    const QRect moved = content.translated(0, -verticalOffset());
    if (!isRightToLeft())
        return moved;
    return QStyle::visualRect(Qt::RightToLeft, QRect(0, 0, viewport()->width(), 0), moved);
}

QPoint TileView::toContent(const QPoint &viewportPoint) const
{
    const int x = isRightToLeft() ? viewport()->width() - 1 - viewportPoint.x() : viewportPoint.x();
    return {x, viewportPoint.y() + verticalOffset()};
}

QRect TileView::visualRect(const QModelIndex &index) const
{
    return index.isValid() ? toViewport(m_layout.tile(index.row())) : QRect();
}

QModelIndex TileView::indexAt(const QPoint &point) const
{
    const int row = m_layout.tileAt(toContent(point));
    return row < 0 || !model() ? QModelIndex() : model()->index(row, 0, rootIndex());
}

int TileView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

std::pair<int, int> TileView::visibleRows() const
{
    return m_layout.rowsBetween(verticalOffset(), verticalOffset() + viewport()->height() - 1);
}

void TileView::doItemsLayout()
{
    QAbstractItemView::doItemsLayout();
}

void TileView::updateGeometries()
{
    if (!model())
        return; // Qt asks already while this is being constructed, when there are no metrics yet
    const int oldColumns = m_layout.columns();
    const int anchor = visibleRows().first;
    const int anchorOffset = m_layout.tile(anchor).top() - verticalOffset();

    m_layout.layOut(groups(), metrics(), layoutWidth());
    verticalScrollBar()->setSingleStep(space::xxl);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, m_layout.height() - viewport()->height()));
    // Another number of columns: what stood at the top stays there.
    if (oldColumns != m_layout.columns() && verticalOffset() > 0 && m_layout.count() > 0)
        verticalScrollBar()->setValue(m_layout.tile(std::min(anchor, m_layout.count() - 1)).top() -
                                      anchorOffset);

    QAbstractItemView::updateGeometries();
    m_toldRows = {0, -2}; // the same numbers may be other rows now
    scheduleTelling();
}

void TileView::scrollContentsBy(int, int)
{
    setHovered(indexAt(viewport()->mapFromGlobal(QCursor::pos())));
    viewport()->update();
    scheduleTelling();
}

void TileView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    executeDelayedItemsLayout();
    const QRect tile = m_layout.tile(index.row());
    const int group = m_layout.groupOf(index.row());
    const bool firstLine = tile.top() == m_layout.tile(m_layout.firstRow(group)).top();
    const int top = (firstLine ? m_layout.heading(group).top() : tile.top()) - scrollMargin;
    const int bottom = tile.bottom() + scrollMargin - viewport()->height();
    const int value = verticalOffset();
    switch (hint) {
    case EnsureVisible:
        if (value > top)
            verticalScrollBar()->setValue(top);
        else if (value < bottom)
            verticalScrollBar()->setValue(std::min(bottom, top));
        break;
    case PositionAtTop:
        verticalScrollBar()->setValue(top);
        break;
    case PositionAtBottom:
        verticalScrollBar()->setValue(bottom);
        break;
    case PositionAtCenter:
        verticalScrollBar()->setValue((top + bottom) / 2);
        break;
    }
}

void TileView::scheduleTelling()
{
    if (m_tellScheduled)
        return;
    m_tellScheduled = true;
    QTimer::singleShot(0, this, &TileView::tellVisibleRows);
}

void TileView::tellVisibleRows()
{
    executeDelayedItemsLayout(); // there may be fewer rows by now
    m_tellScheduled = false;
    const auto rows = visibleRows();
    if (rows == m_toldRows)
        return;
    m_toldRows = rows;
    Q_EMIT visibleRowsChanged(rows.first, rows.second);
}

// --- Selection --------------------------------------------------------------------------------------------

void TileView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QListView::selectionChanged(selected, deselected);
    viewport()->update();
    Q_EMIT chosenChanged();
}

void TileView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    viewport()->update();
    Q_EMIT chosenChanged();
}

QRegion TileView::visualRegionForSelection(const QItemSelection &) const
{
    return viewport()->rect();
}

void TileView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    if (!selectionModel())
        return;
    const auto range = [this](int first, int last) {
        return QItemSelection(model()->index(first, 0, rootIndex()), model()->index(last, 0, rootIndex()));
    };
    if (state() != DragSelectingState) {
        // A click, or from one tile to another with Shift: all rows between them in order.
        const QModelIndex from = indexAt(rect.topLeft());
        const QModelIndex to = indexAt(rect.bottomRight());
        if (from.isValid() && to.isValid())
            selectionModel()->select(range(std::min(from.row(), to.row()), std::max(from.row(), to.row())),
                                     command);
        else
            selectionModel()->select(QItemSelection(), command);
        return;
    }
    const QRect band = rect.normalized();
    QItemSelection touched;
    const auto [first, last] =
        m_layout.rowsBetween(band.top() + verticalOffset(), band.bottom() + verticalOffset());
    int begin = -1;
    for (int row = first; row <= last + 1; ++row) {
        const bool inside = row <= last && toViewport(m_layout.tile(row)).intersects(band);
        if (inside && begin < 0)
            begin = row;
        if (!inside && begin >= 0) {
            touched.merge(range(begin, row - 1), QItemSelectionModel::Select);
            begin = -1;
        }
    }
    selectionModel()->select(touched, command);
}

QModelIndex TileView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int count = m_layout.count();
    if (count == 0 || !model())
        return {};
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    const int forward = isRightToLeft() ? -1 : 1;
    const int page =
        std::max(1, viewport()->height() / std::max(1, m_layout.tile(std::max(0, row)).height()) - 1);
    int target = row;
    switch (action) {
    case MoveLeft:
        target = row - forward;
        break;
    case MoveRight:
        target = row + forward;
        break;
    case MoveNext:
        target = row + 1;
        break;
    case MovePrevious:
        target = row - 1;
        break;
    case MoveUp:
        target = m_layout.vertically(row, -1);
        break;
    case MoveDown:
        target = m_layout.vertically(row, 1);
        break;
    case MovePageUp:
        target = m_layout.vertically(row, -page);
        break;
    case MovePageDown:
        target = m_layout.vertically(row, page);
        break;
    case MoveHome:
        target = 0;
        break;
    case MoveEnd:
        target = count - 1;
        break;
    }
    return model()->index(row < 0 ? 0 : std::clamp(target, 0, count - 1), 0, rootIndex());
}

void TileView::keyboardSearch(const QString &)
{
    // Letters have another use here, or none.
}

// --- Events -----------------------------------------------------------------------------------------------

void TileView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
}

void TileView::mousePressEvent(QMouseEvent *event)
{
    m_bandOrigin = event->position().toPoint() + QPoint(0, verticalOffset());
    QAbstractItemView::mousePressEvent(event);
}

void TileView::mouseMoveEvent(QMouseEvent *event)
{
    QAbstractItemView::mouseMoveEvent(event);
    if (state() != DragSelectingState)
        return;
    m_band = QRect(m_bandOrigin, event->position().toPoint() + QPoint(0, verticalOffset())).normalized();
    viewport()->update();
}

void TileView::mouseReleaseEvent(QMouseEvent *event)
{
    QAbstractItemView::mouseReleaseEvent(event);
    m_band = {};
    viewport()->update();
}

void TileView::mouseDoubleClickEvent(QMouseEvent *event)
{
    QAbstractItemView::mouseDoubleClickEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        Q_EMIT openRequested(index);
}

void TileView::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        Q_EMIT openRequested(currentIndex());
        return;
    }
    QAbstractItemView::keyPressEvent(event);
}

void TileView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse) {
        Q_EMIT menuRequested(event->globalPos());
        return;
    }
    const QRect anchor = visualRect(currentIndex()).intersected(viewport()->rect());
    Q_EMIT menuRequested(
        viewport()->mapToGlobal(anchor.isEmpty() ? viewport()->rect().center() : anchor.center()));
}

bool TileView::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::HoverEnter:
    case QEvent::HoverMove:
        setHovered(indexAt(static_cast<QHoverEvent *>(event)->position().toPoint()));
        break;
    case QEvent::HoverLeave:
    case QEvent::Leave:
        setHovered({});
        break;
    default:
        break;
    }
    return QListView::viewportEvent(event);
}

void TileView::setHovered(const QModelIndex &index)
{
    const QModelIndex now = viewport()->underMouse() ? index : QModelIndex();
    if (m_hovered == now)
        return;
    m_hovered = now;
    viewport()->update();
}

void TileView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    const auto type = event->type();
    if (type == QEvent::FontChange || type == QEvent::StyleChange || type == QEvent::LayoutDirectionChange)
        scheduleDelayedItemsLayout();
}

void TileView::startDrag(Qt::DropActions actions)
{
    const QModelIndexList rows = chosen();
    QMimeData *files = rows.isEmpty() ? nullptr : model()->mimeData(rows);
    if (!files)
        return;
    auto *drag = new QDrag(this); // deletes itself when it ends
    drag->setMimeData(files);
    if (const QPixmap picture = dragPixmap(currentIndex()); !picture.isNull()) {
        drag->setPixmap(picture);
        drag->setHotSpot({space::l, space::l});
    }
    drag->exec(actions, Qt::CopyAction);
}

QPixmap TileView::dragPixmap(const QModelIndex &) const
{
    return {};
}

} // namespace easel
