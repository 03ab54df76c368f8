// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoBrush.h"

#include <cmath>

namespace easel {

static constexpr size_t toneCount = 8;

static QColor mixed(const QColor &a, const QColor &b, double t)
{
    const auto channel = [t](int from, int to) { return int(std::lround(from + (to - from) * t)); };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()));
}

/// As mixed(), but as colourful as the two are: opposite colours would meet in grey.
static QColor blended(const QColor &a, const QColor &b, double t)
{
    const QColor middle = mixed(a, b, t);
    const float colourful = float(a.hslSaturationF() + (b.hslSaturationF() - a.hslSaturationF()) * t) * 0.85F;
    if (t <= 0 || middle.hslHueF() < 0 || middle.hslSaturationF() >= colourful)
        return middle;
    return QColor::fromHslF(middle.hslHueF(), colourful, middle.lightnessF());
}

static QColor hsl(double hue, double saturation, double light)
{
    return QColor::fromHslF(float(hue - std::floor(hue)), float(saturation), float(light));
}

/// Muted neighbours of one hue, dark to light: each checkpoint has its own leaning, each prompt moves it a
/// little.
static std::vector<QColor> neutralPalette(const DemoScene &scene)
{
    const double hue = 0.5 + 0.22 * (DemoChance(scene.checkpoint.toUtf8()).unit() - 0.5) +
                       0.5 * (DemoChance(scene.prompt.toUtf8()).unit() - 0.5);
    std::vector<QColor> colours;
    for (size_t i = 0; i < toneCount; ++i) {
        const double light = double(i) / (toneCount - 1);
        colours.push_back(hsl(hue + 0.12 * (0.5 - light), 0.18 + 0.08 * light, 0.13 + 0.75 * light));
    }
    return colours;
}

/// The colour of a style at a place in the palette. Styles of one lightness are drawn apart by half, so that
/// near and far can still be told.
static QColor learntTone(const DemoStyle &style, size_t place)
{
    const QColor colour = style.palette[place * style.palette.size() / toneCount];
    const double wanted = 0.10 + 0.82 * double(place) / (toneCount - 1);
    const double light = (colour.lightnessF() + wanted) / 2;
    return QColor::fromHslF(std::max(0.0F, colour.hslHueF()), colour.hslSaturationF(), float(light));
}

static const QColor &mostColourful(const std::vector<QColor> &colours)
{
    return *std::max_element(colours.begin(), colours.end(), [](const QColor &a, const QColor &b) {
        return a.hsvSaturationF() * a.valueF() < b.hsvSaturationF() * b.valueF();
    });
}

DemoBrush::DemoBrush(QImage &image, const DemoScene &scene)
    : m_size(image.size())
    , m_unit(std::min(image.width(), image.height()))
    , m_scene(scene)
    , m_chance(scene.prompt.toUtf8() + '\n' + QByteArray::number(scene.seed) + "\nsurface")
    , m_palette(neutralPalette(scene))
    , m_accent(mixed(hsl(0.07, 0.45, 0.6), m_palette[5], 0.35))
    , m_painter(&image)
{
    for (const auto &[style, strength] : m_scene.influences) {
        for (size_t i = 0; i < toneCount; ++i)
            m_palette[i] = blended(m_palette[i], learntTone(*style, i), strength);
        m_accent = blended(m_accent, mostColourful(style->palette), strength);
    }
    m_painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    m_painter.setPen(Qt::NoPen);
}

QColor DemoBrush::tone(double light) const
{
    // A strong guidance draws the tones apart, a weak one together.
    const double contrast = 0.85 + 0.3 * std::clamp(m_scene.guidance / 15, 0.0, 1.0);
    const double at = std::clamp(0.5 + (light - 0.5) * contrast, 0.0, 1.0) * (toneCount - 1);
    const size_t below = std::min(size_t(at), toneCount - 2);
    return mixed(m_palette[below], m_palette[below + 1], at - double(below));
}

