// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

class QWidget;

namespace easel {

/// From now on screen readers hear of this widget by role: Qt calls a widget of our own a filler, which they
/// pass over in silence. For a constructor, before anything that is told to them, such as a name.
void giveAccessibleRole(QWidget &widget, QAccessible::Role role);

} // namespace easel
