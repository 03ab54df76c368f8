// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/PngFilters.h"

#include <cstdlib>
#include <cstring>

#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#define EASEL_PNG_SSE2
#endif

namespace easel {

namespace {

/// The neighbour that is nearest to what the three of them foretell.
uchar paeth(int left, int above, int aboveLeft)
{
    const int toLeft = std::abs(above - aboveLeft), toAbove = std::abs(left - aboveLeft),
              toAboveLeft = std::abs(left + above - 2 * aboveLeft);
    if (toLeft <= toAbove && toLeft <= toAboveLeft)
        return uchar(left);
    return uchar(toAbove <= toAboveLeft ? above : aboveLeft);
}

void undoUp(uchar *row, const uchar *above, size_t length)
{
    for (size_t i = 0; i < length; ++i)
        row[i] = uchar(row[i] + above[i]);
}

/// One byte after the other, as the standard tells it.
struct ByteWise
{
    static void sub(uchar *row, size_t length, size_t pixel)
    {
        for (size_t i = pixel; i < length; ++i)
            row[i] = uchar(row[i] + row[i - pixel]);
    }
    static void average(uchar *row, const uchar *above, size_t length, size_t pixel)
    {
        for (size_t i = 0; i < length; ++i) {
            const int left = i < pixel ? 0 : row[i - pixel];
            row[i] = uchar(row[i] + ((left + above[i]) >> 1));
        }
    }
    static void paeth(uchar *row, const uchar *above, size_t length, size_t pixel)
    {
        for (size_t i = 0; i < length; ++i) {
            const int left = i < pixel ? 0 : row[i - pixel], aboveLeft = i < pixel ? 0 : above[i - pixel];
            row[i] = uchar(row[i] + easel::paeth(left, above[i], aboveLeft));
        }
    }
};

#ifdef EASEL_PNG_SSE2
/// All bytes of a pixel at once: a pixel waits for the one before it, its bytes do not wait for each other.
template<size_t pixel>
struct PixelWise
{
    static __m128i load(const uchar *at)
    {
        int bytes = 0;
        std::memcpy(&bytes, at, sizeof bytes); // of three, the fourth is not looked at
        return _mm_cvtsi32_si128(bytes);
    }
    static void store(uchar *at, __m128i value)
    {
        const int bytes = _mm_cvtsi128_si32(value);
        std::memcpy(at, &bytes, pixel);
    }
    static __m128i magnitude(__m128i value)
    {
        return _mm_max_epi16(value, _mm_sub_epi16(_mm_setzero_si128(), value));
    }
    static __m128i choose(__m128i where, __m128i yes, __m128i no)
    {
        return _mm_or_si128(_mm_and_si128(where, yes), _mm_andnot_si128(where, no));
    }

