// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/example/Town.h"

#include "app/dataset/example/Colours.h"

#include <QTransform>

#include <cmath>
#include <numbers>

namespace easel::example {

using namespace colours;
using std::numbers::pi;

static QColor behindWindows(bool lit)
{
    return lit ? lamplight : mix(petrol, navy, 0.4);
}

void window(Paper &paper, const QRectF &at, bool lit)
{
    paper.cut(box(at.x(), at.y(), at.width(), at.height()), behindWindows(lit));
    if (at.width() < 9)
        return;
    QPainterPath cross(QPointF(at.center().x(), at.top()));
    cross.lineTo(at.center().x(), at.bottom());
    cross.moveTo(at.left(), at.center().y());
    cross.lineTo(at.right(), at.center().y());
    paper.line(cross, ivory, std::max(1.0, at.width() / 10));
}

static void door(Paper &paper, QPointF foot, double width, double height, const QColor &colour)
{
    QPainterPath path = box(foot.x() - width / 2, foot.y() - height + width / 2, width, height - width / 2);
    path |= disc(foot + QPointF(0, -height + width / 2), width / 2);
    paper.sheet(path.simplified(), colour, 2);
    paper.sheet(disc(foot + QPointF(width * 0.25, -height * 0.42), std::max(1.0, width * 0.07)), mustard, 1);
}

void house(Paper &paper, QPointF foot, double width, double height, const HouseLook &look)
{
    const double front = width * 0.52, side = width - front;
    const double left = foot.x() - width / 2, corner = left + front, right = corner + side;
    const double eaves = foot.y() - height * 0.56, ridge = foot.y() - height;
    const double over = width * 0.045;
    const double lift = std::max(3.0, width / 18);
    if (look.chimney) {
        paper.sheet(box(corner + side * 0.42, ridge - height * 0.06, width * 0.1, height * 0.3), look.wall,
                    2);
        paper.sheet(box(corner + side * 0.42 - 2, ridge - height * 0.09, width * 0.1 + 4, height * 0.05),
                    look.roof, 2);
    }
    const QPainterPath gable = polygon(
        {{left, foot.y()}, {left, eaves}, {left + front / 2, ridge}, {corner, eaves}, {corner, foot.y()}});
    const QPainterPath wall = box(corner, eaves, side, foot.y() - eaves);
    paper.sheet((gable | wall).simplified(), look.wall, lift);
    paper.fold(wall, 0.17);
    const QPainterPath slope = polygon({{left + front / 2 - over * 0.2, ridge - over},
                                        {right - front * 0.26, ridge - over},
                                        {right + over, eaves + over},
                                        {corner + over * 0.8, eaves + over}});
    paper.sheet(slope, look.roof, lift * 0.7);
    if (look.snowed) {
        const double from = left + front / 2, to = right - front * 0.26, low = ridge + (eaves - ridge) * 0.5;
        QPainterPath snow(QPointF(from - over * 0.2, ridge - over - 1));
        snow.lineTo(to, ridge - over - 1);
        snow.lineTo(to + (right + over - to) * 0.5, low);
        for (int i = 1; i <= 3; ++i) {
            const double end =
                to + (right - to) * 0.5 + (from + front * 0.24 - to - (right - to) * 0.5) * i / 3;
            snow.quadTo(end + width * 0.07, low + height * (i % 2 ? 0.11 : 0.04), end, low - height * 0.02);
        }
        snow.closeSubpath();
        paper.sheet(snow, mix(ivory, mist, 0.3), 3);
    }
    const double thick = std::max(3.0, width * 0.06);
    paper.sheet(polygon({{left - over, eaves + over},
                         {left + front / 2, ridge - over},
                         {corner + over, eaves + over},
                         {corner + over - thick, eaves + over},
                         {left + front / 2, ridge - over + thick * 1.25},
                         {left - over + thick, eaves + over}}),
                mix(look.roof, ivory, 0.16), lift * 0.5);

    const double pane = width * 0.1;
    window(paper, QRectF(left + front * 0.5 - pane * 0.6, eaves - height * 0.11, pane * 1.2, pane * 1.4),
           look.lit);
    window(paper, QRectF(left + front * 0.14, eaves + height * 0.17, pane * 1.2, pane * 1.6), look.lit);
    door(paper, QPointF(left + front * 0.7, foot.y()), width * 0.14, height * 0.33,
         mix(look.roof, navy, 0.45));
    for (const double at : {0.2, 0.6})
        window(paper, QRectF(corner + side * at, eaves + height * 0.17, pane * 1.1, pane * 1.6), look.lit);
}

static QPainterPath gableOf(QPointF foot, double width, double height, int gable)
{
    const double left = foot.x() - width / 2, right = left + width;
    const double eaves = foot.y() - height * 0.76, top = foot.y() - height;
    QPainterPath path(QPointF(left, foot.y()));
    path.lineTo(left, eaves);
    if (gable == 0) {
        constexpr int steps = 4;
        for (int i = 0; i < steps; ++i) {
            const double y = eaves + (top - eaves) * (i + 1) / steps;
            path.lineTo(left + width * 0.42 * i / steps, y);
            path.lineTo(left + width * 0.42 * (i + 1) / steps, y);
        }
        for (int i = steps; i > 0; --i) {
            const double y = eaves + (top - eaves) * i / steps;
            path.lineTo(right - width * 0.42 * i / steps, y);
            path.lineTo(right - width * 0.42 * (i - 1) / steps, y);
        }
    } else if (gable == 1) {
        path.lineTo(foot.x(), top);
    } else {
        path.cubicTo(left, top + height * 0.1, foot.x() - width * 0.2, top + height * 0.13,
                     foot.x() - width * 0.16, top + height * 0.04);
        path.quadTo(foot.x(), top - height * 0.05, foot.x() + width * 0.16, top + height * 0.04);
        path.cubicTo(foot.x() + width * 0.2, top + height * 0.13, right, top + height * 0.1, right, eaves);
    }
    path.lineTo(right, eaves);
    path.lineTo(right, foot.y());
    path.closeSubpath();
    return path;
}

void townHouse(Paper &paper, QPointF foot, double width, double height, int gable, const HouseLook &look)
{
    const double lift = std::max(4.0, width / 16);
    if (look.chimney)
        paper.sheet(box(foot.x() + width * 0.2, foot.y() - height * 0.98, width * 0.12, height * 0.2),
                    look.roof, 3);
    // The roof is a sheet that shows behind the gable.
    const QPainterPath front = gableOf(foot, width, height, gable);
    paper.sheet(gableOf(foot - QPointF(0, width * 0.07), width * 1.1, height, gable), look.roof, lift);
    paper.sheet(front, look.wall, lift * 0.7);
    paper.fold(front.intersected(box(foot.x() + width * 0.36, foot.y() - height, width, height)), 0.09);
    const double left = foot.x() - width / 2;
    const double pane = width * 0.17;
    const int floors = std::max(1, int(height * 0.52 / (pane * 2.3)));
    for (int floor = 0; floor < floors; ++floor) {
        const double y = foot.y() - height * 0.3 - (floor + 1) * (height * 0.44 / floors) + pane * 0.2;
        for (const double at : {0.14, 0.42, 0.7})
            window(paper, QRectF(left + width * at, y, pane, pane * 1.5),
                   look.lit && !(floor == 1 && at == 0.42));
    }
    const double attic = foot.y() - std::max(height * 0.86, height * 0.74 + pane * 1.25);
    window(paper, QRectF(foot.x() - pane * 0.4, attic, pane * 0.8, pane * 1.1), look.lit);
    paper.sheet(box(left - width * 0.02, foot.y() - height * 0.29, width * 1.04, height * 0.018), look.roof,
                2);
    door(paper, foot + QPointF(-width * 0.2, 0), width * 0.24, height * 0.2, mix(look.roof, navy, 0.4));
    window(paper, QRectF(foot.x() + width * 0.06, foot.y() - height * 0.19, width * 0.32, height * 0.12),
           look.lit);
}

HouseLook anyHouse(Random &random, bool lit)
{
    static const QColor walls[] = {
        ivory, cream, peach, mist, mix(mustard, ivory, 0.4), mix(coral, ivory, 0.35), mix(aqua, ivory, 0.3)};
    static const QColor roofs[] = {brick, coral, rust, teal, plum, petrol};
    HouseLook look{walls[random.below(7)], roofs[random.below(6)], lit, random.chance(0.6)};
    if (lit) { // by night every colour sinks towards blue
        look.wall = mix(look.wall, indigo, 0.42);
        look.roof = mix(look.roof, navy, 0.34);
    }
    return look;
}

void village(Paper &paper, const Ground &ground, double from, double to, double size, bool lit, bool snowed)
{
    Random &random = paper.random();
    for (double x = from; x < to;) {
        const double width = size * random.between(0.85, 1.2);
        const double height = size * random.between(0.95, 1.35);
        const double foot = std::max(ground(x), ground(x + width)) + size * 0.06;
        HouseLook look = anyHouse(random, lit);
        look.snowed = snowed;
        house(paper, QPointF(x + width / 2, foot), width, height, look);
        x += width * random.between(0.92, 1.25);
    }
}

void lighthouse(Paper &paper, QPointF foot, double height, bool lit)
{
    const double h = height, base = h * 0.13, top = h * 0.075;
    const double shoulder = foot.y() - h * 0.76;
    const QPointF lamp(foot.x(), foot.y() - h * 0.845);
    const auto halfAt = [&](double y) {
        return base + (top - base) * (foot.y() - y) / (foot.y() - shoulder);
    };
    if (lit)
        paper.glow(lamp, h * 0.5, QColor(255, 226, 150, 170));
    const QPainterPath body = polygon({{foot.x() - base, foot.y()},
                                       {foot.x() - top, shoulder},
                                       {foot.x() + top, shoulder},
                                       {foot.x() + base, foot.y()}});
    paper.sheet(body, ivory, std::max(5.0, h / 40));
    for (int band = 0; band < 4; ++band) {
        const double low = foot.y() - h * (0.08 + band * 0.19), high = low - h * 0.1;
        paper.sheet(polygon({{foot.x() - halfAt(low) - 1, low},
                             {foot.x() - halfAt(high) - 1, high},
                             {foot.x() + halfAt(high) + 1, high},
                             {foot.x() + halfAt(low) + 1, low}}),
                    brick, 3);
    }
    paper.fold(body.intersected(box(foot.x() + top * 0.1, shoulder, base, h)), 0.15);
    window(paper, QRectF(foot.x() - h * 0.02, foot.y() - h * 0.25, h * 0.035, h * 0.06), lit);
    window(paper, QRectF(foot.x() - h * 0.02, foot.y() - h * 0.63, h * 0.03, h * 0.05), lit);
    door(paper, foot, h * 0.07, h * 0.1, petrol);
    paper.sheet(box(foot.x() - top * 1.5, shoulder - h * 0.025, top * 3, h * 0.04, 3), petrol, 4);
    paper.sheet(box(foot.x() - top * 0.8, lamp.y() - h * 0.06, top * 1.6, h * 0.12), lit ? lamplight : mist,
                3);
    QPainterPath bars;
    for (const double x : {-0.4, 0.0, 0.4}) {
        bars.moveTo(lamp + QPointF(x * top, -h * 0.06));
        bars.lineTo(lamp + QPointF(x * top, h * 0.06));
    }
    paper.line(bars, petrol, std::max(1.5, h / 180));
    QPainterPath cap(lamp + QPointF(-top * 1.15, -h * 0.055));
    cap.quadTo(lamp + QPointF(-top * 0.3, -h * 0.1), lamp + QPointF(0, -h * 0.15));
    cap.quadTo(lamp + QPointF(top * 0.3, -h * 0.1), lamp + QPointF(top * 1.15, -h * 0.055));
    cap.closeSubpath();
    paper.sheet(cap, brick, 4);
    if (lit)
        paper.glow(lamp, h * 0.14, QColor(255, 244, 200, 210));
}

void windmill(Paper &paper, QPointF foot, double height, double turn)
{
    const double h = height, base = h * 0.19, top = h * 0.115, shoulder = foot.y() - h * 0.62;
    const QPainterPath body = polygon({{foot.x() - base, foot.y()},
                                       {foot.x() - top, shoulder},
                                       {foot.x() + top, shoulder},
                                       {foot.x() + base, foot.y()}});
    paper.sheet(body, ivory, std::max(5.0, h / 36));
    paper.fold(body.intersected(box(foot.x() + h * 0.02, shoulder, base, h)), 0.14);
    door(paper, foot + QPointF(-h * 0.02, 0), h * 0.09, h * 0.16, petrol);
    window(paper, QRectF(foot.x() - h * 0.05, foot.y() - h * 0.34, h * 0.06, h * 0.08), false);
    window(paper, QRectF(foot.x() - h * 0.04, foot.y() - h * 0.52, h * 0.05, h * 0.065), false);
    QPainterPath cap(QPointF(foot.x() - top * 1.2, shoulder + 2));
    cap.cubicTo(foot.x() - top * 1.1, shoulder - h * 0.2, foot.x() + top * 1.1, shoulder - h * 0.2,
                foot.x() + top * 1.2, shoulder + 2);
    cap.closeSubpath();
    paper.sheet(cap, brick, 5);
    const QPointF hub(foot.x(), shoulder - h * 0.06);
    for (int i = 0; i < 4; ++i) {
        const QTransform place = QTransform().translate(hub.x(), hub.y()).rotate(turn + 90 * i);
        QPainterPath sail = box(h * 0.08, -h * 0.012, h * 0.36, h * 0.085);
        for (int row = 0; row < 5; ++row) {
            for (int column = 0; column < 2; ++column)
                sail = sail.subtracted(
                    box(h * (0.095 + row * 0.068), h * (column * 0.036), h * 0.054, h * 0.026));
        }
        paper.sheet(place.map(sail), cream, 6);
        paper.sheet(place.map(box(0, -h * 0.02, h * 0.46, h * 0.016)), rust, 4);
    }
    paper.sheet(disc(hub, h * 0.026), mustard, 3);
}

void battlements(Paper &paper, QRectF wall, const QColor &colour)
{
    const double tooth = std::min(wall.width() / 7, 18.0);
    QPainterPath path = box(wall.x(), wall.y(), wall.width(), wall.height());
    for (double x = wall.left(); x + tooth <= wall.right() + 1; x += tooth * 2)
        path |= box(x, wall.top() - tooth * 0.9, tooth, tooth);
    paper.sheet(path.simplified(), colour, 6);
}

void tower(Paper &paper, QPointF foot, double width, double height, const QColor &wall, const QColor &roof,
           bool lit)
{
    const double w = width, left = foot.x() - w / 2, eaves = foot.y() - height * 0.66;
    QPainterPath pole(QPointF(foot.x(), foot.y() - height * 0.97));
    pole.lineTo(foot.x(), foot.y() - height * 1.12);
    paper.line(pole, rust, 2);
    paper.sheet(polygon({{foot.x() + 1, foot.y() - height * 1.12},
                         {foot.x() + w * 0.5, foot.y() - height * 1.085},
                         {foot.x() + 1, foot.y() - height * 1.05}}),
                coral, 2);
    const QPainterPath body = box(left, eaves, w, foot.y() - eaves);
    paper.sheet(body, wall, std::max(4.0, w / 12));
    paper.fold(box(foot.x() + w * 0.12, eaves, w * 0.38, foot.y() - eaves), 0.14);
    const double slit = w * 0.16;
    for (const double at : {0.58, 0.42, 0.26})
        window(paper,
               QRectF(foot.x() - slit * 0.9 + (at == 0.42 ? slit * 1.1 : 0), foot.y() - height * at, slit,
                      slit * 1.9),
               lit);
    const QPainterPath cone =
        polygon({{left - w * 0.16, eaves + 2}, {foot.x(), foot.y() - height}, {left + w * 1.16, eaves + 2}});
    paper.sheet(cone, roof, 5);
    paper.fold(cone.intersected(box(foot.x(), foot.y() - height, w, height)), 0.17);
}

void clockTower(Paper &paper, QPointF foot, double width, double height, bool lit)
{
    const double w = width, left = foot.x() - w / 2, eaves = foot.y() - height * 0.74;
    const QColor wall = lit ? mix(peach, indigo, 0.4) : peach;
    paper.sheet(box(left, eaves, w, foot.y() - eaves), wall, 8);
    paper.fold(box(foot.x() + w * 0.2, eaves, w * 0.3, foot.y() - eaves), 0.12);
    paper.sheet(box(left - w * 0.07, eaves - 2, w * 1.14, height * 0.03), brick, 4);
    paper.sheet(box(left - w * 0.07, eaves + height * 0.28, w * 1.14, height * 0.022), brick, 4);
    const QPointF face(foot.x(), eaves + height * 0.155);
    paper.sheet(disc(face, w * 0.36), rust, 4);
    paper.sheet(disc(face, w * 0.31), lit ? lamplight : ivory, 3);
    QPainterPath marks, hands(face);
    for (int hour = 0; hour < 12; ++hour) {
        const QPointF direction(std::sin(hour * pi / 6), -std::cos(hour * pi / 6));
        marks.moveTo(face + direction * w * 0.24);
        marks.lineTo(face + direction * w * 0.28);
    }
    paper.line(marks, rust, std::max(1.5, w / 50));
    hands.lineTo(face + QPointF(0.16, -0.12) * w);
    hands.moveTo(face);
    hands.lineTo(face + QPointF(-0.07, -0.22) * w);
    paper.line(hands, navy, std::max(2.0, w / 34));
    const QPainterPath roof =
        polygon({{left - w * 0.12, eaves}, {foot.x(), foot.y() - height}, {left + w * 1.12, eaves}});
    paper.sheet(roof, lit ? mix(brick, navy, 0.3) : brick, 7);
    paper.fold(roof.intersected(box(foot.x(), foot.y() - height, w, height)), 0.17);
    for (const double at : {0.4, 0.26})
        window(paper, QRectF(foot.x() - w * 0.09, foot.y() - height * at, w * 0.18, w * 0.34), lit);
}

void bridge(Paper &paper, double from, double to, double deck, double water, int arches, const QColor &colour)
{
    const double span = (to - from) / arches, thick = (water - deck) * 0.16;
    QPainterPath path = box(from - 30, deck, to - from + 60, water - deck + 40);
    for (int i = 0; i < arches; ++i) {
        const double left = from + span * (i + 0.11), right = from + span * (i + 0.89);
        QPainterPath arch(QPointF(left, water + 60));
        arch.lineTo(left, deck + thick + span * 0.39);
        arch.arcTo(QRectF(left, deck + thick, right - left, span * 0.78), 180, -180);
        arch.lineTo(right, water + 60);
        arch.closeSubpath();
        path = path.subtracted(arch);
    }
    paper.sheet(path, colour, 9);
    paper.sheet(box(from - 40, deck - thick * 0.5, to - from + 80, thick * 0.62), mix(colour, ivory, 0.22),
                4);
}

} // namespace easel::example
