// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/Desktop.h"

class QWidget;

namespace easel {

/// The desktop that the program runs in. window outlives it.
std::unique_ptr<Desktop> makeSystemDesktop(const QWidget &window);

} // namespace easel
