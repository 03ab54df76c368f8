// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Button.h"

#include "ui/theme/Paint.h"
#include "ui/theme/ThemeState.h"

#include <QPainter>
#include <QStyleOptionButton>

namespace easel {

Button::Button(const QString &text, Kind kind, QWidget *parent)
    : QPushButton(text, parent)
    , m_kind(kind)
{
    setAutoDefault(false);
    setFocusPolicy(Qt::StrongFocus); // on macOS, too
    setAttribute(Qt::WA_Hover);
    setKind(kind);
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    setFlat(kind == Kind::Quiet);
    if (kind == Kind::Link)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
    updateGeometry();
    update();
}

QSize Button::sizeHint() const
{
    if (m_kind != Kind::Link)
        return QPushButton::sizeHint();
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(text()) + 2 * space::xs, metrics.height() + 2 * space::xs};
}

void Button::paintEvent(QPaintEvent *event)
{
    if (m_kind == Kind::Link)
        return paintLink();
    if (m_kind != Kind::Primary)
        return QPushButton::paintEvent(event);
    QStyleOptionButton option;
    initStyleOption(&option);
    QPainter painter(this);
    const auto has = [&](QStyle::StateFlag flag) { return option.state.testFlag(flag); };
    paint::buttonFace(
        &painter, rect(), paint::ButtonFace::Primary,
        {.enabled = isEnabled(),
         .hovered = has(QStyle::State_MouseOver),
         .pressed = has(QStyle::State_Sunken),
         .keyboardFocus = has(QStyle::State_HasFocus) && has(QStyle::State_KeyboardFocusChange)});
    option.palette.setColor(QPalette::ButtonText, paint::primaryText(isEnabled()));
    style()->drawControl(QStyle::CE_PushButtonLabel, &option, &painter, this);
}

void Button::paintLink()
{
    QStyleOptionButton option;
    initStyleOption(&option);
    QPainter painter(this);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    QFont shown = font();
    shown.setUnderline(isEnabled() && hovered);
    painter.setFont(shown);
    painter.setPen(isEnabled() ? themeColor(ThemeColor::AccentText) : themeState().colors.disabledText());
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextHideMnemonic, text());
    if (option.state.testFlag(QStyle::State_HasFocus) &&
        option.state.testFlag(QStyle::State_KeyboardFocusChange))
        paint::focusRing(&painter, rect(), radius::field);
}

} // namespace easel
