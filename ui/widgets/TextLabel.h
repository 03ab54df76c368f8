// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QLabel>

namespace easel {

/// A label in one of the theme's text styles and colours, following changes of the theme. Wraps.
class TextLabel : public QLabel
{
    Q_OBJECT
public:
    explicit TextLabel(const QString &text = {}, TextStyle style = TextStyle::Body,
                       ThemeColor color = ThemeColor::Text, QWidget *parent = nullptr);
    void setColor(ThemeColor color);
    void setStyle(TextStyle style);

protected:
    void changeEvent(QEvent *event) override;

private:
    void apply();

    TextStyle m_style;
    ThemeColor m_color;
    bool m_applying = false;
};

} // namespace easel
