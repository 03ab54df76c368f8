// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/FingerprintMaker.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <numeric>
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
/// The mean brightness is none of them, so making a picture brighter does not count. The mean colours are:
/// they tell apart what has no other structure than a gradient.
constexpr int brightnessWaves = 48;
constexpr int colourWaves = 8; ///< of each of the two colour planes
constexpr int waveCount = brightnessWaves + 2 * colourWaves;
constexpr int mostHalfPeriods = 12;
/// Colours are weaker than brightness in most pictures, and tell as much.
constexpr float colourWeight = 2;

/// Photographs have long waves much stronger than short ones, all in about the same way; what tells one
/// picture from another is evened out by the frequency, and the power keeps a few strong waves from deciding
/// everything. Both were chosen by what finds the most copies among the fewest strangers
/// (`easel-bench duplicates`).
constexpr float frequencyPower = 0.7F;
constexpr float strengthPower = 0.3F;

/// How much less the frame's edges count than the middle: what cropping takes away lies there.
constexpr float edgeLoss = 0.5F;

using Strengths = std::array<float, waveCount>;
using Plane = std::array<float, size_t(fingerprintSide) * fingerprintSide>;

std::vector<Wave> longestWaves(int first, int count)
{
    std::vector<Wave> all;
    for (int down = 0; down < mostHalfPeriods; ++down) {
        for (int across = 0; across < mostHalfPeriods; ++across)
            all.push_back({across, down});
    }
    std::ranges::stable_sort(all, {}, &Wave::squaredFrequency);
    return {all.begin() + first, all.begin() + first + count};
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

/// A picture as brightness and as what its colours add to it.
struct Planes
{
    Plane brightness;
    Plane blue;
    Plane red;
};

Planes planesOf(const QImage &picture)
{
    Planes planes;
    size_t i = 0;
    for (int y = 0; y < fingerprintSide; ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
        for (int x = 0; x < fingerprintSide; ++x, ++i) {
            const auto red = float(qRed(line[x])), green = float(qGreen(line[x])),
                       blue = float(qBlue(line[x]));
            const float brightness = 0.299F * red + 0.587F * green + 0.114F * blue; // as JPEG has it
            planes.brightness[i] = brightness;
            planes.blue[i] = 0.564F * (blue - brightness);
            planes.red[i] = 0.713F * (red - brightness);
        }
    }
    return planes;
}

/// Lets what differs from the mean fade towards the edges.
void fadeEdges(Plane &plane)
{
    const float mean = std::accumulate(plane.begin(), plane.end(), 0.0F) / float(plane.size());
    const auto weight = [](int i) {
        const float fromMiddle = (float(i) + 0.5F) / (fingerprintSide / 2.0F) - 1;
        return 1 - edgeLoss * fromMiddle * fromMiddle;
    };
    for (int y = 0; y < fingerprintSide; ++y) {
        for (int x = 0; x < fingerprintSide; ++x) {
            float &value = plane[size_t(y) * fingerprintSide + size_t(x)];
            value = mean + (value - mean) * weight(x) * weight(y);
        }
    }
}

/// How strongly each of the waves is in the plane, with its sign; written from place on.
Strengths::iterator addStrengths(const Plane &plane, const std::vector<Wave> &waves, float planeWeight,
                                 Strengths::iterator place)
{
    const CosineTable &table = cosines();
    std::array<std::array<float, mostHalfPeriods>, fingerprintSide> rows{};
    for (size_t y = 0; y < fingerprintSide; ++y) {
        for (size_t k = 0; k < mostHalfPeriods; ++k) {
            for (size_t x = 0; x < fingerprintSide; ++x)
                rows[y][k] += plane[y * fingerprintSide + x] * table[k][x];
        }
    }
    for (const Wave &wave : waves) {
        float sum = 0;
        for (size_t y = 0; y < fingerprintSide; ++y)
            sum += rows[y][size_t(wave.across)] * table[size_t(wave.down)][y];
        const float frequency = std::max(1.0F, std::sqrt(float(wave.squaredFrequency())));
        const float evened = std::abs(sum) * planeWeight * std::pow(frequency, frequencyPower);
        *place++ = std::copysign(std::pow(evened, strengthPower), sum);
    }
    return place;
}

Strengths strengthsOf(const QImage &picture)
{
    static const std::vector<Wave> inBrightness = longestWaves(1, brightnessWaves);
    static const std::vector<Wave> inColour = longestWaves(0, colourWaves);
    Planes planes = planesOf(picture);
    fadeEdges(planes.brightness);
    Strengths strengths{};
    auto place = addStrengths(planes.brightness, inBrightness, 1, strengths.begin());
    place = addStrengths(planes.blue, inColour, colourWeight, place);
    addStrengths(planes.red, inColour, colourWeight, place);
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

/// Bits that look like chance, and are the same for ever: which strengths change their sign (splitmix64).
constexpr quint64 turnedSigns(quint64 number)
{
    quint64 bits = (number + 1) * 0x9e37'79b9'7f4a'7c15;
    bits = (bits ^ (bits >> 30)) * 0xbf58'476d'1ce4'e5b9;
    bits = (bits ^ (bits >> 27)) * 0x94d0'49bb'1331'11eb;
    return bits ^ (bits >> 31);
}

void turn(Strengths &strengths, quint64 signs)
{
    for (size_t i = 0; i < waveCount; ++i) {
        if (signs >> i & 1)
            strengths[i] = -strengths[i];
    }
}

} // namespace

Fingerprint makeFingerprint(const QImage &picture)
{
    // Each bit says on which side of a plane through the origin the picture lies, in the space of its waves:
    // the more alike two pictures, the fewer planes pass between them. Turned and combined three times, the
    // planes lie any way; after one time the few strongest waves would decide most bits alone.
    constexpr int turns = 3;
    const Strengths strengths = strengthsOf(picture);
    Fingerprint fingerprint{};
    for (size_t word = 0; word < fingerprint.size(); ++word) {
        Strengths sides = strengths;
        for (size_t round = 0; round < turns; ++round) {
            turn(sides, turnedSigns(word * turns + round));
            combine(sides);
        }
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
