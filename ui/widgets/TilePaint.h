// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRect>
#include <QString>

class QPainter;

namespace easel {

// The strokes that tiles of all pages share.

/// How much of a picture is left that takes no part.
inline constexpr double tileDimmed = 0.45;

/// A colour between two: part 0 is from, 1 is to.
QColor blended(const QColor &from, const QColor &to, double part);
/// Of what stands beneath a picture: it must not outshine the picture.
QColor tileTextColor();

/// The ring around a chosen picture.
void paintTileRing(QPainter *painter, const QRect &picture);
/// Around that: what the keys act on, chosen or not.
void paintTileFocus(QPainter *painter, const QRect &picture);
/// The quiet shape in place of a picture; broken: there will be none.
void paintEmptyTile(QPainter *painter, const QRect &picture, bool broken);
/// A small dark word in the picture's upper corner, amber, readable on any picture.
void paintTileBadge(QPainter *painter, const QRect &picture, Qt::LayoutDirection direction,
                    const QString &text);
/// One line in the size of facts, with "…" where it does not fit.
void paintTileText(QPainter *painter, const QRect &line, Qt::LayoutDirection direction, const QString &text,
                   const QColor &color);

} // namespace easel
