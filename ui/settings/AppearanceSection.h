// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Section.h"

namespace easel {

class Settings;

/// Light or dark: one row of buttons of which one is pressed.
class AppearanceSection : public Section
{
    Q_OBJECT
public:
    explicit AppearanceSection(Settings &settings, QWidget *parent = nullptr);
};

} // namespace easel
