// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imaging/Crop.h"

#include <QImage>
#include <QObject>
#include <QSize>

#include <memory>

namespace easel {

class ThumbnailCache;

/// Makes thumbnails and previews in workers and keeps the recent ones in bounded memory. Lives in its
/// owner's thread; the newest request is served first, and a request nobody needs any more is cancelled.
class Thumbnailer : public QObject
{
    Q_OBJECT
public:
    explicit Thumbnailer(QObject *parent = nullptr);
    ~Thumbnailer() override; ///< waits for the pictures being decoded at the moment, for no others

    /// The picture scaled to fit inside box (device pixels), aspect kept, never enlarged, if it is at hand;
    /// else a null image, and ready() or failed() follows. modified (ms since epoch of the file) makes a
    /// changed file be read again. A picture that failed is not read again: null, and no signal.
    QImage thumbnail(const QString &path, QSize box, qint64 modified = 0);
    /// Why the same request failed before, one sentence; empty where it did not.
    QString failureReason(const QString &path, QSize box, qint64 modified = 0) const;
    /// Forgets requests that have not begun, for paths that are no longer on screen.
    void cancel(const QString &path);
    void cancelAll();

    /// Where thumbnails are kept on disk, or null for nowhere. Must outlive this; other thumbnailers may use
    /// the same.
    void setCache(ThumbnailCache *cache);
    /// How many bytes of pixels are kept at most; the newest picture always is.
    void setMemoryLimit(qsizetype bytes);
    void setWorkerCount(int workers);

Q_SIGNALS:
    void ready(const QString &path, QSize box, const QImage &image);
    void failed(const QString &path, QSize box, const QString &reason);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace easel
