// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/WheelGuard.h"

#include <QEvent>
#include <QWidget>

namespace easel {

WheelGuard::WheelGuard(QWidget *control)
    : QObject(control)
{
    // The wheel must not give the focus either, or the second turn would change the value.
    control->setFocusPolicy(Qt::StrongFocus);
    control->installEventFilter(this);
}

void WheelGuard::protect(QWidget *control)
{
    new WheelGuard(control);
}

bool WheelGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
        return false;
    // Filtered, yet not accepted: it goes on to the parent.
    event->ignore();
    return true;
}

} // namespace easel
