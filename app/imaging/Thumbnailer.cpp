// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Thumbnailer.h"

#include "app/imaging/BackgroundThread.h"
#include "app/imaging/ThumbnailCache.h"
#include "app/imaging/ThumbnailMaker.h"

#include <QCache>
#include <QHashFunctions>
#include <QMutex>
#include <QSet>
#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <map>
#include <vector>

namespace easel {

namespace {

struct Request
{
    QString path;
    QSize box;
    qint64 modified = 0;

    bool operator==(const Request &) const = default;
};

size_t qHash(const Request &request, size_t seed = 0)
{
    return qHashMulti(seed, request.path, request.box.width(), request.box.height(), request.modified);
}

/// A thumbnail that is larger than what was asked for, made or found.
Result<QImage> fitted(const Result<Thumbnail> &thumbnail, QSize box)
{
    if (!thumbnail)
        return std::unexpected(thumbnail.error());
    return scaledDown(thumbnail->image, thumbnailSize(thumbnail->pictureSize, box));
}

/// The requests that have not begun, by when they were asked for last. Shared with the workers.
class RequestQueue
{
public:
    void push(const Request &request)
    {
        QMutexLocker lock(&m_mutex);
        putLast(request);
    }
    /// Only where it still waits.
    void moveToFront(const Request &request)
    {
        QMutexLocker lock(&m_mutex);
        if (const auto place = m_places.constFind(request); place != m_places.constEnd()) {
            m_waiting.erase(*place);
            putLast(request);
        }
    }
    std::optional<Request> takeNewest()
    {
        QMutexLocker lock(&m_mutex);
        if (m_waiting.empty())
            return std::nullopt;
        const auto newest = std::prev(m_waiting.end());
        Request request = std::move(newest->second);
        m_waiting.erase(newest);
        m_places.remove(request);
        return request;
    }
    /// What is taken back, of one path or (null) of all.
    std::vector<Request> takeBack(const QString *path)
    {
        QMutexLocker lock(&m_mutex);
        std::vector<Request> taken;
        std::erase_if(m_waiting, [&](const auto &waiting) {
            const bool meant = !path || waiting.second.path == *path;
            if (meant)
                taken.push_back(waiting.second);
            return meant;
        });
        for (const Request &request : taken)
            m_places.remove(request);
        return taken;
    }

private:
    void putLast(const Request &request)
    {
        m_waiting.emplace(++m_count, request);
        m_places.insert(request, m_count);
    }

    QMutex m_mutex;
    quint64 m_count = 0;
    std::map<quint64, Request> m_waiting; ///< the newest last
    QHash<Request, quint64> m_places;     ///< in m_waiting
};

constexpr qsizetype defaultMemoryLimit = 256'000'000;
constexpr int rememberedFailures = 20'000;

} // namespace

struct Thumbnailer::Private
{
    Thumbnailer *q = nullptr;
    QThreadPool pool;
    RequestQueue queue;
    std::atomic<ThumbnailCache *> cache = nullptr; ///< not owned
    QSet<Request> underWay;                        ///< asked for and not delivered, begun or not
    QCache<Request, QImage> images{defaultMemoryLimit};
    mutable QCache<Request, QString> failures{rememberedFailures};

    void serve();
    void post(const Request &request, Result<QImage> result);
    void deliver(const Request &request, const Result<QImage> &result);
    void forget(const QString *path);
};

/// Runs in a worker: serves one request, whichever is the newest by now.
void Thumbnailer::Private::serve()
{
    stepBehindTheWindow();
    const std::optional<Request> request = queue.takeNewest();
    if (!request)
        return; // cancelled meanwhile
    ThumbnailCache *const disk = cache;
    const std::optional<int> side = disk ? ThumbnailCache::sideFor(request->box) : std::nullopt;
    const std::optional<ThumbnailKey> key = side ? ThumbnailKey::of(request->path, *side) : std::nullopt;
    if (!key) {
        post(*request, fitted(makeThumbnail(request->path, request->box), request->box));
        return;
    }
    if (std::optional<Thumbnail> kept = disk->find(*key)) {
        post(*request, fitted(std::move(*kept), request->box));
        return;
    }
    const Result<Thumbnail> made = makeThumbnail(request->path, QSize(*side, *side));
    post(*request, fitted(made, request->box)); // whoever waits for it does not wait for the disk
    if (made)
        disk->store(*key, *made);
}

void Thumbnailer::Private::post(const Request &request, Result<QImage> result)
{
    // The destructor waits for the workers, so q outlives this; what is posted to it dies with it.
    QMetaObject::invokeMethod(
        q, [this, request, result = std::move(result)] { deliver(request, result); }, Qt::QueuedConnection);
}

void Thumbnailer::Private::deliver(const Request &request, const Result<QImage> &result)
{
    underWay.remove(request);
    if (!result) {
        failures.insert(request, new QString(result.error().message));
        Q_EMIT q->failed(request.path, request.box, result.error().message);
        return;
    }
    // One that is larger than the whole cache stays all the same: dropped, it would be asked for for ever.
    images.insert(request, new QImage(*result), std::min(result->sizeInBytes(), images.maxCost()));
    Q_EMIT q->ready(request.path, request.box, *result);
}

void Thumbnailer::Private::forget(const QString *path)
{
    for (const Request &request : queue.takeBack(path))
        underWay.remove(request);
}

Thumbnailer::Thumbnailer(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->q = this;
    d->pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount()));
}

Thumbnailer::~Thumbnailer()
{
    cancelAll();
    d->pool.clear();
    d->pool.waitForDone();
}

QImage Thumbnailer::thumbnail(const QString &path, QSize box, qint64 modified)
{
    const Request request{path, box, modified};
    if (const QImage *image = d->images.object(request))
        return *image;
    if (box.isEmpty() || d->failures.contains(request))
        return {};
    if (d->underWay.contains(request)) {
        d->queue.moveToFront(request);
        return {};
    }
    d->underWay.insert(request);
    d->queue.push(request);
    d->pool.start([this] { d->serve(); });
    return {};
}

QString Thumbnailer::failureReason(const QString &path, QSize box, qint64 modified) const
{
    const QString *reason = d->failures.object({path, box, modified});
    return reason ? *reason : QString();
}

void Thumbnailer::cancel(const QString &path)
{
    d->forget(&path);
}

void Thumbnailer::cancelAll()
{
    d->forget(nullptr);
}

void Thumbnailer::setCache(ThumbnailCache *cache)
{
    d->cache = cache;
}

void Thumbnailer::setMemoryLimit(qsizetype bytes)
{
    d->images.setMaxCost(bytes);
}

void Thumbnailer::setWorkerCount(int workers)
{
    d->pool.setMaxThreadCount(std::max(1, workers));
}

} // namespace easel
