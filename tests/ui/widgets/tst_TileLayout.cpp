// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/TileLayout.h"

#include <QTest>

using namespace easel;

namespace {

TileMetrics metrics()
{
    TileMetrics metrics;
    metrics.minimumWidth = 100;
    metrics.gap = 10;
    metrics.captionHeight = 20;
    metrics.headingHeight = 30;
    metrics.groupGap = 40;
    metrics.margins = {5, 7, 5, 9};
    return metrics;
}

TileLayout layOut(const std::vector<TileGroup> &groups, int width)
{
    TileLayout layout;
    layout.layOut(groups, metrics(), width);
    return layout;
}

} // namespace

class tst_TileLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asManyColumnsAsFit_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("columns");
        QTest::newRow("narrower than a tile") << 60 << 1;
        QTest::newRow("one tile") << 110 << 1;
        QTest::newRow("just short of two") << 219 << 1;
        QTest::newRow("just two") << 220 << 2;
        QTest::newRow("four") << 440 << 4;
    }
    void asManyColumnsAsFit()
    {
        QFETCH(int, width);
        QTEST(layOut({{20, false, 1.0}}, width).columns(), "columns");
    }

    void tilesFillTheWidthEqually()
    {
        const TileLayout layout = layOut({{5, false, 1.0}}, 260);
        QCOMPARE(layout.columns(), 2);
        QCOMPARE(layout.tile(0), QRect(5, 7, 120, 140));
        QCOMPARE(layout.tile(1), QRect(135, 7, 120, 140));
        QCOMPARE(layout.tile(2), QRect(5, 157, 120, 140));
        QCOMPARE(layout.height(), 7 + 3 * 140 + 2 * 10 + 9);
    }

    void theAspectOfAGroupDecidesTheHeightOfItsPictures()
    {
        const TileLayout layout = layOut({{1, false, 2.0}, {1, false, 0.5}}, 130);
        QCOMPARE(layout.pictureSize(0), QSize(120, 60));
        QCOMPARE(layout.pictureSize(1), QSize(120, 240));
    }

    void aGroupStandsBelowItsHeading()
    {
        const TileLayout layout = layOut({{3, true, 1.0}, {1, true, 1.0}}, 260);
        QCOMPARE(layout.heading(0), QRect(5, 7, 250, 30));
        QCOMPARE(layout.tile(0).top(), 37);
        QCOMPARE(layout.heading(1).top(), layout.tile(2).bottom() + 1 + 40);
        QCOMPARE(layout.tile(3).top(), layout.heading(1).top() + 30);
        QCOMPARE(layout.groupOf(2), 0);
        QCOMPARE(layout.groupOf(3), 1);
        QCOMPARE(layout.groupOf(4), -1);
    }

    void aPointFindsItsTileAndNothingBetweenThem()
    {
        const TileLayout layout = layOut({{3, true, 1.0}, {2, true, 1.0}}, 260);
        for (int row = 0; row < layout.count(); ++row) {
            QCOMPARE(layout.tileAt(layout.tile(row).topLeft()), row);
            QCOMPARE(layout.tileAt(layout.tile(row).bottomRight()), row);
            QCOMPARE(layout.tileAt(layout.tile(row).topLeft() - QPoint(1, 0)), -1);
            QCOMPARE(layout.tileAt(layout.tile(row).bottomRight() + QPoint(0, 1)), -1);
        }
        QCOMPARE(layout.tileAt(layout.heading(1).center()), -1);
        QCOMPARE(layout.tileAt({-5, 60}), -1);
        QCOMPARE(layout.tileAt({50, 100000}), -1);
        // The place beside the last tile of a group is empty.
        QCOMPARE(layout.tileAt(layout.tile(1).center() + QPoint(0, 150)), -1);
    }

    void aBandHoldsTheRowsThatTouchIt_data()
    {
        QTest::addColumn<int>("top");
        QTest::addColumn<int>("bottom");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        // Tiles of 140 with gaps of 10 from 7 on, two a line, seven in all.
        QTest::newRow("all") << 0 << 1000 << 0 << 6;
        QTest::newRow("first line") << 7 << 146 << 0 << 1;
        QTest::newRow("from the first line into the second") << 140 << 160 << 0 << 3;
        QTest::newRow("last line") << 460 << 470 << 6 << 6;
        QTest::newRow("below all") << 700 << 800 << 0 << -1;
    }
    void aBandHoldsTheRowsThatTouchIt()
    {
        QFETCH(int, top);
        QFETCH(int, bottom);
        QFETCH(int, first);
        QFETCH(int, last);
        QCOMPARE(layOut({{7, false, 1.0}}, 260).rowsBetween(top, bottom), std::pair(first, last));
    }

    void aBandReachesOverGroups()
    {
        const TileLayout layout = layOut({{3, true, 1.0}, {1, true, 1.0}, {4, true, 1.0}}, 260);
        QCOMPARE(layout.rowsBetween(layout.tile(2).top(), layout.tile(4).top()), std::pair(2, 5));
    }

    void upAndDownKeepTheColumn_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("lines");
        QTest::addColumn<int>("target");
        // Three a line: 0 1 2 | 3 4, then another group: 5 6 7 | 8.
        QTest::newRow("down") << 1 << 1 << 4;
        QTest::newRow("down to a line without that column") << 2 << 1 << 4;
        QTest::newRow("into the next group") << 4 << 1 << 6;
        QTest::newRow("up into the group before") << 6 << -1 << 4;
        QTest::newRow("up to a shorter line") << 7 << -1 << 4;
        QTest::newRow("up at the top stays") << 1 << -1 << 1;
        QTest::newRow("down at the foot stays") << 8 << 1 << 8;
        QTest::newRow("a page past the foot ends on the last line") << 3 << 9 << 8;
        QTest::newRow("a page past the top ends on the first line") << 6 << -9 << 1;
        QTest::newRow("two lines") << 0 << 2 << 5;
    }
    void upAndDownKeepTheColumn()
    {
        QFETCH(int, row);
        QFETCH(int, lines);
        const TileLayout layout = layOut({{5, true, 1.0}, {4, true, 1.0}}, 340);
        QCOMPARE(layout.columns(), 3);
        QTEST(layout.vertically(row, lines), "target");
    }

    void nothingToShowIsNoTile()
    {
        const TileLayout layout = layOut({{0, true, 1.0}}, 300);
        QCOMPARE(layout.count(), 0);
        QCOMPARE(layout.groupCount(), 0);
        QVERIFY(layout.tile(0).isNull());
        QCOMPARE(layout.tileAt({20, 20}), -1);
        QCOMPARE(layout.rowsBetween(0, 1000), std::pair(0, -1));
        QCOMPARE(layout.vertically(0, 1), -1);
    }

    void aHundredThousandTilesCostNoMoreThanTen()
    {
        TileLayout layout;
        QBENCHMARK
        {
            layout.layOut({{100'000, false, 1.4}}, metrics(), 800);
        }
        QCOMPARE(layout.tileAt(layout.tile(99'999).center()), 99'999);
        QCOMPARE(layout.rowsBetween(layout.height() - 100, layout.height()).second, 99'999);
    }
};

QTEST_APPLESS_MAIN(tst_TileLayout)
#include "tst_TileLayout.moc"
