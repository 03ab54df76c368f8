// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/samples/SamplesDelegate.h"

#include "ui/samples/SamplesModel.h"
#include "ui/widgets/TilePaint.h"
#include "ui/widgets/TilePixmaps.h"
#include "ui/widgets/Widgets.h"

#include <QPainter>

#include <algorithm>

namespace easel {

namespace {

SampleState stateOf(const QModelIndex &index)
{
    return SampleState(index.data(SamplesModel::StateRole).toInt());
}

ThemeColor stateColor(SampleState state)
{
    switch (state) {
    case SampleState::Unknown:
        return ThemeColor::Amber;
    case SampleState::Failed:
        return ThemeColor::Red;
    default:
        return ThemeColor::Dim;
    }
}

} // namespace

SamplesDelegate::SamplesDelegate(TilePixmaps &pixmaps, QObject *parent)
    : QAbstractItemDelegate(parent)
    , m_pixmaps(pixmaps)
{
}

int SamplesDelegate::captionHeight()
{
    return QFontMetrics(themeFont(TextStyle::Facts)).height() + space::s;
}

QSize SamplesDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return option.rect.size();
}

void SamplesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    const QRect picture = option.rect.adjusted(0, 0, 0, -captionHeight());
    if (option.state.testFlag(QStyle::State_Selected))
        paintTileRing(painter, picture);
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintTileFocus(painter, picture);
    if (stateOf(index) == SampleState::Done)
        paintPicture(painter, picture, index);
    else
        paintState(painter, picture, index);
    paintCaption(painter, option, picture, index);
    painter->restore();
}

void SamplesDelegate::paintPicture(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const QString file = index.data(SamplesModel::FileRole).toString();
    const QPixmap pixmap = m_pixmaps.pixmap(file, 0, rect.size(), painter->device()->devicePixelRatioF());
    if (pixmap.isNull())
        paintEmptyTile(painter, rect, !m_pixmaps.failure(file, 0).isEmpty());
    else
        painter->drawPixmap(rect, pixmap);
}

void SamplesDelegate::paintState(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const SampleState state = stateOf(index);
    const bool working = state == SampleState::Sent || state == SampleState::Making;
    painter->setPen(QPen(themeColor(ThemeColor::Hairline), 1));
    painter->setBrush(working
                          ? blended(themeColor(ThemeColor::Raised), themeColor(ThemeColor::Hairline), m_pulse)
                          : themeColor(ThemeColor::Raised));
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius::card, radius::card);
    painter->setFont(themeFont(TextStyle::Facts));
    painter->setPen(themeColor(stateColor(state)));
    painter->drawText(rect.adjusted(space::m, space::m, -space::m, -space::m),
                      Qt::AlignCenter | Qt::TextWordWrap, index.data(SamplesModel::StateTextRole).toString());
}

void SamplesDelegate::paintCaption(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QRect &picture, const QModelIndex &index) const
{
    const QString seed = index.data(SamplesModel::SeedTextRole).toString();
    const QRect line(picture.left(), picture.bottom() + 1 + space::xs, picture.width(),
                     captionHeight() - space::xs);
    // One more, since advances are rounded.
    const int seedWidth = QFontMetrics(themeFont(TextStyle::Facts)).horizontalAdvance(seed) + 1;
    const int strengthWidth = std::max(line.width() / 2, line.width() - seedWidth - space::s);
    const QRect left(line.left(), line.top(), strengthWidth, line.height());
    const QRect right(line.right() + 1 - seedWidth, line.top(), seedWidth, line.height());
    paintTileText(painter, QStyle::visualRect(option.direction, line, left), option.direction,
                  index.data(SamplesModel::StrengthTextRole).toString(), tileTextColor());
    if (strengthWidth + seedWidth <= line.width())
        paintTileText(painter, QStyle::visualRect(option.direction, line, right), option.direction, seed,
                      themeColor(ThemeColor::Dim));
}

} // namespace easel
