// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Section.h"

namespace easel {

class Settings;

/// What closing the window means while runs are active: one row of buttons of which one is pressed.
class ClosingSection : public Section
{
    Q_OBJECT
public:
    explicit ClosingSection(Settings &settings, QWidget *parent = nullptr);
};

} // namespace easel
