// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/example/Colours.h"
#include "app/dataset/example/Scenes.h"
#include "app/dataset/example/Town.h"

#include <cmath>

namespace easel::example {

using namespace colours;

namespace {

void windmillFields(Paper &paper)
{
    paper.backdrop(mix(aqua, ivory, 0.45), mix(ivory, cream, 0.5));
    cloud(paper, {190, 210}, 250, ivory);
    cloud(paper, {820, 170}, 280, ivory);
    paper.sheet(land(paper, rolling(560, 40, 800, 1)), mix(sage, mist, 0.3), 9);
    const Ground hill = rolling(640, 56, 1200, 3.4);
    paper.sheet(land(paper, hill), mix(mustard, sage, 0.35), mix(mustard, moss, 0.3), 12);
    house(paper, {830, hill(830) + 14}, 140, 130, {ivory, coral, false, true});
    roundTree(paper, {940, hill(940) + 10}, 170, moss);
    windmill(paper, {400, hill(400) + 24}, 480, 22);
    for (int row = 0; row < 4; ++row) {
        const Ground field = rolling(740 + row * 74, 22, 900, 0.6 + row * 1.1);
        for (double x = 10 + (row % 2) * 30; row > 0 && x < 1060; x += 62 + row * 8)
            grass(paper, {x, field(x) + 30}, 62 + row * 22, mix(mustard, cream, 0.35 - row * 0.08));
        paper.sheet(land(paper, field), mix(mustard, ivory, 0.28 - row * 0.09),
                    mix(mustard, coral, 0.1 + row * 0.1), 12);
    }
    const double poppies[][3] = {{90, 170, 44},  {210, 120, 34}, {560, 190, 50},
                                 {660, 110, 32}, {860, 160, 42}, {970, 110, 34}};
    for (const auto &[x, height, radius] : poppies)
        flower(paper, {x, 1050}, height, radius, coral, navy);
    birds(paper, {700, 330}, 4, petrol);
}

void forestCabin(Paper &paper)
{
    paper.backdrop(mix(mist, ivory, 0.3), mix(mist, sage, 0.3));
    paper.sheet(disc({500, 330}, 120), mix(ivory, cream, 0.3), 6);
    Random &random = paper.random();
    for (int layer = 0; layer < 5; ++layer) {
        const double base = 640 + layer * 120;
        const QColor colour = mix(mix(mist, sage, 0.6), forest, layer * 0.24);
        const Ground ground = rolling(base, 26, 700, layer * 1.9);
        if (layer == 3) {
            house(paper, {500, ground(500) + 6}, 230, 220, {mix(rust, peach, 0.35), brick, true, true});
            paper.glow({455, ground(500) - 60}, 150, QColor(255, 214, 120, 80));
        }
        for (double x = random.between(-30, 40); x < 1000; x += random.between(70, 120) + layer * 12) {
            if (layer < 3 || std::abs(x - 500) > 190 + layer * 20)
                pine(paper, {x, ground(x) + 16}, 230 + layer * 52 + random.between(-30, 40), colour);
        }
        paper.sheet(land(paper, ground), mix(colour, ivory, 0.12), colour, 14);
        if (layer == 3) {
            QPainterPath path(QPointF(454, ground(454) + 3));
            path.cubicTo(540, base + 60, 380, base + 110, 470, base + 330);
            path.lineTo(650, base + 330);
            path.cubicTo(480, base + 120, 610, base + 60, 490, ground(490) + 3);
            path.closeSubpath();
            paper.sheet(path, mix(cream, sage, 0.3), 4);
        }
    }
    for (int i = 0; i < 7; ++i)
        grass(paper, {60.0 + i * 140, 1310}, 150, i % 2 ? mix(forest, sage, 0.3) : forest);
    const double blossoms[][3] = {{170, 130, 30}, {250, 90, 24}, {700, 120, 30}, {820, 84, 24}};
    for (const auto &[x, height, radius] : blossoms)
        flower(paper, {x, 1290}, height, radius, ivory, mustard);
    birds(paper, {730, 250}, 4, forest);
}

void rainOverHills(Paper &paper)
{
    paper.backdrop(mix(dusk, mist, 0.5), mix(mist, ivory, 0.35));
    rain(paper, {270, 280}, 330, 430, 8);
    rain(paper, {740, 230}, 380, 480, 9);
    cloud(paper, {270, 270}, 420, mix(ivory, mist, 0.4));
    cloud(paper, {740, 220}, 470, ivory);
    paper.sheet(land(paper, rolling(650, 60, 820, 0.2)), mix(sage, mist, 0.5), mix(sage, aqua, 0.3), 10);
    const Ground middle = rolling(750, 44, 1000, 2.4);
    paper.sheet(land(paper, middle), sage, moss, 14);
    village(paper, middle, 130, 560, 110, true);
    const Ground near = rolling(880, 36, 900, 4.8);
    for (const double x : {640, 780, 910})
        roundTree(paper, {x, middle(x) + 12}, 190, mix(moss, forest, (x - 640) / 500));
    paper.sheet(land(paper, near), mix(moss, forest, 0.5), forest, 18);
    const auto umbrella = [&](QPointF foot, double size, const QColor &colour, const QColor &hair) {
        const auto at = [&](double x, double y) { return foot + QPointF(x, y) * size; };
        person(paper, foot, size, mix(colour, navy, 0.35), hair);
        QPainterPath stick(at(0.16, -0.34));
        stick.lineTo(at(0.16, -1.3));
        paper.line(stick, rust, 3);
        QPainterPath canopy(at(-0.5, -0.94));
        canopy.cubicTo(at(-0.42, -1.45), at(0.74, -1.45), at(0.82, -0.94));
        for (int i = 3; i >= 0; --i)
            canopy.quadTo(at(-0.5 + 0.33 * (i + 0.5), -1.06), at(-0.5 + 0.33 * i, -0.94));
        paper.sheet(canopy, colour, 7);
        paper.fold(polygon({at(0.16, -1.33), at(0.49, -0.96), at(0.82, -0.94), at(0.66, -1.2)}), 0.14);
    };
    umbrella({330, 965}, 170, coral, rust);
    umbrella({500, 985}, 128, mustard, navy);
    for (const double x : {90.0, 800.0, 930.0})
        grass(paper, {x, 1010}, 110, moss);
}

void sunflowerGarden(Paper &paper)
{
    paper.backdrop(mix(aqua, ivory, 0.55), mix(ivory, cream, 0.4));
    cloud(paper, {660, 190}, 270, ivory);
    sun(paper, {220, 230}, 66, mustard);
    paper.sheet(land(paper, rolling(640, 50, 760, 1.4)), mix(sage, mist, 0.4), 9);
    const Ground hill = rolling(740, 34, 980, 3.1);
    paper.sheet(land(paper, hill), mix(sage, moss, 0.3), moss, 12);
    village(paper, hill, 330, 880, 120, false);
    for (const double x : {60.0, 160.0, 260.0})
        leafTree(paper, {x, hill(x) + 10}, 200 - x * 0.2, mix(moss, forest, 0.4));
    const Ground bed = rolling(930, 24, 700, 0.4);
    paper.sheet(land(paper, bed), mix(moss, forest, 0.5), forest, 16);
    const double places[][3] = {
        {90, 330, 74}, {270, 430, 92}, {470, 300, 70}, {640, 420, 88}, {850, 350, 96}};
    for (const auto &[x, height, radius] : places)
        flower(paper, {x, 1310}, height + 150, radius, mustard, rust);
    const double small[][3] = {
        {180, 220, 56}, {380, 200, 60}, {560, 170, 52}, {760, 210, 62}, {930, 190, 54}};
    for (const auto &[x, height, radius] : small)
        flower(paper, {x, 1310}, height + 70, radius, int(x) % 40 ? coral : ivory, mustard);
    for (int i = 0; i < 9; ++i)
        grass(paper, {30.0 + i * 112, 1300}, 130, i % 2 ? moss : forest);
}

void autumnAvenue(Paper &paper)
{
    paper.backdrop(mix(cream, ivory, 0.4), mix(peach, mustard, 0.25));
    sun(paper, {480, 420}, 90, mix(mustard, ivory, 0.3));
    cloud(paper, {200, 220}, 260, ivory);
    cloud(paper, {790, 140}, 220, ivory);
    paper.sheet(land(paper, rolling(640, 30, 700, 1)), mix(peach, dusk, 0.3), 9);
    house(paper, {480, 690}, 130, 130, {ivory, brick, false, true});
    paper.sheet(land(paper, rolling(700, 14, 900, 2)), mix(mustard, sage, 0.3), mix(mustard, coral, 0.4), 12);
    paper.sheet(polygon({{462, 708}, {506, 708}, {800, 1300}, {150, 1300}}), mix(cream, peach, 0.3),
                mix(peach, coral, 0.3), 6);
    const QColor crowns[] = {coral, mustard, mix(brick, coral, 0.4), mix(mustard, coral, 0.5), brick};
    for (int i = 0; i < 5; ++i) {
        const double share = i / 4.0, y = 730 + 500 * share * share + 40 * i;
        const double away = 80 + 330 * share * share + 28 * i, tall = 190 + 560 * share;
        roundTree(paper, {484 - away, y}, tall, crowns[i]);
        roundTree(paper, {484 + away, y}, tall * 0.97, crowns[(i + 2) % 5]);
    }
    Random &random = paper.random();
    for (int i = 0; i < 70; ++i) {
        const QPointF at(random.between(20, 940),
                         i < 28 ? random.between(420, 960) : random.between(980, 1270));
        QPainterPath leaf(QPointF(0, -13));
        leaf.quadTo(12, 0, 0, 13);
        leaf.quadTo(-12, 0, 0, -13);
        paper.sheet(QTransform().translate(at.x(), at.y()).rotate(random.between(0, 180)).map(leaf),
                    crowns[random.below(5)], 4);
    }
    birds(paper, {520, 240}, 4, plum);
    person(paper, {500, 930}, 130, petrol, rust);
    person(paper, {420, 950}, 100, brick, mustard);
}

} // namespace

std::vector<Scene> landScenes()
{
    return {
        {"13-windmill.webp",
         {1024, 1024},
         false,
         "wide shot of a white windmill with a red cap on a hill, wheat fields and coral flowers in front, a "
         "farmhouse and a tree beside it, clouds, summer day, airy",
         windmillFields},
        {"14-cabin-in-the-woods.webp",
         {960, 1280},
         false,
         "view through a forest of tall pines to a wooden cabin with lit windows, a winding path, layers of "
         "green trees fading into fog, a pale sun, still morning, secret",
         forestCabin},
        {"16-rain.png",
         {1024, 1024},
         false,
         "wide shot of two people with umbrellas walking over green hills, raindrops hanging on threads from "
         "large clouds, a village with lit windows, trees, rainy day, melancholy",
         rainOverHills},
        {"17-sunflowers.jpg",
         {960, 1280},
         false,
         "low view between tall sunflowers and coral flowers, grass in front, a village and green trees on a "
         "hill behind, a yellow sun and a cloud, summer day, bright",
         sunflowerGarden},
        {"19-autumn-avenue.jpg",
         {960, 1280},
         false,
         "view along an avenue of round trees in orange, red and yellow, two walkers, falling leaves, a "
         "small white house at its end, birds, a low sun, autumn afternoon, nostalgic",
         autumnAvenue},
    };
}

} // namespace easel::example
