// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestPictures.h"

#include "tests/support/TestContainers.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>
#include <cstdlib>

namespace easel::test {

QImage paintedPicture(QSize size, int seed)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const int w = size.width(), h = size.height();
    painter.fillRect(0, 0, w / 2, h / 2, topLeftColour);
    painter.fillRect(w / 2, 0, w - w / 2, h / 2, topRightColour);
    painter.fillRect(0, h / 2, w / 2, h - h / 2, bottomLeftColour);
    painter.fillRect(w / 2, h / 2, w - w / 2, h - h / 2, bottomRightColour);
    // Away from the middles of the quarters, which tests look at.
    const double unit = std::min(w, h) / 16.0;
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 5; ++i) {
        painter.setBrush(QColor::fromHsv((seed * 67 + i * 31) % 360, 160, 230));
        const double along = 0.1 + 0.17 * ((i * 3 + seed) % 5);
        painter.drawEllipse(QPointF(w * along, h * 0.5), unit, unit * (0.5 + 0.1 * (seed % 5)));
    }
    return image;
}

QColor quarterColour(const QImage &image, int quarter)
{
    const int x = image.width() * (quarter % 2 ? 3 : 1) / 4;
    const int y = image.height() * (quarter / 2 ? 3 : 1) / 4;
    return image.pixelColor(x, y);
}

int difference(const QColor &a, const QColor &b)
{
    return std::max({std::abs(a.red() - b.red()), std::abs(a.green() - b.green()),
                     std::abs(a.blue() - b.blue()), std::abs(a.alpha() - b.alpha())});
}

int largestDifference(const QImage &a, const QImage &b)
{
    if (a.size() != b.size())
        return 256;
    int largest = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            largest = std::max(largest, difference(a.pixelColor(x, y), b.pixelColor(x, y)));
    }
    return largest;
}

QByteArray encoded(const QImage &image, const char *format, int quality)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    if (QByteArrayView(format) != "png")
        writer.setQuality(quality);
    if (!writer.write(image))
        qFatal("A %s test picture cannot be written: %s", format, qPrintable(writer.errorString()));
    return buffer.data();
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        qFatal("%s cannot be written: %s", qPrintable(path), qPrintable(file.errorString()));
}

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read: %s", qPrintable(path), qPrintable(file.errorString()));
    return file.readAll();
}

void writePicture(const QString &path, QSize size, int seed)
{
    QByteArray format = QFileInfo(path).suffix().toLower().toLatin1();
    if (format == "jpg")
        format = "jpeg";
    writeFile(path, encoded(paintedPicture(size, seed), format.constData()));
}

/// What must be stored so that a viewer, following the orientation, shows upright.
static QImage storedFor(const QImage &upright, int exifOrientation)
{
    const auto turned = [&](qreal degrees) { return upright.transformed(QTransform().rotate(degrees)); };
    switch (exifOrientation) {
    case 2:
        return upright.mirrored(true, false);
    case 3:
        return turned(180);
    case 4:
        return upright.mirrored(false, true);
    case 5: // rows and columns changed places
        return turned(90).mirrored(true, false);
    case 6: // the viewer turns it right
        return turned(-90);
    case 7: // changed places along the other diagonal
        return turned(-90).mirrored(true, false);
    case 8: // the viewer turns it left
        return turned(90);
    default:
        return upright;
    }
}

void writeJpeg(const QString &path, QSize uprightSize, int exifOrientation, bool gps)
{
    const QImage stored = storedFor(paintedPicture(uprightSize), exifOrientation);
    writeFile(path, withExif(encoded(stored, "jpeg"), exifBlock(exifOrientation, gps)));
}

void writeTruncated(const QString &path, const QString &whole, double fraction)
{
    const QByteArray bytes = fileBytes(whole);
    writeFile(path, bytes.first(qsizetype(double(bytes.size()) * fraction)));
}

QStringList writeDataset(const QString &folder, int count, QSize size, const QString &captionPrefix)
{
    QStringList paths;
    for (int i = 1; i <= count; ++i) {
        const QString stem = QStringLiteral("%1/picture-%2").arg(folder).arg(i, 2, 10, QLatin1Char('0'));
        paths += stem + QStringLiteral(".png");
        writePicture(paths.last(), size, i);
        writeFile(stem + QStringLiteral(".txt"),
                  QStringLiteral("%1, picture number %2").arg(captionPrefix).arg(i).toUtf8());
    }
    return paths;
}

} // namespace easel::test
