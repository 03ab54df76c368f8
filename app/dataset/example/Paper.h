// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include <initializer_list>

namespace easel::example {

/// The same numbers on every machine.
class Random
{
public:
    explicit Random(quint32 seed);
    double between(double low, double high);
    int below(int end);
    bool chance(double probability) { return between(0, 1) < probability; }

private:
    quint32 next();
    quint32 m_state;
};

QColor mix(const QColor &a, const QColor &b, double share); ///< share of b
QPainterPath polygon(std::initializer_list<QPointF> points);
QPainterPath box(double x, double y, double width, double height, double radius = 0);
QPainterPath disc(QPointF centre, double radiusX, double radiusY = 0); ///< a circle where radiusY is 0

/// A picture made of sheets of cut paper under one lamp at the upper left: every sheet casts a soft shadow on
/// what lies beneath, shows its cut edge and its grain. Pixels are the unit. For workers: no fonts, no
/// pixmaps.
class Paper
{
public:
    Paper(QSize size, quint32 seed);

    double width() const { return m_image.width(); }
    double height() const { return m_image.height(); }
    Random &random() { return m_random; }

    /// Shadows are deeper and cooler.
    void setNight(bool night) { m_night = night; }

    /// The sheet at the very back.
    void backdrop(const QColor &top, const QColor &bottom);
    /// A sheet lying lift pixels above what is there.
    void sheet(const QPainterPath &shape, const QColor &colour, double lift);
    /// The same with a colour that runs from top to bottom.
    void sheet(const QPainterPath &shape, const QColor &top, const QColor &bottom, double lift);
    /// The part of a folded sheet that is turned away from the lamp (amount > 0) or to it (< 0).
    void fold(const QPainterPath &part, double amount = 0.16);
    /// A hole through which another colour shows.
    void cut(const QPainterPath &hole, const QColor &behind);
    /// Light on what is there: for lamps, moons and lit windows.
    void glow(QPointF centre, double radius, const QColor &colour);
    /// A translucent sheet without a shadow: a beam, haze.
    void veil(const QPainterPath &shape, const QBrush &brush);
    /// A thread or a pencil line.
    void line(const QPainterPath &path, const QColor &colour, double thickness);

    QImage finished();

private:
    void castShadow(const QPainterPath &shape, double lift);
    void grain(const QPainterPath &shape);

    QImage m_image;
    QPainter m_painter;
    Random m_random;
    bool m_night = false;
};

} // namespace easel::example
