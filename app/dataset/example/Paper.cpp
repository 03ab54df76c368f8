// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/example/Paper.h"

#include <QRadialGradient>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace easel::example {

Random::Random(quint32 seed)
    : m_state(seed * 2654435769u + 1)
{
}

quint32 Random::next()
{
    m_state ^= m_state << 13;
    m_state ^= m_state >> 17;
    m_state ^= m_state << 5;
    return m_state;
}

double Random::between(double low, double high)
{
    return low + (high - low) * (next() >> 8) / double(1 << 24);
}

int Random::below(int end)
{
    return int(next() % quint32(end));
}

QColor mix(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](int from, int to) { return int(std::lround(from + (to - from) * share)); };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()),
            channel(a.alpha(), b.alpha())};
}

QPainterPath polygon(std::initializer_list<QPointF> points)
{
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(points)));
    path.closeSubpath();
    return path;
}

QPainterPath box(double x, double y, double width, double height, double radius)
{
    QPainterPath path;
    path.addRoundedRect(QRectF(x, y, width, height), radius, radius);
    return path;
}

QPainterPath disc(QPointF centre, double radiusX, double radiusY)
{
    QPainterPath path;
    path.addEllipse(centre, radiusX, radiusY > 0 ? radiusY : radiusX);
    return path;
}

namespace {

/// A tile of paper seen close: soft unevenness, tooth, and a few fibres, as light and dark veils.
QImage makeGrain()
{
    constexpr int side = 512;
    Random random(4711);
    QImage tile(side, side, QImage::Format_ARGB32_Premultiplied);
    constexpr int knots = side / 8;
    std::vector<double> coarse(size_t(knots) * knots);
    for (double &value : coarse)
        value = random.between(-1, 1);
    const auto softly = [&](double x, double y) {
        const int x0 = int(x), y0 = int(y);
        const double fx = x - x0, fy = y - y0;
        const auto at = [&](int column, int row) {
            return coarse[size_t(row % knots) * knots + size_t(column % knots)];
        };
        return (at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx) * (1 - fy) +
               (at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx) * fy;
    };
    for (int y = 0; y < side; ++y) {
        auto *line = reinterpret_cast<QRgb *>(tile.scanLine(y));
        for (int x = 0; x < side; ++x) {
            const double value = softly(x / 8.0, y / 8.0) * 5 + random.between(-1, 1) * 11;
            const int alpha = std::min(40, int(std::abs(value)));
            line[x] = value > 0 ? qRgba(alpha, alpha, alpha, alpha) : qRgba(0, 0, 0, alpha);
        }
    }
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < 90; ++i) {
        const QPointF from(random.between(24, side - 24), random.between(24, side - 24));
        QPainterPath fibre(from);
        fibre.quadTo(from + QPointF(random.between(-9, 9), random.between(-9, 9)),
                     from + QPointF(random.between(-22, 22), random.between(-12, 12)));
        painter.setPen(QPen(random.chance(0.6) ? QColor(255, 255, 255, 20) : QColor(30, 10, 20, 15), 0.7));
        painter.drawPath(fibre);
    }
    return tile;
}

void blurRow(const uchar *in, uchar *out, qptrdiff count, qptrdiff step, qptrdiff radius)
{
    int sum = 0;
    for (qptrdiff i = -radius; i <= radius; ++i)
        sum += in[std::clamp<qptrdiff>(i, 0, count - 1) * step];
    const int width = int(2 * radius + 1);
    for (qptrdiff i = 0; i < count; ++i) {
        out[i * step] = uchar(sum / width);
        sum += in[std::min(i + radius + 1, count - 1) * step] - in[std::max<qptrdiff>(i - radius, 0) * step];
    }
}

/// Three box blurs are as good as a Gaussian.
void blur(QImage &mask, int radius)
{
    const int width = mask.width(), height = mask.height(), stride = int(mask.bytesPerLine());
    std::vector<uchar> copy(size_t(stride) * size_t(height));
    for (int pass = 0; pass < 3; ++pass) {
        for (qptrdiff y = 0; y < height; ++y)
            blurRow(mask.constBits() + y * stride, copy.data() + y * stride, width, 1, radius);
        uchar *bits = mask.bits();
        for (int x = 0; x < width; ++x)
            blurRow(copy.data() + x, bits + x, height, stride, radius);
    }
}

} // namespace

Paper::Paper(QSize size, quint32 seed)
    : m_image(size, QImage::Format_ARGB32_Premultiplied)
    , m_painter(&m_image)
    , m_random(seed)
{
    m_image.fill(Qt::white);
    m_painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
}

void Paper::backdrop(const QColor &top, const QColor &bottom)
{
    QLinearGradient gradient(0, 0, 0, height());
    gradient.setColorAt(0, top);
    gradient.setColorAt(1, bottom);
    const QPainterPath all = box(0, 0, width(), height());
    m_painter.fillPath(all, gradient);
    grain(all);
}

void Paper::grain(const QPainterPath &shape)
{
    static const QImage tile = makeGrain();
    QBrush brush(tile);
    brush.setTransform(QTransform::fromTranslate(m_random.below(512), m_random.below(512)));
    m_painter.fillPath(shape, brush);
}

