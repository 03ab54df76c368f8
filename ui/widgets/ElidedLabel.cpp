// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ElidedLabel.h"

#include "ui/widgets/ToolTipText.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace easel {

ElidedLabel::ElidedLabel(const QString &text, TextStyle style, ThemeColor color, QWidget *parent)
    : TextLabel(text, style, color, parent)
{
    setWordWrap(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ElidedLabel::sizeHint() const
{
    const QMargins margins = contentsMargins();
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(text()) + 1 + margins.left() + margins.right(),
            metrics.height() + margins.top() + margins.bottom()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    constexpr int letters = 4;
    const QSize whole = sizeHint();
    return {std::min(whole.width(), letters * QFontMetrics(font()).averageCharWidth()), whole.height()};
}

bool ElidedLabel::isElided() const
{
    return QFontMetrics(font()).horizontalAdvance(text()) > contentsRect().width();
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        if (isElided())
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), toolTipText(text()), this);
        return true;
    }
    return TextLabel::event(event);
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect rect = contentsRect();
    const QString shown = QFontMetrics(font()).elidedText(text(), Qt::ElideRight, rect.width());
    const auto along = QStyle::visualAlignment(layoutDirection(), alignment());
    style()->drawItemText(&painter, rect, int(along), palette(), isEnabled(), shown, foregroundRole());
}

} // namespace easel
