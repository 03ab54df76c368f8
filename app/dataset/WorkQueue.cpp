// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/WorkQueue.h"

#include <QPointer>

namespace easel {

WorkQueue::WorkQueue(int threads, QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(threads);
}

WorkQueue::~WorkQueue()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void WorkQueue::run(std::function<void()> work)
{
    m_pool.start(std::move(work));
}

void WorkQueue::deliver(std::function<void()> done)
{
    QMutexLocker lock(&m_mutex);
    m_done.push_back(std::move(done));
    if (m_done.size() == 1)
        QMetaObject::invokeMethod(this, &WorkQueue::makeDeliveries, Qt::QueuedConnection);
}

void WorkQueue::finish()
{
    const QPointer<WorkQueue> alive(this);
    const auto hasDeliveries = [this] {
        QMutexLocker lock(&m_mutex);
        return !m_done.empty();
    };
    for (m_pool.waitForDone(); hasDeliveries(); m_pool.waitForDone()) { // a delivery may ask for more work
        makeDeliveries();
        if (!alive)
            return;
    }
}

void WorkQueue::abandon()
{
    m_pool.clear();
    finish();
}

// One at a time, since a delivery may come back here through finish(), or end the queue's life.
void WorkQueue::makeDeliveries()
{
    const QPointer<WorkQueue> alive(this);
    while (alive) {
        std::function<void()> done;
        {
            QMutexLocker lock(&m_mutex);
            if (m_done.empty())
                return;
            done = std::move(m_done.front());
            m_done.pop_front();
        }
        done();
    }
}

} // namespace easel
