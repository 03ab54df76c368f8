// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/example/Colours.h"
#include "app/dataset/example/Scenes.h"
#include "app/dataset/example/Town.h"

#include <QLinearGradient>

namespace easel::example {

using namespace colours;

namespace {

void lighthouseNight(Paper &paper)
{
    paper.backdrop(night, mix(indigo, dusk, 0.4));
    stars(paper, 70, 560);
    crescent(paper, {200, 190}, 70);
    cloud(paper, {430, 330}, 230, mix(dusk, indigo, 0.45));
    const QPointF lamp(700, 288);
    for (const double side : {-1.0, 1.0}) {
        QLinearGradient beam(lamp, lamp + QPointF(side * 720, 0));
        beam.setColorAt(0, QColor(255, 230, 160, 170));
        beam.setColorAt(1, QColor(255, 230, 160, 0));
        paper.veil(polygon({lamp, lamp + QPointF(side * 760, -120), lamp + QPointF(side * 760, 130)}), beam);
    }
    sea(paper, 650, 16, 120, mix(indigo, teal, 0.35), 10);
    sailingBoat(paper, {270, 720}, 150, mix(brick, navy, 0.2), mix(cream, indigo, 0.2));
    QPainterPath cliff(QPointF(470, 1060));
    cliff.cubicTo(500, 860, 560, 800, 590, 720);
    cliff.quadTo(640, 690, 820, 694);
    cliff.cubicTo(900, 700, 960, 660, 1060, 650);
    cliff.lineTo(1060, 1060);
    cliff.closeSubpath();
    sea(paper, 735, 18, 150, mix(petrol, indigo, 0.45), 12);
    paper.sheet(cliff, mix(plum, dusk, 0.25), mix(plum, night, 0.4), 16);
    lighthouse(paper, {700, 712}, 500, true);
    house(paper, {860, 712}, 150, 140, {mix(cream, indigo, 0.35), mix(brick, navy, 0.3), true, true});
    for (const double x : {598, 960})
        grass(paper, {x, 730}, 50, mix(forest, navy, 0.2));
    sea(paper, 860, 24, 170, mix(petrol, navy, 0.4), 16);
    sea(paper, 945, 28, 210, mix(petrol, night, 0.55), 20);
}

void harbourMorning(Paper &paper)
{
    paper.backdrop(mix(mist, ivory, 0.4), mix(peach, ivory, 0.45));
    sun(paper, {310, 250}, 70, mix(coral, mustard, 0.5));
    cloud(paper, {900, 160}, 290, ivory);
    paper.sheet(land(paper, rolling(430, 80, 1100, 5.2)), mix(aqua, mist, 0.5), 10);
    const Ground quay = [](double x) { return 545 - 0.00006 * (x - 640) * (x - 640); };
    for (int i = 0; i < 8; ++i)
        townHouse(paper, {60.0 + i * 168, 560}, 168, 200 + (i * 89) % 110, (i + 1) % 3,
                  anyHouse(paper.random(), false));
    paper.sheet(land(paper, [&](double x) { return quay(x) + 6; }), mix(cream, rust, 0.3),
                mix(rust, plum, 0.3), 10);
    sea(paper, 625, 12, 130, mix(aqua, mist, 0.2), 8);
    glitter(paper, {310, 640}, 110, 100, ivory);
    sailingBoat(paper, {540, 706}, 210, petrol, coral);
    sailingBoat(paper, {1000, 690}, 190, brick, cream);
    sea(paper, 722, 15, 150, aqua, 12);
    sailingBoat(paper, {230, 812}, 290, brick, ivory);
    sailingBoat(paper, {790, 830}, 330, teal, mustard);
    sea(paper, 832, 18, 180, teal, 16);
    sea(paper, 905, 20, 210, mix(teal, petrol, 0.6), 18);
    birds(paper, {640, 250}, 6, mix(petrol, dusk, 0.3));
}

void whaleAndBoat(Paper &paper)
{
    paper.backdrop(mix(peach, ivory, 0.4), mix(peach, coral, 0.25));
    sun(paper, {770, 230}, 78, mustard);
    cloud(paper, {260, 170}, 260, ivory);
    sailingBoat(paper, {430, 396}, 240, brick, ivory);
    sea(paper, 400, 16, 140, aqua, 10);
    sea(paper, 475, 18, 160, mix(aqua, teal, 0.5), 14);
    sea(paper, 560, 16, 190, teal, 16);
    const auto at = [](double x, double y) { return QPointF(470 + x, 740 + y); };
    QPainterPath fluke(at(392, -96));
    fluke.cubicTo(at(330, -110), at(290, -150), at(284, -206));
    fluke.cubicTo(at(340, -204), at(390, -196), at(412, -150));
    fluke.cubicTo(at(436, -200), at(484, -212), at(536, -208));
    fluke.cubicTo(at(528, -150), at(480, -112), at(426, -92));
    fluke.closeSubpath();
    paper.sheet(fluke, mix(indigo, petrol, 0.6), mix(indigo, petrol, 0.3), 9);
    QPainterPath body(at(-400, 20));
    body.cubicTo(at(-400, -140), at(-180, -190), at(20, -130));
    body.cubicTo(at(180, -82), at(300, -20), at(386, -110));
    body.cubicTo(at(400, -122), at(440, -118), at(436, -96));
    body.cubicTo(at(420, 40), at(240, 150), at(60, 168));
    body.cubicTo(at(-60, 184), at(-180, 172), at(-250, 156));
    body.cubicTo(at(-350, 132), at(-402, 96), at(-400, 20));
    paper.sheet(body, mix(petrol, indigo, 0.35), indigo, 14);
    QPainterPath belly(at(-399, 36));
    belly.cubicTo(at(-270, 80), at(-60, 60), at(150, 152));
    belly.cubicTo(at(20, 182), at(-160, 178), at(-250, 156));
    belly.cubicTo(at(-350, 132), at(-398, 98), at(-399, 36));
    paper.sheet(belly, mix(mist, ivory, 0.4), mix(mist, aqua, 0.4), 5);
    QPainterPath pleats;
    for (int i = 0; i < 4; ++i) {
        pleats.moveTo(at(-366 + i * 22, 74 + i * 18));
        pleats.quadTo(at(-240 + i * 20, 100 + i * 16), at(-96 + i * 40, 104 + i * 15));
    }
    paper.line(pleats, mix(aqua, dusk, 0.3), 2.5);
    QPainterPath fin(at(-96, 80));
    fin.cubicTo(at(-60, 30), at(0, 50), at(20, 96));
    fin.cubicTo(at(40, 150), at(76, 190), at(120, 214));
    fin.cubicTo(at(30, 220), at(-70, 180), at(-96, 80));
    paper.sheet(fin, mix(indigo, petrol, 0.45), mix(indigo, petrol, 0.2), 9);
    paper.sheet(disc(at(-276, 2), 17), ivory, 3);
    paper.sheet(disc(at(-279, 4), 9), night, 2);
    Random &random = paper.random();
    for (int i = 0; i < 9; ++i)
        paper.sheet(disc({62 + random.between(-22, 22), 668.0 - i * 9}, random.between(5, 13)),
                    mix(mist, aqua, 0.3), 4);
    const auto fish = [&](QPointF nose, double size, const QColor &colour) {
        const auto on = [&](double x, double y) { return nose + QPointF(x, y) * size; };
        QPainterPath path(on(0, 0));
        path.quadTo(on(0.35, -0.36), on(0.74, 0));
        path.lineTo(on(1, -0.22));
        path.lineTo(on(0.96, 0.22));
        path.lineTo(on(0.74, 0));
        path.quadTo(on(0.35, 0.36), on(0, 0));
        paper.sheet(path, colour, 5);
        paper.sheet(disc(on(0.2, -0.05), size * 0.045), ivory, 1);
    };
    const double shoal[][3] = {{640, 620, 58}, {730, 596, 46}, {700, 656, 40}, {860, 800, 64},
                               {800, 870, 48}, {930, 868, 44}, {590, 572, 36}};
    for (const auto &[x, y, size] : shoal)
        fish({x, y}, size, int(x) % 20 ? mustard : coral);
    for (int i = 0; i < 9; ++i)
        grass(paper, {40.0 + i * 118, 1040}, (i > 1 && i < 6 ? 70 : 120) + (i * 53) % 60,
              i % 2 ? moss : mix(forest, teal, 0.4));
}

void lanternLake(Paper &paper)
{
    paper.backdrop(night, mix(plum, dusk, 0.4));
    stars(paper, 60, 520);
    paper.sheet(land(paper, rolling(560, 80, 700, 0.5)), mix(indigo, dusk, 0.35), mix(indigo, plum, 0.3), 10);
    const Ground shore = rolling(625, 22, 640, 2.2);
    for (const double x : {40, 110, 190, 810, 880, 960, 1040, 1210})
        pine(paper, {x, shore(x) + 10}, 140 + int(x * 3) % 70, mix(forest, night, 0.45));
    village(paper, [&](double x) { return shore(x) + 4; }, 300, 720, 80, true);
    paper.sheet(land(paper, shore), mix(plum, night, 0.45), 8);
    sea(paper, 665, 8, 150, mix(indigo, petrol, 0.4), 8);
    const double places[][3] = {{180, 330, 58}, {360, 180, 76}, {560, 380, 50},
                                {760, 230, 92}, {980, 360, 64}, {1120, 170, 54},
                                {480, 480, 36}, {880, 470, 40}, {60, 150, 46}};
    for (const auto &[x, y, size] : places)
        lantern(paper, {x, y}, size);
    sea(paper, 760, 12, 190, mix(petrol, indigo, 0.5), 12);
    person(paper, {664, 806}, 120, mix(mustard, indigo, 0.3), mix(rust, navy, 0.4));
    rowingBoat(paper, {680, 806}, 260, mix(brick, navy, 0.25));
    lantern(paper, {762, 752}, 46);
    sea(paper, 820, 16, 210, mix(petrol, night, 0.45), 14);
    lantern(paper, {300, 846}, 70);
    lantern(paper, {1010, 852}, 84);
    sea(paper, 892, 16, 240, mix(navy, night, 0.4), 16);
    glitter(paper, {300, 908}, 70, 50, mix(lamplight, coral, 0.4));
    glitter(paper, {1010, 908}, 84, 50, mix(lamplight, coral, 0.4));
}

void islandTown(Paper &paper)
{
    paper.backdrop(mix(aqua, ivory, 0.4), mix(ivory, peach, 0.3));
    sun(paper, {800, 210}, 74, mix(coral, mustard, 0.5));
    cloud(paper, {240, 200}, 280, ivory);
    sea(paper, 640, 12, 130, mix(aqua, mist, 0.2), 8);
    sailingBoat(paper, {150, 690}, 130, brick, ivory);
    const auto terrace = [&](double top, double half, const QColor &colour) {
        QPainterPath path(QPointF(512 - half, 840));
        path.cubicTo(512 - half * 0.98, top + 40, 512 - half * 0.8, top, 512 - half * 0.6, top);
        path.lineTo(512 + half * 0.62, top);
        path.cubicTo(512 + half * 0.82, top, 512 + half, top + 50, 512 + half, 840);
        path.closeSubpath();
        paper.sheet(path, colour, 13);
    };
    tower(paper, {520, 430}, 66, 280, ivory, brick, false);
    house(paper, {438, 430}, 92, 92, {peach, teal, false, false});
    house(paper, {604, 430}, 92, 100, {cream, coral, false, true});
    terrace(424, 190, mix(sage, moss, 0.3));
    village(paper, [](double) { return 540; }, 330, 690, 92, false);
    terrace(538, 280, moss);
    village(paper, [](double) { return 668; }, 250, 780, 106, false);
    for (const double x : {232.0, 806.0})
        leafTree(paper, {x, 672}, 130, mix(forest, moss, 0.4));
    terrace(664, 370, mix(moss, forest, 0.6));
    for (const double x : {210.0, 300.0, 720.0, 820.0})
        leafTree(paper, {x, 780}, 140, mix(mustard, moss, 0.4));
    for (int step = 0; step < 6; ++step)
        paper.sheet(box(492 - step * 9, 672 + step * 24, 60 + step * 18, 160),
                    mix(cream, peach, 0.2 + step * 0.1), 3);
    sea(paper, 800, 16, 150, aqua, 14);
    sailingBoat(paper, {830, 862}, 190, petrol, coral);
    rowingBoat(paper, {330, 862}, 130, mustard);
    sea(paper, 880, 20, 180, teal, 16);
    sea(paper, 955, 22, 210, mix(teal, petrol, 0.6), 18);
    birds(paper, {270, 350}, 4, petrol);
}

} // namespace

std::vector<Scene> seaScenes()
{
    return {
        {"11-lighthouse.png",
         {1024, 1024},
         true,
         "wide shot of a striped lighthouse on a cliff casting its beam over dark waves, a small house with "
         "lit windows, a sailing boat, crescent moon and stars, night, lonely",
         lighthouseNight},
        {"12-harbour.jpg",
         {1280, 960},
         false,
         "wide shot of four sailing boats in a harbour, coloured sails, a row of tall gabled houses on the "
         "quay, gulls, pale hills and a low sun behind, early morning, fresh",
         harbourMorning},
        {"15-whale.jpg",
         {1024, 1024},
         false,
         "cross-section of the sea with a great blue whale swimming under a small red sailing boat, orange "
         "fish, bubbles and seaweed, a low sun above the waves, evening, wondrous",
         whaleAndBoat},
        {"18-lanterns-on-the-lake.webp",
         {1280, 960},
         true,
         "wide shot of glowing lanterns rising over a dark lake, somebody in a rowing boat, pine trees and a "
         "small lit village on the far shore, stars, night, festive",
         lanternLake},
        {"20-island.png",
         {1024, 1024},
         false,
         "wide shot of a steep island covered with coloured houses on green terraces, a round tower at the "
         "top, sailing boats around it, waves, clouds and a red sun, summer evening, playful",
         islandTown},
    };
}

} // namespace easel::example
