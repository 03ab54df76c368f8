// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/ThumbnailMaker.h"

#include "app/imaging/DecodeRoom.h"
#include "app/imaging/PictureReader.h"
#include "app/imaging/Resample.h"

namespace easel {

QSize thumbnailSize(QSize picture, QSize box)
{
    const bool fits = picture.width() <= box.width() && picture.height() <= box.height();
    return fits ? picture : picture.scaled(box, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
}

QImage scaledDown(const QImage &image, QSize size)
{
    return scaledDown(image, QRectF(image.rect()), size);
}

QImage scaledDown(const QImage &image, const QRectF &frame, QSize size)
{
    if (image.size() == size && frame == QRectF(image.rect()))
        return image;
    if (image.format() == QImage::Format_RGB32)
        return resample(image, frame, size);
    return resample(image.convertToFormat(QImage::Format_ARGB32_Premultiplied), frame, size);
}

Result<Thumbnail> makeThumbnail(const QString &path, QSize box)
{
    const Result<PictureReader> reader = PictureReader::read(path);
    if (!reader)
        return std::unexpected(reader.error());
    const QSize full = reader->info().size;
    const QSize size = thumbnailSize(full, box);
    const DecodeRoom room(full);
    const Result<DecodedPicture> decoded =
        reader->decodeToScale(size == full ? QSize() : size, Reading::Glance);
    if (!decoded)
        return std::unexpected(decoded.error());
    return Thumbnail{scaledDown(decoded->image, decoded->frame, size), full};
}

} // namespace easel
