// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/PictureReader.h"
#include "app/imaging/PngFilters.h"
#include "app/imaging/PngReader.h"
#include "tests/support/TestContainers.h"
#include "tests/support/TestPictures.h"

#include <QColorSpace>
#include <QRandomGenerator>
#include <QtTest/QTest>

#include <cmath>
#include <vector>

using namespace easel;
using namespace easel::test;

namespace {

using Bytes = std::vector<uchar>;

Bytes randomBytes(size_t length, quint32 seed)
{
    QRandomGenerator random(seed);
    Bytes bytes(length);
    for (uchar &byte : bytes)
        byte = uchar(random.bounded(256));
    return bytes;
}

/// Of one byte, as the PNG standard words it.
int foretold(int filter, int left, int above, int aboveLeft)
{
    switch (filter) {
    case 1:
        return left;
    case 2:
        return above;
    case 3:
        return (left + above) / 2;
    case 4: {
        const int p = left + above - aboveLeft;
        const int pa = std::abs(p - left), pb = std::abs(p - above), pc = std::abs(p - aboveLeft);
        return pa <= pb && pa <= pc ? left : pb <= pc ? above : aboveLeft;
    }
    default:
        return 0;
    }
}

Bytes unfiltered(int filter, Bytes row, const Bytes &above, size_t length, size_t pixel)
{
    for (size_t i = 0; i < length; ++i) {
        const int left = i < pixel ? 0 : row[i - pixel], aboveLeft = i < pixel ? 0 : above[i - pixel];
        row[i] = uchar(row[i] + foretold(filter, left, above[i], aboveLeft));
    }
    return row;
}

QImage noise(QSize size, QImage::Format format, quint32 seed = 1)
{
    QRandomGenerator random(seed);
    QImage image(size, QImage::Format_ARGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, random.generate());
    }
    return image.convertToFormat(format);
}

} // namespace

