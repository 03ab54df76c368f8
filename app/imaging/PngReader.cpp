// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/PngReader.h"

#include "app/imaging/PngFilters.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QImageWriter>
#include <QtEndian>

#include <algorithm>
#include <libdeflate.h>
#include <memory>
#include <optional>
#include <vector>

namespace easel {

namespace {

/// All rows are held at once; a larger picture is for a decoder that goes row by row.
constexpr qint64 maxRowsBytes = 130'000'000;

/// What is needed of a PNG's chunks.
struct PngParts
{
    int width = 0;
    int height = 0;
    int bytesPerPixel = 0;
    QByteArray compressed;
    QByteArray colourChunks; ///< as they are
};

int bytesPerPixel(uchar colourType)
{
    switch (colourType) {
    case 0:
        return 1; // grey
    case 2:
        return 3; // RGB
    case 6:
        return 4; // RGBA
    default:
        return 0; // a palette, grey with alpha
    }
}

/// Nothing where it is no PNG of the ordinary kind.
std::optional<PngParts> readHeaderChunk(QByteArrayView data)
{
    constexpr qsizetype headerLength = 13;
    if (data.size() != headerLength)
        return std::nullopt;
    PngParts parts;
    parts.width = qFromBigEndian<qint32>(data.data());
    parts.height = qFromBigEndian<qint32>(data.data() + 4);
    parts.bytesPerPixel = bytesPerPixel(uchar(data[9]));
    const bool eightBits = data[8] == 8, interlaced = data[12] != 0;
    const bool ordinary = parts.bytesPerPixel > 0 && eightBits && !interlaced && parts.width > 0 &&
                          parts.height > 0 && qint64(parts.width) * parts.height <= maxRowsBytes &&
                          (qint64(parts.width) * parts.bytesPerPixel + 1) * parts.height <= maxRowsBytes;
    return ordinary ? std::optional(parts) : std::nullopt;
}

std::optional<PngParts> partsOf(QByteArrayView png)
{
    constexpr qsizetype signatureLength = 8, around = 12; // length, type and checksum
    std::optional<PngParts> parts;
    for (qsizetype at = signatureLength; png.size() - at >= around;) {
        const qsizetype length = qFromBigEndian<quint32>(png.data() + at);
        if (png.size() - at - around < length)
            return std::nullopt;
        const QByteArrayView type = png.sliced(at + 4, 4), data = png.sliced(at + 8, length);
        const QByteArrayView chunk = png.sliced(at, length + around);
        at += chunk.size();
        if (type == "IHDR") {
            parts = readHeaderChunk(data);
            if (parts)
                parts->compressed.reserve(png.size());
        }
        if (!parts || type == "tRNS")
            return std::nullopt;
        if (type == "IDAT")
            parts->compressed.append(data);
        else if (type == "iCCP" || type == "sRGB" || type == "gAMA" || type == "cHRM")
            parts->colourChunks.append(chunk);
        else if (type == "IEND")
            return parts;
    }
    return std::nullopt;
}

/// As Qt's own handler understands the chunks: it is given them in a PNG of one pixel.
QColorSpace colourSpaceOf(const PngParts &parts)
{
    if (parts.colourChunks.isEmpty())
        return {};
    QImage pixel(1, 1, parts.bytesPerPixel == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB32);
    pixel.fill(0);
    QBuffer png;
    png.open(QIODevice::WriteOnly);
    QImageWriter(&png, "png").write(pixel);
    constexpr qsizetype headerEnd = 8 + 25;
    QByteArray bytes = png.data();
    bytes.insert(headerEnd, parts.colourChunks);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return QImageReader(&buffer, "png").read().colorSpace();
}

struct FreeDecompressor
{
    void operator()(libdeflate_decompressor *decompressor) const
    {
        libdeflate_free_decompressor(decompressor);
    }
};

/// The rows with their filters; null where there is not exactly what there must be.
std::unique_ptr<uchar[]> inflatedRows(const PngParts &parts)
{
    const size_t length = (size_t(parts.width) * size_t(parts.bytesPerPixel) + 1) * size_t(parts.height);
    auto rows = std::make_unique_for_overwrite<uchar[]>(length + rowPadding);
    const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor(
        libdeflate_alloc_decompressor());
    size_t inflated = 0;
    const bool done =
        decompressor && libdeflate_zlib_decompress(decompressor.get(), parts.compressed.constData(),
                                                   size_t(parts.compressed.size()), rows.get(), length,
                                                   &inflated) == LIBDEFLATE_SUCCESS;
    if (!done || inflated != length)
        return nullptr;
    std::fill_n(rows.get() + length, rowPadding, uchar(0));
    return rows;
}

bool isOpaque(const uchar *rgba, size_t pixels)
{
    uchar all = 255;
    for (size_t i = 0; i < pixels; ++i)
        all &= rgba[4 * i + 3];
    return all == 255;
}

void premultiply(const uchar *rgba, uchar *out, size_t pixels)
{
    for (size_t i = 0; i < 4 * pixels; i += 4) {
        const int alpha = rgba[i + 3];
        for (size_t channel = i; channel < i + 3; ++channel)
            out[channel] = uchar((rgba[channel] * alpha + 127) / 255);
        out[i + 3] = uchar(alpha);
    }
}

/// Takes rows and gives the means of squares. Colours count by their alpha, so that what lies hidden under
/// transparent pixels does not show.
class Reducer
{
public:
    Reducer(const PngParts &parts, int factor)
        : m_channels(size_t(parts.bytesPerPixel))
        , m_width(size_t(parts.width))
        , m_factor(size_t(factor))
        , m_sums(m_width * m_channels)
        , m_premultiplied(m_channels == 4 ? m_width * m_channels : 0)
        , m_image((parts.width + factor - 1) / factor, (parts.height + factor - 1) / factor,
                  QImage::Format_ARGB32)
    {
    }
    bool isValid() const { return !m_image.isNull(); }

