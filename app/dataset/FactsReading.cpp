// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/FactsReading.h"

#include "app/dataset/FactsStore.h"

#include <QMutex>
#include <QThreadPool>
#include <QtConcurrent/QtConcurrentMap>

namespace easel {

namespace {

/// How many newly found pictures are written together: a crash loses no more work than this.
constexpr std::size_t keptTogether = 256;

/// Gathers what workers find, and writes it down as it comes.
class Gathering
{
public:
    Gathering(FactsById known, FactsStore &store, const QString &folder)
        : m_known(std::move(known))
        , m_store(store)
        , m_folder(folder)
    {
    }

    void add(FoundFacts found)
    {
        std::vector<FoundFacts> batch;
        {
            const QMutexLocker lock(&m_mutex);
            m_known.insert(found.id, found.known);
            m_unkept.push_back(std::move(found));
            if (m_unkept.size() >= keptTogether)
                batch.swap(m_unkept);
        }
        keepFacts(m_store, m_folder, batch);
    }

    /// When all workers have ended.
    FactsById finish()
    {
        keepFacts(m_store, m_folder, m_unkept);
        return std::move(m_known);
    }

private:
    QMutex m_mutex;
    FactsById m_known;
    std::vector<FoundFacts> m_unkept;
    FactsStore &m_store;
    const QString m_folder;
};

} // namespace

FoundFacts findFacts(const QString &folder, const QString &id, const ReadFacts &read)
{
    const QString path = folder + u'/' + id;
    // Looked at before the reading: where the file changes meanwhile, the stamp is older than what it says.
    const FileStamp stamp = FileStamp::of(path);
    const Result<PictureFacts> facts = read(path);
    FoundFacts found{id, {stamp.modified, facts.value_or(PictureFacts()), {}}, false};
    if (facts)
        found.canBeKept = !stamp.fresh && stamp.bytes == facts->bytes;
    else
        found.known.unreadable = facts.error().message;
    return found;
}

FactsById keptFacts(FactsStore &store, const QString &folder, const std::atomic_bool &cancelled)
{
    FactsById known;
    std::vector<StoredFacts> kept = store.load(folder);
    known.reserve(qsizetype(kept.size()));
    for (StoredFacts &stored : kept) {
        if (cancelled)
            break;
        const FileStamp stamp = FileStamp::of(stored.path);
        if (stamp == FileStamp{true, stored.facts.bytes, stored.modified})
            known.insert(stored.path.sliced(folder.size() + 1),
                         {stored.modified, std::move(stored.facts), {}});
    }
    return known;
}

void keepFacts(FactsStore &store, const QString &folder, const std::vector<FoundFacts> &found)
{
    std::vector<StoredFacts> worthKeeping;
    for (const FoundFacts &one : found) {
        if (one.canBeKept)
            worthKeeping.push_back({folder + u'/' + one.id, one.known.modified, one.known.facts});
    }
    store.save(worthKeeping); // what could not be kept is found again
}

FactsById findAllFacts(const DatasetSnapshot &snapshot, FactsStore &store, const ReadFacts &read,
                       const std::stop_token &stop, const std::function<void(int known)> &progress)
{
    FactsById kept = keptFacts(store, snapshot.folder, false);
    std::vector<QString> missing;
    for (const DatasetItem &item : snapshot.items) {
        if (!knownFactsOf(kept, item))
            missing.push_back(item.id);
    }
    std::atomic_int known = int(snapshot.items.size() - missing.size());
    progress(known);

    Gathering gathering(std::move(kept), store, snapshot.folder);
    // A pool of its own: the caller is itself a worker, and must not wait for the pool it runs in.
    QThreadPool pool;
    QtConcurrent::blockingMap(&pool, missing, [&](const QString &id) {
        if (stop.stop_requested())
            return;
        gathering.add(findFacts(snapshot.folder, id, read));
        progress(++known);
    });
    return gathering.finish();
}

} // namespace easel
