// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/TextLabel.h"

namespace easel {

/// A label that wraps at spaces and never asks for the width of its longest word: a word that is wider than
/// the label (a file's or a model's name) loses its middle, and the whole value is the tool tip and the
/// accessible name.
class FactValue : public TextLabel
{
    Q_OBJECT
public:
    explicit FactValue(TextStyle style, QWidget *parent = nullptr);
    void setValue(const QString &value);
    QString value() const { return m_value; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();

    QString m_value;
};

} // namespace easel
