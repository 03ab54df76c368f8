// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace easel {

/// A small rounded choice among others, with how many things it stands for: "Blurred 3". On while it is
/// chosen.
class Chip : public QAbstractButton
{
    Q_OBJECT
public:
    explicit Chip(const QString &text, QWidget *parent = nullptr);

    /// −1 for no number.
    void setCount(int count);
    /// Amber, since it tells of something to look at; while it is off.
    void setWarns(bool warns);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString countText() const;

    int m_count = -1;
    bool m_warns = false;
};

} // namespace easel
