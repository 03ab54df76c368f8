// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/HelpLine.h"

#include <QEvent>

namespace easel {

HelpLine::HelpLine(QWidget *parent)
    : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::RichText);
    setAlignment(Qt::AlignLeading | Qt::AlignTop);
    setObjectName(QStringLiteral("helpLine"));
}

void HelpLine::explain(const QString &name, const QString &sentence)
{
    m_name = name;
    m_sentence = sentence;
    compose();
}

void HelpLine::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::ApplicationFontChange)
        compose();
}

void HelpLine::compose()
{
    if (m_composing)
        return;
    m_composing = true;
    setFont(themeFont(TextStyle::Body));
    setMinimumHeight(2 * fontMetrics().lineSpacing());
    setText(QStringLiteral(
                "<span style='color:%1'><span style='font-weight:600;color:%2'>%3</span>&nbsp; %4</span>")
                .arg(themeColor(ThemeColor::Dim).name(), themeColor(ThemeColor::Text).name(),
                     m_name.toHtmlEscaped(), m_sentence.toHtmlEscaped()));
    m_composing = false;
}

} // namespace easel
