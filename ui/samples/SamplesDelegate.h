// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemDelegate>

namespace easel {

class TilePixmaps;

/// Paints one sample: its picture, or in its place what became of it; strength and seed beneath.
class SamplesDelegate : public QAbstractItemDelegate
{
    Q_OBJECT
public:
    explicit SamplesDelegate(TilePixmaps &pixmaps, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    static int captionHeight(); ///< with the room above it
    /// 0–1: how bright the tiles are at this moment whose pictures are being made.
    void setPulse(double pulse) { m_pulse = pulse; }

private:
    void paintPicture(QPainter *painter, const QRect &rect, const QModelIndex &index) const;
    void paintState(QPainter *painter, const QRect &rect, const QModelIndex &index) const;
    void paintCaption(QPainter *painter, const QStyleOptionViewItem &option, const QRect &picture,
                      const QModelIndex &index) const;

    TilePixmaps &m_pixmaps;
    double m_pulse = 0;
};

} // namespace easel
