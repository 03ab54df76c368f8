// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/FactsFinder.h"

#include "app/dataset/Dataset.h"
#include "app/dataset/FactsStore.h"
#include "app/imaging/BackgroundThread.h"

#include <QThread>

#include <algorithm>
#include <chrono>

namespace easel {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t batch = 4;           ///< few enough that what is preferred is soon begun
constexpr int tasksPerThread = 2;          ///< so that no worker waits for the owner's thread
constexpr std::size_t looksAtOnce = 2'000; ///< of waiting pictures; few enough to keep the window calm
constexpr auto announceEvery = 100ms;
constexpr std::size_t keptTogether = 256;

/// One core is left to those who decode what is on screen.
int readerCount()
{
    return std::max(1, QThread::idealThreadCount() - 1);
}

std::vector<FoundFacts> readAll(const QString &folder, const std::vector<QString> &ids, const ReadFacts &read,
                                const CancelFlag &cancelled)
{
    stepBehindTheWindow();
    std::vector<FoundFacts> found;
    for (const QString &id : ids) {
        if (*cancelled)
            break;
        found.push_back(findFacts(folder, id, read));
    }
    return found;
}

} // namespace

FactsFinder::FactsFinder(Dataset &dataset, std::shared_ptr<FactsStore> store, ReadFacts read, QObject *parent)
    : QObject(parent)
    , m_dataset(dataset)
    , m_store(std::move(store))
    , m_read(std::move(read))
    , m_cancelled(std::make_shared<std::atomic_bool>(false))
    , m_readers(readerCount())
{
    m_announcement.setSingleShot(true);
    m_announcement.setInterval(announceEvery);
    connect(&m_announcement, &QTimer::timeout, this, &FactsFinder::announce);
    connect(&dataset, &Dataset::stateChanged, this, &FactsFinder::followState);
    connect(&dataset, &Dataset::rowsInserted, this, &FactsFinder::want);
    connect(&dataset, &Dataset::itemChanged, this, &FactsFinder::look);
    followState();
}

FactsFinder::~FactsFinder()
{
    stop();
    m_files.finish();
}

void FactsFinder::followState()
{
    const bool isOpen =
        m_dataset.state() == Dataset::State::Scanning || m_dataset.state() == Dataset::State::Open;
    const QString folder = isOpen ? m_dataset.folder() : QString();
    if (folder == m_folder)
        return;
    stop();
    m_folder = folder;
    if (isOpen)
        start();
}

void FactsFinder::start()
{
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    setBusy(true);
    if (m_dataset.count() > 0)
        want(0, m_dataset.count() - 1);
    using Kept = std::pair<FactsById, QStringList>;
    m_files.run(
        [store = m_store, folder = m_folder, cancelled = m_cancelled]() -> Kept {
            stepBehindTheWindow();
            const FactsById kept = keptFacts(*store, folder, *cancelled);
            return {kept, kept.keys()};
        },
        [this, cancelled = m_cancelled](const Kept &kept) {
            if (!*cancelled)
                takeKept(kept.first, kept.second);
        });
}

// Nobody waits here: what is being read at the moment comes to an end by itself, and is thrown away.
void FactsFinder::stop()
{
    keep();
    *m_cancelled = true;
    m_folder.clear();
    m_known.clear();
    m_hasKept = false;
    m_preferred.clear();
    m_waiting.clear();
    m_inWork.clear();
    m_again.clear();
    m_tasks = 0;
    m_news.clear();
    m_announcement.stop();
    setBusy(false);
}

void FactsFinder::takeKept(const FactsById &kept, const QStringList &ids)
{
    m_known = kept;
    m_hasKept = true;
    if (!ids.isEmpty())
        Q_EMIT factsFound(ids);
    pump();
}

const PictureFacts *FactsFinder::facts(const QString &id) const
{
    const int row = m_dataset.rowOf(id);
    return row < 0 ? nullptr : factsOf(m_known, m_dataset.at(row));
}

