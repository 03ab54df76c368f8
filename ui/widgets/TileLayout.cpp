// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/TileLayout.h"

#include <algorithm>
#include <cmath>

namespace easel {

void TileLayout::layOut(const std::vector<TileGroup> &groups, const TileMetrics &metrics, int width)
{
    m_metrics = metrics;
    const int room = std::max(1, width - metrics.margins.left() - metrics.margins.right());
    m_columns = std::max(1, (room + metrics.gap) / (metrics.minimumWidth + metrics.gap));
    m_tileWidth = std::max(1, (room - metrics.gap * (m_columns - 1)) / m_columns);

    m_groups.clear();
    m_count = 0;
    int y = metrics.margins.top();
    for (const TileGroup &group : groups) {
        if (group.count <= 0)
            continue;
        if (!m_groups.empty())
            y += metrics.groupGap;
        Placed placed;
        placed.first = m_count;
        placed.count = group.count;
        placed.top = y;
        placed.tilesTop = y + (group.heading ? metrics.headingHeight : 0);
        placed.pictureHeight = std::max(1, int(std::lround(m_tileWidth / std::max(0.1, group.aspect))));
        placed.lines = (group.count + m_columns - 1) / m_columns;
        placed.bottom = placed.tilesTop + placed.lines * lineHeight(placed) - metrics.gap;
        y = placed.bottom;
        m_count += group.count;
        m_groups.push_back(placed);
    }
    m_height = y + metrics.margins.bottom();
}

int TileLayout::lineHeight(const Placed &group) const
{
    return group.pictureHeight + m_metrics.captionHeight + m_metrics.gap;
}

QRect TileLayout::tileIn(const Placed &group, int position) const
{
    const int column = position % m_columns;
    const int line = position / m_columns;
    return {m_metrics.margins.left() + column * (m_tileWidth + m_metrics.gap),
            group.tilesTop + line * lineHeight(group), m_tileWidth,
            group.pictureHeight + m_metrics.captionHeight};
}

int TileLayout::groupOf(int row) const
{
    if (row < 0 || row >= m_count)
        return -1;
    const auto after = std::upper_bound(m_groups.begin(), m_groups.end(), row,
                                        [](int r, const Placed &group) { return r < group.first; });
    return int(after - m_groups.begin()) - 1;
}

QRect TileLayout::tile(int row) const
{
    const int group = groupOf(row);
    return group < 0 ? QRect() : tileIn(m_groups[size_t(group)], row - m_groups[size_t(group)].first);
}

QSize TileLayout::pictureSize(int row) const
{
    const int group = groupOf(row);
    return group < 0 ? QSize() : QSize(m_tileWidth, m_groups[size_t(group)].pictureHeight);
}

QRect TileLayout::heading(int group) const
{
    if (group < 0 || group >= groupCount())
        return {};
    const Placed &placed = m_groups[size_t(group)];
    const int width = m_columns * (m_tileWidth + m_metrics.gap) - m_metrics.gap;
    return {m_metrics.margins.left(), placed.top, width, placed.tilesTop - placed.top};
}

int TileLayout::firstRow(int group) const
{
    return group < 0 || group >= groupCount() ? -1 : m_groups[size_t(group)].first;
}

/// The first group that ends at y or below.
int TileLayout::groupAtOrBelow(int y) const
{
    const auto found = std::lower_bound(m_groups.begin(), m_groups.end(), y,
                                        [](const Placed &group, int value) { return group.bottom <= value; });
    return int(found - m_groups.begin());
}

int TileLayout::tileAt(QPoint position) const
{
    const int index = groupAtOrBelow(position.y());
    if (index >= groupCount())
        return -1;
    const Placed &group = m_groups[size_t(index)];
    const int x = position.x() - m_metrics.margins.left();
    const int y = position.y() - group.tilesTop;
    if (x < 0 || y < 0)
        return -1;
    const int column = x / (m_tileWidth + m_metrics.gap);
    const int place = y / lineHeight(group) * m_columns + column;
    if (column >= m_columns || place >= group.count || !tileIn(group, place).contains(position))
        return -1;
    return group.first + place;
}

std::pair<int, int> TileLayout::rowsBetween(int top, int bottom) const
{
    int first = -1;
    int last = -1;
    for (int i = groupAtOrBelow(top); i < groupCount() && m_groups[size_t(i)].tilesTop <= bottom; ++i) {
        const Placed &group = m_groups[size_t(i)];
        const int pitch = lineHeight(group);
        const int firstLine = std::clamp((top - group.tilesTop) / pitch, 0, group.lines - 1);
        const int lastLine = std::clamp((bottom - group.tilesTop) / pitch, 0, group.lines - 1);
        if (first < 0)
            first = group.first + firstLine * m_columns;
        last = group.first + std::min(group.count, (lastLine + 1) * m_columns) - 1;
    }
    return first < 0 ? std::pair{0, -1} : std::pair{first, last};
}

int TileLayout::vertically(int row, int lines) const
{
    int group = groupOf(row);
    if (group < 0)
        return -1;
    const int position = row - m_groups[size_t(group)].first;
    const int column = position % m_columns;
    int line = position / m_columns + lines;
    while (line < 0 && group > 0)
        line += m_groups[size_t(--group)].lines;
    while (line >= m_groups[size_t(group)].lines && group + 1 < groupCount())
        line -= m_groups[size_t(group++)].lines;
    const Placed &target = m_groups[size_t(group)];
    line = std::clamp(line, 0, target.lines - 1);
    return target.first + std::min(line * m_columns + column, target.count - 1);
}

} // namespace easel
