// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Sharpness.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace easel {

namespace {

class Deviation
{
public:
    void add(int value)
    {
        m_sum += value;
        m_squares += qint64(value) * value;
        ++m_count;
    }
    double value() const
    {
        if (m_count == 0)
            return 0;
        const double mean = double(m_sum) / m_count;
        return std::sqrt(std::max(0.0, double(m_squares) / m_count - mean * mean));
    }

private:
    qint64 m_sum = 0;
    qint64 m_squares = 0;
    int m_count = 0;
};

/// Qt's own conversion minds the colour space, and takes ten times as long.
QImage greyOf(const QImage &picture)
{
    QImage grey(picture.size(), QImage::Format_Grayscale8);
    for (int y = 0; y < picture.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
        std::transform(line, line + picture.width(), grey.scanLine(y),
                       [](QRgb pixel) { return uchar(qGray(pixel)); });
    }
    return grey;
}

double sharpnessInside(const QImage &grey, const QRect &tile)
{
    Deviation laplacian, contrast;
    for (int y = tile.top(); y <= tile.bottom(); ++y) {
        const uchar *above = grey.constScanLine(y - 1);
        const uchar *line = grey.constScanLine(y);
        const uchar *below = grey.constScanLine(y + 1);
        for (int x = tile.left(); x <= tile.right(); ++x) {
            laplacian.add(4 * line[x] - line[x - 1] - line[x + 1] - above[x] - below[x]);
            contrast.add(line[x]);
        }
    }
    // Without it, the steps of an even gradient would count as detail.
    constexpr double invisibleContrast = 4;
    return 100 * laplacian.value() / (contrast.value() + invisibleContrast);
}

} // namespace

double sharpnessOf(const QImage &picture)
{
    const QImage grey = greyOf(picture);
    constexpr int tileSide = 32;
    const QRect inner = grey.rect().adjusted(1, 1, -1, -1); // whose pixels have four neighbours
    std::vector<double> tiles;
    for (int y = inner.top(); y <= inner.bottom(); y += tileSide) {
        for (int x = inner.left(); x <= inner.right(); x += tileSide)
            tiles.push_back(sharpnessInside(grey, QRect(x, y, tileSide, tileSide).intersected(inner)));
    }
    if (tiles.empty())
        return 0;
    constexpr double sharpestPart = 0.95; // the very sharpest may be a caption or a speck
    const auto chosen = tiles.begin() + qsizetype(double(tiles.size() - 1) * sharpestPart);
    std::nth_element(tiles.begin(), chosen, tiles.end());
    return *chosen;
}

} // namespace easel
