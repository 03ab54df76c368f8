// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Widgets.h"

class QAction;

namespace easel {

/// A button that does what the action does, whenever the action can.
Button *actionButton(QAction *action, QWidget *parent, Button::Kind kind = Button::Kind::Normal);

} // namespace easel
