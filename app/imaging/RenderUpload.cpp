// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/RenderUpload.h"

#include "app/imaging/ColourConversion.h"
#include "app/imaging/PictureReader.h"
#include "app/imaging/Resample.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QImageWriter>

#include <algorithm>
#include <cmath>

namespace easel {

namespace {

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// The size at which a picture is decoded so that its frame has twice the target's pixels: enough for the
/// last filter to decide the sharpness, and far less work than all of them.
QSize decodingSize(QSize picture, QSize frame, QSize target)
{
    constexpr double margin = 2;
    const double scale =
        margin * std::max(double(target.width()) / frame.width(), double(target.height()) / frame.height());
    if (scale >= 1)
        return {};
    return {int(std::ceil(picture.width() * scale)), int(std::ceil(picture.height() * scale))};
}

/// What the encoder writes of an image beside its pixels is the same on every screen.
QByteArray encoded(QImage image, UploadFormat format)
{
    constexpr int dotsPerMeter = 2835; // 72 dpi
    image.setDotsPerMeterX(dotsPerMeter);
    image.setDotsPerMeterY(dotsPerMeter);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format == UploadFormat::Png ? "png" : "jpeg");
    if (format == UploadFormat::Jpeg95)
        writer.setQuality(95);
    return writer.write(image) ? buffer.data() : QByteArray();
}

Result<RenderedUpload> finished(const PictureReader &reader, const QString &path, const QByteArray &bytes,
                                UploadFormat format)
{
    if (bytes.isEmpty()) {
        return failure(ErrorKind::Picture,
                       QCoreApplication::translate("Picture", "%1 could not be prepared for the upload.")
                           .arg(QFileInfo(path).fileName()),
                       path);
    }
    const QString extension = format == UploadFormat::Png ? QStringLiteral("png") : QStringLiteral("jpeg");
    return RenderedUpload{bytes, extension, sha256(bytes), sha256(reader.bytes())};
}

Result<RenderedUpload> render(const Result<PictureReader> &reader, const QString &path, QSize target,
                              const Framing &framing, UploadFormat format)
{
    if (!reader)
        return std::unexpected(reader.error());
    if (const Result<void> whole = reader->checkStructure(); !whole)
        return std::unexpected(whole.error());

    const QSize full = reader->info().size;
    const QRect frame = cropFrame(full, target, framing);
    const Result<DecodedPicture> decoded =
        reader->decodeToScale(decodingSize(full, frame.size(), target), Reading::Whole);
    if (!decoded)
        return std::unexpected(decoded.error());

    const QRectF &all = decoded->frame;
    const double across = all.width() / full.width(), down = all.height() / full.height();
    const QRectF decodedFrame(all.x() + frame.x() * across, all.y() + frame.y() * down,
                              frame.width() * across, frame.height() * down);
    return finished(*reader, path, encoded(resample(onWhite(decoded->image), decodedFrame, target), format),
                    format);
}

QSize shrunk(QSize size, double scale)
{
    return {std::max(1, int(size.width() * scale)), std::max(1, int(size.height() * scale))};
}

} // namespace

Result<RenderedUpload> renderUpload(const QString &path, QSize target, const Framing &framing,
                                    UploadFormat format)
{
    return render(PictureReader::read(path), path, target, framing, format);
}

Result<RenderedUpload> renderUpload(const QString &path, const QByteArray &source, QSize target,
                                    const Framing &framing, UploadFormat format)
{
    return render(PictureReader::fromBytes(path, source), path, target, framing, format);
}

Result<RenderedUpload> renderOriginal(const QString &path)
{
    const Result<PictureReader> reader = PictureReader::read(path);
    if (!reader)
        return std::unexpected(reader.error());
    if (const Result<void> whole = reader->checkStructure(); !whole)
        return std::unexpected(whole.error());

    const QSize full = reader->info().size;
    const double pixels = double(full.width()) * full.height();
    const bool isTooLarge = pixels > mostOriginalPixels;
    QSize size = isTooLarge ? shrunk(full, std::sqrt(mostOriginalPixels / pixels)) : full;
    const Result<QImage> decoded = reader->decode(isTooLarge ? size : QSize());
    if (!decoded)
        return std::unexpected(decoded.error());
    const QImage image = onWhite(*decoded);
    constexpr double step = 0.85;
    QByteArray bytes;
    do {
        bytes =
            encoded(image.size() == size ? image : resample(image, image.rect(), size), UploadFormat::Jpeg95);
        size = shrunk(size, step);
    } while (bytes.size() > mostOriginalBytes);
    return finished(*reader, path, bytes, UploadFormat::Jpeg95);
}

} // namespace easel
