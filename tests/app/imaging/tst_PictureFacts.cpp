// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Picture.h"
#include "app/imaging/PictureFacts.h"
#include "app/imaging/ThumbnailMaker.h"
#include "tests/support/TestContainers.h"
#include "tests/support/TestPictures.h"

#include <QColorSpace>
#include <QCryptographicHash>
#include <QDirIterator>
#include <QPainter>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <algorithm>

using namespace easel;
using namespace easel::test;

namespace {

/// Copies of one picture may differ in so many bits; strangers differ in more.
constexpr int alike = 58;

/// Detail at every scale, as photographs have it; another seed is another picture.
QImage sceneOf(quint32 seed, QSize size = QSize(450, 350))
{
    QRandomGenerator random(seed);
    QImage scene(size, QImage::Format_RGB32);
    scene.fill(QColor::fromHsv(random.bounded(360), 80, 170));
    QPainter painter(&scene);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 150; ++i) {
        const double radius = size.width() * 0.4 / (1 + i * 0.25);
        painter.setBrush(
            QColor::fromHsv(random.bounded(360), 40 + random.bounded(160), 40 + random.bounded(210)));
        painter.drawEllipse(QPointF(random.bounded(size.width()), random.bounded(size.height())), radius,
                            radius * (0.4 + random.generateDouble()));
    }
    return scene;
}

/// Out of focus, by a disc of that radius in pixels (as three boxes).
QImage outOfFocus(QImage image, int radius)
{
    for (int pass = 0; pass < 3; ++pass) {
        const QImage before = image;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                int red = 0, green = 0, blue = 0, count = 0;
                for (int i = -radius; i <= radius; ++i) {
                    const int at = std::clamp((pass % 2 ? y : x) + i, 0,
                                              (pass % 2 ? image.height() : image.width()) - 1);
                    const QRgb pixel = pass % 2 ? before.pixel(x, at) : before.pixel(at, y);
                    red += qRed(pixel);
                    green += qGreen(pixel);
                    blue += qBlue(pixel);
                    ++count;
                }
                image.setPixel(x, y, qRgb(red / count, green / count, blue / count));
            }
        }
    }
    return image;
}

QImage brightened(QImage image, double factor)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            const auto more = [&](int value) { return std::min(255, int(value * factor)); };
            image.setPixel(x, y, qRgb(more(qRed(pixel)), more(qGreen(pixel)), more(qBlue(pixel))));
        }
    }
    return image;
}

QImage cropped(const QImage &image, double left, double top, double right, double bottom)
{
    const int w = image.width(), h = image.height();
    return image.copy(int(w * left), int(h * top), int(w * (1 - left - right)), int(h * (1 - top - bottom)));
}

