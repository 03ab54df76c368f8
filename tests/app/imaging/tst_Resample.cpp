// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Resample.h"
#include "tests/support/TestPictures.h"

#include <QRandomGenerator>
#include <QtTest/QTest>

#include <algorithm>
#include <cmath>

using namespace easel;
using namespace easel::test;

namespace {

QImage noise(QSize size, QImage::Format format)
{
    QRandomGenerator random(4);
    QImage image(size, QImage::Format_ARGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, random.generate());
    }
    return image.convertToFormat(format);
}

double cubic(double x)
{
    x = std::abs(x);
    return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
}

/// By the book: each source pixel's share of a target pixel, as real numbers.
double share(int source, int target, double from, double length, int count)
{
    const double scale = length / count, widen = std::max(1.0, scale);
    return cubic((source + 0.5 - from - (target + 0.5) * scale) / widen);
}

double expectedBlue(const QImage &picture, const QRectF &frame, QSize target, QPoint at)
{
    const QRect touched = frame.toAlignedRect().intersected(picture.rect());
    double sum = 0, shares = 0;
    for (int y = touched.top(); y <= touched.bottom(); ++y) {
        const double down = share(y, at.y(), frame.y(), frame.height(), target.height());
        for (int x = touched.left(); down != 0 && x <= touched.right(); ++x) {
            const double part = down * share(x, at.x(), frame.x(), frame.width(), target.width());
            sum += part * qBlue(picture.pixel(x, y));
            shares += part;
        }
    }
    return std::clamp(sum / shares, 0.0, 255.0);
}

} // namespace

class tst_Resample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pixelsAreTheFiltersByTheBook_data()
    {
        QTest::addColumn<QRectF>("frame");
        QTest::addColumn<QSize>("target");
        QTest::newRow("shrunk") << QRectF(0, 0, 61, 47) << QSize(13, 17);
        QTest::newRow("halved") << QRectF(0, 0, 60, 46) << QSize(30, 23);
        QTest::newRow("enlarged") << QRectF(0, 0, 61, 47) << QSize(75, 90);
        QTest::newRow("a part") << QRectF(7.25, 3.5, 31.5, 20.75) << QSize(15, 9);
        QTest::newRow("one pixel") << QRectF(0, 0, 61, 47) << QSize(1, 1);
        QTest::newRow("as it is") << QRectF(0, 0, 61, 47) << QSize(61, 47);
    }

    void pixelsAreTheFiltersByTheBook()
    {
        QFETCH(QRectF, frame);
        QFETCH(QSize, target);
        const QImage picture = noise(QSize(61, 47), QImage::Format_RGB32);
        const QImage scaled = resample(picture, frame, target);
        QCOMPARE(scaled.size(), target);
        QCOMPARE(scaled.format(), QImage::Format_RGB32);
        for (int y = 0; y < target.height(); ++y) {
            for (int x = 0; x < target.width(); ++x) {
                const double expected = expectedBlue(picture, frame, target, QPoint(x, y));
                QVERIFY2(std::abs(qBlue(scaled.pixel(x, y)) - expected) <= 1.2,
                         qPrintable(QStringLiteral("%1, %2: %3").arg(x).arg(y).arg(expected)));
            }
        }
    }

    void anEvenPictureStaysEven()
    {
        QImage even(333, 97, QImage::Format_RGB32);
        even.fill(QColor(13, 200, 255));
        for (const QSize &size : {QSize(100, 30), QSize(331, 96), QSize(500, 200), QSize(1, 97)}) {
            QImage expected(size, QImage::Format_RGB32);
            expected.fill(QColor(13, 200, 255));
            QCOMPARE(resample(even, QRectF(even.rect()), size), expected);
        }
    }

    void aPremultipliedColourIsNeverMoreThanItsAlpha()
    {
        const QImage picture = noise(QSize(80, 80), QImage::Format_ARGB32_Premultiplied);
        for (const QSize &size : {QSize(31, 37), QSize(120, 100)}) {
            const QImage scaled = resample(picture, QRectF(picture.rect()), size);
            QCOMPARE(scaled.format(), QImage::Format_ARGB32_Premultiplied);
            for (int y = 0; y < size.height(); ++y) {
                const auto *line = reinterpret_cast<const QRgb *>(scaled.constScanLine(y));
                for (int x = 0; x < size.width(); ++x) {
                    const QRgb pixel = line[x];
                    QVERIFY(std::max({qRed(pixel), qGreen(pixel), qBlue(pixel)}) <= qAlpha(pixel));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_Resample)
#include "tst_Resample.moc"
