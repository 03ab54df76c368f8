// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace easel {

/// A raised card with a hairline and rounded corners; give it a layout.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace easel