    static void sub(uchar *row, size_t length)
    {
        __m128i left = _mm_setzero_si128();
        for (size_t i = 0; i < length; i += pixel) {
            left = _mm_add_epi8(load(row + i), left);
            store(row + i, left);
        }
    }
    static void average(uchar *row, const uchar *above, size_t length)
    {
        const __m128i one = _mm_set1_epi8(1);
        __m128i left = _mm_setzero_si128();
        for (size_t i = 0; i < length; i += pixel) {
            const __m128i up = load(above + i);
            // The instruction rounds up, the filter down.
            const __m128i mean =
                _mm_sub_epi8(_mm_avg_epu8(left, up), _mm_and_si128(_mm_xor_si128(left, up), one));
            left = _mm_add_epi8(load(row + i), mean);
            store(row + i, left);
        }
    }
    static __m128i nearest(__m128i left, __m128i up, __m128i upLeft)
    {
        const __m128i upStep = _mm_sub_epi16(up, upLeft), leftStep = _mm_sub_epi16(left, upLeft);
        const __m128i toLeft = magnitude(upStep), toUp = magnitude(leftStep),
                      toUpLeft = magnitude(_mm_add_epi16(upStep, leftStep));
        const __m128i other = choose(_mm_cmpgt_epi16(toUp, toUpLeft), upLeft, up);
        return choose(_mm_cmpgt_epi16(toLeft, _mm_min_epi16(toUp, toUpLeft)), other, left);
    }
    /// Replaces the pixel at row, and gives it as 16-bit numbers.
    static __m128i paethPixel(uchar *row, __m128i left, __m128i up, __m128i upLeft)
    {
        const __m128i value = _mm_unpacklo_epi8(load(row), _mm_setzero_si128());
        const __m128i pixelValue =
            _mm_and_si128(_mm_add_epi16(value, nearest(left, up, upLeft)), _mm_set1_epi16(0xff));
        store(row, _mm_packus_epi16(pixelValue, pixelValue));
        return pixelValue;
    }
    static void paeth(uchar *row, const uchar *above, size_t length)
    {
        __m128i left = _mm_setzero_si128(), upLeft = left;
        for (size_t i = 0; i < length; i += pixel) {
            const __m128i up = _mm_unpacklo_epi8(load(above + i), _mm_setzero_si128());
            left = paethPixel(row + i, left, up, upLeft);
            upLeft = up;
        }
    }
    /// Two rows in one go, the lower one a pixel behind: while one waits for its last pixel, the other works.
    static void twoPaeth(uchar *row, uchar *lower, const uchar *above, size_t length)
    {
        const __m128i zero = _mm_setzero_si128();
        __m128i upLeft = _mm_unpacklo_epi8(load(above), zero);
        __m128i left = paethPixel(row, zero, upLeft, zero);
        __m128i lowerLeft = zero, lowerUpLeft = zero;
        for (size_t i = pixel; i < length; i += pixel) {
            const __m128i up = _mm_unpacklo_epi8(load(above + i), zero);
            const __m128i next = paethPixel(row + i, left, up, upLeft);
            lowerLeft = paethPixel(lower + i - pixel, lowerLeft, left, lowerUpLeft);
            lowerUpLeft = left;
            upLeft = up;
            left = next;
        }
        paethPixel(lower + length - pixel, lowerLeft, left, lowerUpLeft);
    }
};
#endif

void undoSub(uchar *row, size_t length, int bytesPerPixel)
{
#ifdef EASEL_PNG_SSE2
    if (bytesPerPixel == 3)
        return PixelWise<3>::sub(row, length);
    if (bytesPerPixel == 4)
        return PixelWise<4>::sub(row, length);
#endif
    ByteWise::sub(row, length, size_t(bytesPerPixel));
}

void undoAverage(uchar *row, const uchar *above, size_t length, int bytesPerPixel)
{
#ifdef EASEL_PNG_SSE2
    if (bytesPerPixel == 3)
        return PixelWise<3>::average(row, above, length);
    if (bytesPerPixel == 4)
        return PixelWise<4>::average(row, above, length);
#endif
    ByteWise::average(row, above, length, size_t(bytesPerPixel));
}

void undoPaeth(uchar *row, const uchar *above, size_t length, int bytesPerPixel)
{
#ifdef EASEL_PNG_SSE2
    if (bytesPerPixel == 3)
        return PixelWise<3>::paeth(row, above, length);
    if (bytesPerPixel == 4)
        return PixelWise<4>::paeth(row, above, length);
#endif
    ByteWise::paeth(row, above, length, size_t(bytesPerPixel));
}

} // namespace

bool undoFilter(int filter, uchar *row, const uchar *above, size_t length, int bytesPerPixel)
{
    switch (filter) {
    case 0:
        return true;
    case 1:
        undoSub(row, length, bytesPerPixel);
        return true;
    case 2:
        undoUp(row, above, length);
        return true;
    case 3:
        undoAverage(row, above, length, bytesPerPixel);
        return true;
    case 4:
        undoPaeth(row, above, length, bytesPerPixel);
        return true;
    default:
        return false;
    }
}

bool undoTwoPaeth(uchar *row, uchar *lower, const uchar *above, size_t length, int bytesPerPixel)
{
#ifdef EASEL_PNG_SSE2
    if (bytesPerPixel == 3)
        PixelWise<3>::twoPaeth(row, lower, above, length);
    else if (bytesPerPixel == 4)
        PixelWise<4>::twoPaeth(row, lower, above, length);
    return bytesPerPixel == 3 || bytesPerPixel == 4;
#else
    Q_UNUSED(row)
    Q_UNUSED(lower)
    Q_UNUSED(above)
    Q_UNUSED(length)
    Q_UNUSED(bytesPerPixel)
    return false;
#endif
}

} // namespace easel
