// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Picture.h"

#include "app/imaging/PictureReader.h"

namespace easel {

Result<PictureInfo> readPictureInfo(const QString &path)
{
    const Result<PictureHeader> header = PictureReader::readHeader(path);
    if (!header)
        return std::unexpected(header.error());
    return header->info;
}

Result<void> checkPicture(const QString &path)
{
    const Result<PictureReader> reader = PictureReader::read(path);
    if (!reader)
        return std::unexpected(reader.error());
    if (const Result<void> whole = reader->checkStructure(); !whole)
        return whole;
    return reader->checkDecoding();
}

Result<QImage> decodePicture(const QString &path, QSize atLeast)
{
    const Result<PictureReader> reader = PictureReader::read(path);
    if (!reader)
        return std::unexpected(reader.error());
    return reader->decode(atLeast);
}

} // namespace easel
