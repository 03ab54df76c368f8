// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Pill.h"

#include "ui/theme/Paint.h"
#include "ui/theme/ThemeState.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStyle>

namespace easel {

namespace {

constexpr int padding = 9;
constexpr int heightAroundText = 6;

struct Colors
{
    QColor fill;
    QColor text;
};

Colors colorsOf(Pill::Tone tone)
{
    switch (tone) {
    case Pill::Tone::Accent:
        return {themeColor(ThemeColor::AccentSoft), themeColor(ThemeColor::AccentText)};
    case Pill::Tone::Amber:
        return {themeColor(ThemeColor::AmberSoft), themeColor(ThemeColor::Amber)};
    case Pill::Tone::Green:
        return {themeColor(ThemeColor::GreenSoft), themeColor(ThemeColor::Green)};
    case Pill::Tone::Red:
        return {themeColor(ThemeColor::RedSoft), themeColor(ThemeColor::Red)};
    case Pill::Tone::Neutral:
        break;
    }
    return {themeState().colors.neutral(), themeColor(ThemeColor::Dim)};
}

QSize sizeFor(const QString &text)
{
    const QFontMetrics metrics(themeFont(TextStyle::Facts));
    return {metrics.horizontalAdvance(text) + 2 * padding, metrics.height() + heightAroundText};
}

} // namespace

Pill::Pill(const QString &text, Tone tone, QWidget *parent)
    : QLabel(text, parent)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText); // the service's words, too
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Pill::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

QSize Pill::sizeHint() const
{
    return sizeFor(text());
}

int Pill::paint(QPainter *painter, const QRect &cell, const QString &text, Tone tone)
{
    const QSize size = sizeFor(text).boundedTo({cell.width(), 1000});
    const QRect place(cell.x(), cell.y() + (cell.height() - size.height()) / 2, size.width(), size.height());
    const QRect pill = QStyle::visualRect(QGuiApplication::layoutDirection(), cell, place);
    const Colors colors = colorsOf(tone);
    painter->save();
    easel::paint::rounded(painter, pill, pill.height() / 2.0, colors.fill);
    painter->setFont(themeFont(TextStyle::Facts));
    painter->setPen(colors.text);
    const QRect inside = pill.adjusted(padding, 0, -padding, 0);
    const QString shown = QFontMetrics(painter->font()).elidedText(text, Qt::ElideRight, inside.width() + 1);
    painter->drawText(inside.adjusted(-1, 0, 1, 0), Qt::AlignCenter, shown);
    painter->restore();
    return pill.width();
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(&painter, rect(), text(), m_tone);
}

} // namespace easel
