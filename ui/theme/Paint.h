// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QRectF>

class QPainter;

namespace easel::paint {

/// Fills rect and draws a border just inside of it; an invalid colour leaves its part out. The painter's own
/// state stays as it was.
void rounded(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill,
             const QColor &border = {}, qreal width = 1);

/// The frame of whatever is typed into or chosen from.
struct FieldState
{
    bool enabled = true;
    bool focused = false;
    bool hovered = false;
    bool invalid = false;
};
void field(QPainter *painter, const QRectF &rect, const FieldState &state);

/// The ring around what the keyboard acts on.
void focusRing(QPainter *painter, const QRectF &rect, qreal radius);

enum class ButtonFace { Normal, Primary, Quiet };
struct ButtonState
{
    bool enabled = true;
    bool hovered = false;
    bool pressed = false;
    bool checked = false;
    bool keyboardFocus = false;
};
void buttonFace(QPainter *painter, const QRectF &rect, ButtonFace face, const ButtonState &state);
/// Colour of the words on the primary face; the others' comes from the palette.
QColor primaryText(bool enabled);

/// One of the icons, centred in rect at 16 logical pixels, as small as an arrow in a field has to be.
void glyph(QPainter *painter, const QRectF &rect, const QString &icon, ThemeColor color, int pixels = 16);

} // namespace easel::paint
