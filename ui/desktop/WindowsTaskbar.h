// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/RunsProgress.h"

#include <QWidget>

struct ITaskbarList3;

namespace easel {

/// Progress in the button of the Windows taskbar; unknown progress moves without an end.
class WindowsTaskbar
{
public:
    explicit WindowsTaskbar(const QWidget &window); ///< outlives this
    ~WindowsTaskbar();
    WindowsTaskbar(const WindowsTaskbar &) = delete;
    WindowsTaskbar &operator=(const WindowsTaskbar &) = delete;

    void show(const RunsProgress &progress);

private:
    const QWidget &m_window;
    ITaskbarList3 *m_list = nullptr; ///< null where the system has none
};

} // namespace easel
