// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoStyle.h"

#include <QImageReader>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace easel {

static constexpr int paletteSize = 8;
static constexpr int mostPictures = 12; ///< that are looked at, spread over the training
static constexpr int lookSize = 384;

static QImage looked(const QString &file)
{
    QImageReader reader(file);
    const QSize size = reader.size();
    if (size.isValid())
        reader.setScaledSize(size.scaled(lookSize, lookSize, Qt::KeepAspectRatioByExpanding));
    const QImage image = reader.read().convertToFormat(QImage::Format_RGB32);
    const int side = std::min(image.width(), image.height());
    return image.copy((image.width() - side) / 2, (image.height() - side) / 2, side, side);
}

/// How many sharp steps there are between neighbours: things have many, surfaces few.
static int edges(const QImage &image, const QRect &window)
{
    int count = 0;
    for (int y = window.top(); y + 3 <= window.bottom(); y += 3) {
        for (int x = window.left(); x + 3 <= window.right(); x += 3) {
            const QRgb here = image.pixel(x, y);
            const QRgb right = image.pixel(x + 3, y);
            const QRgb below = image.pixel(x, y + 3);
            count += std::abs(qGray(here) - qGray(right)) > 24;
            count += std::abs(qGray(here) - qGray(below)) > 24;
        }
    }
    return count;
}

/// A piece that is surface rather than thing. Not the emptiest one, which would show nothing of the style.
static std::pair<int, QImage> surfacePiece(const QImage &image)
{
    const int side = image.width() * 2 / 5;
    const int step = std::max(1, image.width() / 10);
    std::vector<std::pair<int, QPoint>> places;
    for (int y = 0; y + side <= image.height(); y += step) {
        for (int x = 0; x + side <= image.width(); x += step)
            places.push_back({edges(image, QRect(x, y, side, side)), QPoint(x, y)});
    }
    const auto chosen = places.begin() + std::ptrdiff_t(places.size() / 16);
    std::stable_sort(places.begin(), places.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    return {chosen->first, image.copy(QRect(chosen->second, QSize(side, side)))};
}

/// A piece and its mirror images, so that it tiles without a seam.
static QImage mirrorTile(const QImage &piece)
{
    const int side = piece.width();
    QImage tile(side * 2, side * 2, QImage::Format_RGB32);
    QPainter painter(&tile);
    painter.drawImage(0, 0, piece);
    painter.drawImage(side, 0, piece.mirrored(true, false));
    painter.drawImage(0, side, piece.mirrored(false, true));
    painter.drawImage(side, side, piece.mirrored(true, true));
    return tile;
}

using Point = std::array<float, 3>;

static float distance(const Point &a, const Point &b)
{
    float sum = 0;
    for (size_t i = 0; i < 3; ++i)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

static size_t nearest(const std::vector<Point> &centres, const Point &point)
{
    size_t best = 0;
    for (size_t i = 1; i < centres.size(); ++i) {
        if (distance(centres[i], point) < distance(centres[best], point))
            best = i;
    }
    return best;
}

/// Starts with the mean and adds, each time, the point farthest from all centres so far: no chance involved.
static std::vector<Point> firstCentres(const std::vector<Point> &points)
{
    Point mean{};
    for (const Point &p : points) {
        for (size_t i = 0; i < 3; ++i)
            mean[i] += p[i] / float(points.size());
    }
    std::vector<Point> centres{mean};
    while (centres.size() < paletteSize) {
        const auto farthest =
            std::max_element(points.begin(), points.end(), [&](const Point &a, const Point &b) {
                return distance(a, centres[nearest(centres, a)]) < distance(b, centres[nearest(centres, b)]);
            });
        centres.push_back(*farthest);
    }
    return centres;
}

static std::vector<QColor> quantised(const std::vector<Point> &points)
{
    std::vector<Point> centres = firstCentres(points);
    for (int round = 0; round < 6; ++round) {
        std::vector<Point> sums(centres.size(), Point{});
        std::vector<int> counts(centres.size(), 0);
        for (const Point &point : points) {
            const size_t i = nearest(centres, point);
            ++counts[i];
            for (size_t c = 0; c < 3; ++c)
                sums[i][c] += point[c];
        }
        for (size_t i = 0; i < centres.size(); ++i) {
            for (size_t c = 0; c < 3 && counts[i] > 0; ++c)
                centres[i][c] = sums[i][c] / float(counts[i]);
        }
    }
    std::sort(centres.begin(), centres.end(), [](const Point &a, const Point &b) {
        return 0.3f * a[0] + 0.59f * a[1] + 0.11f * a[2] < 0.3f * b[0] + 0.59f * b[1] + 0.11f * b[2];
    });
    std::vector<QColor> colours;
    colours.reserve(centres.size());
    for (const Point &c : centres)
        colours.push_back(QColor(int(c[0]), int(c[1]), int(c[2])));
    return colours;
}

DemoStyle demoLearnStyle(const QStringList &files)
{
    DemoStyle style;
    std::vector<Point> points;
    const qsizetype step = std::max<qsizetype>(1, (files.size() + mostPictures - 1) / mostPictures);
    for (qsizetype i = 0; i < files.size(); i += step) {
        const QImage image = looked(files[i]);
        if (image.isNull())
            continue;
        // Without smoothing, which would mix the colours to grey.
        const QImage small = image.scaled(20, 20, Qt::IgnoreAspectRatio, Qt::FastTransformation);
        for (int y = 0; y < small.height(); ++y) {
            for (int x = 0; x < small.width(); ++x) {
                const QRgb c = small.pixel(x, y);
                points.push_back({float(qRed(c)), float(qGreen(c)), float(qBlue(c))});
            }
        }
        const auto [unrest, piece] = surfacePiece(image);
        const QImage tile = mirrorTile(piece);
        const QImage mean = tile.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        style.textures.push_back({tile, mean.pixelColor(0, 0), unrest});
    }
    style.palette = points.empty() ? std::vector<QColor>{QColor(Qt::gray)} : quantised(points);
    return style;
}

} // namespace easel
