// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Paint.h"
#include "ui/theme/StyleParts.h"
#include "ui/theme/ThemeState.h"

#include <QPainter>
#include <QStyle>
#include <QWidget>

namespace easel::style {

namespace {

constexpr int arrowWidth = 26;
constexpr int thumbThickness = 6;
constexpr int thumbLeast = 32;
constexpr int handle = 16;

paint::FieldState fieldState(const QStyleOption *option, const QWidget *widget)
{
    return {.enabled = option->state.testFlag(QStyle::State_Enabled),
            .focused = option->state.testFlag(QStyle::State_HasFocus),
            .hovered = option->state.testFlag(QStyle::State_MouseOver),
            .invalid = widget && widget->property("invalid").toBool()};
}

} // namespace

void comboBox(const QStyleOptionComboBox *option, QPainter *painter, const QWidget *widget)
{
    if (option->subControls.testFlag(QStyle::SC_ComboBoxFrame) && option->frame)
        paint::field(painter, option->rect, fieldState(option, widget));
    if (option->subControls.testFlag(QStyle::SC_ComboBoxArrow))
        paint::glyph(painter, comboBoxPart(option, QStyle::SC_ComboBoxArrow), QStringLiteral("chevron-down"),
                     ThemeColor::Dim);
}

QRect comboBoxPart(const QStyleOptionComboBox *option, QStyle::SubControl part)
{
    const QRect whole = option->rect;
    switch (part) {
    case QStyle::SC_ComboBoxArrow:
        return QStyle::visualRect(option->direction, whole,
                                  {whole.right() - arrowWidth - 1, whole.y(), arrowWidth, whole.height()});
    case QStyle::SC_ComboBoxEditField: {
        const int start = option->editable ? 6 : space::s;
        return QStyle::visualRect(option->direction, whole, whole.adjusted(start, 2, -arrowWidth - 2, -2));
    }
    case QStyle::SC_ComboBoxListBoxPopup:
        return whole.translated(0, 2);
    default:
        return whole;
    }
}

void spinBox(const QStyleOptionSpinBox *option, QPainter *painter, const QWidget *widget)
{
    if (option->frame)
        paint::field(painter, option->rect, fieldState(option, widget));
    if (option->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](QStyle::SubControl part, const QString &icon,
                           QAbstractSpinBox::StepEnabledFlag step) {
        const bool possible =
            option->stepEnabled.testFlag(step) && option->state.testFlag(QStyle::State_Enabled);
        const bool pointed =
            possible && option->activeSubControls == part && option->state.testFlag(QStyle::State_MouseOver);
        painter->setOpacity(possible ? 1 : 0.35);
        const QRect place = spinBoxPart(option, part);
        // Towards the middle, so that both read as one sign.
        const int shift = part == QStyle::SC_SpinBoxUp ? 2 : -2;
        paint::glyph(painter, place.translated(0, shift), icon, pointed ? ThemeColor::Text : ThemeColor::Dim,
                     12);
    };
    painter->save();
    arrow(QStyle::SC_SpinBoxUp, QStringLiteral("chevron-up"), QAbstractSpinBox::StepUpEnabled);
    arrow(QStyle::SC_SpinBoxDown, QStringLiteral("chevron-down"), QAbstractSpinBox::StepDownEnabled);
    painter->restore();
}

QRect spinBoxPart(const QStyleOptionSpinBox *option, QStyle::SubControl part)
{
    const QRect whole = option->rect;
    const int buttons = option->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : arrowWidth;
    const int half = whole.height() / 2;
    QRect rect = whole;
    switch (part) {
    case QStyle::SC_SpinBoxUp:
        rect = {whole.right() - buttons, whole.y(), buttons, half};
        break;
    case QStyle::SC_SpinBoxDown:
        rect = {whole.right() - buttons, whole.y() + half, buttons, whole.height() - half};
        break;
    case QStyle::SC_SpinBoxEditField:
        rect = whole.adjusted(6, 1, -buttons - 1, -1);
        break;
    default:
        break;
    }
    return QStyle::visualRect(option->direction, whole, rect);
}

void scrollBar(const QStyleOptionSlider *option, QPainter *painter)
{
    if (option->maximum <= option->minimum)
        return;
    const bool horizontal = option->orientation == Qt::Horizontal;
    const bool active = option->state.testFlag(QStyle::State_MouseOver) ||
                        option->activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    const int thickness = active ? thumbThickness + 2 : thumbThickness;
    QRectF thumb = scrollBarPart(option, QStyle::SC_ScrollBarSlider);
    const qreal spare = ((horizontal ? thumb.height() : thumb.width()) - thickness) / 2;
    thumb = horizontal ? thumb.adjusted(2, spare, -2, -spare) : thumb.adjusted(spare, 2, -spare, -2);
    const bool pressed = option->state.testFlag(QStyle::State_Sunken);
    const double strength = themeState().colors.leastContrast() > 5 ? 0.9
                            : pressed                               ? 0.75
                            : active                                ? 0.6
                                                                    : 0.4;
    QColor color = themeColor(ThemeColor::Dim);
    color.setAlphaF(float(strength));
    paint::rounded(painter, thumb, thickness / 2.0, color);
}

QRect scrollBarPart(const QStyleOptionSlider *option, QStyle::SubControl part)
{
    const QRect whole = option->rect;
    const bool horizontal = option->orientation == Qt::Horizontal;
    const int length = horizontal ? whole.width() : whole.height();
    const qint64 range = qint64(option->maximum) - option->minimum;
    int thumb = length;
    if (range > 0 && option->pageStep >= 0)
        thumb = int(std::clamp<qint64>(length * qint64(option->pageStep) / (range + option->pageStep),
                                       std::min(thumbLeast, length), length));
    const int start = QStyle::sliderPositionFromValue(
        option->minimum, option->maximum, option->sliderPosition, length - thumb, option->upsideDown);
    const auto along = [&](int from, int size) {
        return horizontal ? QRect(whole.x() + from, whole.y(), size, whole.height())
                          : QRect(whole.x(), whole.y() + from, whole.width(), size);
    };
    QRect rect;
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        rect = whole;
        break;
    case QStyle::SC_ScrollBarSlider:
        rect = along(start, thumb);
        break;
    case QStyle::SC_ScrollBarSubPage:
        rect = along(0, start);
        break;
    case QStyle::SC_ScrollBarAddPage:
        rect = along(start + thumb, length - start - thumb);
        break;
    default: // no buttons at the ends
        return {};
    }
    return QStyle::visualRect(option->direction, whole, rect);
}

