// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/ThumbnailBench.h"

#include "app/imaging/Picture.h"
#include "tests/benchmarks/Metric.h"

#include <QDirIterator>

#include <algorithm>
#include <cstdio>
#include <utility>
#include <vector>

namespace easel::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize box(256, 256);

/// The largest last: what is asked for last is begun first, and at the end no worker waits for another's.
QStringList picturesIn(const QString &folder)
{
    std::vector<std::pair<qint64, QString>> found;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        if (hasPictureName(files.fileName()))
            found.emplace_back(files.fileInfo().size(), files.filePath());
    }
    std::ranges::sort(found);
    QStringList paths;
    for (const auto &[bytes, path] : found)
        paths += path;
    return paths;
}

} // namespace

ThumbnailBench::ThumbnailBench(const QString &folder, const QString &cacheFolder)
    : m_paths(picturesIn(folder))
    , m_cache(cacheFolder)
    , m_thumbnailer(std::make_unique<Thumbnailer>())
    , m_waiting(m_paths.size())
{
    m_thumbnailer->setCache(&m_cache);
    connect(m_thumbnailer.get(), &Thumbnailer::ready, this, &ThumbnailBench::onePictureLess);
    connect(m_thumbnailer.get(), &Thumbnailer::failed, this,
            [this](const QString &, QSize, const QString &reason) {
                std::fprintf(stderr, "%s\n", qPrintable(reason));
                ++m_failed;
                onePictureLess();
            });
}

ThumbnailBench::~ThumbnailBench() = default;

void ThumbnailBench::start()
{
    m_time.start();
    for (const QString &path : m_paths)
        m_thumbnailer->thumbnail(path, box);
}

void ThumbnailBench::onePictureLess()
{
    if (--m_waiting > 0)
        return;
    // In the next turn, as it is the thumbnailer that tells. It waits for the cache's last files.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_thumbnailer.reset();
            const double seconds = double(m_time.nsecsElapsed()) / 1e9;
            printMetric("thumbnails.seconds"_L1, seconds, "s"_L1, m_paths.size());
            printMetric("thumbnails.speed"_L1, double(m_paths.size()) / seconds, "1/s"_L1, m_paths.size());
            printMetric("thumbnails.failed"_L1, m_failed, "pictures"_L1, m_paths.size());
            Q_EMIT done();
        },
        Qt::QueuedConnection);
}

void ThumbnailBench::writeKept(const QString &folder) const
{
    QDir().mkpath(folder);
    for (const QString &path : m_paths) {
        const std::optional<ThumbnailKey> key = ThumbnailKey::of(path, box.width());
        const std::optional<Thumbnail> kept = key ? m_cache.find(*key) : std::nullopt;
        if (kept)
            kept->image.save(folder + u'/' + QFileInfo(path).fileName() + u".png"_s);
    }
}

} // namespace easel::bench
