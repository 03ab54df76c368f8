// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace easel {

/// A button. Primary: filled with the accent, one a page. Normal: raised with a hairline. Quiet: text only.
/// Link: text in the accent's colour inside a sentence or a row.
class Button : public QPushButton
{
    Q_OBJECT
public:
    enum class Kind { Normal, Primary, Quiet, Link };
    explicit Button(const QString &text, Kind kind = Kind::Normal, QWidget *parent = nullptr);
    Kind kind() const { return m_kind; }
    void setKind(Kind kind);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintLink();

    Kind m_kind;
};

} // namespace easel
