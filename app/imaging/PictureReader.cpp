// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/PictureReader.h"

#include "app/imaging/ColourConversion.h"
#include "app/imaging/ContainerNotes.h"
#include "app/imaging/JpegReader.h"
#include "app/imaging/JpegScans.h"
#include "app/imaging/PictureErrors.h"
#include "app/imaging/PictureFormats.h"
#include "app/imaging/PngReader.h"
#include "app/imaging/Resample.h"
#include "app/imaging/WebpReader.h"
#include "app/imaging/Wholeness.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QTransform>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace easel {

using namespace picture_errors;

namespace {

/// No picture file of a person is longer; the bytes are held in memory.
constexpr qint64 maxPictureBytes = 512'000'000;

void allowLargePictures()
{
    // Qt's own limit refuses an ordinary 36-megapixel PNG. The header is judged by maxPicturePixels; this
    // lets through what passed there, at up to eight bytes a pixel.
    static std::once_flag once;
    std::call_once(once, [] {
        constexpr qint64 bytesForEachPixel = 8;
        QImageReader::setAllocationLimit(int(maxPicturePixels * bytesForEachPixel / (1024LL * 1024) + 1));
    });
}

bool isWebp(const PictureInfo &info)
{
    return info.format == QLatin1StringView("webp");
}

/// Rounded up, as decoders do.
QSize scaledBy(QSize size, double factor)
{
    return {std::max(1, int(std::ceil(size.width() * factor))),
            std::max(1, int(std::ceil(size.height() * factor)))};
}

/// TIFF often has its directory at the end; libtiff reports a missing one on stderr, past every log.
bool tiffDirectoryMissing(QByteArrayView head, qint64 length)
{
    const bool little = head.startsWith(QByteArrayView("II*\0", 4));
    if (head.size() < 8 || (!little && !head.startsWith(QByteArrayView("MM\0*", 4))))
        return false;
    const qint64 directory =
        little ? qFromLittleEndian<quint32>(head.data() + 4) : qFromBigEndian<quint32>(head.data() + 4);
    return directory + 2 > length;
}

int bitsOf(QImage::Format format)
{
    switch (format) {
    case QImage::Format_RGBX64:
    case QImage::Format_RGBA64:
    case QImage::Format_RGBA64_Premultiplied:
    case QImage::Format_Grayscale16:
    case QImage::Format_RGBX16FPx4:
    case QImage::Format_RGBA16FPx4:
    case QImage::Format_RGBA16FPx4_Premultiplied:
        return 16;
    case QImage::Format_RGBX32FPx4:
    case QImage::Format_RGBA32FPx4:
    case QImage::Format_RGBA32FPx4_Premultiplied:
        return 32;
    default: // what handlers do not tell, too
        return 8;
    }
}

Result<PictureHeader> headerOf(QIODevice &device, const QString &path)
{
    allowLargePictures();
    const QByteArray head = device.peek(formatHeadBytes);
    if (tiffDirectoryMissing(head, device.size()))
        return cutOff(path);
    const UnusedFormat unused = unusedFormat(QFileInfo(path).fileName(), head);
    if (!unused.name.isEmpty() && (unused.never || QImageReader::imageFormat(&device).isEmpty()))
        return notReadHere(path, unused.name);

    QImageReader reader(&device);
    reader.setDecideFormatFromContent(true);
    if (!reader.canRead())
        return notAPicture(path);

    PictureHeader header;
    header.info.format = QString::fromLatin1(reader.format()).toLower();
    header.info.bytes = device.size();
    header.storedSize = reader.size();
    header.transformation = reader.transformation();
    // Qt's JPEG handler gives whatever stands in its memory where it could not read the header.
    if (header.storedSize.isValid())
        header.bitsPerChannel = bitsOf(reader.imageFormat());
    const ContainerNotes notes = containerNotes(device, header.info.format);
    if (header.transformation == QImageIOHandler::TransformationNone)
        header.transformation = notes.transformation;
    header.iccProfile = notes.iccProfile;
    header.cmyk = notes.cmyk;
    device.seek(0); // the TIFF handler counts from wherever the device stands
    header.info.animated = notes.animated || (!isWebp(header.info) && reader.imageCount() > 1);
    if (!header.storedSize.isValid())
        header.storedSize = reader.read().size(); // a small format whose header does not tell
    if (header.storedSize.isEmpty())
        return damaged(path, reader.errorString());
    const bool turned = header.transformation & QImageIOHandler::TransformationRotate90;
    header.info.size = turned ? header.storedSize.transposed() : header.storedSize;
    if (qint64(header.storedSize.width()) * header.storedSize.height() > maxPicturePixels)
        return tooManyPixels(path, header.info.size);
    return header;
}

QImage upright(const QImage &image, QImageIOHandler::Transformations transformation)
{
    const bool mirror = transformation & QImageIOHandler::TransformationMirror;
    const bool flip = transformation & QImageIOHandler::TransformationFlip;
    const QImage unturned = mirror || flip ? image.mirrored(mirror, flip) : image;
    return transformation & QImageIOHandler::TransformationRotate90
               ? unturned.transformed(QTransform().rotate(90))
               : unturned;
}

/// Where upright() puts a part of an image of size.
QRectF uprightFrame(const QRectF &frame, QSize size, QImageIOHandler::Transformations transformation)
{
    QRectF moved = frame;
    if (transformation & QImageIOHandler::TransformationMirror)
        moved.moveLeft(size.width() - frame.right());
    if (transformation & QImageIOHandler::TransformationFlip)
        moved.moveTop(size.height() - frame.bottom());
    return transformation & QImageIOHandler::TransformationRotate90
               ? QRectF(size.height() - moved.bottom(), moved.left(), moved.height(), moved.width())
               : moved;
}

bool isOpaque(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return true;
    for (int y = 0; y < image.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        if (std::any_of(line, line + image.width(), [](QRgb pixel) { return qAlpha(pixel) != 255; }))
            return false;
    }
    return true;
}

} // namespace

