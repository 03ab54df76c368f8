// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/Signals.h"

#include "ui/cli/ExitCode.h"

#include <atomic>
#include <cstdlib>

#ifdef Q_OS_WIN
#include <QPointer>
#include <windows.h>
#else
#include <QSocketNotifier>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace easel::cli {

static std::atomic_flag signalled = ATOMIC_FLAG_INIT;

#ifdef Q_OS_WIN

static QPointer<Signals> listener;

static BOOL WINAPI handle(DWORD)
{
    if (signalled.test_and_set())
        std::_Exit(int(ExitCode::Interrupted));
    // The system calls this in a thread of its own.
    if (listener)
        QMetaObject::invokeMethod(listener.data(), &Signals::interrupted, Qt::QueuedConnection);
    return TRUE;
}

Signals::Signals(QObject *parent)
    : QObject(parent)
{
    listener = this;
    SetConsoleCtrlHandler(handle, TRUE);
}

#else

// A handler may call next to nothing, but it may write into a pipe, which the event loop watches.
static int pipeEnds[2] = {-1, -1};

static void handle(int)
{
    const int keptErrno = errno;
    if (signalled.test_and_set())
        _exit(int(ExitCode::Interrupted));
    const char byte = 1;
    (void)!::write(pipeEnds[1], &byte, 1);
    errno = keptErrno;
}

Signals::Signals(QObject *parent)
    : QObject(parent)
{
    if (::pipe(pipeEnds) != 0)
        return;
    for (const int end : pipeEnds)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);

    auto *notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        Q_EMIT interrupted();
    });

    struct sigaction action{};
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM})
        ::sigaction(signal, &action, nullptr);
    // nohup means it: a hang-up that is ignored stays so.
    struct sigaction before{};
    if (::sigaction(SIGHUP, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
        ::sigaction(SIGHUP, &action, nullptr);
}

#endif

} // namespace easel::cli
