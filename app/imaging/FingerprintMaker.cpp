// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/FingerprintMaker.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <vector>

namespace easel {

namespace {

/// A wave of the cosine transform, by its half periods across and down the picture.
struct Wave
{
    int across = 0;
    int down = 0;
    int squaredFrequency() const { return across * across + down * down; }
};

/// Cropping moves a picture's waves against the frame, the short ones most: only the longest are looked at.
/// The mean is none of them, so brightness does not count.
constexpr int waveCount = 64;
constexpr int mostHalfPeriods = 12;

using Waves = std::array<Wave, waveCount>;
using Strengths = std::array<float, waveCount>;

Waves longestWaves()
{
    std::vector<Wave> all;
    for (int down = 0; down < mostHalfPeriods; ++down) {
        for (int across = 0; across < mostHalfPeriods; ++across)
            all.push_back({across, down});
    }
    std::ranges::stable_sort(all, {}, &Wave::squaredFrequency);
    Waves longest;
    std::copy_n(all.begin() + 1, waveCount, longest.begin());
    return longest;
}

const Waves &waves()
{
    static const Waves longest = longestWaves();
    return longest;
}

using CosineTable = std::array<std::array<float, fingerprintSide>, mostHalfPeriods>;

const CosineTable &cosines()
{
    static const CosineTable table = [] {
        CosineTable made;
        for (int k = 0; k < mostHalfPeriods; ++k) {
            const double norm = std::sqrt((k ? 2.0 : 1.0) / fingerprintSide);
            for (int i = 0; i < fingerprintSide; ++i)
                made[size_t(k)][size_t(i)] =
                    float(norm * std::cos(std::numbers::pi * k * (i + 0.5) / fingerprintSide));
        }
        return made;
    }();
    return table;
}

/// How strongly each of the waves is in the picture, with its sign. Photographs have long waves much
/// stronger than short ones, all in about the same way; what tells one picture from another is evened out
/// by the frequency, and the root keeps a few strong waves from deciding everything.
Strengths strengthsOf(const QImage &grey)
{
    const CosineTable &table = cosines();
    std::array<std::array<float, mostHalfPeriods>, fingerprintSide> rows{};
    for (int y = 0; y < fingerprintSide; ++y) {
        const uchar *line = grey.constScanLine(y);
        for (size_t k = 0; k < mostHalfPeriods; ++k) {
            for (size_t x = 0; x < fingerprintSide; ++x)
                rows[size_t(y)][k] += float(line[x]) * table[k][x];
        }
    }
    Strengths strengths{};
    for (size_t i = 0; i < waveCount; ++i) {
        const Wave &wave = waves()[i];
        float sum = 0;
        for (size_t y = 0; y < fingerprintSide; ++y)
            sum += rows[y][size_t(wave.across)] * table[size_t(wave.down)][y];
        strengths[i] =
            std::copysign(std::sqrt(std::abs(sum) * std::sqrt(float(wave.squaredFrequency()))), sum);
    }
    return strengths;
}

/// Sums and differences of all strengths in all 64 combinations that are independent of each other (the
/// Walsh-Hadamard transform).
void combine(Strengths &strengths)
{
    for (size_t half = 1; half < waveCount; half *= 2) {
        for (size_t block = 0; block < waveCount; block += 2 * half) {
            for (size_t i = block; i < block + half; ++i) {
                const float a = strengths[i], b = strengths[i + half];
                strengths[i] = a + b;
                strengths[i + half] = a - b;
            }
        }
    }
}

/// Arbitrary, and the same for ever: which strengths enter each word with the other sign.
constexpr Fingerprint turnedSigns{0x910a2dec89025cc1, 0xbeeb8da1658eec67, 0xf893a2eefb32555e,
                                  0x71c18690ee42c90b};

} // namespace

Fingerprint makeFingerprint(const QImage &grey)
{
    // Each bit says on which side of a plane through the origin the picture lies, in the space of its waves:
    // the more alike two pictures, the fewer planes pass between them.
    const Strengths strengths = strengthsOf(grey);
    Fingerprint fingerprint{};
    for (size_t word = 0; word < fingerprint.size(); ++word) {
        Strengths sides = strengths;
        for (size_t i = 0; i < waveCount; ++i) {
            if (turnedSigns[word] >> i & 1)
                sides[i] = -sides[i];
        }
        combine(sides);
        for (size_t i = 0; i < waveCount; ++i) {
            if (sides[i] > 0)
                fingerprint[word] |= quint64(1) << i;
        }
    }
    return fingerprint;
}

int distance(const Fingerprint &a, const Fingerprint &b)
{
    int bits = 0;
    for (size_t word = 0; word < a.size(); ++word)
        bits += std::popcount(a[word] ^ b[word]);
    return bits;
}

} // namespace easel
