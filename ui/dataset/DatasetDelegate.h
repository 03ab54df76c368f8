// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemDelegate>

namespace easel {

class TilePixmaps;
enum class CropTone;

/// Paints one picture of the grid: rounded, its badge, the frame that the training sees while the pointer is
/// on it or it is chosen (quietly always, where the person chose the frame), and the caption's first words
/// beneath.
class DatasetDelegate : public QAbstractItemDelegate
{
    Q_OBJECT
public:
    explicit DatasetDelegate(TilePixmaps &pixmaps, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    static int captionHeight(); ///< with the room above it
    static constexpr double pictureAspect = 1.37;

private:
    void paintPicture(QPainter *painter, const QRect &rect, const QModelIndex &index) const;
    void paintFrame(QPainter *painter, const QRect &rect, const QModelIndex &index, CropTone tone) const;
    void paintCaption(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect,
                      const QModelIndex &index) const;

    TilePixmaps &m_pixmaps;
};

} // namespace easel
