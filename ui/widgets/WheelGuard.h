// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace easel {

/// Keeps the wheel from changing a value that the person only scrolls past: without the focus a spin box or
/// combo box hands the wheel on to the scroll area around it. Owned by the control it guards.
class WheelGuard : public QObject
{
    Q_OBJECT
public:
    static void protect(QWidget *control);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit WheelGuard(QWidget *control);
};

} // namespace easel
