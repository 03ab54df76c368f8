// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoPainter.h"

#include "app/demo/DemoBrush.h"
#include "app/demo/DemoMotifs.h"

#include <QRegularExpression>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace easel {

namespace {

enum class Place { Hills, Mountains, Forest, Sea, City };
enum class Hour { Day, Evening, Night };

bool mentions(const QString &prompt, const QString &words)
{
    const QRegularExpression word(u"\\b(%1)"_s.arg(words), QRegularExpression::CaseInsensitiveOption);
    return word.match(prompt).hasMatch();
}

/// What the words ask for; a prompt without such a word has a place and an hour of its own all the same.
Place placeOf(const QString &prompt)
{
    if (mentions(
            prompt,
            u"sea|ocean|lake|river|harbou?r|boat|ship|sail|lighthouse|beach|coast|water|wave|island|fish"_s))
        return Place::Sea;
    if (mentions(prompt, u"city|town|street|house|roof|tram|village|skyline|window|building|castle|market"_s))
        return Place::City;
    if (mentions(prompt, u"forest|wood|tree|jungle|fox|deer|owl|mushroom|cabin"_s))
        return Place::Forest;
    if (mentions(prompt, u"mountain|peak|alp|snow|cliff|rock|glacier|winter|canyon"_s))
        return Place::Mountains;
    if (mentions(prompt, u"hill|field|meadow|garden|flower|valley|farm|desert|dune"_s))
        return Place::Hills;
    return Place(DemoChance(prompt.toUtf8() + "\nplace").below(5));
}

Hour hourOf(const QString &prompt)
{
    if (mentions(prompt, u"night|moon|star|midnight|dark"_s))
        return Hour::Night;
    if (mentions(prompt, u"sunset|sunrise|evening|dawn|dusk|morning|storm|autumn|golden"_s))
        return Hour::Evening;
    if (mentions(prompt, u"day|noon|sunny|summer|spring|bright"_s))
        return Hour::Day;
    return Hour(DemoChance(prompt.toUtf8() + "\nhour").below(3));
}

/// Composes one picture from back to front.
class Composition
{
public:
    Composition(DemoBrush &brush, const DemoScene &scene)
        : m_brush(brush)
        , m_scene(scene)
        , m_size(brush.size())
        , m_unit(brush.unit())
        , m_hour(hourOf(scene.prompt))
        , m_chance(scene.prompt.toUtf8() + '\n' + QByteArray::number(scene.seed))
        , m_air(scene.negativePrompt.toUtf8() + '\n' + scene.sampler.toUtf8() + '\n' +
                QByteArray::number(scene.seed))
        , m_sun(m_chance.between(0.2, 0.8) * m_size.width(), m_chance.between(0.16, 0.34) * m_size.height())
    {
    }

    void paint()
    {
        sky();
        switch (placeOf(m_scene.prompt)) {
        case Place::Hills:
            hills();
            break;
        case Place::Mountains:
            mountains();
            break;
        case Place::Forest:
            forest();
            break;
        case Place::Sea:
            sea();
            break;
        case Place::City:
            city();
            break;
        }
    }

private:
    /// The tone of a layer: 0 the farthest, 1 the nearest.
    double depth(double near) const
    {
        switch (m_hour) {
        case Hour::Night:
            return 0.46 - 0.44 * near;
        case Hour::Evening:
            return 0.74 - 0.70 * near;
        case Hour::Day:
            break;
        }
        return 0.86 - 0.72 * near;
    }

    /// The accent as a light: a dark one would be a hole.
    QColor glow() const
    {
        const QColor accent = m_brush.accent();
        return QColor::fromHslF(std::max(0.0F, accent.hslHueF()), accent.hslSaturationF(),
                                std::max(0.82F, accent.lightnessF()));
    }

    void sky()
    {
        static constexpr std::array<std::array<double, 2>, 3> tones{
            {{0.80, 1.0}, {0.52, 0.97}, {0.02, 0.42}}};
        const auto &[top, bottom] = tones[size_t(m_hour)];
        m_brush.sky(top, bottom);
        if (m_hour == Hour::Night)
            m_brush.shape(demoStars(m_air, m_size, 130), m_brush.tone(1), 0.85);
        const double radius = m_unit * m_chance.between(0.055, 0.105);
        const QColor light = m_hour == Hour::Evening ? glow() : m_brush.tone(1).lighter(108);
        for (int i = 4; i >= 0; --i) {
            QPainterPath disc;
            disc.addEllipse(m_sun, radius * (1 + 0.32 * i), radius * (1 + 0.32 * i));
            m_brush.shape(disc, light, i == 0 ? 1 : 0.07);
        }
        const int clouds = 2 + m_air.below(3);
        for (int i = 0; i < clouds; ++i) {
            const QPointF centre(m_air.unit() * m_size.width(), m_air.between(0.08, 0.36) * m_size.height());
            m_brush.shape(demoCloud(m_air, centre, m_unit * m_air.between(0.16, 0.34)),
                          m_brush.tone(m_hour == Hour::Night ? 0.5 : 1), m_hour == Hour::Night ? 0.16 : 0.42);
        }
    }

    void hills()
    {
        for (int i = 0; i < 6; ++i) {
            const double near = i / 5.0;
            const QPolygonF line = demoHills(m_chance, m_size, 0.46 + 0.095 * i, 0.045 + 0.02 * near);
            QPainterPath ground = demoGround(line, m_size);
            if (i >= 1 && i < 5)
                ground.addPath(
                    demoRoundTrees(line, m_chance, m_unit * (0.05 + 0.09 * near), 3 + m_chance.below(5)));
            m_brush.layer(ground, depth(near));
        }
    }

