// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Picture.h"
#include "tests/support/TestContainers.h"
#include "tests/support/TestPictures.h"

#include <QColorSpace>
#include <QTemporaryDir>
#include <QtTest/QTest>

using namespace easel;
using namespace easel::test;

class tst_Picture : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString pathOf(const QString &name) const { return m_dir.filePath(name); }

    static void compareQuarters(const QImage &image, int tolerance)
    {
        const QColor expected[] = {topLeftColour, topRightColour, bottomLeftColour, bottomRightColour};
        for (int quarter = 0; quarter < 4; ++quarter) {
            const QColor found = quarterColour(image, quarter);
            QVERIFY2(difference(found, expected[quarter]) <= tolerance,
                     qPrintable(QStringLiteral("quarter %1 is %2").arg(quarter).arg(found.name())));
        }
    }

private Q_SLOTS:
    void theHeaderTellsFormatAndSize_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("format");
        for (const char *format : {"png", "jpeg", "webp", "bmp", "tiff", "ppm"}) {
            QTest::newRow(format) << QStringLiteral("header.") + QString::fromLatin1(format)
                                  << QString::fromLatin1(format);
        }
    }

    void theHeaderTellsFormatAndSize()
    {
        QFETCH(QString, name);
        QFETCH(QString, format);
        writePicture(pathOf(name), QSize(120, 80));
        const Result<PictureInfo> info = readPictureInfo(pathOf(name));
        QVERIFY(info);
        QCOMPARE(info->format, format);
        QCOMPARE(info->size, QSize(120, 80));
        QCOMPARE(info->bytes, QFileInfo(pathOf(name)).size());
        QVERIFY(!info->animated);
    }

    void theContentDecidesNotTheSuffix()
    {
        writeFile(pathOf(QStringLiteral("really-webp.png")), encoded(paintedPicture(QSize(60, 40)), "webp"));
        const Result<PictureInfo> info = readPictureInfo(pathOf(QStringLiteral("really-webp.png")));
        QVERIFY(info);
        QCOMPARE(info->format, QStringLiteral("webp"));
        const Result<QImage> image = decodePicture(pathOf(QStringLiteral("really-webp.png")));
        QVERIFY(image);
        compareQuarters(*image, 24);
    }

    void everyOrientationComesOutUpright_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("orientation");
        for (const char *format : {"jpeg", "png", "webp"}) {
            for (int orientation = 1; orientation <= 8; ++orientation) {
                QTest::addRow("%s %d", format, orientation) << QString::fromLatin1(format) << orientation;
            }
        }
    }

    void everyOrientationComesOutUpright()
    {
        QFETCH(QString, format);
        QFETCH(int, orientation);
        const QString path = pathOf(QStringLiteral("turned-%1.%2").arg(orientation).arg(format));
        const QSize upright(480, 320);
        writeOriented(path, upright, orientation, format);

        const Result<PictureInfo> info = readPictureInfo(path);
        QVERIFY(info);
        QCOMPARE(info->size, upright);
        const Result<QImage> image = decodePicture(path);
        QVERIFY(image);
        QCOMPARE(image->size(), upright);
        compareQuarters(*image, 12);

        const QSize wished(90, 70);
        const Result<QImage> scaled = decodePicture(path, wished);
        QVERIFY(scaled);
        QVERIFY(scaled->width() >= wished.width() && scaled->height() >= wished.height());
        QVERIFY(scaled->width() < upright.width() && scaled->width() > scaled->height());
        compareQuarters(*scaled, 12);
    }

    static void writeOriented(const QString &path, QSize upright, int orientation, const QString &format)
    {
        writeJpeg(path, upright, orientation);
        if (format == QStringLiteral("jpeg"))
            return;
        // The JPEG's stored pixels, its EXIF not followed.
        const QImage stored = QImage::fromData(fileBytes(path), "jpeg");
        const QByteArray exif = exifBlock(orientation);
        writeFile(path, format == QStringLiteral("png")
                            ? pngWithExif(encoded(stored, "png"), exif)
                            : webpWith(encoded(stored, "webp"), stored.size(), exif, {}));
    }

    void aPreviewAndAPositionInExifDoNotDisturb()
    {
        const QString path = pathOf(QStringLiteral("camera.jpg"));
        writeJpeg(path, QSize(200, 300), 6, true);
        QVERIFY(checkPicture(path));
        const Result<QImage> image = decodePicture(path);
        QVERIFY(image);
        QCOMPARE(image->size(), QSize(200, 300));
        compareQuarters(*image, 12);
    }

    void scaledDecodingKeepsBothSidesLongEnough_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QSize>("atLeast");
        for (const char *format : {"jpeg", "png", "webp", "bmp", "tiff"}) {
            for (const QSize &size : {QSize(100, 100), QSize(511, 3), QSize(700, 500), QSize(5000, 5000)}) {
                QTest::addRow("%s %d %d", format, size.width(), size.height())
                    << QString::fromLatin1(format) << size;
            }
        }
    }

    void scaledDecodingKeepsBothSidesLongEnough()
    {
        QFETCH(QString, format);
        QFETCH(QSize, atLeast);
        const QSize full(1023, 767);
        const QString path = pathOf(QStringLiteral("scaled.") + format);
        writePicture(path, full);
        const Result<QImage> image = decodePicture(path, atLeast);
        QVERIFY(image);
        QVERIFY(image->width() >= std::min(atLeast.width(), full.width()));
        QVERIFY(image->height() >= std::min(atLeast.height(), full.height()));
        QVERIFY(image->width() <= full.width() && image->height() <= full.height());
        const double aspect = double(image->width()) / image->height();
        QVERIFY(std::abs(aspect - 1023.0 / 767.0) < 0.02);
        compareQuarters(*image, 12);
    }

    void whatDoesNotDivideByEightIsNotShifted_data()
    {
        QTest::addColumn<int>("orientation");
        for (const int orientation : {1, 2, 6})
            QTest::addRow("%d", orientation) << orientation;
    }

    void whatDoesNotDivideByEightIsNotShifted()
    {
        QFETCH(int, orientation);
        const QSize size(807, 409);
        const int edge = 703;
        QImage upright(size, QImage::Format_RGB32);
        upright.fill(Qt::black);
        for (int y = 0; y < size.height(); ++y) {
            for (int x = edge; x < size.width(); ++x)
                upright.setPixel(x, y, qRgb(255, 255, 255));
        }
        const QImage stored = orientation == 2   ? upright.mirrored(true, false)
                              : orientation == 6 ? upright.transformed(QTransform().rotate(-90))
                                                 : upright;
        const QString path = pathOf(QStringLiteral("edge.jpg"));
        writeFile(path, withExif(encoded(stored, "jpeg", 98), exifBlock(orientation)));
        const Result<QImage> small = decodePicture(path, QSize(90, 30));
        QVERIFY(small);
        double white = 0;
        for (int x = 0; x < small->width(); ++x)
            white += small->pixelColor(x, small->height() / 2).lightnessF();
        const double expected = double(small->width()) * (size.width() - edge) / size.width();
        QVERIFY2(std::abs(white - expected) < 0.06, qPrintable(QString::number(white - expected)));
    }

    void profilesAreAppliedNotKept_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QColorSpace>("space");
        for (const char *format : {"png", "jpeg", "webp"}) {
            QTest::addRow("P3 %s", format)
                << QString::fromLatin1(format) << QColorSpace(QColorSpace::DisplayP3);
            QTest::addRow("Adobe RGB %s", format)
                << QString::fromLatin1(format) << QColorSpace(QColorSpace::AdobeRgb);
        }
    }

    void profilesAreAppliedNotKept()
    {
        QFETCH(QString, format);
        QFETCH(QColorSpace, space);
        QImage wide = paintedPicture(QSize(120, 80));
        wide.setColorSpace(QColorSpace::SRgb);
        wide.convertToColorSpace(space);
        const QString path = pathOf(QStringLiteral("wide.") + format);
        if (format == QStringLiteral("webp")) {
            writeFile(path, webpWith(encoded(wide, "webp"), wide.size(), {}, wide.colorSpace().iccProfile()));
        } else {
            writeFile(path, encoded(wide, format.toLatin1().constData(), 98));
        }
        QVERIFY(difference(wide.pixelColor(20, 10), topLeftColour) > 12); // or there is nothing to convert
        const Result<QImage> image = decodePicture(path);
        QVERIFY(image);
        QVERIFY(!image->colorSpace().isValid());
        compareQuarters(*image, 8);
    }

    void aGammaChunkThatMeansSrgbChangesNothing()
    {
        QImage image = paintedPicture(QSize(120, 80));
        image.setColorSpace(
            QColorSpace(QColorSpace::Primaries::SRgb, QColorSpace::TransferFunction::Gamma, 2.2f));
        const QString path = pathOf(QStringLiteral("gamma.png"));
        writeFile(path, encoded(image, "png"));
        const Result<QImage> decoded = decodePicture(path);
        QVERIFY(decoded);
        compareQuarters(*decoded, 0);
    }

    void everyPixelFormatBecomesEightBitRgb_data()
    {
        QTest::addColumn<QImage::Format>("format");
        QTest::addColumn<int>("tolerance");
        QTest::newRow("16 bits a channel") << QImage::Format_RGBX64 << 0;
        QTest::newRow("16 bits with alpha") << QImage::Format_RGBA64 << 0;
        QTest::newRow("8 bits with alpha") << QImage::Format_ARGB32 << 0;
        QTest::newRow("indexed") << QImage::Format_Indexed8 << 40;
    }

    void everyPixelFormatBecomesEightBitRgb()
    {
        QFETCH(QImage::Format, format);
        QFETCH(int, tolerance);
        const QString path = pathOf(QStringLiteral("format.png"));
        writeFile(path, encoded(paintedPicture(QSize(120, 80)).convertToFormat(format), "png"));
        const Result<QImage> image = decodePicture(path);
        QVERIFY(image);
        QVERIFY(image->format() == QImage::Format_RGB32 || image->format() == QImage::Format_ARGB32);
        compareQuarters(*image, tolerance);
    }

    void greyStaysGrey_data()
    {
        QTest::addColumn<QImage::Format>("format");
        QTest::addColumn<QByteArray>("container");
        QTest::newRow("8 bit PNG") << QImage::Format_Grayscale8 << QByteArray("png");
        QTest::newRow("16 bit PNG") << QImage::Format_Grayscale16 << QByteArray("png");
        QTest::newRow("JPEG") << QImage::Format_Grayscale8 << QByteArray("jpeg");
    }

    void greyStaysGrey()
    {
        QFETCH(QImage::Format, format);
        QFETCH(QByteArray, container);
        QImage grey(64, 64, QImage::Format_RGB32);
        grey.fill(QColor(120, 120, 120));
        const QString path = pathOf(QStringLiteral("grey"));
        writeFile(path, encoded(grey.convertToFormat(format), container.constData()));
        const Result<QImage> image = decodePicture(path);
        QVERIFY(image);
        QCOMPARE(image->format(), QImage::Format_RGB32);
        QVERIFY(difference(image->pixelColor(30, 30), QColor(120, 120, 120)) <= 1);
    }

    void cmykInksComeOutAsTheirColours()
    {
        const QString path = pathOf(QStringLiteral("print.jpg"));
        writeFile(path, cmykJpeg(QSize(64, 32), Ink{255, 0, 0, 0}, Ink{0, 0, 255, 128}));
        QVERIFY(checkPicture(path));
        const Result<QImage> image = decodePicture(path);
        QVERIFY(image);
        QCOMPARE(image->format(), QImage::Format_RGB32);
        QVERIFY(difference(image->pixelColor(8, 16), QColor(0, 255, 255)) <= 2);
        QVERIFY(difference(image->pixelColor(56, 16), QColor(127, 127, 0)) <= 2);
    }

    void transparencyIsKept()
    {
        QImage image(400, 400, QImage::Format_ARGB32);
        image.fill(qRgba(255, 0, 0, 0)); // red lies hidden
        for (int y = 0; y < 400; ++y) {
            for (int x = 200; x < 400; ++x)
                image.setPixel(x, y, qRgba(0, 0, 255, 255));
        }
        for (const char *format : {"png", "webp"}) {
            const QString path = pathOf(QStringLiteral("clear.") + QString::fromLatin1(format));
            writeFile(path, encoded(image, format, 100));
            const Result<QImage> decoded = decodePicture(path, QSize(40, 40));
            QVERIFY(decoded);
            QCOMPARE(decoded->format(), QImage::Format_ARGB32);
            QCOMPARE(qAlpha(decoded->pixel(decoded->width() / 4, 10)), 0);
            QCOMPARE(decoded->pixel(decoded->width() * 3 / 4, 10), qRgba(0, 0, 255, 255));
        }
    }

    void anOrdinaryLargePictureIsNotRefused()
    {
        // 34 megapixels are more than the 128 MB that Qt allows by itself.
        const QString path = pathOf(QStringLiteral("large.png"));
        {
            QImage large(6000, 5700, QImage::Format_RGB32);
            large.fill(topLeftColour);
            writeFile(path, encoded(large, "png"));
        }
        const Result<QImage> image = decodePicture(path);
        QVERIFY(image);
        QCOMPARE(image->size(), QSize(6000, 5700));
        QCOMPARE(image->pixelColor(5999, 5699), topLeftColour);
    }

    void ofAnAnimationTheFirstFrameIsTaken_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("format");
        const QImage first = paintedPicture(QSize(120, 80));
        QImage second(first.size(), QImage::Format_RGB32);
        second.fill(Qt::black);
        QTest::newRow("gif") << animatedGif(first, second) << QStringLiteral("gif");
        QTest::newRow("webp") << animatedWebp(first, second) << QStringLiteral("webp");
    }

    void ofAnAnimationTheFirstFrameIsTaken()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, format);
        const QString path = pathOf(QStringLiteral("moving"));
        writeFile(path, bytes);
        const Result<PictureInfo> info = readPictureInfo(path);
        QVERIFY(info);
        QCOMPARE(info->format, format);
        QVERIFY(info->animated);
        QVERIFY(checkPicture(path));
        const Result<QImage> image = decodePicture(path);
        QVERIFY(image);
        compareQuarters(*image, 45); // GIF's cube of colours is coarse
    }

    void namesOfPicturesAreKnown_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("picture");
        for (const char *name : {"a.png", "a.JPG", "a.b.jpeg", "a.webp", "a.gif", "a.bmp", "a.tif", "a.heic",
                                 "a.AVIF", "a.nef", "a.svg"}) {
            QTest::newRow(name) << QString::fromLatin1(name) << true;
        }
        for (const char *name : {"a.txt", "easel.json", "png", "a.", "", "a.pdf", "a.png.part"})
            QTest::newRow(name) << QString::fromLatin1(name) << false;
    }

    void namesOfPicturesAreKnown()
    {
        QFETCH(QString, name);
        QTEST(hasPictureName(name), "picture");
    }

    void nameFiltersAreLowerCasePatternsOfWhatCanBeRead()
    {
        const QStringList filters = pictureNameFilters();
        for (const char *expected : {"*.png", "*.jpg", "*.jpeg", "*.webp", "*.gif", "*.bmp", "*.tiff"})
            QVERIFY(filters.contains(QString::fromLatin1(expected)));
        QVERIFY(!filters.contains(QStringLiteral("*.svg")));
    }
};

QTEST_GUILESS_MAIN(tst_Picture)
#include "tst_Picture.moc"