QImage resized(const QImage &image, double factor)
{
    return image.scaled(image.size() * factor, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

/// What people do to a picture that stays the same picture.
QList<QImage> copiesOf(const QImage &image)
{
    return {resized(image, 0.4),
            QImage::fromData(encoded(image, "jpeg", 40)),
            brightened(image, 1.15),
            cropped(image, 0.03, 0.03, 0.03, 0.03),
            cropped(image, 0.05, 0, 0, 0.02),
            resized(brightened(cropped(image, 0.03, 0.01, 0.02, 0.04), 1.15), 0.6)};
}

} // namespace

class tst_PictureFacts : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString pathOf(const QString &name) const { return m_dir.filePath(name); }

    PictureFacts factsOf(const QByteArray &bytes, const QString &name = QStringLiteral("picture")) const
    {
        writeFile(pathOf(name), bytes);
        const Result<PictureFacts> facts = readFacts(pathOf(name));
        if (!facts)
            qFatal("%s", qPrintable(facts.error().message));
        return *facts;
    }
    PictureFacts factsOf(const QImage &image) const { return factsOf(encoded(image, "png")); }

private Q_SLOTS:
    void aPlainPhotographHasPlainFacts()
    {
        const QByteArray jpeg = encoded(paintedPicture(QSize(1200, 800)), "jpeg");
        const PictureFacts facts = factsOf(jpeg);
        QCOMPARE(facts.format, QStringLiteral("jpeg"));
        QCOMPARE(facts.size, QSize(1200, 800));
        QCOMPARE(facts.bytes, jpeg.size());
        QCOMPARE(facts.sha256, QCryptographicHash::hash(jpeg, QCryptographicHash::Sha256));
        QCOMPARE(facts.colourSpace, QStringLiteral("sRGB"));
        QCOMPARE(facts.orientation, 1);
        QCOMPARE(facts.bitsPerChannel, 8);
        QVERIFY(!facts.isCmyk && !facts.isAnimated && !facts.hasAlpha);
        QVERIFY(facts.sharpness > 0);
        QCOMPARE(factsOf(jpeg), facts);
    }

    void theOrientationIsTheFilesAndTheSizeUpright_data()
    {
        QTest::addColumn<int>("orientation");
        for (int orientation = 1; orientation <= 8; ++orientation)
            QTest::addRow("%d", orientation) << orientation;
    }

    void theOrientationIsTheFilesAndTheSizeUpright()
    {
        QFETCH(int, orientation);
        const QString path = pathOf(QStringLiteral("turned.jpg"));
        writeJpeg(path, QSize(900, 600), orientation);
        const Result<PictureFacts> facts = readFacts(path);
        QVERIFY(facts);
        QCOMPARE(facts->orientation, orientation);
        QCOMPARE(facts->size, QSize(900, 600));
        const PictureFacts upright = factsOf(paintedPicture(QSize(900, 600)));
        QVERIFY(distance(facts->fingerprint, upright.fingerprint) < alike);
    }

    void theColourSpaceIsNamed_data()
    {
        QTest::addColumn<QColorSpace>("space");
        QTest::addColumn<QString>("name");
        QTest::newRow("none") << QColorSpace() << QStringLiteral("sRGB");
        QTest::newRow("sRGB") << QColorSpace(QColorSpace::SRgb) << QStringLiteral("sRGB");
        QTest::newRow("P3") << QColorSpace(QColorSpace::DisplayP3) << QStringLiteral("Display P3");
        QTest::newRow("Adobe") << QColorSpace(QColorSpace::AdobeRgb) << QStringLiteral("Adobe RGB");
    }

    void theColourSpaceIsNamed()
    {
        QFETCH(QColorSpace, space);
        QImage image = paintedPicture(QSize(700, 600));
        image.setColorSpace(space);
        for (const char *format : {"png", "jpeg"})
            QTEST(factsOf(encoded(image, format)).colourSpace, "name");
        QTEST(factsOf(webpWith(encoded(image, "webp"), image.size(), {}, space.iccProfile())).colourSpace,
              "name");
    }

    void inksDepthMotionAndTransparencyAreSeen()
    {
        const PictureFacts print = factsOf(cmykJpeg(QSize(64, 32), Ink{255, 0, 0, 0}, Ink{0, 0, 255, 128}));
        QVERIFY(print.isCmyk);
        QCOMPARE(print.colourSpace, QStringLiteral("CMYK"));

        const QImage picture = paintedPicture(QSize(600, 400));
        for (const QImage::Format deep : {QImage::Format_RGBX64, QImage::Format_Grayscale16}) {
            const PictureFacts facts = factsOf(picture.convertToFormat(deep));
            QCOMPARE(facts.bitsPerChannel, 16);
            QVERIFY(!facts.hasAlpha);
        }
        QVERIFY(factsOf(animatedGif(picture, picture)).isAnimated);
        QVERIFY(factsOf(animatedWebp(picture, picture)).isAnimated);

        QImage clear = picture.convertToFormat(QImage::Format_ARGB32);
        QVERIFY(!factsOf(clear).hasAlpha); // a channel alone is no transparency
        for (int y = 0; y < 40; ++y) {
            for (int x = 0; x < 40; ++x)
                clear.setPixel(x, y, qRgba(0, 0, 0, 0));
        }
        QVERIFY(factsOf(clear).hasAlpha);
    }

    void theThumbnailIsKeptOnTheWay()
    {
        ThumbnailCache cache(pathOf(QStringLiteral("cache")));
        const QString path = pathOf(QStringLiteral("on-the-way.jpg"));
        for (const QSize size : {QSize(1403, 905), QSize(100, 50)}) {
            writePicture(path, size);
            const ThumbnailKey key = *ThumbnailKey::of(path, 256);
            const Result<PictureFacts> facts = readFactsAndThumbnail(path, cache, 256);
            QVERIFY(facts);
            QCOMPARE(*facts, *readFacts(path));
            const std::optional<Thumbnail> kept = cache.find(key);
            QVERIFY(kept);
            const Result<Thumbnail> made = makeThumbnail(path, QSize(256, 256));
            QVERIFY(made);
            QCOMPARE(kept->image.size(), made->image.size());
            QCOMPARE(kept->pictureSize, size);
            QVERIFY(difference(quarterColour(kept->image, 3), quarterColour(made->image, 3)) < 6);
        }
    }

    void whatCannotBeReadSaysWhy()
    {
        const QByteArray jpeg = encoded(paintedPicture(QSize(600, 600)), "jpeg");
        writeFile(pathOf(QStringLiteral("half.jpg")), jpeg.first(jpeg.size() / 2));
        const Result<PictureFacts> half = readFacts(pathOf(QStringLiteral("half.jpg")));
        QVERIFY(!half);
        QCOMPARE(half.error().kind, ErrorKind::Picture);
        QCOMPARE(half.error().message,
                 QStringLiteral("half.jpg is incomplete: the end of the file is missing."));

        const Result<PictureFacts> missing = readFacts(pathOf(QStringLiteral("missing.jpg")));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, ErrorKind::Disk);
    }

    void veryFlatAndVerySmallPicturesHaveFactsToo()
    {
        for (const QSize &size : {QSize(1, 1), QSize(2, 3), QSize(3000, 2), QSize(2, 900)}) {
            QImage image(size, QImage::Format_RGB32);
            image.fill(topLeftColour);
            QCOMPARE(factsOf(image).sharpness, 0.0);
        }
    }

    void whatLiesUnderTransparencyDoesNotCount()
    {
        QImage red(300, 300, QImage::Format_ARGB32);
        red.fill(qRgba(255, 0, 0, 0));
        QImage half = red;
        for (int y = 0; y < 300; ++y) {
            for (int x = 150; x < 300; ++x)
                half.setPixel(x, y, qRgba(0, 0, 255, 0));
        }
        QCOMPARE(factsOf(red).fingerprint, factsOf(half).fingerprint);
    }

    void copiesAreAlikeAndStrangersAreNot()
    {
        constexpr int scenes = 8;
        QList<Fingerprint> originals;
        for (quint32 seed = 1; seed <= scenes; ++seed) {
            const QImage scene = sceneOf(seed);
            originals += factsOf(scene).fingerprint;
            const QList<QImage> copies = copiesOf(scene);
            for (qsizetype i = 0; i < copies.size(); ++i) {
                const int bits = distance(originals.last(), factsOf(copies[i]).fingerprint);
                QVERIFY2(bits < alike,
                         qPrintable(QStringLiteral("copy %1 of %2: %3").arg(i).arg(seed).arg(bits)));
            }
        }
        for (int i = 0; i < scenes; ++i) {
            for (int j = i + 1; j < scenes; ++j)
                QVERIFY(distance(originals[i], originals[j]) > alike);
        }
    }

    void copiesOfWallpapersAreAlike()
    {
        QList<Fingerprint> originals;
        int copies = 0, found = 0;
        QDirIterator files(QStringLiteral("/usr/share/wallpapers"), {QStringLiteral("2560x1600.jpg")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext() && originals.size() < 16) {
            const Result<QImage> picture = decodePicture(files.next(), QSize(320, 200));
            QVERIFY(picture);
            originals += factsOf(*picture).fingerprint;
            for (const QImage &copy : copiesOf(*picture)) {
                found += distance(originals.last(), factsOf(copy).fingerprint) < alike;
                ++copies;
            }
        }
        if (originals.size() < 8)
            QSKIP("Needs Debian's plasma-workspace-wallpapers.");
        QVERIFY2(found >= copies * 0.95, qPrintable(QStringLiteral("%1 of %2").arg(found).arg(copies)));
    }

    void aBlurredPictureIsToldFromASharpOne_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("small") << QSize(512, 400);
        QTest::newRow("medium") << QSize(1024, 800);
    }

    void aBlurredPictureIsToldFromASharpOne()
    {
        QFETCH(QSize, size);
        constexpr double blurred = 30;
        const QImage sharp = sceneOf(5, size);
        const QImage soft = outOfFocus(sharp, size.width() / 200);
        QVERIFY(factsOf(sharp).sharpness > 1.5 * blurred);
        QVERIFY(factsOf(soft).sharpness < blurred);
        // Darker and duller is no blur.
        QVERIFY(factsOf(brightened(sharp, 0.5)).sharpness > 1.2 * blurred);
    }

    void aSharpSubjectBeforeASoftBackgroundIsSharp()
    {
        QImage picture = outOfFocus(sceneOf(7), 3);
        QPainter(&picture).drawImage(150, 100, sceneOf(8, QSize(150, 150)));
        QVERIFY(factsOf(picture).sharpness > 40);
    }
};

QTEST_GUILESS_MAIN(tst_PictureFacts)
#include "tst_PictureFacts.moc"
