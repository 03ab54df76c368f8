// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Card.h"

#include "ui/theme/Paint.h"

#include <QPainter>

namespace easel {

Card::Card(QWidget *parent)
    : QFrame(parent)
{
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint::rounded(&painter, rect(), radius::panel, themeColor(ThemeColor::Raised),
                   themeColor(ThemeColor::Hairline));
}

} // namespace easel
