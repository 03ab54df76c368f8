// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/RailRow.h"

#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace easel {

namespace {

constexpr int iconSize = 20;

} // namespace

int railRowHeight()
{
    return std::max(36, QFontMetrics(themeFont(TextStyle::Body)).height() + 2 * space::s);
}

bool showsKeyboardFocus(const QWidget *widget)
{
    return widget->hasFocus() && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

void paintRailRow(QPainter *painter, const QRect &rect, const RailRowLook &look)
{
    if (look.chosen || look.hovered) {
        const QColor fill = themeColor(look.chosen ? ThemeColor::AccentSoft : ThemeColor::Hairline);
        painter->save();
        if (!look.chosen)
            painter->setOpacity(0.5);
        paint::rounded(painter, rect, radius::card, fill);
        painter->restore();
    }
    if (look.focused)
        paint::focusRing(painter, rect, radius::card);

    const auto placed = [&](int x, int width) {
        return QStyle::visualRect(look.direction, rect, QRect(rect.x() + x, rect.y(), width, rect.height()));
    };
    const auto ink = look.chosen || look.hovered ? ThemeColor::Text : ThemeColor::Dim;
    paint::glyph(painter, placed(space::m, iconSize), look.icon, ink, iconSize);

    const QFont countFont = themeFont(TextStyle::Facts);
    const int countWidth = look.count.isEmpty() ? 0 : QFontMetrics(countFont).horizontalAdvance(look.count);
    const int textLeft = space::m + iconSize + space::m;
    const int textWidth = rect.width() - textLeft - countWidth - space::l;
    const QFont font = themeFont(look.chosen ? TextStyle::BodySemibold : TextStyle::Body);
    painter->setFont(font);
    painter->setPen(themeColor(ink));
    const auto leading = QStyle::visualAlignment(look.direction, Qt::AlignLeft);
    painter->drawText(placed(textLeft, textWidth), int(leading | Qt::AlignVCenter),
                      QFontMetrics(font).elidedText(look.text, Qt::ElideRight, textWidth));
    if (countWidth > 0) {
        painter->setFont(countFont);
        painter->setPen(themeColor(look.urgent ? ThemeColor::Amber : ThemeColor::Dim));
        painter->drawText(placed(rect.width() - space::m - countWidth, countWidth),
                          int(Qt::AlignHCenter | Qt::AlignVCenter), look.count);
    }
}

RailButton::RailButton(const QString &icon, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailButton::setChosen(bool chosen)
{
    m_chosen = chosen;
    update();
}

QSize RailButton::sizeHint() const
{
    return {160, railRowHeight()};
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintRailRow(
        &painter, rect(),
        {m_icon, text(), {}, false, m_chosen, underMouse(), showsKeyboardFocus(this), layoutDirection()});
}

void RailButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void RailButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace easel
