// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/RecentRow.h"

#include "ui/shell/RailRow.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ToolTipText.h"

#include <QDir>
#include <QFileInfo>
#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

namespace easel {

namespace {

constexpr int glyphSize = 20;

} // namespace

RecentRow::RecentRow(const QString &folder, QWidget *parent)
    : QAbstractButton(parent)
    , m_place(QDir::toNativeSeparators(QFileInfo(folder).path()))
{
    setText(QFileInfo(folder).fileName());
    setToolTip(toolTipText(QDir::toNativeSeparators(folder)));
    setAccessibleName(text());
    setAccessibleDescription(m_place);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

QSize RecentRow::sizeHint() const
{
    return {240, QFontMetrics(themeFont(TextStyle::Body)).height() + 2 * space::s};
}

void RecentRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (underMouse())
        paint::rounded(&painter, rect(), radius::card, themeColor(ThemeColor::Raised));
    if (showsKeyboardFocus(this))
        paint::focusRing(&painter, rect(), radius::card);
    const auto placed = [this](int x, int width) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, width, height()));
    };
    const int leading = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    paint::glyph(&painter, placed(space::s, glyphSize), QStringLiteral("folder"), ThemeColor::Dim, glyphSize);

    const QFont font = themeFont(TextStyle::Body);
    const QFontMetrics metrics(font);
    const int left = space::s + glyphSize + space::m;
    const int nameWidth = std::min(metrics.horizontalAdvance(text()) + 1, (width() - left) * 2 / 3);
    painter.setFont(font);
    painter.setPen(themeColor(ThemeColor::Text));
    painter.drawText(placed(left, nameWidth), leading,
                     metrics.elidedText(text(), Qt::ElideMiddle, nameWidth));

    const int placeLeft = left + nameWidth + space::m;
    const int placeWidth = width() - placeLeft - space::s;
    const QFont factsFont = themeFont(TextStyle::Facts);
    painter.setFont(factsFont);
    painter.setPen(themeColor(ThemeColor::Dim));
    painter.drawText(placed(placeLeft, placeWidth), leading,
                     QFontMetrics(factsFont).elidedText(m_place, Qt::ElideMiddle, placeWidth));
}

void RecentRow::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void RecentRow::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace easel
