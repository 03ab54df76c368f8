// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "app/imaging/Crop.h"

#include <QByteArray>

namespace easel {

enum class UploadFormat { Jpeg95, Png };

/// The bytes that leave the machine for one picture.
struct RenderedUpload
{
    QByteArray bytes;
    QString fileExtension;   ///< "jpeg" or "png", as the service's file_extension spells it
    QByteArray sha256;       ///< of bytes, hex
    QByteArray sourceSha256; ///< of the original file, hex
};

/// The one way a picture becomes an upload: checked to be whole, upright, cropped (cropFrame), scaled with a
/// good filter to exactly target (width × height), sRGB, transparency on white, no metadata. The same
/// input gives the same bytes. Slow: for workers. Error: Picture or Disk, naming the file.
Result<RenderedUpload> renderUpload(const QString &path, QSize target, const Framing &framing,
                                    UploadFormat format = UploadFormat::Jpeg95);
/// The same for a file whose bytes are at hand; path names it in sentences.
Result<RenderedUpload> renderUpload(const QString &path, const QByteArray &source, QSize target,
                                    const Framing &framing, UploadFormat format = UploadFormat::Jpeg95);

/// The whole picture instead, in its own size: upright, sRGB, transparency on white, JPEG 95, without any
/// metadata all the same. What is larger than an upload may be (mostOriginalPixels, mostOriginalBytes) is
/// scaled down. Slow: for workers. Error: as above.
Result<RenderedUpload> renderOriginal(const QString &path);

/// The service refuses files that are too large without saying what that is; these are what it takes of the
/// pictures that one generates from.
inline constexpr qint64 mostOriginalPixels = 16'000'000;
inline constexpr qint64 mostOriginalBytes = 10'000'000;

} // namespace easel
