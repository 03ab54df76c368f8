// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/WindowsTaskbar.h"

#include <cmath>

#include <windows.h>
// After windows.h, whose words it uses.
#include <shobjidl.h>

namespace easel {

WindowsTaskbar::WindowsTaskbar(const QWidget &window)
    : m_window(window)
{
    // Qt has begun COM in this thread.
    void *made = nullptr;
    if (FAILED(CoCreateInstance(CLSID_TaskbarList, nullptr, CLSCTX_INPROC_SERVER, IID_ITaskbarList3, &made)))
        return;
    m_list = static_cast<ITaskbarList3 *>(made);
    if (FAILED(m_list->HrInit())) {
        m_list->Release();
        m_list = nullptr;
    }
}

WindowsTaskbar::~WindowsTaskbar()
{
    if (m_list)
        m_list->Release();
}

void WindowsTaskbar::show(const RunsProgress &progress)
{
    if (!m_list || !m_window.internalWinId())
        return;
    const HWND window = reinterpret_cast<HWND>(m_window.internalWinId());
    if (progress.active == 0 && progress.needing == 0) {
        m_list->SetProgressState(window, TBPF_NOPROGRESS);
        return;
    }
    if (progress.active > 0 && !progress.fraction) {
        m_list->SetProgressState(window, TBPF_INDETERMINATE);
        return;
    }
    // Yellow, as the system shows what waits for somebody.
    m_list->SetProgressState(window, progress.needing > 0 ? TBPF_PAUSED : TBPF_NORMAL);
    m_list->SetProgressValue(window, ULONGLONG(std::floor(progress.fraction.value_or(1) * 100)), 100);
}

} // namespace easel
