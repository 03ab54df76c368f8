// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/example/Paper.h"

#include <functional>

namespace easel::example {

// Land, sea and sky, cut from paper. Everything that stands on the ground is placed by the middle of its
// foot.

/// A curve from the left edge to the right one, and the height of the ground at each place.
using Ground = std::function<double(double x)>;
/// Two waves on a level: base ± height, length pixels from crest to crest.
Ground rolling(double base, double height, double length, double phase);
/// All that lies below the curve.
QPainterPath land(const Paper &paper, const Ground &ground);

void sun(Paper &paper, QPointF centre, double radius, const QColor &colour);
void moon(Paper &paper, QPointF centre, double radius);
void crescent(Paper &paper, QPointF centre, double radius);
void stars(Paper &paper, int count, double lowest);
void cloud(Paper &paper, QPointF middle, double width, const QColor &colour);
void birds(Paper &paper, QPointF middle, int count, const QColor &colour);
void snow(Paper &paper, int count);
void rain(Paper &paper, QPointF cloud, double width, double length, int threads);

void pine(Paper &paper, QPointF foot, double height, const QColor &colour, bool snowed = false);
/// A leaf-shaped tree with a fold down its middle.
void leafTree(Paper &paper, QPointF foot, double height, const QColor &colour);
/// A tree with a round crown of overlapping discs.
void roundTree(Paper &paper, QPointF foot, double height, const QColor &colour);
void flower(Paper &paper, QPointF foot, double height, double radius, const QColor &petals,
            const QColor &heart);
/// Blades of reed or grass.
void grass(Paper &paper, QPointF foot, double height, const QColor &colour);

/// A strip of sea down to the lower edge, its upper edge cut in waves.
void sea(Paper &paper, double level, double wave, double length, const QColor &colour, double lift);
/// Thin light strips on water under a light.
void glitter(Paper &paper, QPointF top, double width, double depth, const QColor &colour);

} // namespace easel::example
