// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoPainter.h"

#include <QCryptographicHash>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <random>

using namespace Qt::StringLiterals;

namespace easel {

namespace {

/// Numbers that follow from the prompt and the seed; the same on every system.
class Chance
{
public:
    explicit Chance(const QByteArray &from)
    {
        const QByteArray hash = QCryptographicHash::hash(from, QCryptographicHash::Sha256);
        quint64 seed = 0;
        for (int i = 0; i < 8; ++i)
            seed = seed << 8 | uchar(hash[i]);
        m_engine.seed(seed);
    }
    double unit() { return double(m_engine() >> 11) / double(quint64(1) << 53); }
    double between(double low, double high) { return low + (high - low) * unit(); }
    int below(int count) { return std::min(count - 1, int(unit() * count)); }

private:
    std::mt19937_64 m_engine;
};

QColor mixed(const QColor &a, const QColor &b, double t)
{
    const auto channel = [t](int from, int to) { return int(std::lround(from + (to - from) * t)); };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()));
}

QByteArray key(const DemoScene &scene)
{
    return QStringList{scene.checkpoint, scene.prompt, scene.negativePrompt, QString::number(scene.seed),
                       scene.sampler}
        .join(u'\n')
        .toUtf8();
}

std::vector<QColor> basePalette(Chance &chance)
{
    const double hue = chance.unit();
    std::vector<QColor> colours;
    for (int i = 0; i < 8; ++i) {
        const double light = 0.16 + 0.095 * i;
        const double shift = hue + 0.10 * std::sin(i * 0.9);
        colours.push_back(QColor::fromHslF(float(shift - std::floor(shift)), float(0.22), float(light)));
    }
    return colours;
}

QPainterPath ridge(Chance &chance, QSizeF size, double base, double height)
{
    QPainterPath path(QPointF(0, size.height()));
    const double a = chance.between(0, 6.28);
    const double b = chance.between(0, 6.28);
    const double c = chance.between(0, 6.28);
    const double f = chance.between(1.2, 2.6);
    for (int i = 0; i <= 128; ++i) {
        const double x = i / 128.0;
        const double y = std::sin(x * f * 3.1 + a) * 0.55 + std::sin(x * f * 7.3 + b) * 0.28 +
                         std::sin(x * f * 17.7 + c) * 0.1;
        path.lineTo(x * size.width(), (base - y * height) * size.height());
    }
    path.lineTo(size.width(), size.height());
    path.closeSubpath();
    return path;
}

} // namespace

QImage demoPaint(const DemoScene &scene)
{
    Chance chance(key(scene));
    std::vector<QColor> palette = basePalette(chance);
    for (const auto &influence : scene.influences) {
        const auto &learnt = influence.style->palette;
        for (size_t i = 0; i < palette.size(); ++i)
            palette[i] = mixed(palette[i], learnt[i * learnt.size() / palette.size()], influence.strength);
    }
    QImage image(scene.size, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QSizeF size = scene.size;
    QLinearGradient sky(0, 0, 0, size.height());
    sky.setColorAt(0, palette[5]);
    sky.setColorAt(0.7, palette[7]);
    painter.fillRect(image.rect(), sky);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(palette[7], Qt::white, 0.5));
    const double radius = chance.between(0.05, 0.1) * size.width();
    painter.drawEllipse(
        QPointF(chance.between(0.2, 0.8) * size.width(), chance.between(0.15, 0.35) * size.height()), radius,
        radius);
    for (int layer = 0; layer < 6; ++layer) {
        const QPainterPath path = ridge(chance, size, 0.42 + 0.1 * layer, 0.09);
        painter.fillPath(path, palette[size_t(6 - layer)]);
        for (const auto &influence : scene.influences) {
            const int pick = chance.below(1 << 20);
            if (influence.style->textures.empty() || influence.strength <= 0)
                continue;
            const auto &textures = influence.style->textures;
            painter.setOpacity(influence.strength * 0.7);
            painter.setCompositionMode(QPainter::CompositionMode_SoftLight);
            painter.fillPath(path, QBrush(textures[size_t(pick) % textures.size()]));
            painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
            painter.setOpacity(1);
        }
    }
    return image;
}

} // namespace easel
