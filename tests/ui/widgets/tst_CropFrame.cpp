// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Crop.h"
#include "ui/widgets/CropFrame.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace easel;

class tst_CropFrame : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPictureCoversItsTileCentred_data()
    {
        QTest::addColumn<QSize>("picture");
        QTest::addColumn<QRectF>("whole");
        QTest::newRow("same shape") << QSize(400, 200) << QRectF(10, 10, 200, 100);
        QTest::newRow("wider") << QSize(800, 200) << QRectF(-90, 10, 400, 100);
        QTest::newRow("taller") << QSize(200, 200) << QRectF(10, -40, 200, 200);
        QTest::newRow("size unknown") << QSize() << QRectF(10, 10, 200, 100);
    }
    void aPictureCoversItsTileCentred()
    {
        QFETCH(QSize, picture);
        QTEST(coveringRect({10, 10, 200, 100}, picture), "whole");
    }

    /// What is dark is not uploaded, what is bright is: checked against the function that cuts uploads.
    void theDarkPartIsWhatTheUploadLeavesOut_data()
    {
        QTest::addColumn<QSize>("picture");
        QTest::addColumn<QSize>("target");
        QTest::newRow("square of a wide picture") << QSize(200, 100) << QSize(512, 512);
        QTest::newRow("square of a tall picture") << QSize(100, 200) << QSize(512, 512);
        QTest::newRow("wide of a square picture") << QSize(160, 160) << QSize(768, 512);
    }
    void theDarkPartIsWhatTheUploadLeavesOut()
    {
        QFETCH(QSize, picture);
        QFETCH(QSize, target);
        const QRect frame = cropFrame(picture, target, {});
        QImage image(picture, QImage::Format_RGB32); // one pixel of the screen for each of the picture
        image.fill(Qt::gray);
        QPainter painter(&image);
        paintCropFrame(&painter, image.rect(), image.rect(), picture, frame, 0);
        painter.end();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor color = image.pixelColor(x, y);
                if (frame.contains(x, y))
                    QCOMPARE(color, QColor(Qt::gray));
                else
                    QVERIFY(color == QColor(Qt::white) || color.value() < QColor(Qt::gray).value());
            }
        }
    }

    void aFrameOfTheWholePictureDrawsNothing()
    {
        QImage image(100, 80, QImage::Format_RGB32);
        image.fill(Qt::gray);
        const QImage before = image;
        QPainter painter(&image);
        paintCropFrame(&painter, image.rect(), image.rect(), image.size(), image.rect(), 0);
        painter.end();
        QCOMPARE(image, before);
    }
};

QTEST_MAIN(tst_CropFrame)
#include "tst_CropFrame.moc"
