// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Theme.h"
#include "ui/widgets/TileView.h"

#include <QPaintEvent>
#include <QPainter>

namespace easel {

void TileView::paintEvent(QPaintEvent *event)
{
    executeDelayedItemsLayout();
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_layout.count() == 0) {
        if (m_loading)
            paintSkeleton(&painter);
        return;
    }
    // The ring of a tile reaches a little beyond it.
    const QRect area = event->rect().adjusted(0, -space::s, 0, space::s);
    paintHeadings(&painter, area);
    paintTiles(&painter, area);
    paintBand(&painter);
}

void TileView::paintTiles(QPainter *painter, const QRect &area)
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QStyle::State base = option.state & ~(QStyle::State_HasFocus | QStyle::State_MouseOver);
    const auto [first, last] =
        m_layout.rowsBetween(area.top() + verticalOffset(), area.bottom() + verticalOffset());
    // From the last to the first: what is asked for last is served first, and eyes begin at the top.
    for (int row = last; row >= first; --row) {
        const QModelIndex index = model()->index(row, 0, rootIndex());
        option.rect = visualRect(index);
        option.state = base;
        option.state.setFlag(QStyle::State_Selected, isChosen(index));
        option.state.setFlag(QStyle::State_MouseOver, index == m_hovered);
        option.state.setFlag(QStyle::State_HasFocus, index == currentIndex() && showsWhereKeysAct());
        itemDelegateForIndex(index)->paint(painter, option, index);
    }
}

/// The ring of the one chosen tile says it too, until somebody comes by the keyboard or among other chosen
/// ones.
bool TileView::showsWhereKeysAct() const
{
    if (!hasFocus())
        return false;
    const QItemSelection chosenOnes = selectionModel()->selection();
    const bool alone =
        chosenOnes.size() == 1 && chosenOnes.first().height() == 1 && chosenOnes.contains(currentIndex());
    return window()->testAttribute(Qt::WA_KeyboardFocusChange) || !(alone || chosenOnes.isEmpty());
}

void TileView::paintHeadings(QPainter *painter, const QRect &area) const
{
    for (int group = 0; group < m_layout.groupCount(); ++group) {
        const QRect rect = toViewport(m_layout.heading(group));
        if (rect.height() > 0 && rect.intersects(area))
            paintHeading(painter, rect, m_layout.firstRow(group));
    }
}

void TileView::paintHeading(QPainter *, const QRect &, int) const {}

void TileView::paintSkeleton(QPainter *painter) const
{
    TileLayout quiet;
    constexpr int many = 200; // more than any screen shows
    const std::vector<TileGroup> real = groups();
    quiet.layOut({{many, false, real.empty() ? 1.0 : real.front().aspect}}, metrics(), layoutWidth());
    painter->setPen(Qt::NoPen);
    painter->setBrush(themeColor(ThemeColor::Raised));
    const auto [first, last] = quiet.rowsBetween(0, viewport()->height());
    for (int row = first; row <= last; ++row) {
        const QRect tile = toViewport(quiet.tile(row));
        painter->drawRoundedRect(QRect(tile.topLeft(), quiet.pictureSize(row)), radius::card, radius::card);
        const int line = fontMetrics().xHeight();
        const int left = isRightToLeft() ? tile.right() - tile.width() / 2 : tile.left();
        painter->drawRoundedRect(QRect(left, tile.bottom() - line - space::xs, tile.width() / 2, line),
                                 radius::field, radius::field);
    }
}

void TileView::paintBand(QPainter *painter) const
{
    if (m_band.isNull())
        return;
    QColor fill = themeColor(ThemeColor::Accent);
    painter->setPen(fill);
    fill.setAlphaF(0.15F);
    painter->setBrush(fill);
    painter->drawRect(QRectF(m_band.translated(0, -verticalOffset())).adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace easel
