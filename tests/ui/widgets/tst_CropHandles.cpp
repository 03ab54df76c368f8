// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/CropHandles.h"

#include <QTest>

using namespace easel;

class tst_CropHandles : public QObject
{
    Q_OBJECT
private:
    static constexpr QSize picture{1000, 600};
    static constexpr QSize square{512, 512};

private Q_SLOTS:
    void whatIsUnderThePointer_data()
    {
        QTest::addColumn<QPointF>("point");
        QTest::addColumn<CropPart>("part");
        QTest::newRow("middle") << QPointF(300, 300) << CropPart::Inside;
        QTest::newRow("beside") << QPointF(50, 300) << CropPart::Outside;
        QTest::newRow("corner") << QPointF(200, 200) << CropPart::TopLeft;
        QTest::newRow("near a corner, outside") << QPointF(409, 191) << CropPart::TopRight;
        QTest::newRow("near a corner, inside") << QPointF(209, 391) << CropPart::BottomLeft;
        QTest::newRow("the last corner") << QPointF(400, 400) << CropPart::BottomRight;
    }
    void whatIsUnderThePointer()
    {
        QFETCH(QPointF, point);
        QTEST(cropPartAt(point, QRect(200, 200, 200, 200), 10), "part");
    }

    void aFrameMovesAsFarAsThereIsRoom()
    {
        const QRect frame(100, 100, 300, 300);
        QCOMPARE(movedFrame(frame, {50, -40}, picture), QRect(150, 60, 300, 300));
        QCOMPARE(movedFrame(frame, {5000, 5000}, picture), QRect(700, 300, 300, 300));
        QCOMPARE(movedFrame(frame, {-5000, -5000}, picture), QRect(0, 0, 300, 300));
        QCOMPARE(frameAround(frame, {500, 300}, picture), QRect(350, 150, 300, 300));
    }

    void aCornerIsDraggedAndTheOppositeOneStays_data()
    {
        QTest::addColumn<CropPart>("corner");
        QTest::addColumn<QPointF>("point");
        QTest::addColumn<QRect>("frame"); // from 200, 200 on, 200 wide and high
        QTest::newRow("outwards") << CropPart::BottomRight << QPointF(500, 450) << QRect(200, 200, 300, 300);
        QTest::newRow("inwards") << CropPart::TopLeft << QPointF(300, 320) << QRect(300, 300, 100, 100);
        QTest::newRow("to the edge") << CropPart::BottomRight << QPointF(2000, 2000)
                                     << QRect(200, 200, 400, 400);
        QTest::newRow("to the other edge")
            << CropPart::TopRight << QPointF(900, -500) << QRect(200, 0, 400, 400);
        QTest::newRow("past itself") << CropPart::BottomLeft << QPointF(800, 0) << QRect(360, 200, 40, 40);
    }
    void aCornerIsDraggedAndTheOppositeOneStays()
    {
        QFETCH(CropPart, corner);
        QFETCH(QPointF, point);
        QTEST(resizedFrame({200, 200, 200, 200}, corner, point, picture, square, 40), "frame");
    }

    void theAspectIsTheTrainings_data()
    {
        QTest::addColumn<QSize>("target");
        QTest::newRow("tall") << QSize(512, 768);
        QTest::newRow("wide") << QSize(1216, 832);
        QTest::newRow("odd") << QSize(640, 392);
    }
    void theAspectIsTheTrainings()
    {
        QFETCH(QSize, target);
        const double aspect = double(target.width()) / target.height();
        for (int x = 0; x < 1100; x += 37) {
            for (const CropPart corner :
                 {CropPart::TopLeft, CropPart::TopRight, CropPart::BottomLeft, CropPart::BottomRight}) {
                const QRect frame =
                    resizedFrame({300, 200, 300, 200}, corner, {double(x), x / 2.0}, picture, target, 20);
                QVERIFY(QRect(QPoint(), picture).contains(frame));
                QVERIFY(std::abs(frame.width() - frame.height() * aspect) <= (1 + aspect) / 2);
            }
        }
    }

    void aFrameScalesAroundItsMiddle()
    {
        QCOMPARE(scaledFrame({200, 200, 200, 200}, 1.5, picture, square, 20), QRect(150, 150, 300, 300));
        QCOMPARE(scaledFrame({200, 200, 200, 200}, 0.01, picture, square, 20), QRect(290, 290, 20, 20));
        QCOMPARE(scaledFrame({0, 0, 200, 200}, 9, picture, square, 20), QRect(0, 0, 600, 600));
    }
};

QTEST_GUILESS_MAIN(tst_CropHandles)
#include "tst_CropHandles.moc"
