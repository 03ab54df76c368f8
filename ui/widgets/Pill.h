// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace easel {

/// A small rounded word in a soft colour: "Training", "3 problems".
class Pill : public QLabel
{
    Q_OBJECT
public:
    enum class Tone { Neutral, Accent, Amber, Green, Red };
    explicit Pill(const QString &text = {}, Tone tone = Tone::Neutral, QWidget *parent = nullptr);
    void setTone(Tone tone);
    QSize sizeHint() const override;

    /// The same look for delegates. Returns the width taken.
    static int paint(QPainter *painter, const QRect &cell, const QString &text, Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
};

} // namespace easel
