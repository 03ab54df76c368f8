// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Wholeness.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace easel {

namespace {

Wholeness jpegWholeness(QByteArrayView bytes)
{
    const auto *at = reinterpret_cast<const uchar *>(bytes.begin()) + 2;
    const auto *end = reinterpret_cast<const uchar *>(bytes.end());
    bool scanned = false;
    for (;;) {
        at = std::find(at, end, uchar(0xff));
        while (at != end && *at == 0xff)
            ++at;
        if (at == end)
            return Wholeness::CutOff;
        const uchar marker = *at++;
        constexpr uchar endOfImage = 0xd9, startOfScan = 0xda;
        if (marker == endOfImage)
            return scanned ? Wholeness::Whole : Wholeness::Damaged;
        // Stuffed zeros and restarts inside a scan, and markers without a body.
        if (marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8))
            continue;
        // Bodies are passed by their length: a preview in EXIF has an end of its own.
        if (end - at < 2)
            return Wholeness::CutOff;
        const qsizetype length = qFromBigEndian<quint16>(at);
        if (length < 2)
            return Wholeness::Damaged;
        if (end - at < length)
            return Wholeness::CutOff;
        at += length;
        scanned = scanned || marker == startOfScan;
    }
}

/// CRC-32 as PNG has it, four bytes at a time.
class Crc32
{
public:
    static quint32 of(QByteArrayView bytes)
    {
        static const Crc32 tables;
        quint32 crc = 0xffffffff;
        const auto *at = reinterpret_cast<const uchar *>(bytes.begin());
        const auto *end = reinterpret_cast<const uchar *>(bytes.end());
        const auto &t = tables.m_table;
        for (; end - at >= 4; at += 4) {
            crc ^= qFromLittleEndian<quint32>(at);
            crc = t[3][crc & 0xff] ^ t[2][(crc >> 8) & 0xff] ^ t[1][(crc >> 16) & 0xff] ^ t[0][crc >> 24];
        }
        for (; at != end; ++at)
            crc = t[0][(crc ^ *at) & 0xff] ^ (crc >> 8);
        return ~crc;
    }

private:
    Crc32()
    {
        for (quint32 i = 0; i < 256; ++i) {
            quint32 crc = i;
            for (int bit = 0; bit < 8; ++bit)
                crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
            m_table[0][i] = crc;
        }
        for (int step = 1; step < 4; ++step) {
            for (quint32 i = 0; i < 256; ++i) {
                const quint32 before = m_table[step - 1][i];
                m_table[step][i] = m_table[0][before & 0xff] ^ (before >> 8);
            }
        }
    }

    std::array<std::array<quint32, 256>, 4> m_table;
};

Wholeness pngWholeness(QByteArrayView bytes)
{
    qsizetype at = 8;
    for (;;) {
        if (bytes.size() - at < 12)
            return Wholeness::CutOff;
        const qsizetype length = qFromBigEndian<quint32>(bytes.data() + at);
        if (bytes.size() - at - 12 < length)
            return Wholeness::CutOff;
        const QByteArrayView typeAndData = bytes.sliced(at + 4, length + 4);
        const quint32 crc = qFromBigEndian<quint32>(bytes.data() + at + 8 + length);
        // Small letters begin chunks that a reader may pass over, damaged or not.
        const bool critical = !(typeAndData[0] & 0x20);
        if (critical && Crc32::of(typeAndData) != crc)
            return Wholeness::Damaged;
        if (typeAndData.startsWith("IEND"))
            return Wholeness::Whole;
        at += length + 12;
    }
}

Wholeness webpWholeness(QByteArrayView bytes)
{
    if (bytes.size() < 20)
        return Wholeness::CutOff;
    const qsizetype end = qsizetype(qFromLittleEndian<quint32>(bytes.data() + 4)) + 8;
    return end > bytes.size() ? Wholeness::CutOff : Wholeness::Whole;
}

/// Whether the first frame is there; nothing after it is used.
Wholeness gifWholeness(QByteArrayView bytes)
{
    const auto tableLength = [&](qsizetype flagsAt) {
        const uchar flags = uchar(bytes[flagsAt]);
        return flags & 0x80 ? qsizetype(3) << ((flags & 7) + 1) : 0;
    };
    if (bytes.size() < 13)
        return Wholeness::CutOff;
    qsizetype at = 13 + tableLength(10);
    while (at + 2 < bytes.size()) {
        const char kind = bytes[at];
        if (kind == ';')
            return Wholeness::Damaged; // ends before a frame
        const bool frame = kind == ',';
        if (frame) {
            if (at + 11 >= bytes.size())
                return Wholeness::CutOff;
            at += 11 + tableLength(at + 9);
        } else {
            at += 2;
        }
        while (at < bytes.size() && bytes[at])
            at += 1 + uchar(bytes[at]);
        if (at >= bytes.size())
            return Wholeness::CutOff;
        ++at;
        if (frame)
            return Wholeness::Whole;
    }
    return Wholeness::CutOff;
}

Wholeness bmpWholeness(QByteArrayView bytes)
{
    constexpr qsizetype infoHeader = 40;
    if (bytes.size() < 14 + infoHeader || qFromLittleEndian<quint32>(bytes.data() + 14) < infoHeader)
        return Wholeness::Whole; // an old kind; the decoder's word counts
    const qint64 pixelsAt = qFromLittleEndian<quint32>(bytes.data() + 10);
    const qint64 width = qFromLittleEndian<qint32>(bytes.data() + 18);
    const qint64 height = std::abs(qint64(qFromLittleEndian<qint32>(bytes.data() + 22)));
    const qint64 bits = qFromLittleEndian<quint16>(bytes.data() + 28);
    const quint32 compression = qFromLittleEndian<quint32>(bytes.data() + 30);
    const bool uncompressed = compression == 0 || compression == 3;
    const qint64 stride = (width * bits + 31) / 32 * 4;
    return uncompressed && pixelsAt + stride * height > bytes.size() ? Wholeness::CutOff : Wholeness::Whole;
}

} // namespace

Wholeness wholeness(const QString &format, QByteArrayView bytes)
{
    if (format == QLatin1StringView("jpeg"))
        return jpegWholeness(bytes);
    if (format == QLatin1StringView("png"))
        return pngWholeness(bytes);
    if (format == QLatin1StringView("webp"))
        return webpWholeness(bytes);
    if (format == QLatin1StringView("gif"))
        return gifWholeness(bytes);
    if (format == QLatin1StringView("bmp"))
        return bmpWholeness(bytes);
    return Wholeness::Whole;
}

} // namespace easel
