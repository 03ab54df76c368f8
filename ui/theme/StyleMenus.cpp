// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Paint.h"
#include "ui/theme/StyleParts.h"
#include "ui/theme/ThemeState.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace easel::style {

namespace {

constexpr int iconSize = 18;
constexpr int rowHeight = 30;
constexpr int separatorHeight = 9;

bool hasMark(const QStyleOptionMenuItem *option)
{
    return option->menuHasCheckableItems || option->maxIconWidth > 0;
}

int leading(const QStyleOptionMenuItem *option)
{
    return hasMark(option) ? space::s + iconSize + space::s : space::m;
}

QRect visual(const QStyleOptionMenuItem *option, const QRect &rect)
{
    return QStyle::visualRect(option->direction, option->rect, rect);
}

void mark(const QStyleOptionMenuItem *option, QPainter *painter, bool enabled)
{
    const QRect place(option->rect.x() + space::s, option->rect.y() + (option->rect.height() - iconSize) / 2,
                      iconSize, iconSize);
    if (option->checkType != QStyleOptionMenuItem::NotCheckable) {
        if (option->checked)
            paint::glyph(painter, visual(option, place), QStringLiteral("check"), ThemeColor::AccentText,
                         iconSize);
    } else if (!option->icon.isNull()) {
        option->icon.paint(painter, visual(option, place), Qt::AlignCenter,
                           enabled ? QIcon::Normal : QIcon::Disabled);
    }
}

void words(const QStyleOptionMenuItem *option, QPainter *painter, bool enabled)
{
    const QStringList parts = option->text.split(QLatin1Char('\t'));
    const QRect rect = option->rect.adjusted(leading(option), 0, -space::m, 0);
    const auto start = QStyle::visualAlignment(option->direction, Qt::AlignLeft | Qt::AlignVCenter);
    const auto end = QStyle::visualAlignment(option->direction, Qt::AlignRight | Qt::AlignVCenter);
    painter->setFont(option->font);
    painter->setPen(enabled ? themeColor(ThemeColor::Text) : themeState().colors.disabledText());
    painter->drawText(visual(option, rect), int(start) | Qt::TextHideMnemonic | Qt::TextSingleLine,
                      parts.first());
    if (parts.size() > 1) {
        painter->setPen(enabled ? themeColor(ThemeColor::Dim) : themeState().colors.disabledText());
        painter->drawText(visual(option, rect), int(end) | Qt::TextSingleLine, parts.last());
    }
}

} // namespace

void popupPanel(const QRect &rect, QPainter *painter)
{
    paint::rounded(painter, rect, radius::card, themeColor(ThemeColor::Raised),
                   themeColor(ThemeColor::Hairline));
}

void menuItem(const QStyleOptionMenuItem *option, QPainter *painter)
{
    painter->save();
    if (option->menuItemType == QStyleOptionMenuItem::Separator) {
        const QRect line(option->rect.x() + space::s, option->rect.center().y(),
                         option->rect.width() - 2 * space::s, 1);
        painter->fillRect(line, themeColor(ThemeColor::Hairline));
    } else {
        const bool enabled = option->state.testFlag(QStyle::State_Enabled);
        if (enabled && option->state.testFlag(QStyle::State_Selected))
            paint::rounded(painter, option->rect, radius::field, themeColor(ThemeColor::AccentSoft));
        mark(option, painter, enabled);
        words(option, painter, enabled);
        if (option->menuItemType == QStyleOptionMenuItem::SubMenu) {
            const QRect arrow(option->rect.right() - 20, option->rect.y(), 16, option->rect.height());
            paint::glyph(painter, visual(option, arrow), QStringLiteral("chevron-right"), ThemeColor::Dim,
                         14);
        }
    }
    painter->restore();
}

QSize menuItemSize(const QStyleOptionMenuItem *option, const QSize &contents)
{
    if (option->menuItemType == QStyleOptionMenuItem::Separator)
        return {contents.width(), separatorHeight};
    const int width = leading(option) + contents.width() + space::xl + space::m;
    return {width, std::max(rowHeight, contents.height() + space::s)};
}

QRegion popupMask(const QRect &rect, int radius)
{
    // Drawn as a bitmap would be: a path's polygon is rounder than a region of arcs.
    QPainterPath path;
    path.addRoundedRect(rect, radius, radius);
    return QRegion(path.toFillPolygon().toPolygon());
}

} // namespace easel::style
