// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/BackgroundThread.h"

#include <QThread>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#endif

namespace easel {

void stepBehindTheWindow()
{
    thread_local bool done = false;
    if (done)
        return;
    done = true;
#ifdef Q_OS_LINUX
    constexpr int politeness = 10;
    // A thread of a Linux process has a niceness of its own, under its own id. The C library's wrapper of
    // gettid is younger than some systems. A refusal leaves the thread as quick as the others, no more.
    // A program that was started at a lower priority keeps it.
    const auto thread = id_t(syscall(SYS_gettid));
    (void)setpriority(PRIO_PROCESS, thread, std::max(getpriority(PRIO_PROCESS, thread), politeness));
#else
    QThread::currentThread()->setPriority(QThread::LowPriority);
#endif
}

} // namespace easel
