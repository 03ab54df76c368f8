// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/ColorTable.h"

namespace easel {

/// What the free functions of Theme.h answer from: set by Theme, read while painting, GUI thread only.
struct ThemeState
{
    ColorTable colors = ColorTable::light();
    double fontScale = 1;
};
ThemeState &themeState();

} // namespace easel
