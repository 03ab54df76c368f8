// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/DropOverlay.h"

#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

namespace easel {

namespace {

constexpr int iconSize = 32;
constexpr double veil = 0.82;

} // namespace

DropOverlay::DropOverlay(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents); // what is dropped falls through to the window
    parent->installEventFilter(this);
    hide();
}

void DropOverlay::showSentence(const QString &sentence)
{
    m_sentence = sentence;
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

bool DropOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void DropOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor window = themeColor(ThemeColor::Window);
    window.setAlphaF(float(veil));
    painter.fillRect(rect(), window);

    const QRectF frame = QRectF(rect()).adjusted(space::l, space::l, -space::l, -space::l);
    QColor soft = themeColor(ThemeColor::AccentSoft);
    soft.setAlphaF(0.5F);
    painter.setBrush(soft);
    painter.setPen(QPen(themeColor(ThemeColor::Accent), 2, Qt::DashLine, Qt::RoundCap));
    painter.drawRoundedRect(frame, radius::panel, radius::panel);

    const QFont font = themeFont(TextStyle::Title);
    const QFontMetrics metrics(font);
    const int width = metrics.horizontalAdvance(m_sentence) + 2 * space::xxl;
    const int height = iconSize + space::s + metrics.height() + 2 * space::xl;
    QRect card(0, 0, std::min(width, int(frame.width()) - 2 * space::xl), height);
    card.moveCenter(rect().center());
    paint::rounded(&painter, card, radius::panel, themeColor(ThemeColor::Raised),
                   themeColor(ThemeColor::Hairline));
    paint::glyph(&painter, QRectF(card.x(), card.y() + space::xl, card.width(), iconSize),
                 QStringLiteral("drop"), ThemeColor::AccentText, iconSize);
    painter.setFont(font);
    painter.setPen(themeColor(ThemeColor::Text));
    painter.drawText(
        QRect(card.x(), card.bottom() - space::xl - metrics.height(), card.width(), metrics.height()),
        Qt::AlignCenter, m_sentence);
}

} // namespace easel
