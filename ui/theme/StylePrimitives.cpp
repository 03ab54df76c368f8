// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Paint.h"
#include "ui/theme/StyleParts.h"
#include "ui/theme/ThemeState.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTextEdit>
#include <QWidget>

namespace easel::style {

namespace {

paint::FieldState fieldState(const QStyleOption *option, const QWidget *widget)
{
    return {.enabled = option->state.testFlag(QStyle::State_Enabled),
            .focused = option->state.testFlag(QStyle::State_HasFocus),
            .hovered = option->state.testFlag(QStyle::State_MouseOver),
            .invalid = widget && widget->property("invalid").toBool()};
}

} // namespace

void lineEdit(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    // A frameless one is the inside of a spin box or combo box, which draws the field.
    if (const auto *panel = qstyleoption_cast<const QStyleOptionFrame *>(option);
        panel && panel->lineWidth > 0)
        paint::field(painter, option->rect, fieldState(option, widget));
}

void frame(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    if (qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)) {
        paint::field(painter, option->rect, fieldState(option, widget));
        return;
    }
    if (widget && widget->inherits("QComboBoxPrivateContainer")) {
        popupPanel(option->rect, painter);
        return;
    }
    const bool scrolls = qobject_cast<const QAbstractScrollArea *>(widget);
    paint::rounded(painter, option->rect, radius::field, scrolls ? themeState().colors.field() : QColor(),
                   themeColor(ThemeColor::Hairline));
}

void checkIndicator(const QStyleOption *option, QPainter *painter)
{
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    painter->save();
    painter->setOpacity(enabled ? 1 : 0.45);
    if (on) {
        paint::rounded(painter, option->rect, radius::field, themeColor(ThemeColor::Accent));
        if (option->state.testFlag(QStyle::State_NoChange)) {
            QRectF dash(0, 0, option->rect.width() / 2.0, 2);
            dash.moveCenter(QRectF(option->rect).center());
            painter->fillRect(dash, themeColor(ThemeColor::OnAccent));
        } else {
            paint::glyph(painter, option->rect, QStringLiteral("check"), ThemeColor::OnAccent);
        }
    } else {
        const bool hovered = option->state.testFlag(QStyle::State_MouseOver);
        paint::rounded(
            painter, option->rect, radius::field, themeState().colors.field(),
            mixed(themeColor(ThemeColor::Hairline), themeColor(ThemeColor::Dim), hovered ? 1 : 0.6));
    }
    painter->restore();
}

void radioIndicator(const QStyleOption *option, QPainter *painter)
{
    const bool on = option->state.testFlag(QStyle::State_On);
    const QRectF rect(option->rect);
    painter->save();
    painter->setOpacity(option->state.testFlag(QStyle::State_Enabled) ? 1 : 0.45);
    const QColor border = mixed(themeColor(ThemeColor::Hairline), themeColor(ThemeColor::Dim), 0.6);
    paint::rounded(painter, rect, rect.height() / 2,
                   on ? themeColor(ThemeColor::Accent) : themeState().colors.field(), on ? QColor() : border);
    if (on) {
        const qreal inset = rect.height() * 0.31;
        const QRectF dot = rect.adjusted(inset, inset, -inset, -inset);
        paint::rounded(painter, dot, dot.height() / 2, themeColor(ThemeColor::OnAccent));
    }
    painter->restore();
}

void itemBackground(const QStyleOptionViewItem *option, QPainter *painter)
{
    if (option->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option->rect, option->backgroundBrush);
    const bool selected = option->state.testFlag(QStyle::State_Selected);
    const bool hovered =
        option->state.testFlag(QStyle::State_MouseOver) && option->state.testFlag(QStyle::State_Enabled);
    if (!selected && !hovered)
        return;
    QColor fill = themeColor(ThemeColor::AccentSoft);
    if (!selected) {
        fill = themeColor(ThemeColor::Text);
        fill.setAlphaF(0.05F);
    }
    // In a table the cells of a row touch, so only a single one is rounded.
    const bool alone = option->viewItemPosition == QStyleOptionViewItem::OnlyOne ||
                       option->viewItemPosition == QStyleOptionViewItem::Invalid;
    if (alone)
        paint::rounded(painter, option->rect, radius::field, fill);
    else
        painter->fillRect(option->rect, fill);
}

void focusFrame(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    // Shown to whoever works by keyboard; a click draws no ring.
    if (widget && !widget->window()->testAttribute(Qt::WA_KeyboardFocusChange))
        return;
    paint::focusRing(painter, option->rect, radius::field);
}

} // namespace easel::style
