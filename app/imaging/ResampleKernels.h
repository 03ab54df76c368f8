// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>

#include <cstddef>
#include <vector>

namespace easel {

/// Which source pixels make one target pixel, and by how much.
struct Taps
{
    static constexpr int weightBits = 14;
    static constexpr int one = 1 << weightBits;

    int first = 0;
    std::vector<qint16> weights; ///< add up to one
};

/// Bits that the picture between the two passes keeps below the point.
inline constexpr int keptBits = 6;

/// A row between the passes has four numbers a pixel and is as long as this, in numbers.
constexpr size_t narrowedLength(int pixels)
{
    constexpr size_t atOnce = 8;
    return (size_t(pixels) * 4 + atOnce - 1) / atOnce * atOnce;
}

// The two passes of resample(), by the processor's vectors where they are known: whole numbers, so the pixels
// are the same everywhere. Internal to imaging/.

/// One source row, scaled along its length.
void narrowRow(const QRgb *row, const std::vector<Taps> &columns, qint16 *narrowed);

/// Several narrowed rows, the first at narrowed and each length further on, become one row of the target;
/// sums has room for length numbers.
void joinRows(const qint16 *narrowed, size_t length, const std::vector<qint16> &weights, int *sums,
              QRgb *line, int pixels);

} // namespace easel
