// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FactValue.h"

#include "ui/widgets/ToolTipText.h"

#include <QEvent>
#include <QRegularExpression>

namespace easel {

FactValue::FactValue(TextStyle style, QWidget *parent)
    : TextLabel(QString(), style, ThemeColor::Text, parent)
{
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setAlignment(Qt::AlignLeading | Qt::AlignTop);
    setMinimumWidth(1);
}

void FactValue::setValue(const QString &value)
{
    if (value == m_value)
        return;
    m_value = value;
    setAccessibleName(value);
    fit();
}

void FactValue::resizeEvent(QResizeEvent *event)
{
    TextLabel::resizeEvent(event);
    fit();
}

void FactValue::changeEvent(QEvent *event)
{
    TextLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void FactValue::fit()
{
    const QFontMetrics metrics(font());
    static const QRegularExpression word(QStringLiteral("\\S+"));
    QString shown;
    bool isShortened = false;
    qsizetype copied = 0;
    for (const QRegularExpressionMatch &match : word.globalMatch(m_value)) {
        if (metrics.horizontalAdvance(match.captured()) <= width())
            continue;
        shown += QStringView(m_value).sliced(copied, match.capturedStart() - copied);
        shown += metrics.elidedText(match.captured(), Qt::ElideMiddle, width());
        copied = match.capturedEnd();
        isShortened = true;
    }
    shown += QStringView(m_value).sliced(copied);
    if (shown != text())
        setText(shown);
    setToolTip(isShortened ? toolTipText(m_value) : QString());
}

} // namespace easel
