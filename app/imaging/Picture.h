// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QImage>
#include <QSize>
#include <QString>
#include <QStringList>

namespace easel {

/// What the header of a picture file tells.
struct PictureInfo
{
    QString format;        ///< by content, lower case: "png", "jpeg", "webp", "gif", …
    QSize size;            ///< width × height of the upright picture, pixels
    qint64 bytes = 0;      ///< of the file
    bool animated = false; ///< more than one frame; only the first is used
};

/// Largest picture that is decoded; anything larger is refused from its header (a bomb, or a mistake).
inline constexpr qint64 maxPicturePixels = 256'000'000;

/// Name filters ("*.png", "*.jpg", …) of the formats this Qt reads, lower case.
QStringList pictureNameFilters();
/// Whether the file's name looks like a picture: one that Qt reads, or one that is known by name only
/// (HEIC, AVIF, camera raw), which is listed with the reason why it cannot be used.
bool hasPictureName(const QString &fileName);

/// Reads the header only. Error: Picture, with a sentence that names the file and says why ("is not a
/// picture", "HEIC pictures cannot be read here: save it as JPEG or PNG", "is 40,000 × 40,000 pixels…").
Result<PictureInfo> readPictureInfo(const QString &path);

/// Reads the whole file and tells whether it is complete and can be decoded. A truncated JPEG, PNG or WebP
/// is an error here although decoders give a picture. Slow: for workers. Error: Picture, as above.
Result<void> checkPicture(const QString &path);

/// Decodes upright (EXIF orientation applied), converted to sRGB, first frame; format ARGB32 or RGB32.
/// With atLeast, the decoder may scale down while decoding, but both sides stay at least that long (unless
/// the picture itself is smaller). Slow: for workers. Error: Picture.
Result<QImage> decodePicture(const QString &path, QSize atLeast = {});

} // namespace easel
