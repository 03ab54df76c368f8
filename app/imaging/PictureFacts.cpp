// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/PictureFacts.h"

#include "app/imaging/ColourConversion.h"
#include "app/imaging/DecodeRoom.h"
#include "app/imaging/FingerprintMaker.h"
#include "app/imaging/PictureReader.h"
#include "app/imaging/Resample.h"
#include "app/imaging/Sharpness.h"
#include "app/imaging/ThumbnailMaker.h"

#include <QCryptographicHash>

#include <functional>

namespace easel {

namespace {

bool hasClearPixels(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return false;
    for (int y = 0; y < image.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(line[x]) != 255)
                return true;
        }
    }
    return false;
}

/// The number that EXIF has for what Qt calls by turns and mirrors.
int exifOrientation(QImageIOHandler::Transformations transformation)
{
    switch (transformation) {
    case QImageIOHandler::TransformationMirror:
        return 2;
    case QImageIOHandler::TransformationRotate180:
        return 3;
    case QImageIOHandler::TransformationFlip:
        return 4;
    case QImageIOHandler::TransformationFlipAndRotate90:
        return 5;
    case QImageIOHandler::TransformationRotate90:
        return 6;
    case QImageIOHandler::TransformationMirrorAndRotate90:
        return 7;
    case QImageIOHandler::TransformationRotate270:
        return 8;
    default:
        return 1;
    }
}

/// What becomes of the decoded picture beside its facts.
using Also = std::function<void(const DecodedPicture &decoded, QSize pictureSize)>;

Result<PictureFacts> readFactsAnd(const QString &path, const Also &also)
{
    const Result<PictureReader> reader = PictureReader::read(path);
    if (!reader)
        return std::unexpected(reader.error());
    if (const Result<void> whole = reader->checkStructure(); !whole)
        return std::unexpected(whole.error());

    const PictureHeader &header = reader->header();
    const QSize working = thumbnailSize(header.info.size, sharpnessBox);
    const DecodeRoom room(header.info.size);
    const Result<DecodedPicture> decoded =
        reader->decodeToScale(working == header.info.size ? QSize() : working, Reading::Glance);
    if (!decoded)
        return std::unexpected(decoded.error());
    also(*decoded, header.info.size);
    const QImage picture = scaledDown(onWhite(decoded->image), decoded->frame, working);

    PictureFacts facts;
    facts.format = header.info.format;
    facts.size = header.info.size;
    facts.bytes = header.info.bytes;
    facts.sha256 = QCryptographicHash::hash(reader->bytes(), QCryptographicHash::Sha256);
    facts.fingerprint =
        makeFingerprint(resample(picture, QRectF(picture.rect()), QSize(fingerprintSide, fingerprintSide)));
    facts.sharpness = sharpnessOf(picture);
    facts.colourSpace = header.cmyk ? QStringLiteral("CMYK") : colourSpaceName(decoded->colourSpace);
    facts.orientation = exifOrientation(header.transformation);
    facts.bitsPerChannel = header.bitsPerChannel;
    facts.isCmyk = header.cmyk;
    facts.isAnimated = header.info.animated;
    facts.hasAlpha = hasClearPixels(decoded->image);
    return facts;
}

} // namespace

Result<PictureFacts> readFacts(const QString &path)
{
    return readFactsAnd(path, [](const DecodedPicture &, QSize) {});
}

Result<PictureFacts> readFactsAndThumbnail(const QString &path, ThumbnailCache &cache, int side)
{
    const std::optional<ThumbnailKey> key = ThumbnailKey::of(path, side);
    return readFactsAnd(path, [&](const DecodedPicture &decoded, QSize pictureSize) {
        if (!key || cache.contains(*key))
            return;
        const QSize size = thumbnailSize(pictureSize, QSize(side, side));
        cache.store(*key, {scaledDown(decoded.image, decoded.frame, size), pictureSize});
    });
}

} // namespace easel