Result<PictureHeader> PictureReader::readHeader(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadableFile(path, file.errorString());
    return headerOf(file, path);
}

Result<PictureReader> PictureReader::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadableFile(path, file.errorString());
    if (file.size() > maxPictureBytes)
        return tooManyBytes(path, maxPictureBytes);
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return unreadableFile(path, file.errorString());
    return fromBytes(path, bytes);
}

Result<PictureReader> PictureReader::fromBytes(const QString &path, const QByteArray &bytes)
{
    PictureReader reader;
    reader.m_path = path;
    reader.m_bytes = bytes;
    QBuffer buffer(&reader.m_bytes);
    buffer.open(QIODevice::ReadOnly);
    const Result<PictureHeader> header = headerOf(buffer, path);
    if (!header)
        return std::unexpected(header.error());
    reader.m_header = *header;
    return reader;
}

Result<void> PictureReader::checkStructure() const
{
    switch (wholeness(m_header.info.format, m_bytes)) {
    case Wholeness::Whole:
        return {};
    case Wholeness::CutOff:
        return cutOff(m_path);
    case Wholeness::Damaged:
        return damaged(m_path);
    }
    Q_UNREACHABLE();
}

/// 1 where the decoder is not to scale.
double PictureReader::scaleFor(QSize atLeast) const
{
    if (atLeast.isEmpty())
        return 1;
    const QSize full = m_header.info.size;
    return std::min(
        1.0, std::max(double(atLeast.width()) / full.width(), double(atLeast.height()) / full.height()));
}

PictureReader::StoredPicture PictureReader::decodeStoredJpeg(double scale, Reading reading) const
{
    constexpr double eighth = 1.0 / 8;
    const int eighths = std::clamp(int(std::ceil(scale / eighth)), 1, 8);
    const bool less = eighths == 1 && reading == Reading::Glance;
    QImage image = decodeJpeg(less ? forAnEighth(m_bytes) : m_bytes, eighths);
    if (!m_header.iccProfile.isEmpty())
        image.setColorSpace(QColorSpace::fromIccProfile(m_header.iccProfile));
    return {image, QRectF(QPointF(0, 0), QSizeF(m_header.storedSize) * (eighths * eighth))};
}

