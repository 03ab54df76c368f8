// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

namespace easel {

/// A surface: the window's or the panel's colour, optionally with a hairline at one side.
class Surface : public QWidget
{
    Q_OBJECT
public:
    explicit Surface(ThemeColor color, Qt::Edges hairlines = {}, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ThemeColor m_color;
    Qt::Edges m_hairlines;
};

} // namespace easel
