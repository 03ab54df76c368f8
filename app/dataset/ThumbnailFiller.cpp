// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/ThumbnailFiller.h"

#include "app/dataset/Dataset.h"
#include "app/imaging/BackgroundThread.h"
#include "app/imaging/ThumbnailCache.h"
#include "app/imaging/ThumbnailMaker.h"

#include <QThread>

#include <algorithm>

namespace easel {

namespace {

constexpr std::size_t batch = 16;
constexpr int tasksPerThread = 2; ///< so that no worker waits for the owner's thread

int threadCount()
{
    return std::max(1, QThread::idealThreadCount());
}

/// The file's name decides where it goes; what another process made meanwhile is left as it is.
void fill(ThumbnailCache &cache, const QString &path, int side)
{
    const std::optional<ThumbnailKey> key = ThumbnailKey::of(path, side);
    if (!key || cache.contains(*key))
        return;
    if (const Result<Thumbnail> made = makeThumbnail(path, QSize(side, side)))
        cache.store(*key, *made);
}

/// Gives the pictures that are still to be done: the window needs the processor for what is on screen.
std::vector<QString> fillAll(ThumbnailCache &cache, const QString &folder, std::vector<QString> ids, int side,
                             const std::atomic_bool &isResting, const std::atomic_bool &isCancelled)
{
    stepBehindTheWindow();
    auto next = ids.begin();
    for (; next != ids.end() && !isResting && !isCancelled; ++next)
        fill(cache, folder + u'/' + *next, side);
    ids.erase(ids.begin(), next);
    return ids;
}

} // namespace

ThumbnailFiller::ThumbnailFiller(Dataset &dataset, std::shared_ptr<ThumbnailCache> cache, QObject *parent)
    : QObject(parent)
    , m_dataset(dataset)
    , m_cache(std::move(cache))
    , m_side(ThumbnailCache::smallestSide)
    , m_cancelled(std::make_shared<std::atomic_bool>(false))
    , m_isResting(std::make_shared<std::atomic_bool>(false))
    , m_workers(threadCount())
{
    connect(&dataset, &Dataset::stateChanged, this, &ThumbnailFiller::followState);
    connect(&dataset, &Dataset::rowsInserted, this, &ThumbnailFiller::want);
    connect(&dataset, &Dataset::reset, this, &ThumbnailFiller::begin);
    followState();
}

ThumbnailFiller::~ThumbnailFiller()
{
    *m_cancelled = true; // nobody is told any more
}

void ThumbnailFiller::followState()
{
    const bool isOpen =
        m_dataset.state() == Dataset::State::Scanning || m_dataset.state() == Dataset::State::Open;
    const QString folder = isOpen ? m_dataset.folder() : QString();
    if (folder == m_folder)
        return;
    m_folder = folder;
    begin();
}

void ThumbnailFiller::begin()
{
    stop();
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    if (!m_folder.isEmpty() && m_dataset.count() > 0)
        want(0, m_dataset.count() - 1);
}

// Nobody waits here: what is being read at the moment comes to an end by itself.
void ThumbnailFiller::stop()
{
    *m_cancelled = true;
    m_waiting.clear();
    m_tasks = 0;
    setBusy(false);
}

void ThumbnailFiller::setSide(int side)
{
    if (std::exchange(m_side, side) != side)
        begin();
}

void ThumbnailFiller::setResting(bool resting)
{
    *m_isResting = resting;
    pump();
}

void ThumbnailFiller::want(int firstRow, int lastRow)
{
    if (m_folder.isEmpty())
        return;
    for (int row = firstRow; row <= lastRow; ++row)
        m_waiting.push_back(m_dataset.at(row).id);
    pump();
}

void ThumbnailFiller::pump()
{
    while (!*m_isResting && !m_waiting.empty() && m_tasks < tasksPerThread * threadCount()) {
        std::vector<QString> ids;
        while (!m_waiting.empty() && ids.size() < batch) {
            ids.push_back(std::move(m_waiting.front()));
            m_waiting.pop_front();
        }
        ++m_tasks;
        m_workers.run(
            [cache = m_cache, folder = m_folder, ids = std::move(ids), side = m_side, isResting = m_isResting,
             cancelled = m_cancelled] { return fillAll(*cache, folder, ids, side, *isResting, *cancelled); },
            [this, cancelled = m_cancelled](const std::vector<QString> &left) {
                if (*cancelled)
                    return;
                --m_tasks;
                m_waiting.insert(m_waiting.begin(), left.begin(), left.end());
                pump();
            });
    }
    setBusy(m_tasks > 0 || !m_waiting.empty());
}

void ThumbnailFiller::setBusy(bool busy)
{
    if (std::exchange(m_isBusy, busy) != busy)
        Q_EMIT busyChanged();
}

} // namespace easel
