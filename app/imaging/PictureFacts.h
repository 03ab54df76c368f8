// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QByteArray>
#include <QSize>
#include <QString>

#include <array>

namespace easel {

class ThumbnailCache;

/// What a picture looks like, in 256 bits: pictures that look alike differ in few of them.
using Fingerprint = std::array<quint64, 4>;

/// In how many of the 256 bits two fingerprints differ.
int distance(const Fingerprint &a, const Fingerprint &b);

/// What is known of a picture file. A value; found by readFacts() in workers.
struct PictureFacts
{
    QString format; ///< as Qt names it: "jpeg", "png", "webp", …
    QSize size;     ///< pixels, width × height, upright
    qint64 bytes = 0;
    QByteArray sha256;         ///< of the file's bytes; 32 bytes
    Fingerprint fingerprint{}; ///< of the upright picture in sRGB on white
    double sharpness = 0;      ///< how much fine detail there is, whatever the picture's size; 0 is none
    QString colourSpace;       ///< for a person: "sRGB", "Display P3", "CMYK", the profile's own words
    int orientation = 1;       ///< of EXIF, 1 to 8
    int bitsPerChannel = 8;
    bool isCmyk = false;
    bool isAnimated = false;
    bool hasAlpha = false; ///< has pixels that are not opaque
    bool operator==(const PictureFacts &) const = default;
};

/// Reads the whole file and decodes it once, small. Error: Picture (with the reason) or Disk.
Result<PictureFacts> readFacts(const QString &path);
/// The same, and on the way keeps the picture's thumbnail of that side (ThumbnailCache::sideFor()) where it
/// is not kept yet: one reading and one decoding for both.
Result<PictureFacts> readFactsAndThumbnail(const QString &path, ThumbnailCache &cache, int side);

} // namespace easel
