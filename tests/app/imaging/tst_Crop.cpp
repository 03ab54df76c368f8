// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Crop.h"

#include <QtTest/QTest>

#include <cmath>
#include <limits>

using namespace easel;

class tst_Crop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFrameIsTheLargestOfTheTargetsAspect_data()
    {
        QTest::addColumn<QSize>("picture");
        QTest::addColumn<QSize>("target");
        QTest::addColumn<QRect>("frame");
        QTest::newRow("square of a wide picture")
            << QSize(1600, 900) << QSize(512, 512) << QRect(350, 0, 900, 900);
        QTest::newRow("square of a tall picture")
            << QSize(900, 1600) << QSize(512, 512) << QRect(0, 350, 900, 900);
        QTest::newRow("wide of a square")
            << QSize(1000, 1000) << QSize(1024, 512) << QRect(0, 250, 1000, 500);
        QTest::newRow("same aspect") << QSize(640, 480) << QSize(1280, 960) << QRect(0, 0, 640, 480);
        QTest::newRow("smaller than the target") << QSize(100, 80) << QSize(512, 512) << QRect(10, 0, 80, 80);
        QTest::newRow("one pixel wide") << QSize(1, 1000) << QSize(512, 512) << QRect(0, 500, 1, 1);
        QTest::newRow("so flat that a side rounds to nothing")
            << QSize(10, 1000) << QSize(2000, 1) << QRect(0, 500, 10, 1);
        QTest::newRow("no picture") << QSize(0, 10) << QSize(512, 512) << QRect();
        QTest::newRow("no target") << QSize(10, 10) << QSize() << QRect();
    }

    void theFrameIsTheLargestOfTheTargetsAspect()
    {
        QFETCH(QSize, picture);
        QFETCH(QSize, target);
        QTEST(cropFrame(picture, target, {}), "frame");
    }

    void theFrameLiesInTheMiddleOfTheCrop_data()
    {
        QTest::addColumn<QRectF>("crop");
        QTest::addColumn<QRect>("frame"); // of a 1000 × 500 picture, square
        QTest::newRow("left half") << QRectF(0, 0, 0.5, 1) << QRect(0, 0, 500, 500);
        QTest::newRow("right half") << QRectF(0.5, 0, 0.5, 1) << QRect(500, 0, 500, 500);
        QTest::newRow("wide strip") << QRectF(0.1, 0.2, 0.8, 0.4) << QRect(400, 100, 200, 200);
        QTest::newRow("tall strip") << QRectF(0.2, 0, 0.1, 1) << QRect(200, 200, 100, 100);
        QTest::newRow("over the edge") << QRectF(0.8, 0, 0.5, 1) << QRect(800, 150, 200, 200);
        QTest::newRow("beside the picture") << QRectF(2, 2, 1, 1) << QRect(250, 0, 500, 500);
        QTest::newRow("nothing") << QRectF(0.5, 0.5, 0, 0) << QRect(250, 0, 500, 500);
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("no number") << QRectF(nan, nan, nan, nan) << QRect(250, 0, 500, 500);
    }

    void theFrameLiesInTheMiddleOfTheCrop()
    {
        QFETCH(QRectF, crop);
        QTEST(cropFrame(QSize(1000, 500), QSize(512, 512), {Crop{crop}}), "frame");
    }

    void theFocalPointPlacesTheFrame_data()
    {
        QTest::addColumn<Framing>("framing");
        QTest::addColumn<QRect>("frame"); // of a 1000 × 500 picture, square
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const Crop wide{QRectF(0.2, 0, 0.6, 0.6)}; // 600 × 300 pixels, from 200 on
        QTest::newRow("middle") << Framing{{}, QPointF(0.5, 0.5)} << QRect(250, 0, 500, 500);
        QTest::newRow("a little left") << Framing{{}, QPointF(0.4, 0.9)} << QRect(150, 0, 500, 500);
        QTest::newRow("at the edge") << Framing{{}, QPointF(1, 0)} << QRect(500, 0, 500, 500);
        QTest::newRow("beside the picture") << Framing{{}, QPointF(-3, 0)} << QRect(0, 0, 500, 500);
        QTest::newRow("no number") << Framing{{}, QPointF(nan, 0.5)} << QRect(250, 0, 500, 500);
        QTest::newRow("inside a crop") << Framing{wide, QPointF(0.4, 0.1)} << QRect(250, 0, 300, 300);
        QTest::newRow("outside a crop") << Framing{wide, QPointF(0, 1)} << QRect(200, 0, 300, 300);
    }

    void theFocalPointPlacesTheFrame()
    {
        QFETCH(Framing, framing);
        QTEST(cropFrame(QSize(1000, 500), QSize(512, 512), framing), "frame");
    }

    void theFrameHasTheTargetsAspectToAPixel()
    {
        const QSize picture(1237, 811);
        for (const QSize target : {QSize(512, 512), QSize(512, 768), QSize(1216, 832), QSize(640, 392)}) {
            for (double share = 0.2; share <= 1; share += 0.07) {
                const QSizeF frame =
                    cropFrame(picture, target, {Crop{{0, 0, share, 1}}, QPointF(0.3, 0.3)}).size();
                const QSizeF exact = QSizeF(target).scaled(frame, Qt::KeepAspectRatioByExpanding);
                QVERIFY(exact.width() - frame.width() <= 2 && exact.height() - frame.height() <= 2);
            }
        }
    }

    void aCropOfAFrameGivesTheSameFrame()
    {
        const QSize picture(1237, 811);
        for (int side = 3; side <= 811; side += 7) {
            const QRect frame(side / 2, (811 - side) / 3, side, side);
            QCOMPARE(cropFrame(picture, QSize(512, 512), {cropOf(frame, picture)}), frame);
        }
    }

    void whatCannotBeMeantIsLeftOut()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const Framing sound{Crop{{0.25, 0, 0.5, 1}}, QPointF(0.5, 0.25)};
        QCOMPARE(insidePicture(sound), sound);
        QCOMPARE(insidePicture({Crop{{0.75, -1, 0.5, 2}}, QPointF(2, -1)}),
                 (Framing{Crop{{0.75, 0, 0.25, 1}}, QPointF(1, 0)}));
        QCOMPARE(insidePicture({Crop{{2, 0, 1, 1}}, QPointF(0, nan)}), Framing{});
        QCOMPARE(insidePicture({Crop{{nan, 0, 1, nan}}, {}}), Framing{});
    }

    void theFrameNeverLeavesThePicture()
    {
        for (int width = 1; width < 60; width += 7) {
            for (int height = 1; height < 60; height += 5) {
                for (double at = 0; at < 1; at += 0.13) {
                    const Crop crop{QRectF(at, 1 - at, 0.31, 0.47)};
                    const QPointF focal(1 - at, at);
                    const QRect frame = cropFrame(QSize(width, height), QSize(7, 5), {crop, focal});
                    QVERIFY(!frame.isEmpty());
                    QVERIFY(QRect(0, 0, width, height).contains(frame));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_Crop)
#include "tst_Crop.moc"
