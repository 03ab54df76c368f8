// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Resample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace easel {

namespace {

constexpr int weightBits = 14;
constexpr int weightOne = 1 << weightBits;
/// Bits that the picture between the two passes keeps below the point.
constexpr int extraBits = 6;

/// Keys' cubic with a = −0.5: exact for straight ramps, little overshoot at edges.
double cubic(double x)
{
    x = std::abs(x);
    if (x < 1)
        return (1.5 * x - 2.5) * x * x + 1;
    if (x < 2)
        return ((-0.5 * x + 2.5) * x - 4) * x + 2;
    return 0;
}

/// Which source pixels make one target pixel, and by how much.
struct Taps
{
    int first = 0;
    std::vector<int> weights; ///< add up to weightOne
};

Taps tapsFor(double centre, double scale, int low, int high)
{
    const double widen = std::max(1.0, scale);
    const double reach = 2 * widen;
    Taps taps;
    taps.first = std::clamp(int(std::floor(centre - reach)), low, high - 1);
    const int last = std::clamp(int(std::ceil(centre + reach)), taps.first, high - 1);
    std::vector<double> exact;
    double sum = 0;
    for (int i = taps.first; i <= last; ++i) {
        exact.push_back(cubic((i + 0.5 - centre) / widen));
        sum += exact.back();
    }
    int rounded = 0;
    for (const double weight : exact) {
        taps.weights.push_back(int(std::lround(weight / sum * weightOne)));
        rounded += taps.weights.back();
    }
    *std::max_element(taps.weights.begin(), taps.weights.end()) += weightOne - rounded;
    return taps;
}

std::vector<Taps> tapsAlong(double from, double length, int target, int available)
{
    const double scale = length / target;
    const int low = std::clamp(int(std::floor(from + 1e-6)), 0, available - 1);
    const int high = std::clamp(int(std::ceil(from + length - 1e-6)), low + 1, available);
    std::vector<Taps> taps;
    taps.reserve(size_t(target));
    for (int i = 0; i < target; ++i)
        taps.push_back(tapsFor(from + (i + 0.5) * scale, scale, low, high));
    return taps;
}

int toByte(int value, int bits)
{
    return std::clamp((value + (1 << (bits - 1))) >> bits, 0, 255);
}

/// One source row, scaled along its length; so many channels a pixel, blue first.
template<size_t channels>
void scaleRow(const QRgb *row, const std::vector<Taps> &columns, qint16 *out)
{
    constexpr int shift = weightBits - extraBits;
    constexpr int half = 1 << (shift - 1);
    for (const Taps &taps : columns) {
        std::array<int, channels> sums{};
        const QRgb *pixel = row + taps.first;
        for (const int weight : taps.weights) {
            for (size_t channel = 0; channel < channels; ++channel)
                sums[channel] += int(*pixel >> (8 * channel) & 0xff) * weight;
            ++pixel;
        }
        for (const int sum : sums)
            *out++ = qint16((sum + half) >> shift);
    }
}

QRgb pixelOf(const std::array<int, 3> &bgr)
{
    return qRgb(bgr[2], bgr[1], bgr[0]);
}

/// The filter overshoots at edges; a premultiplied colour is never more than its alpha.
QRgb pixelOf(const std::array<int, 4> &bgra)
{
    const int alpha = bgra[3];
    return qRgba(std::min(bgra[2], alpha), std::min(bgra[1], alpha), std::min(bgra[0], alpha), alpha);
}

template<size_t channels>
QImage resampleChannels(const QImage &picture, const QRectF &frame, QSize target)
{
    const std::vector<Taps> columns = tapsAlong(frame.x(), frame.width(), target.width(), picture.width());
    const std::vector<Taps> rows = tapsAlong(frame.y(), frame.height(), target.height(), picture.height());
    const int firstRow = rows.front().first;
    const int endRow = rows.back().first + int(rows.back().weights.size());

    const size_t stride = size_t(target.width()) * channels;
    std::vector<qint16> narrowed(stride * size_t(endRow - firstRow));
    for (int y = firstRow; y < endRow; ++y) {
        scaleRow<channels>(reinterpret_cast<const QRgb *>(picture.constScanLine(y)), columns,
                           narrowed.data() + stride * size_t(y - firstRow));
    }

    QImage result(target, picture.format());
    std::vector<int> sums(stride);
    for (int y = 0; y < target.height(); ++y) {
        const Taps &taps = rows[size_t(y)];
        std::fill(sums.begin(), sums.end(), 0);
        const qint16 *in = narrowed.data() + stride * size_t(taps.first - firstRow);
        for (const int weight : taps.weights) {
            for (size_t i = 0; i < stride; ++i)
                sums[i] += *in++ * weight;
        }
        auto *line = reinterpret_cast<QRgb *>(result.scanLine(y));
        for (size_t x = 0; x < size_t(target.width()); ++x) {
            std::array<int, channels> bytes;
            for (size_t channel = 0; channel < channels; ++channel)
                bytes[channel] = toByte(sums[x * channels + channel], weightBits + extraBits);
            line[x] = pixelOf(bytes);
        }
    }
    return result;
}

} // namespace

QImage resample(const QImage &picture, const QRectF &frame, QSize target)
{
    return picture.format() == QImage::Format_RGB32 ? resampleChannels<3>(picture, frame, target)
                                                    : resampleChannels<4>(picture, frame, target);
}

} // namespace easel
