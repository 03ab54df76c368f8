// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/example/Colours.h"
#include "app/dataset/example/Town.h"

#include <algorithm>

namespace easel::example {

using namespace colours;

void sailingBoat(Paper &paper, QPointF water, double size, const QColor &hull, const QColor &sail)
{
    const double s = size;
    QPainterPath mast(water + QPointF(0, -s * 0.16));
    mast.lineTo(water + QPointF(0, -s * 1.05));
    paper.line(mast, rust, std::max(2.0, s / 45));
    const auto at = [&](double x, double y) { return water + QPointF(x, y) * s; };
    QPainterPath main(at(0.03, -0.98));
    main.quadTo(at(0.34, -0.6), at(0.46, -0.24));
    main.lineTo(at(0.03, -0.24));
    main.closeSubpath();
    paper.sheet(main, sail, std::max(4.0, s / 24));
    paper.fold(polygon({at(0.03, -0.24), at(0.46, -0.24), at(0.03, -0.6)}), 0.1);
    QPainterPath jib(at(-0.03, -0.86));
    jib.quadTo(at(-0.24, -0.5), at(-0.36, -0.24));
    jib.lineTo(at(-0.03, -0.24));
    jib.closeSubpath();
    paper.sheet(jib, mix(sail, ivory, 0.5), std::max(4.0, s / 26));
    const QPainterPath body = polygon({at(-0.5, -0.18), at(0.52, -0.18), at(0.34, 0.07), at(-0.34, 0.07)});
    paper.sheet(body, hull, std::max(4.0, s / 24));
    paper.fold(polygon({at(0.08, -0.18), at(0.52, -0.18), at(0.34, 0.07), at(-0.02, 0.07)}), 0.15);
    paper.sheet(polygon({at(-0.5, -0.18), at(0.52, -0.18), at(0.49, -0.135), at(-0.475, -0.135)}),
                mix(hull, ivory, 0.5), 2);
    paper.sheet(polygon({at(0, -1.05), at(0.14, -1.01), at(0, -0.97)}), coral, 2);
}

void rowingBoat(Paper &paper, QPointF water, double width, const QColor &hull)
{
    const double w = width;
    QPainterPath body(water + QPointF(-w * 0.5, -w * 0.14));
    body.quadTo(water + QPointF(0, -w * 0.02), water + QPointF(w * 0.5, -w * 0.14));
    body.quadTo(water + QPointF(w * 0.36, w * 0.1), water + QPointF(0, w * 0.1));
    body.quadTo(water + QPointF(-w * 0.36, w * 0.1), water + QPointF(-w * 0.5, -w * 0.14));
    paper.sheet(body, hull, 5);
    paper.fold(body.intersected(box(water.x() + w * 0.05, water.y() - w, w, w * 2)), 0.14);
}

void balloon(Paper &paper, QPointF centre, double radius, const QColor &one, const QColor &other)
{
    const double r = radius;
    const auto at = [&](double x, double y) { return centre + QPointF(x, y) * r; };
    QPainterPath ropes;
    for (const double x : {-0.24, 0.0, 0.24}) {
        ropes.moveTo(at(x * 1.5, 0.95));
        ropes.lineTo(at(x * 0.8, 1.62));
    }
    paper.line(ropes, rust, std::max(1.2, r / 70));
    const QPainterPath basket = box(at(-0.2, 0).x(), at(0, 1.58).y(), r * 0.4, r * 0.32, r * 0.06);
    paper.sheet(basket, mustard, 5);
    paper.sheet(box(at(-0.23, 0).x(), at(0, 1.55).y(), r * 0.46, r * 0.09, r * 0.04), rust, 3);
    // Segments from the outside in, each a narrower sheet on the last.
    for (int segment = 0; segment < 5; ++segment) {
        const double share = 1 - segment * 0.23;
        QPainterPath envelope(at(0, -1));
        envelope.cubicTo(at(1.32 * share, -1), at(1.18 * share, 0.35), at(0.36 * share, 1));
        envelope.lineTo(at(-0.36 * share, 1));
        envelope.cubicTo(at(-1.18 * share, 0.35), at(-1.32 * share, -1), at(0, -1));
        paper.sheet(envelope, segment % 2 ? other : one, segment ? 4 : std::max(7.0, r / 12));
    }
    QPainterPath shade(at(0, -1));
    shade.cubicTo(at(1.32, -1), at(1.18, 0.35), at(0.36, 1));
    shade.lineTo(at(0.12, 1));
    shade.cubicTo(at(0.62, 0.3), at(0.7, -0.9), at(0, -1));
    paper.fold(shade, 0.12);
    paper.sheet(box(at(-0.36, 0).x(), at(0, 0.94).y(), r * 0.72, r * 0.1, r * 0.04), mix(one, navy, 0.2), 3);
}

void train(Paper &paper, QPointF rail, double length, const QColor &colour)
{
    constexpr int wagons = 3;
    const double unit = length / (wagons + 1.1), tall = unit * 0.5;
    const auto wheels = [&](double left, double width) {
        for (const double share : {0.2, 0.5, 0.8})
            paper.sheet(disc(QPointF(left + width * share, rail.y() - tall * 0.14), tall * 0.17), navy, 3);
    };
    for (int i = 0; i < wagons; ++i) {
        const double left = rail.x() - length / 2 + i * unit, width = unit * 0.92;
        const QColor paint = i % 2 ? mix(colour, ivory, 0.3) : mustard;
        paper.sheet(box(left - unit * 0.1, rail.y() - tall * 0.36, unit, tall * 0.1), navy, 2);
        paper.sheet(box(left, rail.y() - tall * 1.05, width, tall * 0.9, 6), paint, 6);
        paper.sheet(box(left - 4, rail.y() - tall * 1.16, width + 8, tall * 0.16, 5), rust, 3);
        for (const double share : {0.1, 0.4, 0.7})
            window(paper, QRectF(left + width * share, rail.y() - tall * 0.86, width * 0.2, tall * 0.34),
                   true);
        wheels(left, width);
    }
    const double left = rail.x() - length / 2 + wagons * unit, width = unit * 1.05;
    paper.sheet(box(left + width * 0.68, rail.y() - tall * 1.5, width * 0.12, tall * 0.6), navy, 3);
    paper.sheet(box(left + width * 0.64, rail.y() - tall * 1.56, width * 0.2, tall * 0.13, 3), mustard, 3);
    paper.sheet(box(left + width * 0.2, rail.y() - tall * 0.92, width * 0.78, tall * 0.72, tall * 0.2),
                colour, 6);
    paper.sheet(box(left, rail.y() - tall * 1.3, width * 0.4, tall * 1.12, 5), colour, 5);
    paper.sheet(box(left - 5, rail.y() - tall * 1.42, width * 0.4 + 12, tall * 0.16, 5), rust, 3);
    window(paper, QRectF(left + width * 0.09, rail.y() - tall * 1.1, width * 0.2, tall * 0.36), true);
    paper.sheet(box(left + width * 0.5, rail.y() - tall * 0.92, width * 0.07, tall * 0.72), mustard, 2);
    paper.sheet(polygon({{left + width * 0.9, rail.y() - tall * 0.3},
                         {left + width * 1.14, rail.y()},
                         {left + width * 0.86, rail.y()}}),
                brick, 3);
    wheels(left, width);
}

void person(Paper &paper, QPointF foot, double height, const QColor &coat, const QColor &hair)
{
    const double h = height;
    const auto at = [&](double x, double y) { return foot + QPointF(x, y) * h; };
    for (const double x : {-0.085, 0.025})
        paper.sheet(box(at(x, 0).x(), at(0, -0.1).y(), h * 0.06, h * 0.1, h * 0.02), navy, 2);
    QPainterPath body(at(-0.21, -0.06));
    body.quadTo(at(-0.13, -0.4), at(-0.1, -0.68));
    body.quadTo(at(0, -0.74), at(0.1, -0.68));
    body.quadTo(at(0.13, -0.4), at(0.21, -0.06));
    body.quadTo(at(0, 0), at(-0.21, -0.06));
    paper.sheet(body, coat, 6);
    paper.fold(body.intersected(box(foot.x() + h * 0.03, foot.y() - h, h, h)), 0.14);
    paper.sheet(disc(at(0, -0.82), h * 0.135), hair, 4);
    QPainterPath scarf(at(-0.11, -0.73));
    scarf.quadTo(at(0, -0.64), at(0.11, -0.73));
    scarf.lineTo(at(0.12, -0.65));
    scarf.quadTo(at(0, -0.56), at(-0.12, -0.65));
    scarf.closeSubpath();
    paper.sheet(scarf, ivory, 3);
}

void lantern(Paper &paper, QPointF centre, double size)
{
    const double s = size;
    paper.glow(centre, s * 2.4, QColor(255, 190, 96, 130));
    QPainterPath body(centre + QPointF(-s * 0.34, -s * 0.5));
    body.lineTo(centre + QPointF(s * 0.34, -s * 0.5));
    body.quadTo(centre + QPointF(s * 0.5, 0), centre + QPointF(s * 0.3, s * 0.5));
    body.lineTo(centre + QPointF(-s * 0.3, s * 0.5));
    body.quadTo(centre + QPointF(-s * 0.5, 0), centre + QPointF(-s * 0.34, -s * 0.5));
    paper.sheet(body, mix(coral, lamplight, 0.35), lamplight, 4);
    paper.sheet(box(centre.x() - s * 0.36, centre.y() - s * 0.56, s * 0.72, s * 0.1, 2), brick, 2);
    paper.sheet(box(centre.x() - s * 0.32, centre.y() + s * 0.46, s * 0.64, s * 0.1, 2), brick, 2);
    QPainterPath ribs;
    for (const double x : {-0.14, 0.14}) {
        ribs.moveTo(centre + QPointF(x, -0.46) * s);
        ribs.quadTo(centre + QPointF(x * 1.5, 0) * s, centre + QPointF(x * 0.9, 0.46) * s);
    }
    paper.line(ribs, mix(coral, brick, 0.3), std::max(1.0, s / 40));
    paper.glow(centre + QPointF(0, s * 0.16), s * 0.5, QColor(255, 246, 200, 170));
}

void streetLamp(Paper &paper, QPointF foot, double height)
{
    const double h = height;
    const QPointF lamp = foot - QPointF(0, h * 0.9);
    paper.glow(lamp, h * 0.5, QColor(255, 220, 140, 130));
    paper.sheet(box(foot.x() - h * 0.016, lamp.y(), h * 0.032, h * 0.9), navy, 3);
    paper.sheet(box(foot.x() - h * 0.045, foot.y() - h * 0.07, h * 0.09, h * 0.08, 3), navy, 3);
    paper.sheet(polygon({lamp + QPointF(-0.05, 0.02) * h, lamp + QPointF(-0.075, -0.12) * h,
                         lamp + QPointF(0.075, -0.12) * h, lamp + QPointF(0.05, 0.02) * h}),
                lamplight, 3);
    paper.sheet(polygon({lamp + QPointF(-0.1, -0.115) * h, lamp + QPointF(0, -0.19) * h,
                         lamp + QPointF(0.1, -0.115) * h}),
                navy, 3);
    paper.glow(lamp - QPointF(0, h * 0.05), h * 0.13, QColor(255, 246, 206, 200));
}

void bunting(Paper &paper, QPointF from, QPointF to, double sag)
{
    static const QColor pennants[] = {coral, mustard, aqua, ivory, brick, sage};
    const QPointF low((from.x() + to.x()) / 2, std::max(from.y(), to.y()) + sag * 2);
    QPainterPath string(from);
    string.quadTo(low, to);
    paper.line(string, rust, 1.6);
    const int count = std::max(4, int(string.length() / 44));
    for (int i = 0; i < count; ++i) {
        const QPointF a = string.pointAtPercent((i + 0.1) / count),
                      b = string.pointAtPercent((i + 0.82) / count);
        const QPointF tip = (a + b) / 2 + QPointF(0, 34);
        paper.sheet(polygon({a, b, tip}), pennants[i % 6], 4);
        paper.fold(polygon({(a + b) / 2, b, tip}), 0.13);
    }
}

void stall(Paper &paper, QPointF foot, double width, double height, const QColor &stripe)
{
    const double w = width, h = height, left = foot.x() - w / 2;
    for (const double x : {0.06, 0.9})
        paper.sheet(box(left + w * x, foot.y() - h * 0.8, w * 0.04, h * 0.8), rust, 3);
    paper.sheet(box(left + w * 0.02, foot.y() - h * 0.36, w * 0.96, h * 0.36), mix(cream, peach, 0.3), 6);
    for (int board = 1; board < 8; ++board)
        paper.fold(box(left + w * (0.02 + board * 0.12), foot.y() - h * 0.34, 2, h * 0.34), 0.12);
    paper.sheet(disc(foot - QPointF(0, h * 0.15), h * 0.085), stripe, 3);
    paper.sheet(disc(foot - QPointF(0, h * 0.15), h * 0.05), ivory, 2);
    paper.sheet(box(left - w * 0.01, foot.y() - h * 0.4, w * 1.02, h * 0.06), rust, 3);
    static const QColor goods[] = {coral, mustard, sage, brick, peach, moss};
    for (int i = 0; i < 9; ++i) {
        const double r = w * 0.05;
        paper.sheet(
            disc(QPointF(left + w * (0.1 + i * 0.1), foot.y() - h * 0.4 - r * 0.7 - (i % 2) * r * 0.4), r),
            goods[(i / 2 + i) % 6], 3);
    }
    constexpr int strips = 7;
    for (int i = 0; i < strips; ++i) {
        const double top = left + w * (0.08 + 0.84 * i / strips),
                     topEnd = left + w * (0.08 + 0.84 * (i + 1) / strips);
        const double low = left - w * 0.06 + w * 1.12 * i / strips,
                     lowEnd = left - w * 0.06 + w * 1.12 * (i + 1) / strips;
        QPainterPath strip(QPointF(top, foot.y() - h));
        strip.lineTo(topEnd, foot.y() - h);
        strip.lineTo(lowEnd, foot.y() - h * 0.74);
        strip.quadTo((low + lowEnd) / 2, foot.y() - h * 0.62, low, foot.y() - h * 0.74);
        strip.closeSubpath();
        paper.sheet(strip, i % 2 ? ivory : stripe, 4);
    }
}

} // namespace easel::example
