// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imaging/ThumbnailCache.h"
#include "app/imaging/Thumbnailer.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>

#include <memory>

namespace easel::bench {

/// Makes the thumbnail (256 pixels) of every picture in a folder by the real thumbnailer, with all workers,
/// and keeps them in a cache that is empty at first.
class ThumbnailBench final : public QObject
{
    Q_OBJECT
public:
    ThumbnailBench(const QString &folder, const QString &cacheFolder);
    ~ThumbnailBench() override;

    void start();
    /// After done(): what was kept, each as it looks, as NAME.png.
    void writeKept(const QString &folder) const;

Q_SIGNALS:
    /// All is in the cache and the measurements were printed.
    void done();

private:
    void onePictureLess();

    const QStringList m_paths;
    ThumbnailCache m_cache;
    std::unique_ptr<Thumbnailer> m_thumbnailer;
    qsizetype m_waiting = 0;
    int m_failed = 0;
    QElapsedTimer m_time;
};

} // namespace easel::bench
