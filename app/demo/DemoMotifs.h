// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/DemoChance.h"

#include <QPainterPath>
#include <QPolygonF>
#include <QSizeF>

namespace easel {

/// The things a demonstration picture is made of, as outlines. A skyline is the upper edge of a layer, from
/// left to right; base and height are fractions of the picture's height.
QPolygonF demoHills(DemoChance &chance, QSizeF size, double base, double height);
QPolygonF demoPeaks(DemoChance &chance, QSizeF size, double base, double height);
QPolygonF demoWaves(DemoChance &chance, QSizeF size, double base, double height);

QPainterPath demoGround(const QPolygonF &skyline, QSizeF size); ///< everything below the skyline
QPainterPath demoSnow(const QPolygonF &skyline, DemoChance &chance, QSizeF size, double line);
QPainterPath demoPines(const QPolygonF &skyline, DemoChance &chance, double height, double spacing);
QPainterPath demoRoundTrees(const QPolygonF &skyline, DemoChance &chance, double height, int count);
QPainterPath demoCloud(DemoChance &chance, QPointF centre, double width);
QPainterPath demoStars(DemoChance &chance, QSizeF size, int count);
QPainterPath demoBoat(QPointF keel, double height);
QPainterPath demoLighthouse(QPointF foot, double height);
QPainterPath demoGlitter(DemoChance &chance, QPointF from, double width, double depth);

/// A row of houses: the outline and, apart, the windows that are lit.
struct DemoHouses
{
    QPainterPath walls;
    QPainterPath windows;
};
DemoHouses demoHouses(DemoChance &chance, QSizeF size, double base, double height, double width);

} // namespace easel
