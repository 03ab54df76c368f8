// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

namespace easel {

/// One of the theme's icons as a picture beside words; says nothing to a screen reader.
class IconLabel : public QWidget
{
    Q_OBJECT
public:
    explicit IconLabel(const QString &icon, ThemeColor color = ThemeColor::Dim, int pixels = 20,
                       QWidget *parent = nullptr);
    void setIcon(const QString &icon, ThemeColor color);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
    int m_pixels;
};

} // namespace easel
