// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imaging/Picture.h"

#include <QColorSpace>
#include <QImageIOHandler>
#include <QRectF>

class QIODevice;

namespace easel {

/// What is known of a picture before a pixel is decoded.
struct PictureHeader
{
    PictureInfo info;
    QSize storedSize; ///< as the file holds it, before orientation
    QImageIOHandler::Transformations transformation;
    QByteArray iccProfile; ///< only where it is not a handler's (JPEG, WebP)
    int bitsPerChannel = 8;
    bool cmyk = false;
};

/// A picture upright and in sRGB, for those who scale it to the size they need.
struct DecodedPicture
{
    QImage image;
    QRectF frame;            ///< where the picture lies: decoders that scale may reach over its edges
    QColorSpace colourSpace; ///< that it came in; not valid where the file says none
};

/// How much of a file a decoder looks at.
enum class Reading {
    Whole,  ///< all of it: damage anywhere is found
    Glance, ///< what shows at the size asked for: quicker, for looking at
};

/// One picture file, read once: everything that looks into a picture goes through here. A value, for
/// workers. Internal to imaging/.
class PictureReader
{
public:
    /// Opens the file without reading its body. Error: Picture or Disk.
    static Result<PictureHeader> readHeader(const QString &path);

    /// Reads the whole file and its header. Error: Picture or Disk.
    static Result<PictureReader> read(const QString &path);
    /// The same for a file whose bytes are at hand; path names it in sentences.
    static Result<PictureReader> fromBytes(const QString &path, const QByteArray &bytes);

    const QByteArray &bytes() const { return m_bytes; }
    const PictureHeader &header() const { return m_header; }
    const PictureInfo &info() const { return m_header.info; }

    /// Whether the file is there to its end, without decoding it.
    Result<void> checkStructure() const;
    /// Whether the decoder gets through all of the data; it does so for a small picture too.
    Result<void> checkDecoding() const;
    /// See decodePicture(). An error also where the decoder stumbles halfway.
    Result<QImage> decode(QSize atLeast = {}, Reading reading = Reading::Whole) const;
    /// The same with nothing scaled twice.
    Result<DecodedPicture> decodeToScale(QSize atLeast, Reading reading) const;

private:
    /// As the file holds it, in its own colours; the frame is where the picture lies.
    struct StoredPicture
    {
        QImage image;
        QRectF frame;
        bool clean = true; ///< colours hidden under transparent pixels are not mixed into others
    };
    StoredPicture decodeStored(double scale, Reading reading) const;
    StoredPicture decodeStoredJpeg(double scale, Reading reading) const;
    StoredPicture decodeStoredPng(double scale) const;
    double scaleFor(QSize atLeast) const;

    QString m_path;
    QByteArray m_bytes;
    PictureHeader m_header;
};

} // namespace easel
