// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/JpegReader.h"
#include "app/imaging/JpegScans.h"
#include "app/imaging/PictureReader.h"
#include "tests/support/TestPictures.h"

#include <QBuffer>
#include <QImageWriter>
#include <QtTest/QTest>

using namespace easel;
using namespace easel::test;

static QByteArray progressive(const QImage &image, int quality = 90)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "jpeg");
    writer.setProgressiveScanWrite(true);
    writer.setQuality(quality);
    return writer.write(image) ? buffer.data() : QByteArray();
}

class tst_JpegScans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEighthLooksTheSameOutOfLess_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QImage::Format>("format");
        for (const QSize &size : {QSize(800, 640), QSize(801, 643), QSize(17, 1000), QSize(4001, 3000)}) {
            QTest::addRow("%d colour", size.width()) << size << QImage::Format_RGB32;
            QTest::addRow("%d grey", size.width()) << size << QImage::Format_Grayscale8;
        }
    }

    void anEighthLooksTheSameOutOfLess()
    {
        QFETCH(QSize, size);
        QFETCH(QImage::Format, format);
        const QByteArray jpeg = progressive(paintedPicture(size, 3).convertToFormat(format));
        QVERIFY(forAnEighth(jpeg).size() < jpeg.size());
        const Result<PictureReader> reader = PictureReader::fromBytes(QStringLiteral("a.jpg"), jpeg);
        QVERIFY(reader);
        const QSize small = size / 20;
        const Result<DecodedPicture> whole = reader->decodeToScale(small, Reading::Whole);
        const Result<DecodedPicture> glance = reader->decodeToScale(small, Reading::Glance);
        QVERIFY(whole && glance);
        QCOMPARE(glance->image.size(), jpegSizeAt(size, 1));
        QCOMPARE(glance->image, whole->image);
        // Larger, all of it is needed.
        QCOMPARE(*reader->decode(size / 2, Reading::Glance), *reader->decode(size / 2, Reading::Whole));
    }

    void whatIsNoProgressiveJpegStaysAsItIs()
    {
        const QImage picture = paintedPicture(QSize(300, 200));
        for (const QByteArray &bytes : {encoded(picture, "jpeg"), encoded(picture, "png"), QByteArray(),
                                        QByteArray("\xff"), QByteArray("\xff\xd8\xff\xd9")})
            QCOMPARE(forAnEighth(bytes), bytes);
    }

    void damageOfAnyKindIsPassedOnToTheDecoder()
    {
        const QByteArray jpeg = progressive(paintedPicture(QSize(80, 40)), 20);
        for (qsizetype length = 0; length < jpeg.size(); ++length)
            forAnEighth(jpeg.first(length)); // sanitizers look on
        for (qsizetype at = 0; at < jpeg.size(); ++at) {
            for (const char value : {'\0', '\xff'}) {
                QByteArray damaged = jpeg;
                damaged[at] = value;
                QVERIFY(forAnEighth(damaged).size() <= damaged.size() + 300'000);
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_JpegScans)
#include "tst_JpegScans.moc"
