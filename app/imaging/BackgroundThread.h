// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace easel {

/// Lets the calling worker thread step back behind the window's, for good: Qt's thread priorities do nothing
/// on Linux, where each thread lowers its own niceness. Called at the start of a task; cheap when the thread
/// has done so before. Never call it in the GUI thread.
void stepBehindTheWindow();

} // namespace easel
