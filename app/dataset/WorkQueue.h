// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>
#include <QObject>
#include <QThreadPool>

#include <deque>
#include <functional>

namespace easel {

/// Work for threads of its own, and what comes of it delivered in the owner's thread in order. With one
/// thread the work itself is done in order too, which is how the files of a dataset are touched: never by two
/// at once.
class WorkQueue : public QObject
{
    Q_OBJECT
public:
    explicit WorkQueue(int threads, QObject *parent = nullptr);
    ~WorkQueue() override; ///< waits for what was begun; the rest is dropped, and nothing is delivered

    void run(std::function<void()> work);
    /// From within work: has done called in the owner's thread.
    void deliver(std::function<void()> done);
    /// Work, then the delivery of its result.
    template<class Work, class Done>
    void run(Work work, Done done)
    {
        run(std::function<void()>([this, work = std::move(work), done = std::move(done)]() mutable {
            auto result = std::make_shared<decltype(work())>(work());
            deliver([result, done = std::move(done)]() mutable { done(std::move(*result)); });
        }));
    }

    /// Waits for all work and makes its deliveries, without an event loop.
    void finish();
    /// Drops work that has not begun and waits for the rest; makes the deliveries of what was done.
    void abandon();

private:
    void makeDeliveries();

    QThreadPool m_pool;
    QMutex m_mutex;
    std::deque<std::function<void()>> m_done;
};

} // namespace easel
