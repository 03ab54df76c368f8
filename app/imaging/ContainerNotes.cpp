// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/ContainerNotes.h"

#include <QIODevice>
#include <QtEndian>

#include <algorithm>

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

/// The orientation tag of the first directory of an EXIF (TIFF) block; 1 where there is none.
int exifOrientation(QByteArrayView tiff)
{
    if (tiff.startsWith(QByteArrayView("Exif\0\0", 6)))
        tiff = tiff.sliced(6);
    const bool little = tiff.startsWith("II");
    if (tiff.size() < 8 || (!little && !tiff.startsWith("MM")))
        return 1;
    const auto number16 = [&](qsizetype at) {
        return little ? qFromLittleEndian<quint16>(tiff.data() + at)
                      : qFromBigEndian<quint16>(tiff.data() + at);
    };
    const qsizetype directory =
        little ? qFromLittleEndian<quint32>(tiff.data() + 4) : qFromBigEndian<quint32>(tiff.data() + 4);
    if (directory + 2 > tiff.size())
        return 1;
    constexpr qsizetype entryLength = 12;
    const qsizetype first = directory + 2;
    const qsizetype entries = std::min<qsizetype>(number16(directory), (tiff.size() - first) / entryLength);
    for (qsizetype at = first; at < first + entries * entryLength; at += entryLength) {
        constexpr quint16 orientationTag = 0x0112;
        if (number16(at) == orientationTag)
            return number16(at + 8);
    }
    return 1;
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
    device.seek(position);
    return notes;
}

} // namespace easel
