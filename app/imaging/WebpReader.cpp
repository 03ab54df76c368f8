// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/WebpReader.h"

#include <QSysInfo>

#include <webp/decode.h>

namespace easel {

QImage decodeStillWebp(QByteArrayView bytes, QSize scaled)
{
    const auto *data = reinterpret_cast<const uint8_t *>(bytes.data());
    const size_t length = size_t(bytes.size());
    WebPDecoderConfig config;
    if (!WebPInitDecoderConfig(&config) || WebPGetFeatures(data, length, &config.input) != VP8_STATUS_OK ||
        config.input.has_animation)
        return {};

    const QSize size = scaled.isEmpty() ? QSize(config.input.width, config.input.height) : scaled;
    const bool transparent = config.input.has_alpha;
    QImage image(size, transparent ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    if (image.isNull())
        return {};

    config.options.use_scaling = !scaled.isEmpty();
    config.options.scaled_width = size.width();
    config.options.scaled_height = size.height();
    config.output.colorspace = QSysInfo::ByteOrder == QSysInfo::LittleEndian ? MODE_BGRA : MODE_ARGB;
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = image.bits();
    config.output.u.RGBA.stride = int(image.bytesPerLine());
    config.output.u.RGBA.size = size_t(image.sizeInBytes());
    const bool decoded = WebPDecode(data, length, &config) == VP8_STATUS_OK;
    WebPFreeDecBuffer(&config.output);
    return decoded ? image : QImage();
}

} // namespace easel
