// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoMotifs.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace easel {

static constexpr double turn = 2 * std::numbers::pi;

QPolygonF demoHills(DemoChance &chance, QSizeF size, double base, double height)
{
    const double phases[] = {chance.unit() * turn, chance.unit() * turn, chance.unit() * turn};
    const double stretch = chance.between(0.7, 1.5);
    QPolygonF line;
    for (int i = 0; i <= 160; ++i) {
        const double x = i / 160.0;
        const double y = 0.6 * std::sin(x * stretch * 4.1 + phases[0]) +
                         0.3 * std::sin(x * stretch * 9.7 + phases[1]) +
                         0.06 * std::sin(x * stretch * 29 + phases[2]);
        line.append({x * size.width(), (base - y * height) * size.height()});
    }
    return line;
}

/// Halves each stretch again and again and moves the middle by less each time.
QPolygonF demoPeaks(DemoChance &chance, QSizeF size, double base, double height)
{
    const int corners = 5 + chance.below(3);
    std::vector<double> heights;
    for (int i = 0; i <= corners; ++i)
        heights.push_back((i % 2 == 1 ? 1 : -0.45) * chance.between(0.55, 1));
    double rough = 0.32;
    for (int round = 0; round < 5; ++round, rough *= 0.52) {
        std::vector<double> finer;
        for (size_t i = 0; i + 1 < heights.size(); ++i) {
            finer.push_back(heights[i]);
            finer.push_back((heights[i] + heights[i + 1]) / 2 + rough * (chance.unit() - 0.5));
        }
        finer.push_back(heights.back());
        heights = std::move(finer);
    }
    QPolygonF line;
    for (size_t i = 0; i < heights.size(); ++i) {
        line.append({double(i) / double(heights.size() - 1) * size.width(),
                     (base - heights[i] * height) * size.height()});
    }
    return line;
}

QPolygonF demoWaves(DemoChance &chance, QSizeF size, double base, double height)
{
    const double length = chance.between(0.07, 0.12);
    const double phase = chance.unit();
    const double swell = chance.unit() * turn;
    QPolygonF line;
    for (int i = 0; i <= 240; ++i) {
        const double x = i / 240.0;
        const double at = x / length + phase;
        // Scallops: pointed crests, round troughs.
        const double crest = 1 - std::abs(std::sin(at * std::numbers::pi));
        const double y = crest * crest + 0.7 * std::sin(x * 5 + swell);
        line.append({x * size.width(), (base - y * height) * size.height()});
    }
    return line;
}

QPainterPath demoGround(const QPolygonF &skyline, QSizeF size)
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    // Reaches beyond the picture, so that an outline shows along the skyline only.
    const double margin = size.width() * 0.05;
    QPolygonF outline = skyline;
    outline.prepend({-margin, skyline.first().y()});
    outline.append({size.width() + margin, skyline.last().y()});
    outline.append({size.width() + margin, size.height() + margin});
    outline.append({-margin, size.height() + margin});
    path.addPolygon(outline);
    path.closeSubpath();
    return path;
}

QPainterPath demoSnow(const QPolygonF &skyline, DemoChance &chance, QSizeF size, double line)
{
    QPainterPath snow;
    const double lowest = line * size.height();
    QPolygonF cap;
    const auto closeCap = [&] {
        if (cap.size() > 6) {
            // Back along a ragged lower edge.
            for (qsizetype i = cap.size() - 2; i > 0; i -= 2) {
                const double depth = lowest - cap[i].y();
                cap.append({cap[i].x(), lowest - depth * chance.between(-0.1, 0.75)});
            }
            snow.addPolygon(cap);
            snow.closeSubpath();
        }
        cap.clear();
    };
    for (const QPointF &point : skyline) {
        if (point.y() < lowest)
            cap.append(point);
        else
            closeCap();
    }
    closeCap();
    return snow;
}

static void addPine(QPainterPath &path, QPointF foot, double height)
{
    for (int tier = 0; tier < 4; ++tier) {
        const double bottom = foot.y() - height * (0.08 + 0.19 * tier);
        const double half = height * (0.21 - 0.042 * tier);
        const double top = bottom - height * (0.40 - 0.03 * tier);
        path.addPolygon(QPolygonF{{foot.x() - half, bottom},
                                  {foot.x(), top},
                                  {foot.x() + half, bottom},
                                  {foot.x() - half, bottom}});
    }
    const double trunk = height * 0.025;
    path.addRect(QRectF(foot.x() - trunk, foot.y() - height * 0.1, 2 * trunk, height * 0.2));
}

static QPointF pointAt(const QPolygonF &skyline, double x)
{
    const double left = skyline.first().x();
    const double at = (x - left) / (skyline.last().x() - left) * double(skyline.size() - 1);
    const qsizetype i = std::clamp<qsizetype>(qsizetype(at), 0, skyline.size() - 2);
    const double part = std::clamp(at - double(i), 0.0, 1.0);
    return skyline[i] + (skyline[i + 1] - skyline[i]) * part;
}

QPainterPath demoPines(const QPolygonF &skyline, DemoChance &chance, double height, double spacing)
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    const double right = skyline.last().x();
    for (double x = skyline.first().x() - spacing * chance.unit(); x < right + spacing;
         x += spacing * chance.between(0.5, 1.5)) {
        const QPointF foot = pointAt(skyline, x);
        addPine(path, {x, foot.y() + height * 0.08}, height * chance.between(0.55, 1.1));
    }
    return path;
}

