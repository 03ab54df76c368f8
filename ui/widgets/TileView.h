// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/TileLayout.h"

#include <QListView>

namespace easel {

/// A list of pictures as tiles that fill the width, for any number of rows. It is a QListView for screen
/// readers, selection and keys, but lays out and paints by itself, so that ten thousand rows cost no more
/// than those on screen. Drops are left to the window.
class TileView : public QListView
{
    Q_OBJECT
public:
    explicit TileView(QWidget *parent = nullptr);

    /// While there are no rows: quiet tiles stand where the pictures will be.
    void setLoading(bool loading);

    /// What an action is about: the selected rows in order, or the current one where none is selected.
    QModelIndexList chosen() const;
    /// Makes this row the current one, selected alone.
    void choose(const QModelIndex &index);
    /// The upper part of a tile, where its picture is; in the viewport's coordinates.
    QRect pictureRect(const QModelIndex &index) const;
    std::pair<int, int> visibleRows() const; ///< {0, −1} where none is

    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &point) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    void keyboardSearch(const QString &search) override;

Q_SIGNALS:
    void chosenChanged();
    void visibleRowsChanged(int first, int last);
    void openRequested(const QModelIndex &index);     ///< Enter, or a double click
    void menuRequested(const QPoint &globalPosition); ///< for what is chosen by then

protected:
    // Asked for whenever tiles are laid out, which may be while the view is built or ends.
    virtual TileMetrics metrics() const;
    virtual std::vector<TileGroup> groups() const; ///< one group of square tiles, unless told otherwise
    virtual void paintHeading(QPainter *painter, const QRect &rect, int firstRow) const;
    /// What is drawn under the pointer while pictures are dragged out; may be null.
    virtual QPixmap dragPixmap(const QModelIndex &index) const;
    const TileLayout &tiles() const { return m_layout; }

    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void startDrag(Qt::DropActions actions) override;

    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QRect toViewport(const QRect &content) const;
    QPoint toContent(const QPoint &viewportPoint) const;
    int layoutWidth() const;
    void setHovered(const QModelIndex &index);
    void scheduleTelling();
    void tellVisibleRows();
    void paintTiles(QPainter *painter, const QRect &area);
    void paintHeadings(QPainter *painter, const QRect &area) const;
    void paintSkeleton(QPainter *painter) const;
    void paintBand(QPainter *painter) const;
    bool isChosen(const QModelIndex &index) const;
    bool showsWhereKeysAct() const;

    TileLayout m_layout;
    QPersistentModelIndex m_hovered;
    QRect m_band;        ///< content coordinates; null while nothing is dragged over
    QPoint m_bandOrigin; ///< content coordinates
    std::pair<int, int> m_toldRows{0, -1};
    bool m_loading = false;
    bool m_tellScheduled = false;
};

} // namespace easel
