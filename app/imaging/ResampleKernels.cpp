// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/ResampleKernels.h"

#include <algorithm>
#include <cstring>

#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#define EASEL_RESAMPLE_SSE2
#endif

namespace easel {

namespace {

constexpr int narrowShift = Taps::weightBits - keptBits;
constexpr int narrowHalf = 1 << (narrowShift - 1);
constexpr int joinShift = Taps::weightBits + keptBits;
constexpr int joinHalf = 1 << (joinShift - 1);

} // namespace

#ifdef EASEL_RESAMPLE_SSE2

// Two taps in one multiplication: numbers of both lie side by side, and so do their weights.

namespace {

__m128i twoWeights(qint16 first, qint16 second)
{
    return _mm_set1_epi32(int(quint16(first) | quint32(quint16(second)) << 16));
}

__m128i weighted(__m128i twoPixels, __m128i weights)
{
    const __m128i bySide = _mm_unpacklo_epi8(twoPixels, _mm_srli_si128(twoPixels, 4));
    return _mm_madd_epi16(_mm_unpacklo_epi8(bySide, _mm_setzero_si128()), weights);
}

__m128i *vectorAt(int *numbers)
{
    return reinterpret_cast<__m128i *>(numbers);
}

void addTwoRows(const qint16 *upper, const qint16 *lower, __m128i weights, size_t length, int *sums)
{
    for (size_t i = 0; i < length; i += 8) {
        const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i *>(upper + i));
        const __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i *>(lower + i));
        __m128i *first = vectorAt(sums + i), *second = vectorAt(sums + i + 4);
        _mm_storeu_si128(
            first, _mm_add_epi32(_mm_loadu_si128(first), _mm_madd_epi16(_mm_unpacklo_epi16(a, b), weights)));
        _mm_storeu_si128(second, _mm_add_epi32(_mm_loadu_si128(second),
                                               _mm_madd_epi16(_mm_unpackhi_epi16(a, b), weights)));
    }
}

} // namespace

void narrowRow(const QRgb *row, const std::vector<Taps> &columns, qint16 *narrowed)
{
    for (const Taps &taps : columns) {
        const QRgb *pixel = row + taps.first;
        const qint16 *weight = taps.weights.data();
        size_t left = taps.weights.size();
        __m128i sum = _mm_set1_epi32(narrowHalf);
        for (; left >= 2; left -= 2, pixel += 2, weight += 2) {
            const __m128i two = _mm_loadl_epi64(reinterpret_cast<const __m128i *>(pixel));
            sum = _mm_add_epi32(sum, weighted(two, twoWeights(weight[0], weight[1])));
        }
        if (left == 1)
            sum = _mm_add_epi32(sum, weighted(_mm_cvtsi32_si128(int(*pixel)), twoWeights(*weight, 0)));
        sum = _mm_srai_epi32(sum, narrowShift);
        _mm_storel_epi64(reinterpret_cast<__m128i *>(narrowed), _mm_packs_epi32(sum, sum));
        narrowed += 4;
    }
}

void joinRows(const qint16 *narrowed, size_t length, const std::vector<qint16> &weights, int *sums,
              QRgb *line, int pixels)
{
    std::fill_n(sums, length, joinHalf);
    const size_t count = weights.size();
    for (size_t row = 0; row < count; row += 2) {
        const qint16 *upper = narrowed + row * length;
        const bool two = row + 1 < count;
        addTwoRows(upper, two ? upper + length : upper,
                   twoWeights(weights[row], two ? weights[row + 1] : qint16(0)), length, sums);
    }
    for (int x = 0; x < pixels; ++x) {
        const __m128i sum = _mm_srai_epi32(_mm_loadu_si128(vectorAt(sums + 4 * size_t(x))), joinShift);
        const __m128i words = _mm_packs_epi32(sum, sum);
        line[x] = QRgb(_mm_cvtsi128_si32(_mm_packus_epi16(words, words)));
    }
}

#else

void narrowRow(const QRgb *row, const std::vector<Taps> &columns, qint16 *narrowed)
{
    for (const Taps &taps : columns) {
        const QRgb *pixel = row + taps.first;
        int blue = narrowHalf, green = narrowHalf, red = narrowHalf, alpha = narrowHalf;
        for (const int weight : taps.weights) {
            blue += qBlue(*pixel) * weight;
            green += qGreen(*pixel) * weight;
            red += qRed(*pixel) * weight;
            alpha += qAlpha(*pixel) * weight;
            ++pixel;
        }
        for (const int sum : {blue, green, red, alpha})
            *narrowed++ = qint16(sum >> narrowShift);
    }
}

void joinRows(const qint16 *narrowed, size_t length, const std::vector<qint16> &weights, int *sums,
              QRgb *line, int pixels)
{
    std::fill_n(sums, length, joinHalf);
    for (const int weight : weights) {
        for (size_t i = 0; i < length; ++i)
            sums[i] += *narrowed++ * weight;
    }
    const auto toByte = [](int sum) { return std::clamp(sum >> joinShift, 0, 255); };
    for (int x = 0; x < pixels; ++x, sums += 4)
        line[x] = qRgba(toByte(sums[2]), toByte(sums[1]), toByte(sums[0]), toByte(sums[3]));
}

#endif

} // namespace easel
