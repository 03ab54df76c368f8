// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RunDelegate.h"

#include "ui/runs/RunsModel.h"
#include "ui/widgets/Widgets.h"

#include <QPainter>

namespace easel {

static constexpr int barHeight = 6;
static constexpr int widestBar = 120;

static void paintText(QPainter *painter, const QRect &cell, const QString &text, TextStyle style,
                      ThemeColor color)
{
    const QFont font = themeFont(style);
    painter->setFont(font);
    painter->setPen(themeColor(color));
    painter->drawText(cell, int(Qt::AlignLeading | Qt::AlignVCenter),
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, cell.width()));
}

void RunDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, themeColor(ThemeColor::AccentSoft));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      themeColor(ThemeColor::Hairline));

    const QRect cell = option.rect.adjusted(space::s, 0, -space::s, -1);
    const QString text = index.data().toString();
    switch (index.column()) {
    case RunsModel::Name:
        paintName(painter, cell, text, index.data(RunsModel::MarkRole).toString());
        break;
    case RunsModel::StageColumn:
        Pill::paint(painter, cell, text, Pill::Tone(index.data(RunsModel::ToneRole).toInt()));
        break;
    case RunsModel::ProgressColumn:
        paintProgress(painter, cell, index);
        break;
    case RunsModel::Started:
        paintText(painter, cell, text, TextStyle::Body, ThemeColor::Dim);
        break;
    default:
        paintText(painter, cell, text, TextStyle::Body, ThemeColor::Text);
        break;
    }
    painter->restore();
}

void RunDelegate::paintName(QPainter *painter, QRect cell, const QString &name, const QString &mark) const
{
    if (!mark.isEmpty()) {
        // The name gives way: names of trainings are long, and the mark says what the row is.
        const int markWidth = QFontMetrics(themeFont(TextStyle::Facts)).horizontalAdvance(mark) + space::s;
        const int nameWidth =
            std::min(QFontMetrics(themeFont(TextStyle::BodySemibold)).horizontalAdvance(name) + space::s,
                     std::max(0, cell.width() - markWidth));
        const QRect whole = cell;
        QRect beside = cell;
        cell.setWidth(nameWidth);
        beside.setLeft(cell.right() + 1);
        if (painter->layoutDirection() == Qt::RightToLeft) {
            cell.moveRight(whole.right());
            beside.moveLeft(whole.left());
        }
        paintText(painter, beside, mark, TextStyle::Facts, ThemeColor::Dim);
    }
    paintText(painter, cell, name, TextStyle::BodySemibold, ThemeColor::Text);
}

void RunDelegate::paintProgress(QPainter *painter, QRect cell, const QModelIndex &index) const
{
    const QVariant fraction = index.data(RunsModel::FractionRole);
    if (fraction.isValid()) {
        const int width = std::min(widestBar, cell.width() / 3);
        QRect bar(cell.left(), cell.center().y() - barHeight / 2, width, barHeight);
        QRect done(bar.left(), bar.top(), int(width * fraction.toDouble()), barHeight);
        if (painter->layoutDirection() == Qt::RightToLeft) {
            bar.moveRight(cell.right());
            done.moveRight(cell.right());
            cell.setRight(bar.left() - space::s);
        } else {
            cell.setLeft(bar.right() + 1 + space::s);
        }
        painter->setPen(Qt::NoPen);
        painter->setBrush(themeColor(ThemeColor::Hairline));
        painter->drawRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
        painter->setBrush(themeColor(ThemeColor::Accent));
        painter->drawRoundedRect(done, barHeight / 2.0, barHeight / 2.0);
    }
    paintText(painter, cell, index.data().toString(), TextStyle::Body, ThemeColor::Text);
}

QSize RunDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QFontMetrics metrics(themeFont(TextStyle::Body));
    return {metrics.horizontalAdvance(index.data().toString()) + 2 * space::m,
            metrics.height() + 2 * space::m};
}

} // namespace easel
