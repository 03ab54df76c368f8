// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QMutex>
#include <QSize>
#include <QString>

#include <atomic>
#include <optional>

namespace easel {

/// A thumbnail and the size of the upright picture it was made of.
struct Thumbnail
{
    QImage image;
    QSize pictureSize;
};

/// Which thumbnail: of that file as it was then, fitting into a square of side pixels.
struct ThumbnailKey
{
    QString path;
    qint64 modified = 0; ///< ms since epoch
    qint64 bytes = 0;
    int side = 0;

    /// Of the file as it is now; nothing where it is not there.
    static std::optional<ThumbnailKey> of(const QString &path, int side);
};

/// Thumbnails on disk, one small file each, so that a folder opened again shows at once. Several threads may
/// use one, and several processes one folder. It never fails its caller: a full disk or a folder that cannot
/// be written only means that less is found; what is damaged is not found either.
class ThumbnailCache
{
public:
    static constexpr qint64 defaultMaxBytes = 1'000'000'000;
    /// The sides that are kept: the smallest that is not smaller than what is asked for.
    static constexpr int smallestSide = 256;
    static constexpr int largestSide = 512;

    /// The folder is made when it is first needed. Where the files come to more than maxBytes, those that
    /// were used longest ago go.
    explicit ThumbnailCache(const QString &folder, qint64 maxBytes = defaultMaxBytes);

    /// The side to keep for thumbnails that fit into box; nothing for those too large to be kept.
    static std::optional<int> sideFor(QSize box);

    std::optional<Thumbnail> find(const ThumbnailKey &key) const;
    bool contains(const ThumbnailKey &key) const; ///< looks at names only
    void store(const ThumbnailKey &key, const Thumbnail &thumbnail);

private:
    QString pathOf(const ThumbnailKey &key) const;
    void keepBound(qint64 addedBytes);
    qint64 removeOldest() const;

    const QString m_folder;
    const qint64 m_maxBytes;
    QMutex m_counting;
    std::atomic<qint64> m_untilCount = 0; ///< bytes that may be added before all are counted again
};

} // namespace easel
