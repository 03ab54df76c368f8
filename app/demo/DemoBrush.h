// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/DemoChance.h"
#include "app/demo/DemoPainter.h"

#include <QPainter>
#include <QPainterPath>

namespace easel {

/// The colours and the surface of one picture: neutral ones of the checkpoint, drawn towards those of the
/// styles by their strengths. All measures are in units of the picture's shorter side.
class DemoBrush
{
public:
    DemoBrush(QImage &image, const DemoScene &scene);

    QPainter &painter() { return m_painter; }
    double unit() const { return m_unit; } ///< pixels of the shorter side
    QSizeF size() const { return m_size; }

    QColor tone(double light) const; ///< 0 the darkest of the palette, 1 the lightest
    QColor accent() const { return m_accent; }

    /// One layer of cut paper: a soft shadow on what lies behind, the colour, the surface of the styles.
    void layer(const QPainterPath &path, double light); ///< in that tone
    void accentLayer(const QPainterPath &path);
    void shape(const QPainterPath &path, const QColor &colour, double opacity = 1); ///< flat, without shadow
    void sky(double top, double bottom);                                            ///< tones
    void grain(const QByteArray &from);

private:
    void cutPaper(const QPainterPath &path, const QColor &colour, double light);
    /// light: the tone beneath, so that the same piece is chosen at each strength; calm: with the piece that
    /// has the fewest things in it.
    void surface(const QPainterPath &path, double light, double amount, bool calm);

    QSizeF m_size;
    double m_unit;
    const DemoScene &m_scene;
    DemoChance m_chance; ///< which piece of a style lies where
    std::vector<QColor> m_palette;
    QColor m_accent;
    QPainter m_painter;
};

} // namespace easel
