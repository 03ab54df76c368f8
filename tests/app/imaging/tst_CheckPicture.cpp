// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Picture.h"
#include "tests/support/TestContainers.h"
#include "tests/support/TestPictures.h"

#include <QLocale>
#include <QTemporaryDir>
#include <QtTest/QTest>

using namespace easel;
using namespace easel::test;

/// Pictures that cannot be used, and why: each sentence names the file.
class tst_CheckPicture : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString pathOf(const QString &name) const { return m_dir.filePath(name); }

    static QImage busyPicture()
    {
        // Detail everywhere, so that a cut always takes some of it away.
        QImage image(320, 240, QImage::Format_RGB32);
        quint32 state = 7;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                state = state * 1664525 + 1013904223;
                image.setPixel(x, y, qRgb((x + (state >> 28)) & 255, y, (x * y / 64) & 255));
            }
        }
        return image;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void wholePicturesPass_data()
    {
        QTest::addColumn<QByteArray>("format");
        for (const char *format : {"png", "jpeg", "webp", "bmp", "tiff", "ppm"})
            QTest::newRow(format) << QByteArray(format);
    }

    void wholePicturesPass()
    {
        QFETCH(QByteArray, format);
        const QString path = pathOf(QStringLiteral("whole.") + QString::fromLatin1(format));
        writeFile(path, encoded(busyPicture(), format.constData()));
        QVERIFY(checkPicture(path));
    }

    void whatFollowsTheEndIsOfNoInterest_data() { wholePicturesPass_data(); }

    void whatFollowsTheEndIsOfNoInterest()
    {
        QFETCH(QByteArray, format);
        const QString path = pathOf(QStringLiteral("longer.") + QString::fromLatin1(format));
        writeFile(path, encoded(busyPicture(), format.constData()) + QByteArray(1000, 'x'));
        QVERIFY(checkPicture(path));
    }

    void truncatedPicturesAreFound_data()
    {
        QTest::addColumn<QByteArray>("whole");
        QTest::addColumn<double>("fraction");
        const QImage image = busyPicture();
        const auto add = [](const char *name, const QByteArray &whole) {
            for (const double fraction : {0.3, 0.7, 0.99})
                QTest::addRow("%s, %.0f %%", name, fraction * 100) << whole << fraction;
        };
        for (const char *format : {"png", "jpeg", "webp", "bmp", "tiff", "ppm"})
            add(format, encoded(image, format));
        add("jpeg with a preview", withExif(encoded(image, "jpeg"), exifBlock(1, true)));
        QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
        add("grey jpeg", encoded(grey, "jpeg"));
        const QByteArray gif = animatedGif(image, image);
        constexpr qsizetype gifHeader = 13 + 3 * 128, gifTrailer = 1;
        add("first frame of a gif", gif.first(gifHeader + (gif.size() - gifHeader - gifTrailer) / 2));
        add("animated webp", animatedWebp(image, image));
    }

    void truncatedPicturesAreFound()
    {
        QFETCH(QByteArray, whole);
        QFETCH(double, fraction);
        const QString path = pathOf(QStringLiteral("cut.img"));
        writeFile(path, whole.first(qsizetype(double(whole.size()) * fraction)));
        const Result<void> result = checkPicture(path);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Picture);
        QVERIFY(result.error().message.startsWith(QStringLiteral("cut.img ")));
        QCOMPARE(result.error().field, path);
    }

    void aJpegWithoutItsLastTwoBytesIsIncomplete()
    {
        const QString path = pathOf(QStringLiteral("nearly.jpg"));
        const QByteArray whole = encoded(busyPicture(), "jpeg");
        writeFile(path, whole.first(whole.size() - 2));
        const Result<void> result = checkPicture(path);
        QVERIFY(!result);
        QCOMPARE(result.error().message,
                 QStringLiteral("nearly.jpg is incomplete: the end of the file is missing."));
    }

    void damagedPixelsOfAPngAreFound_data()
    {
        QTest::addColumn<bool>("repairCrc");
        QTest::newRow("by the checksum") << false;
        QTest::newRow("by decoding") << true;
    }

    void damagedPixelsOfAPngAreFound()
    {
        QFETCH(bool, repairCrc);
        const QString path = pathOf(QStringLiteral("damaged.png"));
        writeFile(path, pngWithDamagedPixels(encoded(busyPicture(), "png"), repairCrc));
        const Result<void> result = checkPicture(path);
        QVERIFY(!result);
        QCOMPARE(result.error().message,
                 QStringLiteral("damaged.png is damaged and cannot be read in full."));
    }

    void damagedPixelsOfAWebpAreFound()
    {
        const QString path = pathOf(QStringLiteral("damaged.webp"));
        QByteArray webp = encoded(busyPicture(), "webp", 100);
        webp.replace(webp.size() / 3, 400, QByteArray(400, '\xff'));
        writeFile(path, webp);
        QVERIFY(!checkPicture(path));
    }

    void whatIsNoPictureIsSaidSo_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QStringLiteral("notes.png") << QByteArray("Remember the milk.\n");
        QTest::newRow("nothing") << QStringLiteral("empty.jpg") << QByteArray();
        QTest::newRow("zeros") << QStringLiteral("zeros.png") << QByteArray(5000, '\0');
        QTest::newRow("a page") << QStringLiteral("error.webp")
                                << QByteArray("<html><body>404</body></html>");
        QTest::newRow("a RIFF of another kind")
            << QStringLiteral("sound.webp") << QByteArray("RIFF\x24\0\0\0WAVEfmt ", 16);
    }

    void whatIsNoPictureIsSaidSo()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        writeFile(pathOf(name), bytes);
        const QString sentence = name + QStringLiteral(" is not a picture.");
        const Result<void> checked = checkPicture(pathOf(name));
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::Picture);
        QCOMPARE(checked.error().message, sentence);
        const Result<PictureInfo> info = readPictureInfo(pathOf(name));
        QVERIFY(!info);
        QCOMPARE(info.error().message, sentence);
    }

    void formatsKnownByNameAreSaidByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("called");
        const auto row = [](const char *name, const QByteArray &bytes, const char *called) {
            QTest::newRow(name) << QString::fromLatin1(name) << bytes << QString::fromLatin1(called);
        };
        row("phone.heic", isoMedia("heic"), "HEIC");
        row("phone.jpg", isoMedia("mif1"), "HEIC");
        row("web.avif", isoMedia("avif"), "AVIF");
        row("canon.cr3", isoMedia("crx "), "camera raw");
        row("nikon.nef", encoded(paintedPicture(QSize(64, 64)), "tiff"), "camera raw");
        row("new.jxl", QByteArray("\xff\x0a\x00\x10", 4), "JPEG XL");
        row("drawing.svg", "<?xml version=\"1.0\"?>\n<svg width=\"9\" height=\"9\"/>", "SVG");
    }

    void formatsKnownByNameAreSaidByName()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, called);
        writeFile(pathOf(name), bytes);
        const Result<PictureInfo> info = readPictureInfo(pathOf(name));
        QVERIFY(!info);
        QCOMPARE(info.error().kind, ErrorKind::Picture);
        QCOMPARE(info.error().message,
                 QStringLiteral("%1 cannot be used: %2 pictures cannot be read here. Save it as JPEG or PNG.")
                     .arg(name, called));
    }

    void bombsAreRefusedFromTheirHeader()
    {
        const QString path = pathOf(QStringLiteral("bomb.png"));
        writeFile(path, pngBomb(QSize(40'000, 40'000)));
        const QString sentence =
            QStringLiteral("bomb.png is 40,000 × 40,000 pixels, which is too large to be used.");
        const Result<void> checked = checkPicture(path);
        QVERIFY(!checked);
        QCOMPARE(checked.error().message, sentence);
        const Result<QImage> decoded = decodePicture(path, QSize(8, 8));
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().message, sentence);
    }

    void anyDamageEndsInAnAnswer_data()
    {
        QTest::addColumn<QByteArray>("whole");
        const QImage image = paintedPicture(QSize(70, 50));
        for (const char *format : {"png", "jpeg", "webp", "bmp"})
            QTest::newRow(format) << encoded(image, format);
        QTest::newRow("gif") << animatedGif(image, image);
        QTest::newRow("animated webp") << animatedWebp(image, image);
        QTest::newRow("camera jpeg") << withExif(encoded(image, "jpeg"), exifBlock(6, true));
        QTest::newRow("webp with exif")
            << webpWith(encoded(image, "webp"), image.size(), exifBlock(8, true), "icc");
    }

    /// Neither a crash nor a picture without a size, whatever the bytes are; the sanitizers watch too.
    void anyDamageEndsInAnAnswer()
    {
        QFETCH(QByteArray, whole);
        const QString path = pathOf(QStringLiteral("mangled.img"));
        quint32 state = 99;
        const auto random = [&](qsizetype end) {
            state = state * 1664525 + 1013904223;
            return qsizetype((state >> 8) % quint32(end));
        };
        for (int round = 0; round < 60; ++round) {
            QByteArray bytes = whole;
            for (int change = 0; change <= round % 4; ++change) {
                const qsizetype at = random(round % 2 ? bytes.size() : std::min<qsizetype>(bytes.size(), 64));
                bytes[at] = char(random(256));
            }
            writeFile(path, bytes);
            const Result<PictureInfo> info = readPictureInfo(path);
            const Result<void> checked = checkPicture(path);
            if (info) {
                QVERIFY(!info->size.isEmpty());
            } else {
                QVERIFY(!checked);
                QVERIFY(info.error().message.startsWith(QStringLiteral("mangled.img ")));
            }
        }
    }

    void aMissingFileIsAMatterOfTheDisk()
    {
        const Result<void> result = checkPicture(pathOf(QStringLiteral("gone.png")));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Disk);
        QVERIFY(result.error().message.startsWith(QStringLiteral("gone.png ")));
    }
};

QTEST_GUILESS_MAIN(tst_CheckPicture)
#include "tst_CheckPicture.moc"