PictureReader::StoredPicture PictureReader::decodeStoredPng(double scale) const
{
    // Twice as large as asked for, so that the good filter comes last and does most.
    constexpr double margin = 2;
    const int factor = std::max(1, int(1 / (scale * margin)));
    const QSizeF size = QSizeF(m_header.storedSize) / factor;
    return {decodePlainPng(m_bytes, factor), QRectF(QPointF(0, 0), size)};
}

PictureReader::StoredPicture PictureReader::decodeStored(double scale, Reading reading) const
{
    if (m_header.info.format == QLatin1StringView("jpeg")) {
        if (const StoredPicture picture = decodeStoredJpeg(scale, reading); !picture.image.isNull())
            return picture;
    }
    if (m_header.info.format == QLatin1StringView("png") && reading == Reading::Glance) {
        if (const StoredPicture picture = decodeStoredPng(scale); !picture.image.isNull())
            return picture;
    }
    QImage image;
    const QSize scaled = scale < 1 ? scaledBy(m_header.storedSize, scale) : QSize();
    if (isWebp(m_header.info) && !m_header.info.animated) {
        image = decodeStillWebp(m_bytes, scaled);
        if (!m_header.iccProfile.isEmpty())
            image.setColorSpace(QColorSpace::fromIccProfile(m_header.iccProfile));
    } else {
        QBuffer buffer;
        buffer.setData(m_bytes);
        buffer.open(QIODevice::ReadOnly);
        QImageReader reader(&buffer);
        reader.setDecideFormatFromContent(true);
        reader.setAutoTransform(false); // orientation is applied last, to fewer pixels
        if (!scaled.isEmpty() && reader.supportsOption(QImageIOHandler::ScaledSize))
            reader.setScaledSize(scaled);
        image = reader.read();
    }
    return {image, QRectF(image.rect()), scale == 1};
}

Result<void> PictureReader::checkDecoding() const
{
    constexpr QSize small(64, 64);
    // A GIF may hold a frame that is not what its header tells, which shows only in full size.
    const bool inFull = m_header.info.format == QLatin1StringView("gif");
    const QImage image = decodeStored(inFull ? 1 : scaleFor(small), Reading::Whole).image;
    if (image.isNull() || (inFull && image.size() != m_header.storedSize))
        return damaged(m_path);
    return {};
}

Result<DecodedPicture> PictureReader::decodeToScale(QSize atLeast, Reading reading) const
{
    double scale = scaleFor(atLeast);
    StoredPicture stored = decodeStored(scale, reading);
    // Most decoders that scale mix the colours that lie hidden under transparent pixels into the visible
    // ones.
    if (!stored.clean && !isOpaque(stored.image)) {
        scale = 1;
        stored = decodeStored(scale, reading);
    }
    const bool isFull = scale == 1 && stored.image.size() == m_header.storedSize;
    if (stored.image.isNull() || !(scale < 1 || isFull) ||
        !QRectF(stored.image.rect()).contains(stored.frame))
        return damaged(m_path);
    const QColorSpace colourSpace = stored.image.colorSpace();
    const QRectF frame = uprightFrame(stored.frame, stored.image.size(), m_header.transformation);
    return DecodedPicture{upright(toSrgb(std::move(stored.image)), m_header.transformation), frame,
                          colourSpace};
}

Result<QImage> PictureReader::decode(QSize atLeast, Reading reading) const
{
    Result<DecodedPicture> decoded = decodeToScale(atLeast, reading);
    if (!decoded)
        return std::unexpected(std::move(decoded.error()));
    if (decoded->frame == QRectF(decoded->image.rect()))
        return std::move(decoded->image);
    const QSize size = decoded->frame.size().toSize().expandedTo(QSize(1, 1));
    if (decoded->image.format() == QImage::Format_RGB32)
        return resample(decoded->image, decoded->frame, size);
    return resample(decoded->image.convertToFormat(QImage::Format_ARGB32_Premultiplied), decoded->frame, size)
        .convertToFormat(QImage::Format_ARGB32);
}

} // namespace easel
