// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QIconEngine>

namespace easel {

/// Draws one of resources/icons in a colour of the theme, at the size and scale that is asked for.
class ThemeIconEngine : public QIconEngine
{
public:
    ThemeIconEngine(const QString &name, ThemeColor color);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine *clone() const override;
    QString key() const override;
    bool isNull() override;

private:
    QString m_name;
    ThemeColor m_color;
};

} // namespace easel
