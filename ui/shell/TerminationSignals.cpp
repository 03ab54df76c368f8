// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TerminationSignals.h"

#ifndef Q_OS_WIN
#include <QSocketNotifier>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace easel {

#ifdef Q_OS_WIN

TerminationSignals::TerminationSignals(QObject *parent)
    : QObject(parent)
{
}

#else

// A handler may call next to nothing, but it may write into a pipe, which the event loop watches.
static int pipeEnds[2] = {-1, -1};

static void handle(int)
{
    const int keptErrno = errno;
    const char byte = 1;
    (void)!::write(pipeEnds[1], &byte, 1);
    errno = keptErrno;
}

TerminationSignals::TerminationSignals(QObject *parent)
    : QObject(parent)
{
    if (::pipe(pipeEnds) != 0)
        return;
    for (const int end : pipeEnds)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    auto *notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        (void)!::read(pipeEnds[0], &byte, 1);
        Q_EMIT requested();
    });
    struct sigaction action{};
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM})
        ::sigaction(signal, &action, nullptr);
}

#endif

} // namespace easel
