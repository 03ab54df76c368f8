// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imaging/Picture.h"

#include <QColorSpace>
#include <QImageIOHandler>

class QIODevice;

namespace easel {

/// What is known of a picture before a pixel is decoded.
struct PictureHeader
{
    PictureInfo info;
    QSize storedSize; ///< as the file holds it, before orientation
    QImageIOHandler::Transformations transformation;
    QByteArray iccProfile; ///< only where no handler reads it (WebP)
    int bitsPerChannel = 8;
    bool cmyk = false;
};

/// A picture upright and in sRGB, and the colour space that it came in; not valid where the file says none.
struct DecodedPicture
{
    QImage image;
    QColorSpace colourSpace;
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
    Result<QImage> decode(QSize atLeast = {}) const;
    Result<DecodedPicture> decodeWithColourSpace(QSize atLeast) const;

private:
    QImage decodeStored(QSize scaled) const;
    QSize scaledStoredSize(QSize atLeast) const;

    QString m_path;
    QByteArray m_bytes;
    PictureHeader m_header;
};

} // namespace easel
