// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/TextLabel.h"

#include <QEvent>

namespace easel {

TextLabel::TextLabel(const QString &text, TextStyle style, ThemeColor color, QWidget *parent)
    : QLabel(text, parent)
    , m_style(style)
    , m_color(color)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText); // file names and the service's words are never HTML
    apply();
}

void TextLabel::setColor(ThemeColor color)
{
    m_color = color;
    apply();
}

void TextLabel::setStyle(TextStyle style)
{
    m_style = style;
    apply();
}

void TextLabel::apply()
{
    m_applying = true; // a palette and a font set here come back as change events
    setFont(themeFont(m_style));
    QPalette colors;
    colors.setColor(QPalette::WindowText, themeColor(m_color));
    colors.setColor(QPalette::Link, themeColor(ThemeColor::AccentText));
    setPalette(colors);
    m_applying = false;
}

void TextLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    const auto type = event->type();
    if (!m_applying &&
        (type == QEvent::PaletteChange || type == QEvent::FontChange || type == QEvent::StyleChange))
        apply();
}

} // namespace easel
