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

Q_SIGNALS:
    void typed(const QString &text);

protected:
    TileMetrics metrics() const override;
    std::vector<TileGroup> groups() const override;
    QPixmap dragPixmap(const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void keepVisible(int first, int last);

    TilePixmaps &m_pixmaps;
};

} // namespace easel
