// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Surface.h"

#include <QPainter>

namespace easel {

Surface::Surface(ThemeColor color, Qt::Edges hairlines, QWidget *parent)
    : QWidget(parent)
    , m_color(color)
    , m_hairlines(hairlines)
{
}

void Surface::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColor(m_color));
    const QColor line = themeColor(ThemeColor::Hairline);
    // Left is where reading begins: the edges mirror with the layout.
    const bool mirrored = isRightToLeft();
    if (m_hairlines.testFlag(mirrored ? Qt::RightEdge : Qt::LeftEdge))
        painter.fillRect(0, 0, 1, height(), line);
    if (m_hairlines.testFlag(mirrored ? Qt::LeftEdge : Qt::RightEdge))
        painter.fillRect(width() - 1, 0, 1, height(), line);
    if (m_hairlines.testFlag(Qt::TopEdge))
        painter.fillRect(0, 0, width(), 1, line);
    if (m_hairlines.testFlag(Qt::BottomEdge))
        painter.fillRect(0, height() - 1, width(), 1, line);
}

} // namespace easel
