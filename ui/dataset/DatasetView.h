// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/TileView.h"

namespace easel {

class TilePixmaps;

/// The grid of a dataset's pictures. A letter typed on it goes to the caption.
class DatasetView : public TileView
{
    Q_OBJECT
public:
    explicit DatasetView(TilePixmaps &pixmaps, QWidget *parent = nullptr);

    /// Whether every tile on screen has its picture, or never will.
    bool isScreenSettled() const;

Q_SIGNALS:
    void typed(const QString &text);
    /// Every tile on screen has been painted with its picture; again after other rows came on screen.
    void screenFilled(int firstRow, int lastRow);

protected:
    TileMetrics metrics() const override;
    std::vector<TileGroup> groups() const override;
    void paintHeading(QPainter *painter, const QRect &rect, int firstRow) const override;
    QPixmap dragPixmap(const QModelIndex &index) const override;
    void doItemsLayout() override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void keepVisible(int first, int last);

    TilePixmaps &m_pixmaps;
    bool m_isFilled = false; ///< told
};

} // namespace easel
