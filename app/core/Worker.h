// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace easel {

/// Runs work in a worker of the pool; done gets its value in the thread of context, or is never called where
/// context is gone by then. (The continuations of Qt 6.4's QFuture may touch a context that died while the
/// work ran.)
template<class Work, class Done>
void inWorker(QThreadPool &pool, QObject *context, Work work, Done done)
{
    using Value = std::invoke_result_t<Work>;
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, done = std::move(done)]() mutable {
                         watcher->deleteLater();
                         if (!watcher->isCanceled())
                             done(watcher->result()); // may delete context, and the watcher with it
                     });
    const auto promise = std::make_shared<QPromise<Value>>();
    watcher->setFuture(promise->future());
    pool.start([promise, work = std::move(work)]() mutable {
        promise->start();
        promise->addResult(work());
        promise->finish();
    });
}

template<class Work, class Done>
void inWorker(QObject *context, Work work, Done done)
{
    inWorker(*QThreadPool::globalInstance(), context, std::move(work), std::move(done));
}

} // namespace easel
