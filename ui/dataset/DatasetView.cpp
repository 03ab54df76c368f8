// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dataset/DatasetView.h"

#include "ui/dataset/DatasetArrangement.h"
#include "ui/dataset/DatasetDelegate.h"
#include "ui/dataset/DatasetModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/TilePixmaps.h"

#include <QKeyEvent>
#include <QPainter>

namespace easel {

namespace {

constexpr int narrow = 420;

} // namespace

DatasetView::DatasetView(TilePixmaps &pixmaps, QWidget *parent)
    : TileView(parent)
    , m_pixmaps(pixmaps)
{
    setObjectName(QStringLiteral("images"));
    setAccessibleName(tr("Images"));
    setItemDelegate(new DatasetDelegate(pixmaps, this));
    connect(this, &TileView::visibleRowsChanged, this, &DatasetView::keepVisible);
    connect(&pixmaps, &TilePixmaps::arrived, viewport(), qOverload<>(&QWidget::update));
}

TileMetrics DatasetView::metrics() const
{
    TileMetrics metrics;
    metrics.minimumWidth = width() < narrow ? 130 : 180; // two columns even beside the inspector
    metrics.gap = 14;
    metrics.captionHeight = DatasetDelegate::captionHeight();
    metrics.margins = {space::xl, space::xs, space::m, space::xl};
    metrics.headingHeight = QFontMetrics(themeFont(TextStyle::FactsSemibold)).height() + space::s;
    return metrics;
}

std::vector<TileGroup> DatasetView::groups() const
{
    const auto *arrangement = qobject_cast<const DatasetArrangement *>(model());
    if (arrangement && arrangement->isGrouped()) {
        std::vector<TileGroup> groups;
        for (const int size : arrangement->groupSizes())
            groups.push_back({size, true, DatasetDelegate::pictureAspect});
        return groups;
    }
    return {{model() ? model()->rowCount() : 0, false, DatasetDelegate::pictureAspect}};
}

void DatasetView::paintHeading(QPainter *painter, const QRect &rect, int firstRow) const
{
    const int group = tiles().groupOf(firstRow);
    const int end = group + 1 < tiles().groupCount() ? tiles().firstRow(group + 1) : tiles().count();
    painter->save();
    painter->setFont(themeFont(TextStyle::FactsSemibold));
    painter->setPen(themeColor(ThemeColor::Dim));
    painter->drawText(rect, int(Qt::AlignLeading | Qt::AlignTop),
                      tr("%n picture(s) look alike", nullptr, end - firstRow));
    painter->restore();
}

void DatasetView::keepVisible(int first, int last)
{
    QSet<QString> paths;
    for (int row = first; row <= last && row < model()->rowCount(); ++row)
        paths.insert(model()->index(row, 0).data(DatasetModel::PathRole).toString());
    m_pixmaps.keepOnly(paths);
    m_isFilled = false;
}

void DatasetView::doItemsLayout()
{
    TileView::doItemsLayout();
    m_isFilled = false;
}

bool DatasetView::isScreenSettled() const
{
    const auto [first, last] = visibleRows();
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (!m_pixmaps.isSettled(index.data(DatasetModel::PathRole).toString(),
                                 index.data(DatasetModel::ModifiedRole).toLongLong()))
            return false;
    }
    return first <= last;
}

void DatasetView::paintEvent(QPaintEvent *event)
{
    TileView::paintEvent(event);
    if (m_isFilled || !isScreenSettled())
        return;
    m_isFilled = true;
    const auto [first, last] = visibleRows();
    Q_EMIT screenFilled(first, last);
}

QPixmap DatasetView::dragPixmap(const QModelIndex &index) const
{
    const QImage image = m_pixmaps.atHand(index.data(DatasetModel::PathRole).toString(),
                                          index.data(DatasetModel::ModifiedRole).toLongLong());
    constexpr QSize size(120, 88);
    return image.isNull() ? QPixmap() : tilePixmap(image, size, radius::card, devicePixelRatioF());
}

void DatasetView::keyPressEvent(QKeyEvent *event)
{
    const auto commands = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    const QString text = event->text();
    // Space shows the picture, by its action; with Ctrl it selects, as in any list.
    if (currentIndex().isValid() && !(event->modifiers() & commands) && !text.isEmpty() &&
        text.at(0).isPrint() && !text.at(0).isSpace()) {
        Q_EMIT typed(text);
        return;
    }
    TileView::keyPressEvent(event);
}

} // namespace easel