    void add(const uchar *row)
    {
        if (m_channels == 4 && !isOpaque(row, m_width)) {
            premultiply(row, m_premultiplied.data(), m_width);
            row = m_premultiplied.data();
            m_transparent = true;
        }
        for (size_t i = 0; i < m_sums.size(); ++i)
            m_sums[i] = quint16(m_sums[i] + row[i]);
        if (++m_rows == m_factor)
            finishLine();
    }

    QImage finish()
    {
        if (m_rows > 0)
            finishLine();
        if (!m_transparent)
            m_image.reinterpretAsFormat(QImage::Format_RGB32);
        return m_image;
    }

private:
    void finishLine()
    {
        auto *line = reinterpret_cast<QRgb *>(m_image.scanLine(m_line++));
        for (size_t x = 0; x < m_width; x += m_factor)
            *line++ = meanOf(x, std::min(m_factor, m_width - x));
        std::ranges::fill(m_sums, quint16(0));
        m_rows = 0;
    }

    QRgb meanOf(size_t x, size_t columns) const
    {
        quint32 sums[4] = {};
        const quint16 *sum = m_sums.data() + x * m_channels;
        for (size_t i = 0; i < columns; ++i) {
            for (size_t channel = 0; channel < m_channels; ++channel)
                sums[channel] += *sum++;
        }
        const auto pixels = quint32(columns * m_rows);
        const auto mean = [](quint32 part, quint32 whole) {
            return int(std::min<quint32>(255, (part + whole / 2) / whole));
        };
        if (m_channels == 1)
            return qRgb(mean(sums[0], pixels), mean(sums[0], pixels), mean(sums[0], pixels));
        if (m_channels == 3 || sums[3] == 255 * pixels)
            return qRgb(mean(sums[0], pixels), mean(sums[1], pixels), mean(sums[2], pixels));
        if (sums[3] == 0)
            return qRgba(0, 0, 0, 0);
        const auto colour = [&](quint32 part) {
            return int(std::min<quint64>(255, (quint64(part) * 255 + sums[3] / 2) / sums[3]));
        };
        return qRgba(colour(sums[0]), colour(sums[1]), colour(sums[2]), mean(sums[3], pixels));
    }

    const size_t m_channels;
    const size_t m_width;
    const size_t m_factor;
    std::vector<quint16> m_sums; ///< of up to factor rows
    std::vector<uchar> m_premultiplied;
    QImage m_image;
    bool m_transparent = false;
    size_t m_rows = 0;
    int m_line = 0;
};

/// Sums of so many rows fit into their numbers.
constexpr int largestFactor = 256;

} // namespace

QImage decodePlainPng(QByteArrayView bytes, int factor)
{
    const std::optional<PngParts> parts = partsOf(bytes);
    if (!parts)
        return {};
    const std::unique_ptr<uchar[]> rows = inflatedRows(*parts);
    if (!rows)
        return {};
    Reducer reducer(*parts, std::clamp(factor, 1, largestFactor));
    if (!reducer.isValid())
        return {};
    const size_t length = size_t(parts->width) * size_t(parts->bytesPerPixel), stride = length + 1;
    const std::vector<uchar> zeros(length + rowPadding);
    const uchar *above = zeros.data();
    uchar *const end = rows.get() + stride * size_t(parts->height);
    for (uchar *row = rows.get(); row != end; row += stride) {
        constexpr uchar paeth = 4;
        uchar *const lower = row + stride;
        const bool two = lower != end && row[0] == paeth && lower[0] == paeth;
        if (two && undoTwoPaeth(row + 1, lower + 1, above, length, parts->bytesPerPixel)) {
            reducer.add(row + 1);
            row = lower;
        } else if (!undoFilter(row[0], row + 1, above, length, parts->bytesPerPixel)) {
            return {};
        }
        above = row + 1;
        reducer.add(above);
    }
    QImage image = reducer.finish();
    image.setColorSpace(colourSpaceOf(*parts));
    return image;
}

} // namespace easel
