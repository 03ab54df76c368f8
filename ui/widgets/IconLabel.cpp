// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/IconLabel.h"

#include <QPainter>

namespace easel {

IconLabel::IconLabel(const QString &icon, ThemeColor color, int pixels, QWidget *parent)
    : QWidget(parent)
    , m_icon(themeIcon(icon, color))
    , m_pixels(pixels)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(const QString &icon, ThemeColor color)
{
    m_icon = themeIcon(icon, color);
    update();
}

QSize IconLabel::sizeHint() const
{
    return {m_pixels, m_pixels};
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}

} // namespace easel
