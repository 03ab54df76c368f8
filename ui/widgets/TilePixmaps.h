// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QPixmap>
#include <QSet>

namespace easel {

class Thumbnailer;

/// The pictures of tiles, ready to be drawn: cut to fill the tile, corners rounded, on white where they are
/// transparent (as an upload is). Asks the thumbnailer for what is missing and keeps a bounded number of
/// megabytes. Lives with the view that shows them.
class TilePixmaps : public QObject
{
    Q_OBJECT
public:
    explicit TilePixmaps(Thumbnailer &thumbnailer, QObject *parent = nullptr);

    /// The longer side of the thumbnails that are asked for first, for tiles of this size; pixels. A picture
    /// of another shape than its tile is shown in it at once, and again, sharp, when a larger one has
    /// arrived.
    static int sideFor(QSize tile, qreal devicePixelRatio);

    /// Null while it is being made; arrived() follows. An older one of another size stands in meanwhile.
    QPixmap pixmap(const QString &path, qint64 modified, QSize tile, qreal devicePixelRatio);
    /// A small uncut version, where one is at hand; never asks for it.
    QImage atHand(const QString &path, qint64 modified) const;
    /// Why there will be no picture; empty where there may be one.
    QString failure(const QString &path, qint64 modified) const;
    /// Whether pixmap() gives what is to be seen in the end: the picture, or (failed) none.
    bool isSettled(const QString &path, qint64 modified) const;
    /// Cancels what was asked for other pictures than these.
    void keepOnly(const QSet<QString> &paths);

Q_SIGNALS:
    void arrived(const QString &path); ///< or failed

private:
    struct Wanted
    {
        qint64 modified = 0;
        QSize tile;
        qreal devicePixelRatio = 1;
        QSize box;
    };
    struct Kept
    {
        qint64 modified = 0;
        QSize tile;
        qreal devicePixelRatio = 1;
        QPixmap pixmap;
        QSize sharperBox; ///< where a larger thumbnail would show more; else empty
    };
    const Kept *keptFor(const QString &path, const Wanted &wanted) const;
    QPixmap keep(const QString &path, const Wanted &wanted, const QImage &image);
    void take(const QString &path, QSize box, const QImage &image);
    void giveUp(const QString &path, QSize box, const QString &reason);

    Thumbnailer &m_thumbnailer;
    QCache<QString, Kept> m_kept;                       ///< by path; costs in KiB
    QCache<QString, std::pair<qint64, QImage>> m_uncut; ///< the same; shares the thumbnailer's memory
    QHash<QString, Wanted> m_wanted;
    QHash<QString, std::pair<qint64, QString>> m_failures; ///< by path: modified, reason
};

/// image cut to fill size, on white, with rounded corners.
QPixmap tilePixmap(const QImage &image, QSize size, int radius, qreal devicePixelRatio);

} // namespace easel
