// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/TileView.h"

#include <QTimer>

namespace easel {

class SamplesDelegate;
class SamplesModel;
class TilePixmaps;

/// The gallery: a heading for each prompt and seed, its samples beneath.
class SamplesView : public TileView
{
    Q_OBJECT
public:
    SamplesView(SamplesModel &model, TilePixmaps &pixmaps, QWidget *parent = nullptr);

protected:
    TileMetrics metrics() const override;
    std::vector<TileGroup> groups() const override;
    void paintHeading(QPainter *painter, const QRect &rect, int firstRow) const override;
    QPixmap dragPixmap(const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void keepVisible(int first, int last);
    bool anyBeingMade() const; ///< on screen
    void pulse();

    SamplesModel &m_model;
    TilePixmaps &m_pixmaps;
    SamplesDelegate *m_delegate;
    QTimer m_pulse; ///< runs only while something on screen is being made
    int m_pulseStep = 0;
};

} // namespace easel