/// One of the pieces of a style that are nearest to the colour, so that near and far stay apart; for the sky
/// the calmest of them.
static const QImage &pieceFor(const DemoStyle &style, const QColor &colour, double pick, bool calm)
{
    const auto distance = [&colour](const DemoStyle::Texture &texture) {
        return std::abs(texture.mean.red() - colour.red()) + std::abs(texture.mean.green() - colour.green()) +
               std::abs(texture.mean.blue() - colour.blue());
    };
    std::vector<const DemoStyle::Texture *> nearest;
    nearest.reserve(style.textures.size());
    for (const auto &texture : style.textures)
        nearest.push_back(&texture);
    std::stable_sort(nearest.begin(), nearest.end(),
                     [&](const auto *a, const auto *b) { return distance(*a) < distance(*b); });
    nearest.resize(std::min<size_t>(4, nearest.size()));
    if (calm) {
        return (*std::min_element(nearest.begin(), nearest.end(),
                                  [](const auto *a, const auto *b) { return a->unrest < b->unrest; }))
            ->tile;
    }
    return nearest[size_t(pick * double(nearest.size()))]->tile;
}

void DemoBrush::surface(const QPainterPath &path, double light, double amount, bool calm)
{
    for (const auto &[style, strength] : m_scene.influences) {
        // Drawn whether used or not, so that the strength moves nothing.
        const double pick = m_chance.unit();
        const double angle = m_chance.between(-20, 20);
        const QPointF shift(m_chance.unit() * m_size.width(), m_chance.unit() * m_size.height());
        if (style->textures.empty())
            continue;
        const size_t place = std::min(size_t(light * toneCount), toneCount - 1);
        const QImage &tile = pieceFor(*style, learntTone(*style, place), pick, calm);
        const double scale = 1.9 * m_unit / tile.width();
        QBrush brush(tile);
        brush.setTransform(QTransform::fromTranslate(shift.x(), shift.y()).rotate(angle).scale(scale, scale));
        m_painter.save();
        m_painter.setOpacity(amount * 0.34 * strength);
        m_painter.fillPath(path, brush);
        m_painter.setCompositionMode(QPainter::CompositionMode_HardLight);
        m_painter.setOpacity(amount * 0.5 * strength);
        m_painter.fillPath(path, brush);
        m_painter.restore();
    }
}

void DemoBrush::layer(const QPainterPath &path, double light)
{
    cutPaper(path, tone(light), light);
}

void DemoBrush::accentLayer(const QPainterPath &path)
{
    cutPaper(path, m_accent, 0.6);
}

void DemoBrush::cutPaper(const QPainterPath &path, const QColor &colour, double light)
{
    // Shadow and rim are fills of the moved path: strokes of such long outlines take ten times as long.
    QColor shadow = tone(0);
    shadow.setAlpha(20);
    for (const QPointF &towards : {QPointF(0, -2), QPointF(-1.4, -1.4), QPointF(1.4, -1.4), QPointF(0, -1)})
        m_painter.fillPath(path.translated(towards * 0.0055 * m_unit), shadow);
    m_painter.fillPath(path, mixed(colour, Qt::white, 0.18));
    const QPainterPath face = path.translated(0, 0.0026 * m_unit);
    const double top = path.boundingRect().top();
    QLinearGradient fill(0, top, 0, top + 0.35 * m_unit);
    fill.setColorAt(0, colour.lighter(106));
    fill.setColorAt(1, colour.darker(112));
    m_painter.fillPath(face, fill);
    surface(face, light, 0.8, false);
}

void DemoBrush::shape(const QPainterPath &path, const QColor &colour, double opacity)
{
    m_painter.setOpacity(opacity);
    m_painter.fillPath(path, colour);
    m_painter.setOpacity(1);
}

void DemoBrush::sky(double top, double bottom)
{
    QPainterPath all;
    all.addRect(QRectF(QPointF(), m_size));
    QLinearGradient fill(0, 0, 0, 0.75 * m_size.height());
    fill.setColorAt(0, tone(top));
    fill.setColorAt(1, tone(bottom));
    m_painter.fillPath(all, fill);
    surface(all, (top + bottom) / 2, 0.5, true);
}

void DemoBrush::grain(const QByteArray &from)
{
    static constexpr int side = 192;
    DemoChance chance(from);
    QImage noise(side, side, QImage::Format_RGB32);
    for (int y = 0; y < side; ++y) {
        auto *line = reinterpret_cast<QRgb *>(noise.scanLine(y));
        for (int x = 0; x < side; ++x) {
            const int grey = 128 + int(70 * (chance.unit() - chance.unit()));
            line[x] = qRgb(grey, grey, grey);
        }
    }
    m_painter.save();
    m_painter.setCompositionMode(QPainter::CompositionMode_SoftLight);
    m_painter.setOpacity(0.22);
    m_painter.fillRect(QRectF(QPointF(), m_size), QBrush(noise));
    m_painter.restore();
}

} // namespace easel
