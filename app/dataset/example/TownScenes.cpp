// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/example/Colours.h"
#include "app/dataset/example/Scenes.h"
#include "app/dataset/example/Town.h"

namespace easel::example {

using namespace colours;

namespace {

void hillsideVillage(Paper &paper)
{
    paper.backdrop(mix(peach, ivory, 0.45), mix(coral, peach, 0.5));
    sun(paper, {690, 300}, 92, mix(mustard, ivory, 0.2));
    cloud(paper, {250, 210}, 250, ivory);
    cloud(paper, {880, 150}, 190, mix(ivory, peach, 0.25));
    paper.sheet(land(paper, rolling(500, 70, 900, 0.4)), mix(dusk, peach, 0.45), mix(dusk, coral, 0.3), 12);
    const Ground middle = rolling(610, 46, 760, 2.1);
    paper.sheet(land(paper, middle), mix(dusk, plum, 0.35), plum, 14);
    village(paper, middle, 470, 960, 92, false);
    const Ground near = rolling(750, 60, 1150, 4.4);
    for (const double x : {70, 128, 196})
        pine(paper, {x, middle(x) + 8}, 130 - (x - 70) * 0.2, forest);
    paper.sheet(land(paper, near), mix(brick, plum, 0.45), mix(plum, brick, 0.25), 18);
    village(paper, near, 80, 620, 148, false);
    for (const double x : {700, 790, 935})
        leafTree(paper, {x, near(x) + 10}, 180 - (x - 700) * 0.12, mix(mustard, coral, (x - 700) / 500));
    const Ground front = rolling(935, 40, 1000, 1.2);
    for (const double x : {250.0, 330.0, 860.0})
        pine(paper, {x, front(x) + 20}, 150, mix(forest, plum, 0.35));
    paper.sheet(land(paper, front), plum, mix(plum, indigo, 0.6), 22);
    const double blossoms[][3] = {{60, 120, 34},  {150, 80, 26}, {520, 90, 28},
                                  {610, 130, 36}, {700, 84, 26}, {960, 110, 32}};
    for (const auto &[x, height, radius] : blossoms)
        flower(paper, {x, 1040}, height, radius, int(x) % 100 > 50 ? coral : mustard, rust);
    birds(paper, {430, 260}, 5, plum);
}

void narrowStreet(Paper &paper)
{
    const double w = paper.width(), h = paper.height();
    paper.backdrop(indigo, mix(dusk, peach, 0.35));
    stars(paper, 42, 430);
    moon(paper, {w * 0.52, 260}, 74);
    paper.sheet(land(paper, rolling(740, 30, 700, 1)), mix(dusk, indigo, 0.35), 10);
    townHouse(paper, {w * 0.5, h * 0.76}, 150, 330, 1,
              {mix(peach, indigo, 0.5), mix(plum, navy, 0.4), true, true});
    townHouse(paper, {w * 0.335, h * 0.8}, 190, 470, 0,
              {mix(coral, indigo, 0.5), mix(navy, plum, 0.4), true, false});
    townHouse(paper, {w * 0.665, h * 0.8}, 190, 500, 2,
              {mix(aqua, indigo, 0.5), mix(navy, plum, 0.4), true, false});
    const auto steps = [&](double y, double half, const QColor &colour) {
        paper.sheet(polygon({{w * 0.5 - half, y},
                             {w * 0.5 + half, y},
                             {w * 0.5 + half * 1.16, h + 20},
                             {w * 0.5 - half * 1.16, h + 20}}),
                    colour, 7);
    };
    for (int i = 0; i < 8; ++i)
        steps(h * 0.775 + i * 34, 112 + i * 22, mix(mix(dusk, cream, 0.3), indigo, i * 0.075));
    townHouse(paper, {w * 0.12, h * 0.93}, 270, 820, 2,
              {mix(mustard, indigo, 0.42), mix(brick, navy, 0.45), true, true});
    townHouse(paper, {w * 0.89, h * 0.93}, 270, 760, 0,
              {mix(coral, indigo, 0.3), mix(petrol, navy, 0.4), true, true});
    paper.sheet(box(-20, h * 0.925, w * 0.27, 200), mix(indigo, plum, 0.4), 9);
    paper.sheet(box(w * 0.745, h * 0.925, w * 0.3, 200), mix(indigo, plum, 0.4), 9);
    streetLamp(paper, {w * 0.29, h * 0.97}, 330);
    streetLamp(paper, {w * 0.735, h * 0.94}, 270);
    bunting(paper, {w * 0.24, h * 0.42}, {w * 0.77, h * 0.4}, 46);
}

void marketSquare(Paper &paper)
{
    paper.backdrop(mix(mist, ivory, 0.5), mix(cream, peach, 0.25));
    cloud(paper, {250, 150}, 270, ivory);
    cloud(paper, {1020, 120}, 230, ivory);
    paper.sheet(land(paper, rolling(470, 60, 1000, 2)), mix(sage, mist, 0.4), 10);
    const HouseLook looks[] = {{coral, rust, false, true},
                               {ivory, teal, false, false},
                               {mustard, brick, false, true},
                               {mix(aqua, ivory, 0.3), petrol, false, true},
                               {peach, plum, false, false},
                               {mist, brick, false, true},
                               {mix(coral, ivory, 0.5), rust, false, false}};
    const double heights[] = {420, 480, 390, 0, 450, 500, 410};
    for (int i = 0; i < 7; ++i) {
        if (i != 3)
            townHouse(paper, {95.0 + i * 182, 690}, 184, heights[i], (i * 2 + 1) % 3, looks[i]);
    }
    clockTower(paper, {641, 700}, 150, 610, false);
    paper.sheet(box(-30, 680, 1340, 320), mix(cream, peach, 0.35), mix(peach, coral, 0.25), 12);
    for (int row = 0; row < 3; ++row) {
        QPainterPath joint(QPointF(-10, 742 + row * 60));
        joint.quadTo(QPointF(640, 724 + row * 64), QPointF(1300, 742 + row * 60));
        paper.line(joint, mix(peach, coral, 0.5), 2);
    }
    bunting(paper, {-20, 360}, {560, 300}, 60);
    bunting(paper, {730, 300}, {1310, 380}, 60);
    stall(paper, {240, 850}, 290, 270, coral);
    stall(paper, {1030, 856}, 300, 280, teal);
    stall(paper, {640, 902}, 310, 280, mustard);
    for (const double x : {28.0, 1250.0})
        leafTree(paper, {x, 880}, 250, moss);
}

void rooftopCat(Paper &paper)
{
    const double w = paper.width(), h = paper.height();
    paper.backdrop(navy, mix(dusk, indigo, 0.3));
    stars(paper, 70, 760);
    moon(paper, {520, 520}, 250);
    cloud(paper, {180, 260}, 260, mix(dusk, indigo, 0.25));
    cloud(paper, {830, 700}, 280, mix(dusk, indigo, 0.4));
    for (int i = 0; i < 6; ++i)
        townHouse(paper, {40.0 + i * 176, 1030}, 178, 250 + (i * 73) % 110, i % 3,
                  {mix(dusk, indigo, 0.5 + (i % 3) * 0.12), navy, true, i % 2 == 0});
    paper.sheet(box(738, 752, 96, 190), mix(coral, navy, 0.45), 9);
    paper.sheet(box(726, 736, 120, 28), mix(cream, navy, 0.4), 6);
    const QPainterPath roof = polygon({{-40, 860}, {w + 40, 860}, {w + 40, h + 40}, {-40, h + 40}});
    paper.sheet(roof, mix(brick, navy, 0.35), mix(brick, navy, 0.6), 18);
    for (int row = 0; row < 8; ++row) {
        QPainterPath tiles;
        const double y = 866 + row * 52;
        for (double x = -60 + (row % 2) * 36; x < w + 60; x += 72) {
            QPainterPath tile(QPointF(x, y));
            tile.lineTo(x + 68, y);
            tile.lineTo(x + 68, y + 34);
            tile.quadTo(x + 34, y + 62, x, y + 34);
            tile.closeSubpath();
            tiles.addPath(tile);
        }
        paper.sheet(tiles.intersected(roof),
                    mix(mix(brick, coral, 0.3 - row * 0.03), navy, 0.26 + row * 0.04), 4);
    }
    paper.sheet(box(-30, 846, w + 60, 26, 8), mix(coral, navy, 0.3), 7);
    // The cat sits on the ridge and looks at the moon.
    const auto at = [](double x, double y) { return QPointF(470 + x * 1.25, 852 + y * 1.25); };
    QPainterPath tail(at(-54, -14));
    tail.cubicTo(at(-150, 0), at(-150, -120), at(-104, -128));
    tail.cubicTo(at(-84, -130), at(-88, -104), at(-102, -104));
    tail.cubicTo(at(-126, -92), at(-110, -26), at(-40, -34));
    paper.sheet(tail, night, 5);
    QPainterPath cat(at(-70, 0));
    cat.cubicTo(at(-90, -70), at(-40, -110), at(-8, -140));
    cat.cubicTo(at(-22, -176), at(-18, -196), at(-6, -212));
    cat.lineTo(at(-2, -246));
    cat.lineTo(at(24, -222));
    cat.lineTo(at(50, -222));
    cat.lineTo(at(76, -244));
    cat.lineTo(at(78, -206));
    cat.cubicTo(at(88, -176), at(76, -150), at(52, -142));
    cat.cubicTo(at(66, -96), at(60, -50), at(62, 0));
    cat.closeSubpath();
    paper.sheet(cat, night, mix(night, indigo, 0.4), 9);
    QPainterPath scarf(at(-10, -150));
    scarf.quadTo(at(24, -124), at(60, -150));
    scarf.lineTo(at(58, -134));
    scarf.quadTo(at(24, -108), at(-14, -134));
    scarf.closeSubpath();
    paper.sheet(scarf, coral, 4);
    paper.sheet(disc(at(22, -116), 9), lamplight, 3);
}

void castleNight(Paper &paper)
{
    paper.backdrop(night, mix(indigo, dusk, 0.5));
    stars(paper, 80, 640);
    crescent(paper, {190, 220}, 84);
    const Ground far = rolling(820, 90, 620, 1.6);
    paper.sheet(land(paper, far), mix(dusk, indigo, 0.45), indigo, 10);
    QPainterPath rock(QPointF(150, 1000));
    rock.cubicTo(220, 840, 260, 800, 310, 760);
    rock.lineTo(660, 750);
    rock.cubicTo(720, 820, 760, 870, 850, 1000);
    rock.closeSubpath();
    paper.sheet(rock, mix(plum, dusk, 0.3), mix(plum, indigo, 0.5), 14);
    const QColor stone = mix(cream, indigo, 0.45), roof = mix(brick, navy, 0.3);
    tower(paper, {486, 700}, 86, 480, mix(stone, dusk, 0.3), roof, true);
    battlements(paper, {330, 640, 320, 140}, mix(stone, dusk, 0.2));
    tower(paper, {352, 780}, 92, 400, stone, roof, true);
    tower(paper, {634, 780}, 92, 380, stone, roof, true);
    tower(paper, {566, 790}, 70, 270, mix(stone, ivory, 0.1), roof, true);
    battlements(paper, {380, 690, 150, 110}, stone);
    paper.sheet(polygon({{432, 800}, {432, 742}, {455, 716}, {478, 742}, {478, 800}}), navy, 2);
    paper.glow({455, 770}, 60, QColor(255, 210, 120, 120));
    const Ground near = rolling(930, 40, 760, 0.3);
    QPainterPath road(QPointF(448, 798));
    road.cubicTo(400, 860, 620, 880, 560, 960);
    road.cubicTo(520, 1030, 380, 1060, 330, 1180);
    road.lineTo(470, 1180);
    road.cubicTo(500, 1060, 660, 1020, 650, 950);
    road.cubicTo(650, 870, 450, 850, 486, 798);
    road.closeSubpath();
    paper.sheet(land(paper, near), mix(forest, navy, 0.45), mix(forest, night, 0.6), 16);
    paper.sheet(road, mix(cream, indigo, 0.5), mix(cream, indigo, 0.35), 4);
    for (const double x : {60, 150, 236, 730, 806, 900})
        pine(paper, {x, near(x) + 30}, 210 + int(x * 7) % 90, mix(forest, navy, 0.35));
    const Ground front = rolling(1170, 40, 900, 2.5);
    paper.sheet(land(paper, front), mix(petrol, night, 0.5), mix(navy, night, 0.5), 20);
    village(paper, front, 560, 930, 120, true);
    for (const double x : {90, 210})
        pine(paper, {x, front(x) + 20}, 330, mix(petrol, night, 0.3));
}

void viaductTrain(Paper &paper)
{
    paper.backdrop(mix(aqua, ivory, 0.55), mix(cream, peach, 0.2));
    cloud(paper, {220, 170}, 280, ivory);
    cloud(paper, {760, 120}, 220, ivory);
    cloud(paper, {1090, 220}, 240, mix(ivory, mist, 0.4));
    paper.sheet(land(paper, rolling(420, 110, 800, 0.7)), mix(sage, mist, 0.5), mix(sage, aqua, 0.3), 10);
    paper.sheet(land(paper, rolling(610, 80, 660, 3.2)), mix(sage, moss, 0.3), moss, 12);
    for (const double x : {80, 300, 345, 760, 940, 1160, 1210})
        pine(paper, {x, 720}, 120 + int(x * 7) % 40, forest);
    const Ground valley = rolling(700, 50, 760, 5);
    village(paper, valley, 470, 640, 72, false);
    paper.sheet(land(paper, valley), mix(moss, forest, 0.25), mix(moss, forest, 0.5), 12);
    bridge(paper, 0, 1280, 520, 830, 6, mix(peach, coral, 0.35));
    for (int i = 0; i < 4; ++i)
        paper.sheet(disc(QPointF(966 - i * 84, 352 - i * 30 - (i % 2) * 10), 26 + i * 9),
                    mix(ivory, mist, i * 0.2), 7);
    train(paper, {620, 496}, 700, brick);
    sea(paper, 850, 16, 130, aqua, 12);
    const Ground bank = rolling(905, 34, 900, 4.2);
    paper.sheet(land(paper, bank), mix(moss, forest, 0.4), forest, 18);
    for (const double x : {60, 210, 1010})
        roundTree(paper, {x, bank(x) + 16}, 240, x > 500 ? mix(mustard, coral, 0.35) : mix(sage, moss, 0.5));
    village(paper, bank, 1060, 1280, 120, false);
}

void snowyVillage(Paper &paper)
{
    paper.backdrop(navy, mix(dusk, aqua, 0.3));
    stars(paper, 40, 380);
    moon(paper, {240, 210}, 66);
    paper.sheet(land(paper, rolling(470, 90, 560, 0.9)), mix(dusk, mist, 0.25), mix(dusk, indigo, 0.3), 10);
    const Ground middle = rolling(600, 50, 880, 2.6);
    for (const double x : {560, 640, 720, 800, 890, 970})
        pine(paper, {x, middle(x) + 16}, 170 + int(x * 13) % 60, mix(forest, navy, 0.35), true);
    paper.sheet(land(paper, middle), mix(mist, dusk, 0.35), mix(mist, indigo, 0.4), 14);
    const Ground near = rolling(750, 44, 1250, 0.2);
    village(paper, middle, 60, 520, 104, true, true);
    paper.sheet(land(paper, near), mix(ivory, mist, 0.6), mix(mist, dusk, 0.35), 16);
    village(paper, near, 300, 900, 160, true, true);
    pine(paper, {150, near(150) + 40}, 320, mix(forest, navy, 0.2), true);
    pine(paper, {240, near(240) + 50}, 220, mix(forest, navy, 0.3), true);
    paper.sheet(land(paper, rolling(925, 36, 900, 3.6)), ivory, mix(mist, dusk, 0.2), 20);
    pine(paper, {930, 960}, 300, mix(forest, navy, 0.15), true);
    streetLamp(paper, {610, 940}, 230);
    person(paper, {250, 950}, 130, brick, rust);
    person(paper, {322, 946}, 92, mustard, navy);
    snow(paper, 110);
}

void clockAtSunrise(Paper &paper)
{
    paper.backdrop(mix(mist, aqua, 0.35), mix(peach, ivory, 0.3));
    sun(paper, {300, 470}, 110, mix(coral, mustard, 0.4));
    cloud(paper, {730, 260}, 260, ivory);
    cloud(paper, {160, 220}, 200, mix(ivory, peach, 0.3));
    birds(paper, {780, 400}, 5, petrol);
    for (int i = 0; i < 6; ++i)
        townHouse(paper, {50.0 + i * 176, 1010}, 180, 380 + (i * 97) % 130, (i + 1) % 3,
                  {mix(mix(aqua, mist, 0.5), peach, i * 0.1), teal, false, i % 2 == 1});
    clockTower(paper, {600, 1165}, 220, 955, false);
    const HouseLook looks[] = {{cream, brick, false, true},
                               {mix(mustard, ivory, 0.2), rust, false, true},
                               {ivory, petrol, false, false},
                               {peach, plum, false, true}};
    const double places[] = {110, 330, 800, 960};
    for (int i = 0; i < 4; ++i)
        townHouse(paper, {places[i] - 30, 1170}, 226, 470 + (i * 61) % 110, (i * 2) % 3, looks[i]);
    paper.sheet(box(-20, 1150, 1000, 200), mix(peach, coral, 0.35), mix(coral, brick, 0.3), 14);
    for (const double x : {235, 470, 720})
        leafTree(paper, {x, 1180}, 190, mix(sage, moss, 0.5));
    bunting(paper, {120, 780}, {505, 700}, 50);
}

void balloonsOverTown(Paper &paper)
{
    paper.backdrop(mix(aqua, ivory, 0.5), mix(ivory, peach, 0.35));
    cloud(paper, {170, 420}, 240, ivory);
    cloud(paper, {830, 250}, 230, ivory);
    balloon(paper, {760, 480}, 88, teal, ivory);
    balloon(paper, {180, 210}, 74, mustard, coral);
    balloon(paper, {455, 300}, 172, coral, ivory);
    cloud(paper, {640, 640}, 200, ivory);
    paper.sheet(land(paper, rolling(760, 50, 800, 0.3)), mix(sage, mist, 0.3), sage, 10);
    const Ground middle = rolling(840, 30, 1000, 2.8);
    village(paper, middle, 20, 440, 78, false);
    paper.sheet(land(paper, middle), mix(sage, moss, 0.5), moss, 14);
    village(paper, rolling(900, 14, 900, 1), 300, 1000, 104, false);
    const Ground near = rolling(930, 26, 800, 5);
    paper.sheet(land(paper, near), mix(moss, forest, 0.4), forest, 18);
    for (const double x : {70, 160, 890, 965})
        leafTree(paper, {x, near(x) + 24}, 160, mix(mustard, moss, 0.35));
}

void bridgeTown(Paper &paper)
{
    paper.backdrop(mix(dusk, peach, 0.5), mix(peach, mustard, 0.3));
    sun(paper, {750, 400}, 84, mix(mustard, ivory, 0.2));
    cloud(paper, {330, 170}, 280, mix(ivory, peach, 0.3));
    birds(paper, {700, 230}, 5, plum);
    paper.sheet(land(paper, rolling(470, 60, 900, 5.2)), mix(dusk, coral, 0.35), 10);
    for (int i = 0; i < 5; ++i)
        townHouse(paper, {60.0 + i * 128, 600}, 130, 270 + (i * 83) % 110, (i + 2) % 3,
                  anyHouse(paper.random(), false));
    for (int i = 0; i < 4; ++i)
        townHouse(paper, {850.0 + i * 130, 600}, 132, 250 + (i * 71) % 120, i % 3,
                  anyHouse(paper.random(), false));
    paper.sheet(box(-30, 590, 1340, 120), mix(rust, plum, 0.3), 8);
    sea(paper, 660, 10, 120, mix(teal, dusk, 0.25), 8);
    glitter(paper, {740, 690}, 120, 170, mix(mustard, ivory, 0.5));
    bridge(paper, -10, 1290, 560, 790, 3, mix(cream, coral, 0.4));
    for (const double x : {64, 424, 856, 1216})
        streetLamp(paper, {x, 556}, 130);
    sea(paper, 810, 15, 150, teal, 12);
    rowingBoat(paper, {300, 842}, 190, brick);
    rowingBoat(paper, {980, 850}, 160, mustard);
    sea(paper, 890, 18, 170, mix(teal, petrol, 0.6), 16);
}

} // namespace

std::vector<Scene> townScenes()
{
    return {
        {"01-hillside-village.png",
         {1024, 1024},
         false,
         "wide shot of a village spread over rolling hills, gabled houses with red and teal roofs, autumn "
         "trees, layers of purple hills, a large low sun and a few birds, warm dusk, calm",
         hillsideVillage},
        {"02-narrow-street.jpg",
         {960, 1280},
         true,
         "looking up a narrow street with broad steps, tall houses with lit windows on both sides, street "
         "lamps, bunting overhead, full moon and stars behind, night, cosy",
         narrowStreet},
        {"03-market-square.webp",
         {1280, 960},
         false,
         "frontal view of a market square, three stalls with striped awnings and fruit, a clock tower "
         "between tall gabled houses, bunting, pale sky with clouds, morning, cheerful",
         marketSquare},
        {"04-cat-on-the-roof.jpg",
         {960, 1280},
         true,
         "close view of a black cat sitting on a tiled roof, red collar with a bell, looking towards a huge "
         "full moon, chimneys and lit windows of a town behind, starry night, quiet",
         rooftopCat},
        {"05-castle-on-the-rock.png",
         {960, 1280},
         true,
         "distant view of a castle on a rock, round towers with pointed red roofs and flags, a winding road, "
         "pine trees, a few lit houses below, crescent moon and stars, night, fairy tale",
         castleNight},
        {"06-train-on-the-viaduct.webp",
         {1280, 960},
         false,
         "side view of a red steam train crossing a stone viaduct, round puffs of smoke, green hills and "
         "pine trees, a river below, white clouds, summer day, travelling",
         viaductTrain},
        {"07-snowed-in.png",
         {1024, 1024},
         true,
         "wide shot of a snow-covered village between pine trees, warm lit windows, one street lamp, falling "
         "snow, two walkers, mountains, moon and stars behind, winter night, peaceful",
         snowyVillage},
        {"08-clock-tower.jpg",
         {960, 1280},
         false,
         "low view of a tall clock tower above the roofs of a town, houses in cream, yellow and peach, "
         "bunting, birds, a large orange sun rising, soft clouds, early morning, hopeful",
         clockAtSunrise},
        {"09-balloons.jpg",
         {1024, 1024},
         false,
         "wide shot of three striped hot-air balloons floating over a small town, green hills, yellow trees "
         "in front, light blue sky with clouds, summer morning, carefree",
         balloonsOverTown},
        {"10-bridge.webp",
         {1280, 960},
         false,
         "view across a river to an old stone bridge with three arches, street lamps, tall houses on both "
         "banks, two rowing boats, glittering water, low sun, evening, gentle",
         bridgeTown},
    };
}

} // namespace easel::example
