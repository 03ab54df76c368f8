// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMargins>
#include <QRect>

#include <utility>
#include <vector>

namespace easel {

/// Tiles that belong together: a heading line (or none) above, then rows of equal tiles.
struct TileGroup
{
    int count = 0;
    bool heading = false;
    double aspect = 1.0; ///< of the tiles' pictures, width / height
};

/// The sizes with which tiles are laid out, in logical pixels.
struct TileMetrics
{
    int minimumWidth = 180; ///< a column is never narrower, unless the view itself is
    int gap = 14;           ///< between columns, and between the rows of one group
    int captionHeight = 24; ///< beneath each picture
    int headingHeight = 0;
    int groupGap = 24;
    QMargins margins;
};

/// Where the tiles of a wrapping list lie: as many equal columns as fit, filling the width. Costs depend on
/// the number of groups, never on the number of tiles. Coordinates are the content's, from left to right.
class TileLayout
{
public:
    void layOut(const std::vector<TileGroup> &groups, const TileMetrics &metrics, int width);

    int count() const { return m_count; }
    int columns() const { return m_columns; }
    int height() const { return m_height; } ///< of the whole content
    int groupCount() const { return int(m_groups.size()); }

    QRect tile(int row) const;         ///< picture and caption; null where there is no such row
    QSize pictureSize(int row) const;  ///< of the upper part of the tile
    QRect heading(int group) const;    ///< null where the group has none
    int groupOf(int row) const;        ///< −1 where there is no such row
    int firstRow(int group) const;     ///< of the group
    int tileAt(QPoint position) const; ///< −1 between the tiles
    /// First and last row whose tiles touch the band from top to bottom; {0, −1} where none does.
    std::pair<int, int> rowsBetween(int top, int bottom) const;
    /// The tile that many lines below (above, where negative), in the same column where there is one.
    int vertically(int row, int lines) const;

private:
    struct Placed
    {
        int first = 0;
        int count = 0;
        int top = 0; ///< of the heading, or of the tiles where there is none
        int tilesTop = 0;
        int bottom = 0;
        int pictureHeight = 0;
        int lines = 0;
    };
    int lineHeight(const Placed &group) const; ///< from one row of tiles to the next
    QRect tileIn(const Placed &group, int position) const;
    int groupAtOrBelow(int y) const;

    std::vector<Placed> m_groups;
    TileMetrics m_metrics;
    int m_count = 0;
    int m_columns = 1;
    int m_tileWidth = 0;
    int m_height = 0;
};

} // namespace easel
