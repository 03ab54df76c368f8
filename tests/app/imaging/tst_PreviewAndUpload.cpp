// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/RenderUpload.h"
#include "app/imaging/ThumbnailMaker.h"
#include "app/imaging/Thumbnailer.h"
#include "tests/support/TestContainers.h"
#include "tests/support/TestPictures.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageWriter>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <array>
#include <cmath>

using namespace easel;
using namespace easel::test;

namespace {

/// Divides by nothing that decoders scale by.
constexpr QSize upright(803, 605);
/// Inks come in blocks.
constexpr QSize printed(816, 608);

QImage onWhite(const QImage &image)
{
    QImage opaque(image.size(), QImage::Format_RGB32);
    opaque.fill(Qt::white);
    QPainter(&opaque).drawImage(0, 0, image);
    return opaque;
}

/// Of all channels, over all pixels of two RGB32 pictures.
double meanDifference(const QImage &a, const QImage &b)
{
    qint64 sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        const uchar *p = a.constScanLine(y), *q = b.constScanLine(y);
        for (int i = 0; i < 4 * a.width(); ++i) // the fourth is 255 in both
            sum += std::abs(p[i] - q[i]);
    }
    return double(sum) / (3.0 * a.width() * a.height());
}

QImage decodedJpeg(const QByteArray &bytes)
{
    return QImage::fromData(bytes, "jpeg").convertToFormat(QImage::Format_RGB32);
}

/// What an upload's format alone changes.
double jpegError(const QImage &image)
{
    return meanDifference(image, decodedJpeg(encoded(image, "jpeg", 95)));
}

QByteArray progressiveJpeg(const QImage &image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "jpeg");
    writer.setProgressiveScanWrite(true);
    return writer.write(image) ? buffer.data() : QByteArray();
}

/// The same to look at, in another colour space.
QImage in(const QColorSpace &space)
{
    QImage image = paintedPicture(upright);
    image.setColorSpace(QColorSpace::SRgb);
    return image.convertedToColorSpace(space);
}

QImage halfClear()
{
    QImage image = paintedPicture(upright).convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = image.width() / 2; x < image.width(); ++x)
            image.setPixel(x, y, image.pixel(x, y) & qRgba(255, 255, 255, 127));
    }
    return image;
}

} // namespace

/// What a person is shown of a picture and what leaves the machine come by different ways; they must agree.
class tst_PreviewAndUpload : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    void addTurned() const
    {
        for (int orientation = 1; orientation <= 8; ++orientation) {
            const QString path = m_dir.filePath(QStringLiteral("turned.jpg"));
            writeJpeg(path, upright, orientation);
            const QByteArray jpeg = fileBytes(path), exif = exifBlock(orientation);
            const QImage stored = QImage::fromData(jpeg, "jpeg");
            QTest::addRow("jpeg, orientation %d", orientation) << jpeg << true;
            QTest::addRow("png, orientation %d", orientation)
                << pngWithExif(encoded(stored, "png"), exif) << true;
            QTest::addRow("webp, orientation %d", orientation)
                << webpWith(encoded(stored, "webp"), stored.size(), exif, {}) << true;
        }
    }

    static void addColours()
    {
        const std::array<std::pair<const char *, QColorSpace>, 3> spaces{
            {{"sRGB", QColorSpace::SRgb},
             {"Display P3", QColorSpace::DisplayP3},
             {"Adobe RGB", QColorSpace::AdobeRgb}}};
        for (const auto &[name, space] : spaces) {
            const QImage image = in(space);
            QTest::addRow("jpeg, %s", name) << encoded(image, "jpeg", 97) << true;
            QTest::addRow("png, %s", name) << encoded(image, "png") << true;
            QTest::addRow("webp, %s", name)
                << webpWith(encoded(image, "webp", 97), image.size(), {}, space.iccProfile()) << true;
        }
    }

