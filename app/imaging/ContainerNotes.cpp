// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/ContainerNotes.h"

#include <QIODevice>
#include <QtEndian>

#include <algorithm>
#include <optional>
#include <vector>

namespace easel {

namespace {

constexpr qint64 largestSideChunk = 16'000'000; // EXIF and ICC; anything longer is not what it says

QImageIOHandler::Transformations transformationOf(int exifOrientation)
{
    switch (exifOrientation) {
    case 2:
        return QImageIOHandler::TransformationMirror;
    case 3:
        return QImageIOHandler::TransformationRotate180;
    case 4:
        return QImageIOHandler::TransformationFlip;
    case 5:
        return QImageIOHandler::TransformationFlipAndRotate90;
    case 6:
        return QImageIOHandler::TransformationRotate90;
    case 7:
        return QImageIOHandler::TransformationMirrorAndRotate90;
    case 8:
        return QImageIOHandler::TransformationRotate270;
    default:
        return QImageIOHandler::TransformationNone;
    }
}

/// The byte order and the place of the first directory in a TIFF (or EXIF) block.
struct TiffHead
{
    bool little = false;
    qint64 directoryAt = 0;
};

constexpr qsizetype tiffHeadLength = 8;

std::optional<TiffHead> tiffHead(QByteArrayView tiff)
{
    const bool little = tiff.startsWith("II");
    if (tiff.size() < tiffHeadLength || (!little && !tiff.startsWith("MM")))
        return std::nullopt;
    const qint64 directoryAt =
        little ? qFromLittleEndian<quint32>(tiff.data() + 4) : qFromBigEndian<quint32>(tiff.data() + 4);
    return TiffHead{little, directoryAt};
}

/// A short number in a directory; nothing where it is not there.
std::optional<int> shortNumber(QByteArrayView directory, bool little, quint16 tag)
{
    const auto number16 = [&](qsizetype at) {
        return little ? qFromLittleEndian<quint16>(directory.data() + at)
                      : qFromBigEndian<quint16>(directory.data() + at);
    };
    constexpr qsizetype first = 2, entryLength = 12;
    if (directory.size() < first)
        return std::nullopt;
    const qsizetype entries = std::min<qsizetype>(number16(0), (directory.size() - first) / entryLength);
    for (qsizetype at = first; at < first + entries * entryLength; at += entryLength) {
        if (number16(at) == tag)
            return number16(at + 8);
    }
    return std::nullopt;
}

/// 1 where there is none.
int exifOrientation(QByteArrayView exif)
{
    constexpr quint16 orientationTag = 0x0112;
    if (exif.startsWith(QByteArrayView("Exif\0\0", 6)))
        exif = exif.sliced(6);
    const std::optional<TiffHead> head = tiffHead(exif);
    if (!head || head->directoryAt > exif.size())
        return 1;
    return shortNumber(exif.sliced(head->directoryAt), head->little, orientationTag).value_or(1);
}

void readTiffNotes(QIODevice &device, ContainerNotes &notes)
{
    constexpr quint16 photometricTag = 0x0106;
    constexpr int separatedInks = 5;
    constexpr qint64 longestDirectory = 4000;
    device.seek(0);
    const std::optional<TiffHead> head = tiffHead(device.read(tiffHeadLength));
    if (!head || !device.seek(head->directoryAt))
        return;
    notes.cmyk = shortNumber(device.read(longestDirectory), head->little, photometricTag) == separatedInks;
}

/// A part of a profile that is spread over several segments, which are numbered from 1.
struct ProfilePart
{
    int number = 0;
    QByteArray bytes;
};

std::optional<ProfilePart> profilePart(const QByteArray &segment)
{
    const QByteArrayView sign("ICC_PROFILE\0", 12);
    constexpr qsizetype numbers = 2;
    if (segment.size() < sign.size() + numbers || !segment.startsWith(sign))
        return std::nullopt;
    return ProfilePart{uchar(segment[sign.size()]), segment.sliced(sign.size() + numbers)};
}

void readJpegNotes(QIODevice &device, ContainerNotes &notes)
{
    std::vector<ProfilePart> profile;
    for (qint64 at = 2;;) {
        device.seek(at);
        const QByteArray head = device.read(4);
        if (head.size() < 4 || head[0] != '\xff')
            break;
        const uchar marker = uchar(head[1]);
        if (marker == 0xff) { // filling
            ++at;
            continue;
        }
        constexpr uchar startOfScan = 0xda, profileSegment = 0xe2;
        if (marker == startOfScan)
            break;
        const qint64 length = qFromBigEndian<quint16>(head.constData() + 2);
        // Of the markers around the start of a frame, three mean tables.
        const bool frame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (frame)
            notes.cmyk = device.read(6).endsWith('\x04');
        else if (marker == profileSegment) {
            if (const auto part = profilePart(device.read(length - 2)))
                profile.push_back(*part);
        }
        at += 2 + length;
    }
    std::ranges::stable_sort(profile, {}, &ProfilePart::number);
    for (const ProfilePart &part : profile)
        notes.iccProfile += part.bytes;
}

void readPngNotes(QIODevice &device, ContainerNotes &notes)
{
    // What matters here stands before the pixels.
    for (qint64 at = 8; at + 12 < device.size();) {
        device.seek(at);
        const QByteArray header = device.read(8);
        if (header.size() < 8)
            return;
        const qint64 bytes = qFromBigEndian<quint32>(header.constData());
        const QByteArray type = header.sliced(4);
        at += 12 + bytes;
        if (type == "IDAT")
            return;
        if (type == "acTL")
            notes.animated = qFromBigEndian<quint32>(device.read(4).leftJustified(4, '\0').constData()) > 1;
        else if (type == "eXIf" && bytes < largestSideChunk)
            notes.transformation = transformationOf(exifOrientation(device.read(bytes)));
    }
}

void readWebpNotes(QIODevice &device, ContainerNotes &notes)
{
    device.seek(4);
    const QByteArray length = device.read(4);
    if (length.size() < 4)
        return;
    const qint64 end =
        std::min<qint64>(8 + qint64(qFromLittleEndian<quint32>(length.constData())), device.size());
    for (qint64 at = 12; at + 8 < end;) {
        device.seek(at);
        const QByteArray header = device.read(8);
        if (header.size() < 8)
            return;
        const qint64 bytes = qFromLittleEndian<quint32>(header.constData() + 4);
        const QByteArray type = header.first(4);
        at += 8 + bytes + (bytes & 1);
        if (type == "VP8X")
            notes.animated = (device.read(1).leftJustified(1, '\0')[0] & 0x02) != 0;
        else if (type == "EXIF" && bytes < largestSideChunk)
            notes.transformation = transformationOf(exifOrientation(device.read(bytes)));
        else if (type == "ICCP" && bytes < largestSideChunk)
            notes.iccProfile = device.read(bytes);
    }
}

} // namespace

ContainerNotes containerNotes(QIODevice &device, const QString &format)
{
    ContainerNotes notes;
    const qint64 position = device.pos();
    if (format == QLatin1StringView("png"))
        readPngNotes(device, notes);
    else if (format == QLatin1StringView("webp"))
        readWebpNotes(device, notes);
    else if (format == QLatin1StringView("jpeg"))
        readJpegNotes(device, notes);
    else if (format == QLatin1StringView("tiff"))
        readTiffNotes(device, notes);
    device.seek(position);
    return notes;
}

} // namespace easel
