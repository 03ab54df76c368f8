// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestContainers.h"

#include "tests/support/TestPictures.h"

#include <QtEndian>

#include <cstdlib>

namespace easel::test {

namespace {

template<class Number>
QByteArray big(Number number)
{
    QByteArray bytes(sizeof(Number), '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

template<class Number>
QByteArray little(Number number)
{
    QByteArray bytes(sizeof(Number), '\0');
    qToLittleEndian(number, bytes.data());
    return bytes;
}

QByteArray little24(int number)
{
    return little(quint32(number)).first(3);
}

/// One entry of a TIFF directory, big-endian; value is padded to four bytes or is an offset.
QByteArray tiffEntry(quint16 tag, quint16 type, quint32 count, const QByteArray &value)
{
    return big(tag) + big(type) + big(count) + value.leftJustified(4, '\0');
}

QByteArray pngChunk(const QByteArray &type, const QByteArray &data)
{
    quint32 crc = 0xffffffff;
    for (const char byte : type + data) {
        crc ^= uchar(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return big(quint32(data.size())) + type + data + big(~crc);
}

QByteArray riffChunk(const QByteArray &type, const QByteArray &data)
{
    return type + little(quint32(data.size())) + data +
           (data.size() % 2 ? QByteArray(1, '\0') : QByteArray());
}

QByteArray webpFile(const QByteArray &chunks)
{
    return "RIFF" + little(quint32(chunks.size() + 4)) + "WEBP" + chunks;
}

QByteArray extendedHeader(QSize size, int flags)
{
    return riffChunk("VP8X",
                     little(quint32(flags)) + little24(size.width() - 1) + little24(size.height() - 1));
}

/// A frame's pixels in LZW that never compresses: a clear code often enough keeps all codes 8 bits wide.
QByteArray gifFrame(const QImage &image)
{
    QByteArray codes;
    constexpr char clear = '\x80', end = '\x81';
    int sinceClear = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (sinceClear++ % 100 == 0)
                codes += clear;
            const QRgb pixel = image.pixel(x, y);
            // Two bits red, three green, two blue.
            codes += char((qRed(pixel) * 3 + 127) / 255 << 5 | (qGreen(pixel) * 7 + 127) / 255 << 2 |
                          (qBlue(pixel) * 3 + 127) / 255);
        }
    }
    codes += end;
    QByteArray frame("\x21\xf9\x04\x00\x0a\x00\x00\x00", 8); // shown for a tenth of a second
    frame += ',' + little(quint16(0)) + little(quint16(0)) + little(quint16(image.width())) +
             little(quint16(image.height())) + '\0' + '\x07';
    for (qsizetype at = 0; at < codes.size(); at += 255) {
        const QByteArray block = codes.mid(at, 255);
        frame += char(block.size()) + block;
    }
    return frame + '\0';
}

QByteArray jpegSegment(char marker, const QByteArray &body)
{
    return QByteArray("\xff") + marker + big(quint16(body.size() + 2)) + body;
}

/// Writes bits, most significant first, with JPEG's stuffing.
class BitWriter
{
public:
    void write(int value, int bits)
    {
        for (int bit = bits - 1; bit >= 0; --bit) {
            m_byte = m_byte << 1 | ((value >> bit) & 1);
            if (++m_used == 8)
                flushByte();
        }
    }
    QByteArray finish()
    {
        while (m_used)
            write(1, 1);
        return m_bytes;
    }

private:
    void flushByte()
    {
        m_bytes += char(m_byte);
        if (m_byte == 0xff)
            m_bytes += '\0';
        m_byte = m_used = 0;
    }

    QByteArray m_bytes;
    int m_byte = 0;
    int m_used = 0;
};

/// A block of one value: its difference to the one before it, then the end of the block.
void writeFlatBlock(BitWriter &bits, int value, int &before)
{
    const int difference = value - before;
    before = value;
    int category = 0;
    while (std::abs(difference) >> category)
        ++category;
    bits.write(category, 4); // the DC table gives category n the code n
    bits.write(difference < 0 ? difference + (1 << category) - 1 : difference, category);
    bits.write(0, 1); // the AC table knows only the end
}

} // namespace

QByteArray exifBlock(int orientation, bool gps)
{
    constexpr quint16 shortType = 3, longType = 4, rationalType = 5, asciiType = 2;
    QByteArray block("MM\0*\0\0\0\x08", 8);
    const int entries = gps ? 2 : 1;
    const quint32 gpsAt = 8 + 2 + quint32(entries) * 12 + 4;
    block += big(quint16(entries)) + tiffEntry(0x0112, shortType, 1, big(quint16(orientation)));
    if (gps)
        block += tiffEntry(0x8825, longType, 1, big(gpsAt));
    block += big(quint32(0));
    if (!gps)
        return block;
    const quint32 valuesAt = gpsAt + 2 + 4 * 12 + 4;
    block += big(quint16(4)) + tiffEntry(1, asciiType, 2, "N") +
             tiffEntry(2, rationalType, 3, big(valuesAt)) + tiffEntry(3, asciiType, 2, "E") +
             tiffEntry(4, rationalType, 3, big(valuesAt + 24)) + big(quint32(0));
    for (const quint32 number : {48, 1, 51, 1, 30, 1, 2, 1, 17, 1, 40, 1})
        block += big(number);
    // A preview with an end of its own, as cameras store it.
    return block + encoded(paintedPicture(QSize(32, 24)), "jpeg");
}

QByteArray withExif(const QByteArray &jpeg, const QByteArray &exif)
{
    return jpeg.first(2) + jpegSegment('\xe1', QByteArray("Exif\0\0", 6) + exif) + jpeg.sliced(2);
}

QByteArray pngWithExif(const QByteArray &png, const QByteArray &exif)
{
    constexpr qsizetype headerEnd = 8 + 25;
    return png.first(headerEnd) + pngChunk("eXIf", exif) + png.sliced(headerEnd);
}

QByteArray webpWith(const QByteArray &plainWebp, QSize size, const QByteArray &exif, const QByteArray &icc)
{
    constexpr int hasExif = 0x08, hasIcc = 0x20;
    QByteArray chunks = extendedHeader(size, (exif.isEmpty() ? 0 : hasExif) | (icc.isEmpty() ? 0 : hasIcc));
    if (!icc.isEmpty())
        chunks += riffChunk("ICCP", icc);
    chunks += plainWebp.sliced(12);
    if (!exif.isEmpty())
        chunks += riffChunk("EXIF", exif);
    return webpFile(chunks);
}

QByteArray animatedWebp(const QImage &first, const QImage &second)
{
    constexpr int isAnimated = 0x02;
    QByteArray chunks = extendedHeader(first.size(), isAnimated) +
                        riffChunk("ANIM", little(quint32(0xffffffff)) + little(quint16(0)));
    for (const QImage &image : {first, second}) {
        chunks += riffChunk("ANMF", little24(0) + little24(0) + little24(image.width() - 1) +
                                        little24(image.height() - 1) + little24(100) + '\0' +
                                        encoded(image, "webp").sliced(12));
    }
    return webpFile(chunks);
}

QByteArray animatedGif(const QImage &first, const QImage &second)
{
    QByteArray gif =
        "GIF89a" + little(quint16(first.width())) + little(quint16(first.height())) + '\xf6' + '\0' + '\0';
    for (int i = 0; i < 128; ++i) {
        gif += char((i >> 5) * 255 / 3);
        gif += char(((i >> 2) & 7) * 255 / 7);
        gif += char((i & 3) * 255 / 3);
    }
    return gif + gifFrame(first) + gifFrame(second) + ';';
}

QByteArray cmykJpeg(QSize size, Ink left, Ink right)
{
    QByteArray jpeg("\xff\xd8");
    jpeg += jpegSegment('\xee', QByteArray("Adobe\0\x64\0\0\0\0\0", 12)); // CMYK without further transform
    jpeg += jpegSegment('\xdb', '\0' + QByteArray(64, '\x01'));
    QByteArray frame = '\x08' + big(quint16(size.height())) + big(quint16(size.width())) + '\x04';
    for (char component = 1; component <= 4; ++component)
        frame += QByteArray(1, component) + '\x11' + '\0';
    jpeg += jpegSegment('\xc0', frame);
    // Twelve codes of four bits for DC, one of one bit for AC.
    QByteArray dcTable = QByteArray("\0\0\0\0\x0c", 5) + QByteArray(12, '\0');
    for (char category = 0; category < 12; ++category)
        dcTable += category;
    jpeg += jpegSegment('\xc4', dcTable);
    jpeg += jpegSegment('\xc4', QByteArray("\x10\x01", 2) + QByteArray(15, '\0') + '\0');
    QByteArray scan("\x04");
    for (char component = 1; component <= 4; ++component)
        scan += QByteArray(1, component) + '\0';
    jpeg += jpegSegment('\xda', scan + '\0' + '\x3f' + '\0');

    BitWriter bits;
    int before[4] = {};
    const int columns = size.width() / 8;
    for (int block = 0; block < columns * (size.height() / 8); ++block) {
        const Ink &ink = block % columns < columns / 2 ? left : right;
        const int inks[4] = {ink.cyan, ink.magenta, ink.yellow, ink.black};
        for (int i = 0; i < 4; ++i)
            writeFlatBlock(bits, (255 - inks[i] - 128) * 8, before[i]);
    }
    return jpeg + bits.finish() + "\xff\xd9";
}

QByteArray pngBomb(QSize size)
{
    const QByteArray header =
        big(quint32(size.width())) + big(quint32(size.height())) + QByteArray("\x08\x02\0\0\0", 5);
    return QByteArray("\x89PNG\r\n\x1a\n") + pngChunk("IHDR", header) +
           pngChunk("IDAT", qCompress("").sliced(4)) + pngChunk("IEND", {});
}

QByteArray pngWithDamagedPixels(const QByteArray &png, bool repairCrc)
{
    const qsizetype type = png.indexOf("IDAT");
    const qsizetype length = qFromBigEndian<quint32>(png.constData() + type - 4);
    QByteArray data = png.sliced(type + 4, length);
    data[length / 2] = char(data[length / 2] ^ 0x10);
    if (!repairCrc)
        return png.first(type + 4) + data + png.sliced(type + 4 + length);
    return png.first(type - 4) + pngChunk("IDAT", data) + png.sliced(type + 8 + length);
}

QByteArray isoMedia(const QByteArray &brand)
{
    return big(quint32(24)) + "ftyp" + brand + big(quint32(0)) + brand + "miaf" + big(quint32(200)) + "meta" +
           QByteArray(192, '\0');
}

} // namespace easel::test