    void mountains()
    {
        for (int i = 0; i < 4; ++i) {
            const double near = i / 5.0;
            const double base = 0.50 + 0.10 * i;
            const double height = 0.20 - 0.025 * i;
            const QPolygonF line = demoPeaks(m_chance, m_size, base, height);
            m_brush.layer(demoGround(line, m_size), depth(near));
            if (i < 3)
                m_brush.shape(demoSnow(line, m_chance, m_size, base - 0.45 * height), m_brush.tone(1), 0.62);
        }
        const QPolygonF meadow = demoHills(m_chance, m_size, 0.90, 0.04);
        QPainterPath ground = demoGround(meadow, m_size);
        ground.addPath(demoPines(meadow, m_chance, m_unit * 0.17, m_unit * 0.09));
        m_brush.layer(ground, depth(1));
    }

    void forest()
    {
        m_brush.layer(demoGround(demoPeaks(m_chance, m_size, 0.46, 0.1), m_size), depth(0));
        for (int i = 1; i < 6; ++i) {
            const double near = i / 5.0;
            const QPolygonF line = demoHills(m_chance, m_size, 0.44 + 0.115 * i, 0.04);
            QPainterPath ground = demoGround(line, m_size);
            ground.addPath(demoPines(line, m_chance, m_unit * (0.07 + 0.26 * near * near),
                                     m_unit * (0.03 + 0.08 * near)));
            m_brush.layer(ground, depth(near));
        }
    }

    void sea()
    {
        const double horizon = 0.54;
        m_brush.layer(demoGround(demoHills(m_chance, m_size, horizon, 0.035), m_size), depth(0.12));
        const QPolygonF water{{0, horizon * m_size.height()}, {m_size.width(), horizon * m_size.height()}};
        m_brush.layer(demoGround(water, m_size), depth(0.22));
        m_brush.shape(demoGlitter(m_chance, {m_sun.x(), (horizon + 0.01) * m_size.height()}, m_unit * 0.1,
                                  0.3 * m_size.height()),
                      m_brush.tone(1), 0.5);
        const QPointF boat(m_chance.between(0.2, 0.8) * m_size.width(), (horizon + 0.09) * m_size.height());
        m_brush.accentLayer(demoBoat(boat, m_unit * m_chance.between(0.12, 0.18)));
        for (int i = 0; i < 5; ++i) {
            if (i == 3 && mentions(m_scene.prompt, u"lighthouse|harbou?r|coast|storm"_s))
                lighthouse(horizon);
            const double near = 0.36 + 0.16 * i;
            m_brush.layer(
                demoGround(demoWaves(m_chance, m_size, 0.65 + 0.082 * i, 0.012 + 0.004 * i), m_size),
                depth(near));
        }
    }

    void lighthouse(double horizon)
    {
        const double side = m_sun.x() < m_size.width() / 2 ? 0.80 : 0.20;
        const QPointF foot(side * m_size.width(), (horizon + 0.06) * m_size.height());
        const double tall = m_unit * 0.40;
        const QPointF lamp = foot - QPointF(0, tall * 0.845);
        const double reach = (side > 0.5 ? -1 : 1) * m_size.width();
        QPainterPath beam;
        beam.addPolygon(
            {lamp, lamp + QPointF(reach, -0.16 * m_unit), lamp + QPointF(reach, 0.1 * m_unit), lamp});
        m_brush.shape(beam, m_brush.tone(1), 0.2);
        m_brush.accentLayer(demoLighthouse(foot, tall));
        QPainterPath glass;
        glass.addEllipse(lamp, tall * 0.045, tall * 0.045);
        m_brush.shape(glass, m_brush.tone(1));
        QPainterPath cliff;
        cliff.addEllipse(foot + QPointF(0, 0.17 * m_unit), 0.36 * m_unit, 0.19 * m_unit);
        m_brush.layer(cliff, depth(0.62));
    }

    void city()
    {
        m_brush.layer(demoGround(demoHills(m_chance, m_size, 0.52, 0.05), m_size), depth(0));
        for (int i = 0; i < 4; ++i) {
            const double near = 0.2 + 0.8 * i / 3.0;
            const DemoHouses row =
                demoHouses(m_chance, m_size, 0.60 + 0.12 * i, 0.24 - 0.02 * i, 0.065 + 0.022 * i);
            m_brush.layer(row.walls, depth(near));
            m_brush.shape(row.windows, m_hour == Hour::Day ? m_brush.tone(1) : glow(),
                          m_hour == Hour::Day ? 0.35 : 0.85);
        }
    }

    DemoBrush &m_brush;
    const DemoScene &m_scene;
    QSizeF m_size;
    double m_unit;
    Hour m_hour;
    DemoChance m_chance; ///< what stands where: the prompt and the seed
    DemoChance m_air;    ///< clouds and stars: what else was asked for
    QPointF m_sun;
};

} // namespace

QImage demoPaint(const DemoScene &asked)
{
    DemoScene scene = asked;
    std::erase_if(scene.influences, [](const auto &influence) { return influence.strength <= 0; });
    // Few steps leave a picture soft, as they do at the service.
    const double sharpness = std::clamp(0.2 + scene.steps / 15.0, 0.25, 1.0);
    QImage image(QSize(std::max(16, int(scene.size.width() * sharpness)),
                       std::max(16, int(scene.size.height() * sharpness))),
                 QImage::Format_RGB32);
    {
        DemoBrush brush(image, scene);
        Composition(brush, scene).paint();
        brush.grain(scene.sampler.toUtf8() + QByteArray::number(scene.seed));
    }
    if (image.size() == scene.size)
        return image;
    return image.scaled(scene.size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace easel
