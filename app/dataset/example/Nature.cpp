// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/example/Nature.h"

#include "app/dataset/example/Colours.h"

#include <QTransform>

#include <cmath>
#include <numbers>

namespace easel::example {

using namespace colours;
using std::numbers::pi;

Ground rolling(double base, double height, double length, double phase)
{
    return [=](double x) {
        const double t = 2 * pi * x / length + phase;
        return base - height * (std::sin(t) * 0.7 + std::sin(t * 2.3 + phase * 1.7) * 0.3);
    };
}

QPainterPath land(const Paper &paper, const Ground &ground)
{
    constexpr double step = 6, margin = 24;
    QPainterPath path(QPointF(-margin, paper.height() + margin));
    for (double x = -margin; x <= paper.width() + margin; x += step)
        path.lineTo(x, ground(x));
    path.lineTo(paper.width() + margin, paper.height() + margin);
    path.closeSubpath();
    return path;
}

void sun(Paper &paper, QPointF centre, double radius, const QColor &colour)
{
    for (int ring = 3; ring >= 1; --ring)
        paper.sheet(disc(centre, radius * (1 + ring * 0.36)), mix(colour, ivory, 0.16 * ring + 0.1), 5);
    paper.sheet(disc(centre, radius), colour, 7);
}

void moon(Paper &paper, QPointF centre, double radius)
{
    paper.glow(centre, radius * 4.2, QColor(255, 236, 190, 120));
    paper.sheet(disc(centre, radius), ivory, cream, 7);
    const auto crater = [&](double x, double y, double size) {
        paper.cut(disc(centre + QPointF(x, y) * radius, size * radius), mix(cream, peach, 0.35));
    };
    crater(-0.3, -0.35, 0.2);
    crater(0.32, 0.1, 0.27);
    crater(-0.25, 0.42, 0.13);
    crater(0.2, -0.52, 0.09);
}

void crescent(Paper &paper, QPointF centre, double radius)
{
    paper.glow(centre, radius * 4, QColor(255, 236, 190, 110));
    paper.sheet(
        disc(centre, radius).subtracted(disc(centre + QPointF(radius * 0.5, -radius * 0.22), radius * 0.86)),
        ivory, cream, 7);
}

void stars(Paper &paper, int count, double lowest)
{
    Random &random = paper.random();
    for (int i = 0; i < count; ++i) {
        const QPointF at(random.between(0, paper.width()), random.between(0, lowest));
        const double size = random.chance(0.25) ? random.between(6, 11) : random.between(2, 4.5);
        QPainterPath star(at + QPointF(0, -size));
        for (int corner = 1; corner < 8; ++corner) {
            const double angle = corner * pi / 4;
            const double reach = corner % 2 ? size * 0.34 : size;
            star.lineTo(at + QPointF(std::sin(angle), -std::cos(angle)) * reach);
        }
        star.closeSubpath();
        paper.sheet(star, random.chance(0.5) ? ivory : lamplight, 2);
    }
}

void cloud(Paper &paper, QPointF middle, double width, const QColor &colour)
{
    const auto puffs = [&](double shift, double size) {
        const double unit = width / 10 * size;
        const QPointF m = middle + QPointF(shift * width, 0);
        QPainterPath path = box(m.x() - unit * 5, m.y() - unit * 1.1, unit * 10, unit * 2.2, unit * 1.1);
        path |= disc(m + QPointF(-unit * 2.2, -unit), unit * 1.7);
        path |= disc(m + QPointF(unit * 0.2, -unit * 1.7), unit * 2.3);
        path |= disc(m + QPointF(unit * 2.6, -unit * 0.9), unit * 1.5);
        return path.simplified();
    };
    paper.sheet(puffs(0.16, 0.8), mix(colour, dusk, 0.16), 8);
    paper.sheet(puffs(-0.06, 0.86), colour, 10);
}

void birds(Paper &paper, QPointF middle, int count, const QColor &colour)
{
    Random &random = paper.random();
    for (int i = 0; i < count; ++i) {
        const QPointF at = middle + QPointF(random.between(-110, 110), random.between(-50, 50));
        const double size = random.between(11, 19);
        QPainterPath bird(at + QPointF(-size, -size * 0.5));
        bird.quadTo(at + QPointF(-size * 0.3, -size * 0.55), at);
        bird.quadTo(at + QPointF(size * 0.3, -size * 0.75), at + QPointF(size, -size * 0.7));
        bird.quadTo(at + QPointF(size * 0.35, -size * 0.35), at + QPointF(0, size * 0.28));
        bird.quadTo(at + QPointF(-size * 0.35, -size * 0.2), at + QPointF(-size, -size * 0.5));
        paper.sheet(bird, colour, 3);
    }
}

void snow(Paper &paper, int count)
{
    Random &random = paper.random();
    for (int i = 0; i < count; ++i) {
        const QPointF at(random.between(0, paper.width()), random.between(0, paper.height()));
        paper.sheet(disc(at, random.between(2.2, 6.5)), ivory, random.between(3, 7));
    }
}

void rain(Paper &paper, QPointF cloud, double width, double length, int threads)
{
    Random &random = paper.random();
    for (int i = 0; i < threads; ++i) {
        const double x = cloud.x() + width * ((i + 0.5) / threads - 0.5);
        const double end = cloud.y() + length * random.between(0.55, 1);
        QPainterPath thread(QPointF(x, cloud.y()));
        thread.lineTo(x, end);
        paper.line(thread, mix(ivory, aqua, 0.35), 1);
        for (double y = cloud.y() + random.between(30, 70); y <= end; y += random.between(46, 84)) {
            QPainterPath drop(QPointF(x, y - 13));
            drop.cubicTo(x + 3, y - 4, x + 7, y, x, y + 8);
            drop.cubicTo(x - 7, y, x - 3, y - 4, x, y - 13);
            paper.sheet(drop, random.chance(0.5) ? aqua : teal, 3);
        }
    }
}

void pine(Paper &paper, QPointF foot, double height, const QColor &colour, bool snowed)
{
    const double h = height;
    paper.sheet(box(foot.x() - h * 0.035, foot.y() - h * 0.16, h * 0.07, h * 0.18), rust, 3);
    for (int tier = 0; tier < 3; ++tier) {
        const double bottom = foot.y() - h * (0.12 + tier * 0.24);
        const double top = bottom - h * (0.46 - tier * 0.04);
        const double half = h * (0.25 - tier * 0.055);
        const QColor paint = mix(colour, ivory, 0.05 * tier);
        QPainterPath tierPath(QPointF(foot.x(), top));
        tierPath.lineTo(foot.x() + half, bottom);
        tierPath.quadTo(foot.x(), bottom + h * 0.06, foot.x() - half, bottom);
        tierPath.closeSubpath();
        paper.sheet(tierPath, paint, std::max(3.0, h / 34));
        if (snowed) {
            const double share = 0.42, low = top + (bottom - top) * share;
            QPainterPath cap(QPointF(foot.x(), top - 1));
            cap.lineTo(foot.x() + half * share * 1.04, low);
            cap.quadTo(foot.x() + half * share * 0.5, low - h * 0.02, foot.x() + half * share * 0.3,
                       low + h * 0.025);
            cap.quadTo(foot.x(), low - h * 0.015, foot.x() - half * share * 0.35, low + h * 0.02);
            cap.quadTo(foot.x() - half * share * 0.6, low - h * 0.01, foot.x() - half * share * 1.04, low);
            cap.closeSubpath();
            paper.sheet(cap, mix(ivory, mist, 0.35), 2.5);
        }
        paper.fold(tierPath.intersected(box(foot.x(), top, half, h)), 0.17);
    }
}

void leafTree(Paper &paper, QPointF foot, double height, const QColor &colour)
{
    const double h = height, half = h * 0.24;
    const double top = foot.y() - h, bottom = foot.y() - h * 0.14;
    paper.sheet(box(foot.x() - h * 0.022, bottom - h * 0.1, h * 0.044, h * 0.26), rust, 3);
    QPainterPath leaf(QPointF(foot.x(), top));
    leaf.cubicTo(foot.x() + half * 1.1, top + h * 0.26, foot.x() + half * 1.35, bottom - h * 0.08, foot.x(),
                 bottom);
    leaf.cubicTo(foot.x() - half * 1.35, bottom - h * 0.08, foot.x() - half * 1.1, top + h * 0.26, foot.x(),
                 top);
    paper.sheet(leaf, colour, std::max(3.0, h / 30));
    paper.fold(leaf.intersected(box(foot.x(), top, half * 2, h)), 0.17);
    QPainterPath veins(QPointF(foot.x(), top + h * 0.16));
    veins.lineTo(foot.x(), foot.y() - h * 0.1);
    for (const double at : {0.34, 0.48, 0.62}) {
        veins.moveTo(foot.x(), top + h * (at + 0.1));
        veins.lineTo(foot.x() - half * 0.6, top + h * at);
        veins.moveTo(foot.x(), top + h * (at + 0.1));
        veins.lineTo(foot.x() + half * 0.6, top + h * at);
    }
    paper.line(veins, mix(colour, ivory, 0.35), std::max(1.0, h / 130));
}

void roundTree(Paper &paper, QPointF foot, double height, const QColor &colour)
{
    const double h = height;
    QPainterPath trunk(foot + QPointF(-h * 0.05, h * 0.02));
    trunk.quadTo(foot + QPointF(-h * 0.02, -h * 0.3), foot + QPointF(-h * 0.03, -h * 0.55));
    trunk.lineTo(foot + QPointF(h * 0.03, -h * 0.55));
    trunk.quadTo(foot + QPointF(h * 0.02, -h * 0.3), foot + QPointF(h * 0.05, h * 0.02));
    trunk.closeSubpath();
    paper.sheet(trunk, rust, 4);
    const auto crown = [&](double x, double y, double radius, double lighter) {
        const QPointF centre = foot + QPointF(x, y) * h;
        paper.sheet(disc(centre, radius * h), mix(colour, ivory, lighter), std::max(3.0, h / 30));
        QPainterPath shade =
            disc(centre, radius * h).subtracted(disc(centre - QPointF(0.25, 0.2) * radius * h, radius * h));
        paper.fold(shade, 0.12);
    };
    crown(0.14, -0.58, 0.2, 0);
    crown(-0.15, -0.6, 0.21, 0.06);
    crown(0.02, -0.76, 0.23, 0.13);
}

void flower(Paper &paper, QPointF foot, double height, double radius, const QColor &petals,
            const QColor &heart)
{
    const QPointF centre = foot - QPointF(0, height);
    QPainterPath stem(foot);
    stem.quadTo(foot + QPointF(radius * 0.3, -height * 0.5), centre);
    paper.line(stem, forest, std::max(2.0, radius / 9));
    for (const double side : {-1.0, 1.0}) {
        const QPointF at = foot - QPointF(-side * radius * 0.1, height * (side < 0 ? 0.3 : 0.45));
        QPainterPath leaf(at);
        leaf.quadTo(at + QPointF(side * radius * 0.7, -radius * 0.7),
                    at + QPointF(side * radius * 1.3, -radius * 0.4));
        leaf.quadTo(at + QPointF(side * radius * 0.7, radius * 0.15), at);
        paper.sheet(leaf, side < 0 ? moss : mix(moss, forest, 0.5), 4);
    }
    for (int layer = 0; layer < 2; ++layer) {
        const double reach = radius * (layer ? 0.78 : 1);
        QPainterPath blossom;
        blossom.setFillRule(Qt::WindingFill);
        constexpr int count = 12;
        for (int i = 0; i < count; ++i) {
            QPainterPath petal(QPointF(0, 0));
            petal.cubicTo(reach * 0.22, -reach * 0.45, reach * 0.2, -reach * 0.85, 0, -reach);
            petal.cubicTo(-reach * 0.2, -reach * 0.85, -reach * 0.22, -reach * 0.45, 0, 0);
            blossom.addPath(QTransform()
                                .translate(centre.x(), centre.y())
                                .rotate(360.0 / count * (i + layer * 0.5))
                                .map(petal));
        }
        paper.sheet(blossom, mix(petals, ivory, layer * 0.14), 5);
    }
    paper.sheet(disc(centre, radius * 0.34), heart, 4);
    paper.sheet(disc(centre, radius * 0.2), mix(heart, night, 0.25), 2);
}

void grass(Paper &paper, QPointF foot, double height, const QColor &colour)
{
    Random &random = paper.random();
    for (int i = 0; i < 5; ++i) {
        const double lean = (i - 2) * height * 0.16 + random.between(-6, 6);
        const double tall = height * random.between(0.7, 1);
        const QPointF at = foot + QPointF((i - 2) * height * 0.05, 0);
        QPainterPath blade(at + QPointF(-height * 0.035, 0));
        blade.quadTo(at + QPointF(lean * 0.2 - height * 0.02, -tall * 0.6), at + QPointF(lean, -tall));
        blade.quadTo(at + QPointF(lean * 0.3 + height * 0.05, -tall * 0.5), at + QPointF(height * 0.035, 0));
        blade.closeSubpath();
        paper.sheet(blade, mix(colour, i % 2 ? ivory : forest, 0.12), 4);
    }
}

void sea(Paper &paper, double level, double wave, double length, const QColor &colour, double lift)
{
    const double start = -paper.random().between(0, length) - length;
    QPainterPath path(QPointF(start, paper.height() + 30));
    path.lineTo(start, level);
    for (double x = start; x < paper.width() + length; x += length) {
        // A long back and a short, hollow front.
        path.cubicTo(x + length * 0.35, level, x + length * 0.5, level - wave, x + length * 0.72,
                     level - wave);
        path.cubicTo(x + length * 0.62, level - wave * 0.45, x + length * 0.75, level, x + length, level);
    }
    path.lineTo(paper.width() + 2 * length, paper.height() + 30);
    path.closeSubpath();
    paper.sheet(path, mix(colour, ivory, 0.12), mix(colour, navy, 0.12), lift);
}

void glitter(Paper &paper, QPointF top, double width, double depth, const QColor &colour)
{
    Random &random = paper.random();
    for (double y = 0; y < depth; y += random.between(12, 20)) {
        const double share = y / depth;
        const double half = width * (0.2 + 0.4 * share) * random.between(0.5, 1);
        const double x = top.x() + random.between(-0.2, 0.2) * width * (0.4 + share);
        QPainterPath strip(QPointF(x - half, top.y() + y));
        strip.quadTo(x, top.y() + y - 5 - 3 * share, x + half, top.y() + y);
        strip.quadTo(x, top.y() + y + 5 + 3 * share, x - half, top.y() + y);
        paper.sheet(strip, colour, 2);
    }
}

} // namespace easel::example
