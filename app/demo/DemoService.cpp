// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoService.h"

#include "app/demo/DemoServer.h"

#include <QCoreApplication>
#include <QDir>
#include <QLockFile>
#include <QThread>

using namespace Qt::StringLiterals;

namespace easel {

struct DemoService::Private
{
    explicit Private(const QString &stateDir)
        : lock(QDir(stateDir).filePath(u"lock"_s))
    {
    }

    QLockFile lock; ///< one process serves from one state
    QThread thread;
    QObject inThread; ///< lives in the thread, so that calls can be made there
    std::unique_ptr<DemoServer> server;
    quint16 port = 0;
};

static constexpr double leastSpeed = 0.01;
static constexpr double mostSpeed = 1e6;

static QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

static Result<void> takeLock(QLockFile &lock, const QString &stateDir)
{
    lock.setStaleLockTime(0); // a lock is stale when its process is gone, not when it is old
    if (lock.tryLock(0))
        return {};
    if (lock.error() == QLockFile::LockFailedError) {
        qint64 pid = 0;
        QString host;
        QString program;
        // Who has just taken it may not have written its name yet.
        const QString sentence =
            lock.getLockInfo(&pid, &host, &program)
                ? QCoreApplication::translate("DemoService",
                                              "The demo service's state in %1 is in use by process %2 (%3).")
                      .arg(shown(stateDir), QString::number(pid), program)
                : QCoreApplication::translate("DemoService",
                                              "The demo service's state in %1 is in use by another program.")
                      .arg(shown(stateDir));
        return failure(ErrorKind::Conflict, sentence, stateDir);
    }
    return failure(
        ErrorKind::Disk,
        QCoreApplication::translate("DemoService", "The demo service's state in %1 could not be locked.")
            .arg(shown(stateDir)),
        stateDir);
}

Result<std::unique_ptr<DemoService>> DemoService::start(const Options &options)
{
    if (!(options.speed >= leastSpeed && options.speed <= mostSpeed)) {
        return failure(ErrorKind::Usage,
                       QCoreApplication::translate("DemoService",
                                                   "The demo service's speed must be from 0.01 to 1000000."),
                       u"speed"_s);
    }
    if (!QDir().mkpath(options.stateDir)) {
        return failure(ErrorKind::Disk,
                       QCoreApplication::translate("DemoService",
                                                   "The folder %1 for the demo service could not be made.")
                           .arg(shown(options.stateDir)),
                       options.stateDir);
    }
    auto p = std::make_unique<Private>(options.stateDir);
    if (const Result<void> locked = takeLock(p->lock, options.stateDir); !locked)
        return std::unexpected(locked.error());

    p->thread.setObjectName(u"demo service"_s);
    p->inThread.moveToThread(&p->thread);
    p->thread.start();
    std::unique_ptr<DemoService> service(new DemoService(std::move(p))); // ends the thread on every way out
    std::optional<Error> error;
    Private *d = service->d.get();
    QMetaObject::invokeMethod(
        &d->inThread,
        [&] {
            Result<std::unique_ptr<DemoServer>> server = DemoServer::start(options);
            if (!server) {
                error = server.error();
                return;
            }
            d->server = std::move(*server);
            d->port = d->server->port();
        },
        Qt::BlockingQueuedConnection);
    if (error)
        return std::unexpected(*error);
    return service;
}

DemoService::DemoService(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

DemoService::~DemoService()
{
    QMetaObject::invokeMethod(&d->inThread, [this] { d->server.reset(); }, Qt::BlockingQueuedConnection);
    d->thread.quit();
    d->thread.wait();
}

QUrl DemoService::url() const
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(d->port);
    return url;
}

} // namespace easel
