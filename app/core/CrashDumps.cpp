// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/CrashDumps.h"

#include <QtGlobal>

#if defined(Q_OS_WIN)
#include <windows.h>
#elif defined(Q_OS_UNIX)
#include <sys/resource.h>
#endif
#if defined(Q_OS_LINUX)
#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>
#endif

namespace easel {

#if defined(Q_OS_LINUX)

/// A handler that is given cores by a pipe gets them whatever the limit says: then without any memory in
/// them.
static void leaveMemoryOutOfCores()
{
    const int file = ::open("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return;
    (void)!::write(file, "0\n", 2);
    ::close(file);
}

#endif

void guardMemory([[maybe_unused]] MemoryGuard guard)
{
#if defined(Q_OS_WIN)
    // Without the system's dialog there is no report either.
    SetErrorMode(GetErrorMode() | SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
#elif defined(Q_OS_UNIX)
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#endif
#if defined(Q_OS_LINUX)
    leaveMemoryOutOfCores();
    if (guard == MemoryGuard::NoDumpsNoLooks)
        ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

} // namespace easel