void Paper::castShadow(const QPainterPath &shape, double lift)
{
    // Soft light needs no resolution: the shadow is painted small and blown up.
    const double spread = lift * 1.5 + 2;
    const double shrink = spread > 10 ? 6 : spread > 5 ? 3 : 2;
    const QPointF offset(lift * 0.45, lift * 0.9);
    const QRectF canvas(-2 * spread, -2 * spread, width() + 4 * spread, height() + 4 * spread);
    const QRectF area =
        shape.boundingRect().adjusted(-2 * spread, -2 * spread, 2 * spread, 2 * spread).intersected(canvas);
    if (area.isEmpty())
        return;
    QImage mask(int(area.width() / shrink) + 2, int(area.height() / shrink) + 2, QImage::Format_Grayscale8);
    mask.fill(Qt::black);
    {
        QPainter painter(&mask);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(1 / shrink, 1 / shrink);
        painter.translate(-area.topLeft());
        painter.fillPath(shape, Qt::white);
    }
    blur(mask, std::max(1, int(std::lround(spread / shrink / 2))));

    const QColor colour = m_night ? QColor(6, 6, 26) : QColor(58, 26, 44);
    const int strength = m_night ? 150 : 105;
    QImage shadow(mask.size(), QImage::Format_ARGB32_Premultiplied);
    std::array<QRgb, 256> shades;
    for (int i = 0; i < 256; ++i)
        shades[size_t(i)] =
            qPremultiply(qRgba(colour.red(), colour.green(), colour.blue(), i * strength / 255));
    for (int y = 0; y < mask.height(); ++y) {
        const uchar *in = mask.constScanLine(y);
        auto *out = reinterpret_cast<QRgb *>(shadow.scanLine(y));
        for (int x = 0; x < mask.width(); ++x)
            out[x] = shades[in[x]];
    }
    m_painter.drawImage(QRectF(area.topLeft() + offset, QSizeF(mask.size()) * shrink), shadow);
}

void Paper::sheet(const QPainterPath &shape, const QColor &colour, double lift)
{
    sheet(shape, mix(colour, Qt::white, 0.05), mix(colour, QColor(40, 20, 50), 0.06), lift);
}

void Paper::sheet(const QPainterPath &shape, const QColor &top, const QColor &bottom, double lift)
{
    castShadow(shape, lift);
    // The thickness of the sheet, lit along its upper left edge.
    m_painter.fillPath(shape, mix(top, Qt::white, m_night ? 0.28 : 0.45));
    const double thickness = std::clamp(lift / 7, 0.6, 1.8);
    const QRectF bounds = shape.boundingRect();
    QLinearGradient gradient(0, bounds.top(), 0, std::min(bounds.bottom(), height()));
    gradient.setColorAt(0, top);
    gradient.setColorAt(1, bottom);
    m_painter.save();
    m_painter.setClipPath(shape);
    m_painter.fillPath(shape.translated(thickness * 0.6, thickness), gradient);
    m_painter.restore();
    grain(shape);
}

void Paper::fold(const QPainterPath &part, double amount)
{
    const QColor veil = amount > 0 ? QColor(30, 12, 40) : QColor(255, 250, 235);
    m_painter.fillPath(part, QColor(veil.red(), veil.green(), veil.blue(), int(std::abs(amount) * 255)));
}

void Paper::cut(const QPainterPath &hole, const QColor &behind)
{
    m_painter.fillPath(hole, behind);
    m_painter.save();
    m_painter.setClipPath(hole, Qt::IntersectClip);
    // The edge of the sheet above throws its shadow in from the upper left.
    for (const double pen : {2.0, 4.0, 7.0}) {
        m_painter.strokePath(hole.translated(0.8, 1.4), QPen(QColor(40, 14, 30, 46), pen));
    }
    m_painter.restore();
}

void Paper::glow(QPointF centre, double radius, const QColor &colour)
{
    QRadialGradient gradient(centre, radius);
    QColor edge = colour;
    edge.setAlpha(0);
    QColor middle = colour;
    middle.setAlpha(colour.alpha() / 3);
    gradient.setColorAt(0, colour);
    gradient.setColorAt(0.4, middle);
    gradient.setColorAt(1, edge);
    m_painter.fillPath(disc(centre, radius), gradient);
}

void Paper::veil(const QPainterPath &shape, const QBrush &brush)
{
    m_painter.fillPath(shape, brush);
}

void Paper::line(const QPainterPath &path, const QColor &colour, double thickness)
{
    m_painter.strokePath(path.translated(thickness * 0.5, thickness),
                         QPen(QColor(40, 14, 30, 60), thickness, Qt::SolidLine, Qt::FlatCap));
    m_painter.strokePath(path, QPen(colour, thickness, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
}

QImage Paper::finished()
{
    // The lamp stands at the upper left, and the far corner lies in the half-light.
    QRadialGradient light(QPointF(width() * 0.3, height() * 0.2), std::hypot(width(), height()) * 0.85);
    light.setColorAt(0, QColor(255, 240, 210, m_night ? 10 : 26));
    light.setColorAt(0.5, QColor(255, 240, 210, 0));
    light.setColorAt(1, QColor(40, 10, 50, m_night ? 70 : 44));
    m_painter.fillRect(QRectF(0, 0, width(), height()), light);
    m_painter.end();
    return m_image.convertToFormat(QImage::Format_RGB32);
}

} // namespace easel::example
