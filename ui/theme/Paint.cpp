// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Paint.h"

#include "ui/theme/ThemeState.h"

#include <QPainter>

namespace easel::paint {

namespace {

constexpr double hoverPart = 0.06;
constexpr double pressPart = 0.12;

QColor towardsText(const QColor &color, double part)
{
    return mixed(color, themeColor(ThemeColor::Text), part);
}

double liveliness(const ButtonState &state)
{
    return !state.enabled ? 0 : state.pressed ? pressPart : state.hovered ? hoverPart : 0;
}

} // namespace

void rounded(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &border,
             qreal width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal inset = border.isValid() ? width / 2 : 0;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    painter->restore();
}

void field(QPainter *painter, const QRectF &rect, const FieldState &state)
{
    const QColor surface = themeState().colors.field();
    if (!state.enabled) {
        rounded(painter, rect, radius::field, mixed(themeColor(ThemeColor::Window), surface, 0.4),
                themeColor(ThemeColor::Hairline));
        return;
    }
    QColor border = themeColor(ThemeColor::Hairline);
    if (state.invalid)
        border = themeColor(ThemeColor::Red);
    else if (state.focused)
        border = themeColor(ThemeColor::Accent);
    else if (state.hovered)
        border = towardsText(border, 0.2);
    rounded(painter, rect, radius::field, surface, border, state.focused ? 1.5 : 1);
}

void focusRing(QPainter *painter, const QRectF &rect, qreal radius)
{
    rounded(painter, rect, radius, {}, themeColor(ThemeColor::Accent), 2);
}

void buttonFace(QPainter *painter, const QRectF &rect, ButtonFace face, const ButtonState &state)
{
    const qreal radius = radius::field + 1;
    if (face == ButtonFace::Primary) {
        const QColor accent = themeColor(ThemeColor::Accent);
        const QColor window = themeColor(ThemeColor::Window);
        const QColor fill =
            state.enabled ? mixed(accent, window, liveliness(state)) : mixed(window, accent, 0.35);
        rounded(painter, rect, radius, fill);
    } else {
        const bool quiet = face == ButtonFace::Quiet;
        QColor fill = quiet ? QColor() : themeColor(ThemeColor::Raised);
        if (state.checked)
            fill = themeColor(ThemeColor::AccentSoft);
        if (const double part = liveliness(state); part > 0)
            fill = towardsText(fill.isValid() ? fill : themeColor(ThemeColor::Window), part);
        rounded(painter, rect, radius, fill, quiet ? QColor() : themeColor(ThemeColor::Hairline));
    }
    if (!state.keyboardFocus)
        return;
    if (face == ButtonFace::Primary)
        rounded(painter, rect.adjusted(2, 2, -2, -2), radius - 1, {}, themeColor(ThemeColor::OnAccent), 1.5);
    else
        focusRing(painter, rect, radius);
}

QColor primaryText(bool enabled)
{
    const QColor color = themeColor(ThemeColor::OnAccent);
    return enabled ? color : mixed(themeColor(ThemeColor::Window), color, 0.7);
}

void glyph(QPainter *painter, const QRectF &rect, const QString &icon, ThemeColor color, int pixels)
{
    QRectF place(0, 0, pixels, pixels);
    place.moveCenter(rect.center());
    themeIcon(icon, color).paint(painter, place.toRect());
}

} // namespace easel::paint