class tst_PngReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filtersAreUndoneByTheStandard_data()
    {
        QTest::addColumn<int>("filter");
        QTest::addColumn<int>("pixel");
        for (int filter = 0; filter <= 4; ++filter) {
            for (const int pixel : {1, 3, 4})
                QTest::addRow("%d, %d bytes", filter, pixel) << filter << pixel;
        }
    }

    void filtersAreUndoneByTheStandard()
    {
        QFETCH(int, filter);
        QFETCH(int, pixel);
        for (const size_t width : {1, 2, 7, 300}) {
            const size_t length = width * size_t(pixel);
            const Bytes above = randomBytes(length + rowPadding, 1);
            const Bytes row = randomBytes(length + rowPadding, 2),
                        lower = randomBytes(length + rowPadding, 3);
            const Bytes expected = unfiltered(filter, row, above, length, size_t(pixel));
            Bytes found = row;
            QVERIFY(undoFilter(filter, found.data(), above.data(), length, pixel));
            QCOMPARE(found, expected);
            if (filter != 4)
                continue;
            Bytes two = row, twoLower = lower;
            if (undoTwoPaeth(two.data(), twoLower.data(), above.data(), length, pixel)) {
                QCOMPARE(two, expected);
                QCOMPARE(twoLower, unfiltered(filter, lower, expected, length, size_t(pixel)));
            }
        }
    }

    void aFilterThatDoesNotExistIsRefused()
    {
        Bytes row(30), above(30);
        QVERIFY(!undoFilter(5, row.data(), above.data(), 12, 3));
        QVERIFY(!undoFilter(255, row.data(), above.data(), 12, 3));
    }

    void pixelsAreThoseOfQtsHandler_data()
    {
        QTest::addColumn<QImage>("picture");
        for (const QSize &size : {QSize(1, 1), QSize(1, 9), QSize(33, 1), QSize(301, 203)}) {
            for (const QImage::Format format :
                 {QImage::Format_RGB32, QImage::Format_ARGB32, QImage::Format_Grayscale8}) {
                QTest::addRow("noise %d %d, %d", size.width(), size.height(), int(format))
                    << noise(size, format);
            }
        }
        QTest::newRow("painted") << paintedPicture(QSize(500, 401));
    }

    void pixelsAreThoseOfQtsHandler()
    {
        QFETCH(QImage, picture);
        const QImage found = decodePlainPng(encoded(picture, "png"));
        QVERIFY(!found.isNull());
        const bool transparent = picture.hasAlphaChannel();
        QCOMPARE(found.format(), transparent ? QImage::Format_ARGB32 : QImage::Format_RGB32);
        const QImage expected = picture.convertToFormat(found.format());
        for (int y = 0; y < expected.height(); ++y) {
            for (int x = 0; x < expected.width(); ++x) {
                // A colour that weighs little by its alpha has few digits left.
                const QRgb a = qPremultiply(found.pixel(x, y)), b = qPremultiply(expected.pixel(x, y));
                QVERIFY(difference(QColor::fromRgba(a), QColor::fromRgba(b)) <= (transparent ? 1 : 0));
            }
        }
    }

    void squaresBecomeTheirMeans()
    {
        const QImage picture = noise(QSize(101, 52), QImage::Format_RGB32);
        for (const int factor : {2, 3, 10, 60, 1000}) {
            const QImage found = decodePlainPng(encoded(picture, "png"), factor);
            const int side = std::min(factor, 256);
            QCOMPARE(found.size(), QSize((101 + side - 1) / side, (52 + side - 1) / side));
            for (int y = 0; y < found.height(); ++y) {
                for (int x = 0; x < found.width(); ++x) {
                    const QRect square = QRect(x * side, y * side, side, side).intersected(picture.rect());
                    double green = 0;
                    for (int j = square.top(); j <= square.bottom(); ++j) {
                        for (int i = square.left(); i <= square.right(); ++i)
                            green += qGreen(picture.pixel(i, j));
                    }
                    green /= square.width() * square.height();
                    QVERIFY(std::abs(qGreen(found.pixel(x, y)) - green) <= 0.51);
                }
            }
        }
    }

    void whatLiesUnderTransparencyDoesNotShow()
    {
        QImage picture(64, 64, QImage::Format_ARGB32);
        picture.fill(qRgba(255, 0, 0, 0));
        for (int y = 0; y < 64; ++y) {
            for (int x = 0; x < 64; x += 2)
                picture.setPixel(x, y, qRgba(0, 0, 200, 255));
        }
        const QImage found = decodePlainPng(encoded(picture, "png"), 4);
        QCOMPARE(found.format(), QImage::Format_ARGB32);
        QVERIFY(difference(QColor::fromRgba(found.pixel(5, 5)), QColor(0, 0, 200, 128)) <= 1);
    }

    void coloursAreThoseOfTheWholeReading_data()
    {
        QTest::addColumn<QColorSpace>("space");
        QTest::newRow("none") << QColorSpace();
        QTest::newRow("sRGB") << QColorSpace(QColorSpace::SRgb);
        QTest::newRow("P3") << QColorSpace(QColorSpace::DisplayP3);
        QTest::newRow("gamma") << QColorSpace(QColorSpace::Primaries::SRgb,
                                              QColorSpace::TransferFunction::Gamma, 1.8F);
    }

    void coloursAreThoseOfTheWholeReading()
    {
        QFETCH(QColorSpace, space);
        for (const QImage::Format format :
             {QImage::Format_RGB32, QImage::Format_ARGB32, QImage::Format_Grayscale8}) {
            QImage picture = paintedPicture(QSize(300, 200)).convertToFormat(format);
            picture.setColorSpace(space);
            const Result<PictureReader> reader =
                PictureReader::fromBytes(QStringLiteral("a.png"), encoded(picture, "png"));
            QVERIFY(reader);
            const Result<QImage> whole = reader->decode({}, Reading::Whole),
                                 glance = reader->decode({}, Reading::Glance);
            QVERIFY(whole && glance);
            QCOMPARE(largestDifference(whole->convertToFormat(QImage::Format_RGB32),
                                       glance->convertToFormat(QImage::Format_RGB32)),
                     0);
        }
    }

    void otherKindsAreLeftToOthers()
    {
        const QImage picture = paintedPicture(QSize(60, 40));
        QVERIFY(decodePlainPng(encoded(picture.convertToFormat(QImage::Format_RGBX64), "png")).isNull());
        QVERIFY(decodePlainPng(encoded(picture.convertToFormat(QImage::Format_Indexed8), "png")).isNull());
        QVERIFY(decodePlainPng(encoded(picture.convertToFormat(QImage::Format_Mono), "png")).isNull());
        QVERIFY(decodePlainPng(encoded(picture, "jpeg")).isNull());
        QVERIFY(decodePlainPng(pngBomb(QSize(30'000, 30'000))).isNull());
        QVERIFY(decodePlainPng({}).isNull());
    }

    void whatIsDamagedIsNoPicture()
    {
        const QByteArray png = encoded(noise(QSize(20, 20), QImage::Format_ARGB32), "png");
        for (qsizetype length = 0; length < png.size() - 12; ++length) // all but the last chunk
            QVERIFY(decodePlainPng(QByteArrayView(png).first(length)).isNull());
        QVERIFY(decodePlainPng(pngWithDamagedPixels(png, true)).isNull());
        for (qsizetype at = 0; at < png.size(); ++at) {
            QByteArray damaged = png;
            damaged[at] = char(damaged[at] ^ 0x55);
            decodePlainPng(damaged); // sanitizers look on
        }
    }
};

QTEST_GUILESS_MAIN(tst_PngReader)
#include "tst_PngReader.moc"
