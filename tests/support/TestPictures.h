// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QColor>
#include <QImage>
#include <QString>

namespace easel::test {

// Pictures painted on the spot. Every corner of a painted picture has a colour of its own, so that turning
// and mirroring show; another seed gives another picture.

inline constexpr QColor topLeftColour(200, 40, 40);
inline constexpr QColor topRightColour(40, 160, 60);
inline constexpr QColor bottomLeftColour(40, 70, 200);
inline constexpr QColor bottomRightColour(220, 190, 60);

QImage paintedPicture(QSize size, int seed = 0);

/// The colour in the middle of a quarter, 0 top left, 1 top right, 2 bottom left, 3 bottom right.
QColor quarterColour(const QImage &image, int quarter);
/// The largest difference of a channel.
int difference(const QColor &a, const QColor &b);
int largestDifference(const QImage &a, const QImage &b);

/// The image in a format that Qt writes ("png", "jpeg", "webp", "bmp", "tiff", …); WebP at quality 100 is
/// lossless, as everywhere in Qt.
QByteArray encoded(const QImage &image, const char *format, int quality = 92);

/// Writes bytes, creating folders on the way; aborts the test program where that fails.
void writeFile(const QString &path, const QByteArray &bytes);
QByteArray fileBytes(const QString &path);

/// Paints a picture of size and writes it in the format of the path's suffix.
void writePicture(const QString &path, QSize size, int seed = 0);
/// A JPEG whose pixels are stored turned, so that with its EXIF orientation (1–8) it looks like
/// paintedPicture(upright size); with gps it also says where it was taken, and holds a preview.
void writeJpeg(const QString &path, QSize uprightSize, int exifOrientation, bool gps = false);
/// The first fraction of another file.
void writeTruncated(const QString &path, const QString &whole, double fraction);

/// A dataset folder of count captioned pictures ("picture-01.png", …) of a size, and their paths.
QStringList writeDataset(const QString &folder, int count, QSize size = QSize(640, 640),
                         const QString &captionPrefix = QStringLiteral("teststyle"));

} // namespace easel::test