QPainterPath demoRoundTrees(const QPolygonF &skyline, DemoChance &chance, double height, int count)
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (int i = 0; i < count; ++i) {
        const double x = skyline.first().x() + chance.unit() * (skyline.last().x() - skyline.first().x());
        const double tall = height * chance.between(0.6, 1.1);
        const QPointF foot = pointAt(skyline, x) + QPointF(0, tall * 0.06);
        const double crown = tall * chance.between(0.24, 0.32);
        path.addEllipse(foot - QPointF(0, tall - crown), crown, crown * 1.15);
        path.addRect(QRectF(foot.x() - tall * 0.025, foot.y() - tall * 0.6, tall * 0.05, tall * 0.66));
    }
    return path;
}

QPainterPath demoCloud(DemoChance &chance, QPointF centre, double width)
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    const double bar = width * 0.11;
    for (int i = 0; i < 3; ++i) {
        const double length = width * chance.between(0.45, 0.95);
        const double left = centre.x() - length / 2 + width * chance.between(-0.18, 0.18);
        path.addRoundedRect(QRectF(left, centre.y() + (i - 1) * bar * 0.9, length, bar), bar / 2, bar / 2);
    }
    return path;
}

QPainterPath demoStars(DemoChance &chance, QSizeF size, int count)
{
    QPainterPath path;
    const double unit = std::min(size.width(), size.height());
    for (int i = 0; i < count; ++i) {
        const double radius = unit * chance.between(0.0009, 0.0028);
        path.addEllipse(QPointF(chance.unit() * size.width(), chance.unit() * 0.6 * size.height()), radius,
                        radius);
    }
    return path;
}

QPainterPath demoBoat(QPointF keel, double height)
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    const auto at = [&](double x, double y) { return keel + QPointF(x, -y) * height; };
    path.addPolygon({at(-0.36, 0.14), at(0.40, 0.14), at(0.26, 0), at(-0.25, 0), at(-0.36, 0.14)});
    path.moveTo(at(0.01, 0.19));
    path.quadTo(at(0.34, 0.45), at(0.01, 1));
    path.closeSubpath();
    path.moveTo(at(-0.04, 0.19));
    path.quadTo(at(-0.30, 0.3), at(-0.04, 0.8));
    path.closeSubpath();
    return path;
}

QPainterPath demoLighthouse(QPointF foot, double height)
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    const auto at = [&](double x, double y) { return foot + QPointF(x, -y) * height; };
    path.addPolygon({at(-0.13, -0.1), at(-0.08, 0.76), at(0.08, 0.76), at(0.13, -0.1), at(-0.13, -0.1)});
    path.addRect(QRectF(at(-0.11, 0.79), at(0.11, 0.76)));
    path.addRect(QRectF(at(-0.06, 0.9), at(0.06, 0.79)));
    path.addPolygon({at(-0.09, 0.9), at(0, 1), at(0.09, 0.9), at(-0.09, 0.9)});
    return path;
}

QPainterPath demoGlitter(DemoChance &chance, QPointF from, double width, double depth)
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (double y = 0; y < 1; y += 0.055) {
        const double half = width * (0.25 + 0.75 * y) * chance.between(0.35, 1);
        const double thick = depth * (0.006 + 0.012 * y);
        const double x = from.x() + width * 0.25 * (chance.unit() - 0.5);
        path.addRoundedRect(QRectF(x - half, from.y() + y * depth, 2 * half, thick), thick / 2, thick / 2);
    }
    return path;
}

static void addRoof(QPainterPath &path, DemoChance &chance, const QRectF &wall)
{
    const double rise = wall.width() * chance.between(0.35, 0.8);
    switch (chance.below(4)) {
    case 0: // gable
        path.addPolygon(
            {wall.topLeft(), {wall.center().x(), wall.top() - rise}, wall.topRight(), wall.topLeft()});
        break;
    case 1: // lean-to
        path.addPolygon(
            {wall.topLeft(), {wall.right(), wall.top() - rise * 0.6}, wall.topRight(), wall.topLeft()});
        break;
    case 2: { // flat, with an aerial
        const double x = wall.left() + wall.width() * chance.between(0.2, 0.8);
        path.addRect(QRectF(x, wall.top() - rise, wall.width() * 0.03, rise));
        break;
    }
    default: // a step
        path.addRect(QRectF(wall.left() + wall.width() * 0.2, wall.top() - rise * 0.5, wall.width() * 0.6,
                            rise * 0.5));
    }
}

static void addWindows(QPainterPath &path, DemoChance &chance, const QRectF &wall)
{
    const int columns = 2 + chance.below(3);
    const double pitch = wall.width() / (columns + 0.6);
    const double pane = pitch * 0.42;
    for (double y = wall.top() + pitch * 0.6; y < wall.bottom() - pitch; y += pitch * 1.15) {
        for (int i = 0; i < columns; ++i) {
            if (chance.below(5) < 2)
                path.addRect(QRectF(wall.left() + pitch * (0.6 + i), y, pane, pane * 1.3));
        }
    }
}

DemoHouses demoHouses(DemoChance &chance, QSizeF size, double base, double height, double width)
{
    DemoHouses houses;
    houses.walls.setFillRule(Qt::WindingFill);
    double x = -width * chance.unit() * size.width();
    while (x < size.width()) {
        const double wide = width * chance.between(0.6, 1.4) * size.width();
        const double top = (base - height * chance.between(0.25, 1)) * size.height();
        const QRectF wall(x, top, wide, size.height() * 1.05 - top);
        houses.walls.addRect(wall);
        addRoof(houses.walls, chance, wall);
        addWindows(houses.windows, chance, QRectF(x, top, wide, (base + height * 0.8) * size.height() - top));
        x += wide * chance.between(0.92, 1.06);
    }
    return houses;
}

} // namespace easel
