// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/example/Nature.h"

namespace easel::example {

// What people built and what they travel in, folded from paper. Placed by the middle of the foot.

struct HouseLook
{
    QColor wall;
    QColor roof;
    bool lit = false; ///< lamps behind the windows
    bool chimney = true;
    bool snowed = false; ///< snow on the roof
};

/// A pane behind a hole in the wall, with a cross of bars.
void window(Paper &paper, const QRectF &at, bool lit);
/// A house that shows its gable and, to the right, one long side.
void house(Paper &paper, QPointF foot, double width, double height, const HouseLook &look);
/// A tall narrow house seen from the front, with a stepped, pointed or bell-shaped gable (0, 1, 2).
void townHouse(Paper &paper, QPointF foot, double width, double height, int gable, const HouseLook &look);
/// Houses side by side along the ground between two places, from the look of one day.
void village(Paper &paper, const Ground &ground, double from, double to, double size, bool lit,
             bool snowed = false);
HouseLook anyHouse(Random &random, bool lit);

void lighthouse(Paper &paper, QPointF foot, double height, bool lit);
void windmill(Paper &paper, QPointF foot, double height, double turn);
/// A round tower with a cone for a roof and a flag.
void tower(Paper &paper, QPointF foot, double width, double height, const QColor &wall, const QColor &roof,
           bool lit);
void battlements(Paper &paper, QRectF wall, const QColor &colour);
void clockTower(Paper &paper, QPointF foot, double width, double height, bool lit);
/// Arches from edge to edge; deck is the height of the road, water where the piers stand.
void bridge(Paper &paper, double from, double to, double deck, double water, int arches,
            const QColor &colour);

void sailingBoat(Paper &paper, QPointF water, double size, const QColor &hull, const QColor &sail);
void rowingBoat(Paper &paper, QPointF water, double width, const QColor &hull);
void balloon(Paper &paper, QPointF centre, double radius, const QColor &one, const QColor &other);
void train(Paper &paper, QPointF rail, double length, const QColor &colour);
/// Somebody seen from behind, in a coat.
void person(Paper &paper, QPointF foot, double height, const QColor &coat, const QColor &hair);
void lantern(Paper &paper, QPointF centre, double size);
void streetLamp(Paper &paper, QPointF foot, double height);
/// A string of pennants that hangs between two places.
void bunting(Paper &paper, QPointF from, QPointF to, double sag);
void stall(Paper &paper, QPointF foot, double width, double height, const QColor &stripe);

} // namespace easel::example
