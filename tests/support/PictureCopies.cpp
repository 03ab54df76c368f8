// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/PictureCopies.h"

#include "tests/support/TestPictures.h"

#include <algorithm>
#include <array>

namespace easel::test {

using namespace Qt::StringLiterals;

namespace {

constexpr double smaller = 0.6;
constexpr double cutAtEachSide = 0.03;
constexpr double brighter = 1.15;
constexpr int goodQuality = 90;
constexpr int poorQuality = 40;

QImage resized(const QImage &image)
{
    return image.scaled((QSizeF(image.size()) * smaller).toSize(), Qt::IgnoreAspectRatio,
                        Qt::SmoothTransformation);
}

QImage cropped(const QImage &image)
{
    const int across = int(image.width() * cutAtEachSide);
    const int down = int(image.height() * cutAtEachSide);
    return image.copy(image.rect().adjusted(across, down, -across, -down));
}

QImage brightened(const QImage &image)
{
    constexpr int white = 255;
    std::array<int, white + 1> brightnesses{};
    for (int value = 0; value <= white; ++value)
        brightnesses[std::size_t(value)] = std::min(white, int(value * brighter));
    QImage result = image.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < result.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(result.scanLine(y));
        for (int x = 0; x < result.width(); ++x) {
            line[x] =
                qRgb(brightnesses[std::size_t(qRed(line[x]))], brightnesses[std::size_t(qGreen(line[x]))],
                     brightnesses[std::size_t(qBlue(line[x]))]);
        }
    }
    return result;
}

} // namespace

std::vector<PictureCopy> copiesOf(const QImage &picture)
{
    return {
        {u"resized"_s, u"png"_s, encoded(resized(picture), "png")},
        {u"recompressed"_s, u"jpg"_s, encoded(picture, "jpeg", poorQuality)},
        {u"cropped"_s, u"jpg"_s, encoded(cropped(picture), "jpeg", goodQuality)},
        {u"brightened"_s, u"jpg"_s, encoded(brightened(picture), "jpeg", goodQuality)},
        {u"all of it"_s, u"jpg"_s, encoded(brightened(cropped(resized(picture))), "jpeg", poorQuality)},
    };
}

} // namespace easel::test
