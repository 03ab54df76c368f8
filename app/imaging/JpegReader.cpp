// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/JpegReader.h"

#include <QSysInfo>

#include <memory>
#include <turbojpeg.h>

namespace easel {

namespace {

struct DestroyHandle
{
    void operator()(void *handle) const { tjDestroy(handle); }
};

constexpr int wholeInEighths = 8;

} // namespace

QSize jpegSizeAt(QSize stored, int eighths)
{
    const auto scaled = [&](int length) { return (length * eighths + wholeInEighths - 1) / wholeInEighths; };
    return {scaled(stored.width()), scaled(stored.height())};
}

QImage decodeJpeg(QByteArrayView bytes, int eighths)
{
    const std::unique_ptr<void, DestroyHandle> handle(tjInitDecompress());
    const auto *data = reinterpret_cast<const uchar *>(bytes.data());
    const auto length = static_cast<unsigned long>(bytes.size());
    int width = 0, height = 0, subsampling = 0, colours = 0;
    if (!handle ||
        tjDecompressHeader3(handle.get(), data, length, &width, &height, &subsampling, &colours) != 0 ||
        colours == TJCS_CMYK || colours == TJCS_YCCK)
        return {};
    QImage image(jpegSizeAt({width, height}, eighths), QImage::Format_RGB32);
    if (image.isNull())
        return {};
    const int format = QSysInfo::ByteOrder == QSysInfo::LittleEndian ? TJPF_BGRA : TJPF_ARGB;
    const bool decoded = tjDecompress2(handle.get(), data, length, image.bits(), image.width(),
                                       int(image.bytesPerLine()), image.height(), format, 0) == 0;
    return decoded ? image : QImage();
}

} // namespace easel
