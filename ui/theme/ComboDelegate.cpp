// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/ComboDelegate.h"

#include "ui/theme/Theme.h"

#include <QPainter>

namespace easel {

namespace {

/// How QComboBox::insertSeparator() marks its rows.
bool isSeparator(const QModelIndex &index)
{
    return index.data(Qt::AccessibleDescriptionRole).toString() == QLatin1String("separator");
}

} // namespace

QSize ComboDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (isSeparator(index))
        return {size.width(), space::s + 1};
    return {size.width() + space::m, std::max(size.height(), 30)};
}

void ComboDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    if (isSeparator(index)) {
        const QRect line(option.rect.x(), option.rect.center().y(), option.rect.width(), 1);
        painter->fillRect(line, themeColor(ThemeColor::Hairline));
        return;
    }
    QStyleOptionViewItem plain = option;
    plain.state &= ~QStyle::State_HasFocus; // the selection already shows where the keyboard is
    QStyledItemDelegate::paint(painter, plain, index);
}

} // namespace easel