void FactsFinder::prefer(const QStringList &ids)
{
    m_preferred = ids;
    pump();
}

void FactsFinder::setResting(bool resting)
{
    m_isResting = resting;
    pump();
}

void FactsFinder::want(int firstRow, int lastRow)
{
    if (m_folder.isEmpty())
        return;
    for (int row = firstRow; row <= lastRow; ++row)
        m_waiting.push_back(m_dataset.at(row).id);
    pump();
}

// Most changes are of captions and the like. What is not known at all is waiting already.
void FactsFinder::look(int row)
{
    const DatasetItem &item = m_dataset.at(row);
    if (!m_known.contains(item.id) && !m_inWork.contains(item.id))
        return;
    if (knownFactsOf(m_known, item))
        return;
    if (m_inWork.contains(item.id))
        m_again.insert(item.id);
    else
        m_waiting.push_back(item.id);
    pump();
}

bool FactsFinder::isMissing(const QString &id) const
{
    const int row = m_dataset.rowOf(id);
    return row >= 0 && !m_inWork.contains(id) && !knownFactsOf(m_known, m_dataset.at(row));
}

std::vector<QString> FactsFinder::next()
{
    std::vector<QString> ids;
    const auto takeWhereMissing = [&](const QString &id) {
        if (!isMissing(id))
            return;
        m_inWork.insert(id);
        ids.push_back(id);
    };
    while (!m_preferred.isEmpty() && ids.size() < batch)
        takeWhereMissing(m_preferred.takeFirst());
    for (std::size_t looks = 0; looks < looksAtOnce && !m_waiting.empty() && ids.size() < batch; ++looks) {
        const QString id = std::move(m_waiting.front());
        m_waiting.pop_front();
        takeWhereMissing(id);
    }
    return ids;
}

void FactsFinder::pump()
{
    if (m_folder.isEmpty() || !m_hasKept)
        return;
    while (!m_isResting && m_tasks < tasksPerThread * readerCount()) {
        std::vector<QString> ids = next();
        if (ids.empty())
            break;
        ++m_tasks;
        m_readers.run([folder = m_folder, ids = std::move(ids), read = m_read,
                       cancelled = m_cancelled] { return readAll(folder, ids, read, cancelled); },
                      [this, cancelled = m_cancelled](const std::vector<FoundFacts> &found) {
                          if (!*cancelled)
                              take(found);
                      });
    }
    // Known ones were looked through, and more may stand behind them.
    if (m_tasks == 0 && !m_isResting && !m_waiting.empty())
        QMetaObject::invokeMethod(this, &FactsFinder::pump, Qt::QueuedConnection);
    const bool isDone = m_tasks == 0 && m_waiting.empty();
    if (isDone)
        announce();
    setBusy(!isDone);
}

void FactsFinder::take(const std::vector<FoundFacts> &found)
{
    --m_tasks;
    for (const FoundFacts &one : found) {
        m_inWork.remove(one.id);
        m_known.insert(one.id, one.known);
        m_news.append(one.id);
        if (one.canBeKept)
            m_unkept.push_back(one);
        if (m_again.remove(one.id))
            m_waiting.push_back(one.id);
    }
    if (m_unkept.size() >= keptTogether)
        keep();
    if (!m_announcement.isActive())
        m_announcement.start();
    pump();
}

void FactsFinder::announce()
{
    m_announcement.stop();
    if (m_tasks == 0 && m_waiting.empty())
        keep();
    if (!m_news.isEmpty())
        Q_EMIT factsFound(std::exchange(m_news, {}));
}

void FactsFinder::keep()
{
    if (m_unkept.empty())
        return;
    m_files.run([store = m_store, folder = m_folder, found = std::exchange(m_unkept, {})] {
        stepBehindTheWindow();
        keepFacts(*store, folder, found);
    });
}

void FactsFinder::setBusy(bool busy)
{
    if (std::exchange(m_isBusy, busy) != busy)
        Q_EMIT busyChanged();
}

} // namespace easel
