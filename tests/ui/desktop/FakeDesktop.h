// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/Desktop.h"

namespace easel::test {

/// A desktop that writes down what it is asked to show.
class FakeDesktop : public Desktop
{
public:
    bool hasTray() const override { return tray; }
    void setInTray(bool inTrayNow) override { inTray = inTrayNow; }
    void showProgress(const RunsProgress &shown) override { progress = shown; }
    void tell(const RunNews &news) override { told.push_back(news); }

    bool tray = true;
    bool inTray = false;
    RunsProgress progress;
    std::vector<RunNews> told;
};

} // namespace easel::test
