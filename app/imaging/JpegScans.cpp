// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/JpegScans.h"

#include <QByteArrayView>
#include <QList>
#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <optional>
#include <vector>

namespace easel {

namespace {

constexpr uchar startOfProgressive = 0xc2, huffmanTables = 0xc4, startOfScan = 0xda, endOfImage = 0xd9,
                restartInterval = 0xdd;

struct Component
{
    uchar id = 0;
    int blocks = 0;         ///< of 8 × 8 values, in all
    bool eachPixel = false; ///< not at a coarser grid than the picture's, as colours often are
};

/// One segment, or a scan with the data behind its header.
struct Segment
{
    uchar marker = 0;
    QByteArrayView body;  ///< without marker and length
    QByteArrayView bytes; ///< all of it
};

/// Where the data of a scan ends: at a marker that is neither a stuffed zero nor a restart.
qsizetype scanEnd(QByteArrayView jpeg, qsizetype at)
{
    while (at < jpeg.size()) {
        const void *found = std::memchr(jpeg.data() + at, 0xff, size_t(jpeg.size() - at));
        if (!found)
            break;
        at = static_cast<const char *>(found) - jpeg.data();
        const uchar next = at + 1 < jpeg.size() ? uchar(jpeg[at + 1]) : 0xd9;
        if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7))
            return at;
        at += next == 0xff ? 1 : 2;
    }
    return jpeg.size();
}

std::optional<Segment> segmentAt(QByteArrayView jpeg, qsizetype at)
{
    if (jpeg.size() - at < 4 || jpeg[at] != '\xff')
        return std::nullopt;
    Segment segment;
    segment.marker = uchar(jpeg[at + 1]);
    const qsizetype length = qFromBigEndian<quint16>(jpeg.data() + at + 2);
    if (segment.marker < 0xc0 || length < 2 || jpeg.size() - at - 2 < length)
        return std::nullopt;
    segment.body = jpeg.sliced(at + 4, length - 2);
    const qsizetype headerEnd = at + 2 + length;
    const qsizetype end = segment.marker == startOfScan ? scanEnd(jpeg, headerEnd) : headerEnd;
    segment.bytes = jpeg.sliced(at, end - at);
    return segment;
}

bool isOtherFrame(uchar marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != startOfProgressive && marker != huffmanTables &&
           marker != 0xc8 && marker != 0xcc;
}

/// Empty where the frame makes no sense.
std::vector<Component> componentsOf(QByteArrayView frame)
{
    constexpr qsizetype head = 6, each = 3;
    const auto *at = reinterpret_cast<const uchar *>(frame.data());
    if (frame.size() < head || frame.size() != head + each * at[5])
        return {};
    const int height = qFromBigEndian<quint16>(at + 1), width = qFromBigEndian<quint16>(at + 3);
    const int count = at[5];
    int mostAcross = 1, mostDown = 1;
    for (int i = 0; i < count; ++i) {
        mostAcross = std::max(mostAcross, at[head + each * i + 1] >> 4);
        mostDown = std::max(mostDown, at[head + each * i + 1] & 15);
    }
    const auto blocksAlong = [](int pixels, int factor, int most) {
        const int values = (pixels * factor + most - 1) / most;
        return (values + 7) / 8;
    };
    std::vector<Component> components;
    for (int i = 0; i < count; ++i) {
        const uchar *one = at + head + each * i;
        const int across = one[1] >> 4, down = one[1] & 15;
        components.push_back({one[0],
                              blocksAlong(width, across, mostAcross) * blocksAlong(height, down, mostDown),
                              across == mostAcross && down == mostDown});
    }
    return components;
}

/// The component whose finer waves (all but the means) this scan holds; null for a scan of means.
const Component *refinedBy(const Segment &scan, const std::vector<Component> &components)
{
    constexpr qsizetype oneComponentScan = 6;
    if (scan.body.size() != oneComponentScan || scan.body[3] == 0)
        return nullptr;
    const auto found = std::ranges::find(components, uchar(scan.body[1]), &Component::id);
    return found == components.end() ? nullptr : &*found;
}

QByteArray segment(uchar marker, const QByteArray &body)
{
    QByteArray length(2, '\0');
    qToBigEndian(quint16(body.size() + 2), length.data());
    return QByteArray("\xff") + char(marker) + length + body;
}

/// Codes for runs of blocks that are 0, of 1 to 2¹⁵ − 1, all four bits long, in table 0.
QByteArray zeroRunTable()
{
    constexpr int kinds = 15;
    QByteArray body("\x10\0\0\0\x0f", 5); // a table for the finer waves, with 15 codes of four bits
    body += QByteArray(12, '\0');
    for (int kind = 0; kind < kinds; ++kind)
        body += char(kind << 4);
    return segment(huffmanTables, body);
}

/// A scan that says that all finer waves of a component are 0. Without one, decoders guess them.
QByteArray zeroScan(const Component &component)
{
    QByteArray scan =
        segment(startOfScan, QByteArray("\x01") + char(component.id) + QByteArray("\0\x01\x3f\0", 4));
    quint64 bits = 0;
    int used = 0;
    const auto write = [&](quint32 value, int count) {
        bits = bits << count | value;
        used += count;
        while (used >= 8) {
            used -= 8;
            const char byte = char(bits >> used);
            scan += byte;
            if (byte == '\xff')
                scan += '\0';
        }
    };
    for (int left = component.blocks; left > 0;) {
        int kind = 14;
        while (left < 1 << kind)
            --kind;
        const int run = std::min(left, (2 << kind) - 1);
        write(quint32(kind), 4);
        write(quint32(run - (1 << kind)), kind);
        left -= run;
    }
    write(0x7f, 7); // fills the last byte
    return scan;
}

} // namespace

QByteArray forAnEighth(const QByteArray &jpeg)
{
    std::vector<Component> components;
    QList<uchar> emptied;
    QByteArray shorter = jpeg.first(std::min<qsizetype>(2, jpeg.size()));
    for (qsizetype at = 2; at + 2 <= jpeg.size();) {
        if (jpeg[at] == '\xff' && jpeg[at + 1] == '\xff') { // filling
            ++at;
            continue;
        }
        if (jpeg[at] == '\xff' && uchar(jpeg[at + 1]) == endOfImage)
            break;
        const std::optional<Segment> next = segmentAt(jpeg, at);
        if (!next || isOtherFrame(next->marker))
            return jpeg;
        at += next->bytes.size();
        if (next->marker == startOfProgressive)
            components = componentsOf(next->body);
        const Component *refined = next->marker == startOfScan ? refinedBy(*next, components) : nullptr;
        if (!refined || !refined->eachPixel)
            shorter += next->bytes;
        else if (!emptied.contains(refined->id))
            emptied += refined->id;
    }
    if (emptied.isEmpty())
        return jpeg;
    shorter += zeroRunTable() + segment(restartInterval, QByteArray(2, '\0'));
    for (const Component &component : components) {
        if (emptied.contains(component.id))
            shorter += zeroScan(component);
    }
    return shorter + QByteArray("\xff\xd9");
}

} // namespace easel
