// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Chip.h"

#include "ui/theme/Paint.h"

#include <QLocale>
#include <QPainter>

namespace easel {

namespace {
constexpr int padding = 10;
constexpr int heightAroundText = 10;
} // namespace

Chip::Chip(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    setAccessibleName(
        countText().isEmpty() ? text() : tr("%1: %2", "name of a filter: how many").arg(text(), countText()));
    updateGeometry();
    update();
}

void Chip::setWarns(bool warns)
{
    m_warns = warns;
    update();
}

QString Chip::countText() const
{
    return m_count < 0 ? QString() : QLocale().toString(m_count);
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(themeFont(TextStyle::Facts));
    const QString count = countText();
    const int forCount = count.isEmpty() ? 0 : space::xs + metrics.horizontalAdvance(count);
    return {metrics.horizontalAdvance(text()) + forCount + 2 * padding, metrics.height() + heightAroundText};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF face = rect();
    const qreal round = face.height() / 2;
    const bool amber = m_warns && !isChecked();
    const QColor fill = isChecked() ? themeColor(ThemeColor::AccentSoft)
                        : amber     ? themeColor(ThemeColor::AmberSoft)
                                    : themeColor(underMouse() ? ThemeColor::Raised : ThemeColor::Panel);
    const QColor border =
        isChecked() || (amber && !underMouse()) ? QColor() : themeColor(ThemeColor::Hairline);
    paint::rounded(&painter, face, round, fill, border);
    painter.setFont(themeFont(TextStyle::Facts));
    const QRect inside = rect().adjusted(padding, 0, -padding, 0);
    painter.setPen(themeColor(isChecked() ? ThemeColor::AccentText
                              : amber     ? ThemeColor::Amber
                                          : ThemeColor::Text));
    painter.drawText(inside, int(Qt::AlignLeading | Qt::AlignVCenter), text());
    if (!isChecked())
        painter.setPen(themeColor(ThemeColor::Dim));
    painter.drawText(inside, int(Qt::AlignTrailing | Qt::AlignVCenter), countText());
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paint::focusRing(&painter, face, round);
}

} // namespace easel
