// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRect>
#include <QString>

class QPainter;

namespace easel {

// The strokes that tiles of all pages share.

/// How much of a picture is left that takes no part.
inline constexpr double tileDimmed = 0.35;

/// The ring around a chosen picture.
void paintTileRing(QPainter *painter, const QRect &picture);
/// The quiet shape in place of a picture; broken: there will be none.
void paintEmptyTile(QPainter *painter, const QRect &picture, bool broken);
/// A small dark word in the picture's upper corner, amber, readable on any picture.
void paintTileBadge(QPainter *painter, const QRect &picture, Qt::LayoutDirection direction,
                    const QString &text);
/// One line in the size of facts, with "…" where it does not fit.
void paintTileText(QPainter *painter, const QRect &line, Qt::LayoutDirection direction, const QString &text,
                   const QColor &color);

} // namespace easel
