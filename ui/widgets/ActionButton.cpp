// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ActionButton.h"

#include <QAction>

namespace easel {

Button *actionButton(QAction *action, QWidget *parent, Button::Kind kind)
{
    auto *button = new Button(action->text(), kind, parent);
    const auto follow = [button, action] { button->setEnabled(action->isEnabled()); };
    follow();
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &Button::clicked, action, &QAction::trigger);
    return button;
}

} // namespace easel
