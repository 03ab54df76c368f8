// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dataset/DatasetDelegate.h"

#include "ui/dataset/DatasetModel.h"
#include "ui/widgets/CropFrame.h"
#include "ui/widgets/TilePaint.h"
#include "ui/widgets/TilePixmaps.h"
#include "ui/widgets/Widgets.h"

#include <QPainter>

namespace easel {

DatasetDelegate::DatasetDelegate(TilePixmaps &pixmaps, QObject *parent)
    : QAbstractItemDelegate(parent)
    , m_pixmaps(pixmaps)
{
}

int DatasetDelegate::captionHeight()
{
    return QFontMetrics(themeFont(TextStyle::Facts)).height() + space::s;
}

QSize DatasetDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return option.rect.size();
}

void DatasetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    const QRect picture = option.rect.adjusted(0, 0, 0, -captionHeight());
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    if (chosen)
        paintTileRing(painter, picture);
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintTileFocus(painter, picture);
    paintPicture(painter, picture, index);
    if (chosen || option.state.testFlag(QStyle::State_MouseOver))
        paintFrame(painter, picture, index, CropTone::Plain);
    else if (index.data(DatasetModel::OwnFrameRole).toBool())
        paintFrame(painter, picture, index, CropTone::Quiet);
    if (const QString badge = index.data(DatasetModel::BadgeRole).toString(); !badge.isEmpty())
        paintTileBadge(painter, picture, option.direction, badge);
    paintCaption(painter, option, picture, index);
    painter->restore();
}

void DatasetDelegate::paintPicture(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const QString path = index.data(DatasetModel::PathRole).toString();
    const qint64 modified = index.data(DatasetModel::ModifiedRole).toLongLong();
    const bool readable = index.data(DatasetModel::UnreadableRole).toString().isEmpty();
    const QPixmap pixmap =
        readable ? m_pixmaps.pixmap(path, modified, rect.size(), painter->device()->devicePixelRatioF())
                 : QPixmap();
    if (pixmap.isNull()) {
        paintEmptyTile(painter, rect, !readable || !m_pixmaps.failure(path, modified).isEmpty());
        return;
    }
    const bool included = index.data(DatasetModel::IncludedRole).toBool();
    painter->setOpacity(included ? 1 : tileDimmed);
    painter->drawPixmap(rect, pixmap);
    painter->setOpacity(1);
}

void DatasetDelegate::paintFrame(QPainter *painter, const QRect &rect, const QModelIndex &index,
                                 CropTone tone) const
{
    const QSize size = index.data(DatasetModel::PictureSizeRole).toSize();
    const QRect frame = index.data(DatasetModel::FrameRole).toRect();
    if (!index.data(DatasetModel::IncludedRole).toBool())
        return; // the training sees nothing of it
    paintCropFrame(painter, rect, coveringRect(rect, size), size, frame, radius::card, tone);
}

void DatasetDelegate::paintCaption(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QRect &picture, const QModelIndex &index) const
{
    const QString caption = index.data(DatasetModel::CaptionLineRole).toString();
    const bool quiet = caption.isEmpty() || !index.data(DatasetModel::IncludedRole).toBool();
    const QRect line(picture.left(), picture.bottom() + 1 + space::xs, picture.width(),
                     captionHeight() - space::xs);
    paintTileText(painter, line, option.direction, caption.isEmpty() ? tr("Add a caption…") : caption,
                  quiet ? themeColor(ThemeColor::Dim) : tileTextColor());
}

} // namespace easel
