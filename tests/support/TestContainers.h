// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QColor>
#include <QImage>

namespace easel::test {

// Files that Qt cannot write, put together byte by byte.

/// An EXIF block (TIFF) with an orientation, and with gps a position and a JPEG preview.
QByteArray exifBlock(int orientation, bool gps = false);
QByteArray withExif(const QByteArray &jpeg, const QByteArray &exif);
QByteArray pngWithExif(const QByteArray &png, const QByteArray &exif);
/// An extended WebP out of a plain one; empty blocks are left out.
QByteArray webpWith(const QByteArray &plainWebp, QSize size, const QByteArray &exif, const QByteArray &icc);

QByteArray animatedWebp(const QImage &first, const QImage &second);
/// Both frames in the 128 colours of a coarse cube.
QByteArray animatedGif(const QImage &first, const QImage &second);

/// A CMYK JPEG as image editors write it (Adobe marker, inverted), left half one ink mix, right half the
/// other; each of 0–255, 255 = full ink. Both sides are multiples of 8 (width of 16).
struct Ink
{
    int cyan = 0, magenta = 0, yellow = 0, black = 0;
};
QByteArray cmykJpeg(QSize size, Ink left, Ink right);

/// A PNG that says it has this size and holds next to nothing.
QByteArray pngBomb(QSize size);
/// One bit of the compressed pixels turned over; with repairCrc the chunk's checksum fits again.
QByteArray pngWithDamagedPixels(const QByteArray &png, bool repairCrc);

/// The first bytes of a phone's HEIC, of AVIF, …: an ftyp box of that brand and some filling.
QByteArray isoMedia(const QByteArray &brand);

} // namespace easel::test
