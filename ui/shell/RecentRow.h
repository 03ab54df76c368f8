// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace easel {

/// A dataset of before, as a row to press: its name, and the folder it lies in.
class RecentRow : public QAbstractButton
{
    Q_OBJECT
public:
    explicit RecentRow(const QString &folder, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_place;
};

} // namespace easel
