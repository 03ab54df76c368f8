// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/TilePaint.h"

#include "ui/theme/Theme.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace easel {

namespace {
// A badge lies on pictures, which look the same in every theme: so does the badge.
constexpr QColor badgeSurface(20, 20, 23, 224);
constexpr QColor badgeText(0xe3, 0xb3, 0x5b);
} // namespace

QColor blended(const QColor &from, const QColor &to, double part)
{
    const auto mix = [part](int a, int b) { return int(a + (b - a) * part); };
    return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

QColor tileTextColor()
{
    return blended(themeColor(ThemeColor::Text), themeColor(ThemeColor::Dim), 0.5);
}

/// distance: from the picture to the middle of the line.
static void paintRing(QPainter *painter, const QRect &picture, const QPen &pen, double distance)
{
    painter->setBrush(Qt::NoBrush);
    painter->setPen(pen);
    painter->drawRoundedRect(QRectF(picture).adjusted(-distance, -distance, distance, distance),
                             radius::card + distance, radius::card + distance);
}

void paintTileRing(QPainter *painter, const QRect &picture)
{
    paintRing(painter, picture, QPen(themeColor(ThemeColor::Accent), 2), 3);
}

void paintTileFocus(QPainter *painter, const QRect &picture)
{
    paintRing(painter, picture, QPen(themeColor(ThemeColor::Text), 1), 5);
}

void paintEmptyTile(QPainter *painter, const QRect &picture, bool broken)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(themeColor(ThemeColor::Raised));
    painter->drawRoundedRect(picture, radius::card, radius::card);
    if (!broken)
        return;
    QRect icon(0, 0, space::xxl, space::xxl);
    icon.moveCenter(picture.center());
    themeIcon(QStringLiteral("picture-off")).paint(painter, icon);
}

void paintTileBadge(QPainter *painter, const QRect &picture, Qt::LayoutDirection direction,
                    const QString &text)
{
    const QFont font = themeFont(TextStyle::Facts);
    const QFontMetrics metrics(font);
    const int room = picture.width() - 2 * space::s;
    const int width = std::min(metrics.horizontalAdvance(text) + 2 * space::s - 2, room);
    QRect badge(picture.right() + 1 - space::s - width, picture.top() + space::s, width,
                metrics.height() + space::xs);
    badge = QStyle::visualRect(direction, picture, badge);
    painter->setPen(Qt::NoPen);
    painter->setBrush(badgeSurface);
    painter->drawRoundedRect(badge, radius::field, radius::field);
    painter->setFont(font);
    painter->setPen(badgeText);
    painter->drawText(badge, Qt::AlignCenter, metrics.elidedText(text, Qt::ElideRight, width - space::s));
}

void paintTileText(QPainter *painter, const QRect &line, Qt::LayoutDirection direction, const QString &text,
                   const QColor &color)
{
    const QFont font = themeFont(TextStyle::Facts);
    painter->setFont(font);
    painter->setPen(color);
    const auto alignment = QStyle::visualAlignment(direction, Qt::AlignLeft | Qt::AlignTop);
    painter->drawText(line, int(alignment) | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, line.width()));
}

} // namespace easel
