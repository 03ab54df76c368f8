// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/BaseModelDelegate.h"

#include "ui/theme/Theme.h"
#include "ui/training/BaseModelBox.h"

#include <QPainter>

namespace easel {

static int rowHeight(const QStyleOptionViewItem &option)
{
    return option.fontMetrics.height() + 2 * space::s;
}

void BaseModelDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    painter->save();
    QRect row = option.rect;
    const QString title = index.data(BaseModelBox::GroupTitleRole).toString();
    if (!title.isEmpty()) {
        const QRect head(row.left(), row.top(), row.width(), row.height() - rowHeight(option));
        painter->setFont(themeFont(TextStyle::FactsSemibold));
        painter->setPen(themeColor(ThemeColor::Dim));
        painter->drawText(head.adjusted(space::m, 0, -space::m, -space::xs),
                          int(Qt::AlignLeading | Qt::AlignBottom), title);
        row.setTop(head.bottom() + 1);
    }
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    if (chosen) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(themeColor(ThemeColor::AccentSoft));
        painter->drawRoundedRect(row.adjusted(space::xs, 0, -space::xs, 0), radius::field, radius::field);
    }
    const QRect text = row.adjusted(space::m, 0, -space::m, 0);
    const QString note = index.data(BaseModelBox::NoteRole).toString();
    const int room = text.width() - option.fontMetrics.horizontalAdvance(note) - space::m;
    painter->setFont(option.font);
    painter->setPen(themeColor(ThemeColor::Dim));
    painter->drawText(text, int(Qt::AlignTrailing | Qt::AlignVCenter), note);
    painter->setPen(themeColor(chosen ? ThemeColor::AccentText : ThemeColor::Text));
    painter->drawText(text, int(Qt::AlignLeading | Qt::AlignVCenter),
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, room));
    painter->restore();
}

QSize BaseModelDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int name = option.fontMetrics.horizontalAdvance(index.data().toString());
    const int note = option.fontMetrics.horizontalAdvance(index.data(BaseModelBox::NoteRole).toString());
    int height = rowHeight(option);
    if (!index.data(BaseModelBox::GroupTitleRole).toString().isEmpty())
        height += QFontMetrics(themeFont(TextStyle::FactsSemibold)).height() + space::m;
    return {name + note + 4 * space::m, height};
}

} // namespace easel