private Q_SLOTS:
    void theUploadIsWhatThePreviewShowed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("painted"); ///< looks like paintedPicture()
        addTurned();
        addColours();
        const QImage picture = paintedPicture(upright);
        QTest::newRow("progressive jpeg") << progressiveJpeg(picture) << true;
        QTest::newRow("CMYK jpeg") << cmykJpeg(printed, Ink{255, 0, 0, 0}, Ink{0, 90, 255, 128}) << false;
        QTest::newRow("grey jpeg") << encoded(picture.convertToFormat(QImage::Format_Grayscale8), "jpeg")
                                   << false;
        QTest::newRow("grey png") << encoded(picture.convertToFormat(QImage::Format_Grayscale8), "png")
                                  << false;
        QTest::newRow("png with alpha") << encoded(halfClear(), "png") << false;
        QTest::newRow("webp with alpha") << encoded(halfClear(), "webp", 100) << false;
        QTest::newRow("16-bit png") << encoded(picture.convertToFormat(QImage::Format_RGBX64), "png") << true;
        QTest::newRow("16-bit png with alpha")
            << encoded(halfClear().convertToFormat(QImage::Format_RGBA64), "png") << false;
        QTest::newRow("16-bit png, Display P3")
            << encoded(in(QColorSpace::DisplayP3).convertToFormat(QImage::Format_RGBX64), "png") << true;
        QTest::newRow("tiff") << encoded(picture, "tiff") << true;
    }

    void theUploadIsWhatThePreviewShowed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, painted);
        const QString path = m_dir.filePath(QStringLiteral("picture"));
        writeFile(path, bytes);

        // At the scales at which tiles, previews and the viewer show it.
        for (const QSize box : {QSize(128, 128), QSize(480, 480), QSize(803, 803)}) {
            const Result<Thumbnail> preview = makeThumbnail(path, box);
            QVERIFY(preview);
            const QImage shown = onWhite(preview->image);
            const Result<RenderedUpload> upload = renderUpload(path, shown.size(), {});
            QVERIFY(upload);
            const QImage sent = decodedJpeg(upload->bytes);
            QCOMPARE(sent.size(), shown.size());
            const double more = meanDifference(sent, shown) - jpegError(shown);
            QVERIFY2(more < 1, qPrintable(QStringLiteral("%1 pixels: %2").arg(box.width()).arg(more)));
            for (int quarter = 0; quarter < 4; ++quarter) {
                QVERIFY(difference(quarterColour(sent, quarter), quarterColour(shown, quarter)) <= 5);
                const QColor truth = quarterColour(paintedPicture(QSize(64, 48)), quarter);
                QVERIFY(!painted || difference(quarterColour(sent, quarter), truth) <= 9);
            }
        }
    }

    void aCropSendsWhatItsFrameShows_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QString path = m_dir.filePath(QStringLiteral("turned.jpg"));
        for (const int orientation : {1, 2, 6, 7}) {
            writeJpeg(path, upright, orientation);
            QTest::addRow("jpeg, orientation %d", orientation) << fileBytes(path);
        }
        QTest::newRow("png, Display P3") << encoded(in(QColorSpace::DisplayP3), "png");
        QTest::newRow("webp with alpha") << encoded(halfClear(), "webp", 100);
    }

    void aCropSendsWhatItsFrameShows()
    {
        QFETCH(QByteArray, bytes);
        const QString path = m_dir.filePath(QStringLiteral("picture"));
        writeFile(path, bytes);
        const Framing framing{Crop{QRectF(0.3, 0.35, 0.55, 0.5)}};
        const QSize target(256, 192);
        const QRect frame = cropFrame(upright, target, framing);

        const Result<Thumbnail> preview = makeThumbnail(path, upright);
        QVERIFY(preview);
        const QImage shown = onWhite(preview->image)
                                 .copy(frame)
                                 .scaled(target, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        const Result<RenderedUpload> upload = renderUpload(path, target, framing);
        QVERIFY(upload);
        const double more = meanDifference(decodedJpeg(upload->bytes), shown) - jpegError(shown);
        QVERIFY2(more < 1, qPrintable(QString::number(more)));
    }

    void whatTheCacheKeepsShowsTheSame()
    {
        ThumbnailCache cache(m_dir.filePath(QStringLiteral("cache")));
        const QString path = m_dir.filePath(QStringLiteral("wide.png"));
        writeFile(path, encoded(in(QColorSpace::DisplayP3), "png"));
        QList<QImage> seen;
        for (int session = 0; session < 2; ++session) {
            Thumbnailer thumbnailer;
            thumbnailer.setCache(&cache);
            QSignalSpy ready(&thumbnailer, &Thumbnailer::ready);
            thumbnailer.thumbnail(path, QSize(256, 256));
            QTRY_COMPARE(ready.count(), 1);
            seen += ready.first().at(2).value<QImage>();
        }
        QVERIFY(meanDifference(seen[0], seen[1]) < 2);
    }
};

QTEST_GUILESS_MAIN(tst_PreviewAndUpload)
#include "tst_PreviewAndUpload.moc"