void slider(const QStyleOptionSlider *option, QPainter *painter)
{
    const bool horizontal = option->orientation == Qt::Horizontal;
    const qreal inset = handle / 2.0;
    const QRectF groove = QRectF(sliderPart(option, QStyle::SC_SliderGroove))
                              .adjusted(horizontal ? inset : 0, horizontal ? 0 : inset,
                                        horizontal ? -inset : 0, horizontal ? 0 : -inset);
    const QRectF knob = sliderPart(option, QStyle::SC_SliderHandle);
    painter->save();
    painter->setOpacity(option->state.testFlag(QStyle::State_Enabled) ? 1 : 0.45);
    paint::rounded(painter, groove, 2, themeState().colors.groove());
    QRectF filled = groove;
    if (!horizontal)
        filled.setTop(knob.center().y());
    else if (option->upsideDown)
        filled.setLeft(knob.center().x());
    else
        filled.setRight(knob.center().x());
    paint::rounded(painter, filled, 2, themeColor(ThemeColor::Accent));
    const bool keyboard = option->state.testFlag(QStyle::State_HasFocus) &&
                          option->state.testFlag(QStyle::State_KeyboardFocusChange);
    paint::rounded(painter, knob, handle / 2.0, themeColor(ThemeColor::Raised),
                   themeColor(ThemeColor::Accent), keyboard ? 3 : 1.5);
    painter->restore();
}

QRect sliderPart(const QStyleOptionSlider *option, QStyle::SubControl part)
{
    const QRect whole = option->rect;
    const bool horizontal = option->orientation == Qt::Horizontal;
    const int length = horizontal ? whole.width() : whole.height();
    if (part == QStyle::SC_SliderHandle) {
        const int start = QStyle::sliderPositionFromValue(
            option->minimum, option->maximum, option->sliderPosition, length - handle, option->upsideDown);
        return horizontal ? QRect(whole.x() + start, whole.center().y() - handle / 2 + 1, handle, handle)
                          : QRect(whole.center().x() - handle / 2 + 1, whole.y() + start, handle, handle);
    }
    // As long as the way of the handle: QSlider measures positions by it.
    constexpr int thickness = 4;
    return horizontal ? QRect(whole.x(), whole.center().y() - thickness / 2 + 1, length, thickness)
                      : QRect(whole.center().x() - thickness / 2 + 1, whole.y(), thickness, length);
}

} // namespace easel::style
