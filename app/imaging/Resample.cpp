// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Resample.h"

#include "app/imaging/ResampleKernels.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace easel {

namespace {

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
        taps.weights.push_back(qint16(std::lround(weight / sum * Taps::one)));
        rounded += taps.weights.back();
    }
    qint16 &largest = *std::ranges::max_element(taps.weights);
    largest = qint16(largest + Taps::one - rounded);
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

/// The filter overshoots at edges; a premultiplied colour is never more than its alpha.
void limitToAlpha(QRgb *line, int pixels)
{
    for (int x = 0; x < pixels; ++x) {
        const int alpha = qAlpha(line[x]);
        line[x] = qRgba(std::min(qRed(line[x]), alpha), std::min(qGreen(line[x]), alpha),
                        std::min(qBlue(line[x]), alpha), alpha);
    }
}

} // namespace

QImage resample(const QImage &picture, const QRectF &frame, QSize target)
{
    const std::vector<Taps> columns = tapsAlong(frame.x(), frame.width(), target.width(), picture.width());
    const std::vector<Taps> rows = tapsAlong(frame.y(), frame.height(), target.height(), picture.height());
    const int firstRow = rows.front().first;
    const int endRow = rows.back().first + int(rows.back().weights.size());

    const size_t length = narrowedLength(target.width());
    std::vector<qint16> narrowed(length * size_t(endRow - firstRow));
    for (int y = firstRow; y < endRow; ++y) {
        narrowRow(reinterpret_cast<const QRgb *>(picture.constScanLine(y)), columns,
                  narrowed.data() + length * size_t(y - firstRow));
    }

    QImage result(target, picture.format());
    std::vector<int> sums(length);
    for (int y = 0; y < target.height(); ++y) {
        const Taps &taps = rows[size_t(y)];
        auto *line = reinterpret_cast<QRgb *>(result.scanLine(y));
        joinRows(narrowed.data() + length * size_t(taps.first - firstRow), length, taps.weights, sums.data(),
                 line, target.width());
        if (picture.format() != QImage::Format_RGB32)
            limitToAlpha(line, target.width());
    }
    return result;
}

} // namespace easel
