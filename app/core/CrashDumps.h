// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace easel {

/// How much the system is asked to keep to itself.
enum class MemoryGuard {
    /// No core file, and no memory in what a crash handler collects. Others of the same person may still
    /// look at the process, which desktop portals must (they read /proc/PID/root) and debuggers want.
    NoDumps,
    /// Also no look from outside: no debugger, no /proc/PID/mem but for root. For programs without a window.
    NoDumpsNoLooks,
};

/// A crash from now on leaves nothing of the program's memory behind, where the API key is. Called first
/// thing in main; children inherit it.
void guardMemory(MemoryGuard guard);

} // namespace easel
