// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/TilePixmaps.h"

#include "app/imaging/Thumbnailer.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace easel {

namespace {
constexpr int keptKiB = 96 * 1024;
constexpr int uncutKiB = 64 * 1024;
/// Sizes are asked for in steps, so that a window that is being resized does not ask for each width.
constexpr int boxStep = 128;
} // namespace

TilePixmaps::TilePixmaps(Thumbnailer &thumbnailer, double reach, QObject *parent)
    : QObject(parent)
    , m_thumbnailer(thumbnailer)
    , m_reach(reach)
    , m_kept(keptKiB)
    , m_uncut(uncutKiB)
{
    connect(&thumbnailer, &Thumbnailer::ready, this, &TilePixmaps::take);
    connect(&thumbnailer, &Thumbnailer::failed, this, &TilePixmaps::giveUp);
}

QSize TilePixmaps::boxFor(QSize tile, qreal devicePixelRatio) const
{
    const double needed = std::max(tile.width(), tile.height()) * devicePixelRatio * m_reach;
    const int side = std::max(1, int(std::ceil(needed / boxStep))) * boxStep;
    return {side, side};
}

QPixmap TilePixmaps::pixmap(const QString &path, qint64 modified, QSize tile, qreal devicePixelRatio)
{
    const Kept *kept = m_kept.object(path);
    if (kept && kept->modified == modified && kept->tile == tile &&
        qFuzzyCompare(kept->devicePixelRatio, devicePixelRatio))
        return kept->pixmap;
    if (!failure(path, modified).isEmpty())
        return {};

    const QPixmap standIn = kept && kept->modified == modified ? kept->pixmap : QPixmap();
    const Wanted wanted{modified, tile, devicePixelRatio, boxFor(tile, devicePixelRatio)};
    const QImage image = m_thumbnailer.thumbnail(path, wanted.box, modified);
    if (!image.isNull())
        return keep(path, wanted, image);
    m_wanted.insert(path, wanted);
    return standIn;
}

QImage TilePixmaps::atHand(const QString &path, qint64 modified) const
{
    const auto *uncut = m_uncut.object(path);
    return uncut && uncut->first == modified ? uncut->second : QImage();
}

QString TilePixmaps::failure(const QString &path, qint64 modified) const
{
    const auto found = m_failures.constFind(path);
    return found != m_failures.cend() && found->first == modified ? found->second : QString();
}

void TilePixmaps::keepOnly(const QSet<QString> &paths)
{
    for (auto it = m_wanted.begin(); it != m_wanted.end();) {
        if (paths.contains(it.key())) {
            ++it;
            continue;
        }
        m_thumbnailer.cancel(it.key());
        it = m_wanted.erase(it);
    }
}

void TilePixmaps::take(const QString &path, QSize box, const QImage &image)
{
    const auto found = m_wanted.constFind(path);
    if (found == m_wanted.cend() || found->box != box)
        return;
    const Wanted wanted = *found;
    m_wanted.erase(found);
    keep(path, wanted, image);
    Q_EMIT arrived(path);
}

void TilePixmaps::giveUp(const QString &path, QSize box, const QString &reason)
{
    const auto found = m_wanted.constFind(path);
    if (found == m_wanted.cend() || found->box != box)
        return;
    m_failures.insert(path, {found->modified, reason});
    m_wanted.erase(found);
    Q_EMIT arrived(path);
}

QPixmap TilePixmaps::keep(const QString &path, const Wanted &wanted, const QImage &image)
{
    const QPixmap made = tilePixmap(image, wanted.tile, radius::card, wanted.devicePixelRatio);
    const auto kib = [](QSize pixels) { return 1 + qsizetype(pixels.width()) * pixels.height() * 4 / 1024; };
    m_kept.insert(path, new Kept{wanted.modified, wanted.tile, wanted.devicePixelRatio, made},
                  kib(made.size()));
    m_uncut.insert(path, new std::pair(wanted.modified, image), kib(image.size()));
    return made;
}

QPixmap tilePixmap(const QImage &image, QSize size, int radius, qreal devicePixelRatio)
{
    const QSize pixels(int(std::lround(size.width() * devicePixelRatio)),
                       int(std::lround(size.height() * devicePixelRatio)));
    const QImage scaled = image.scaled(pixels, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    QImage opaque(pixels, QImage::Format_RGB32);
    opaque.fill(Qt::white);
    QPainter(&opaque).drawImage((pixels.width() - scaled.width()) / 2,
                                (pixels.height() - scaled.height()) / 2, scaled);

    QPixmap made(pixels);
    made.fill(Qt::transparent);
    QPainter painter(&made);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QBrush(opaque));
    painter.drawRoundedRect(QRectF(QPointF(), QSizeF(pixels)), radius * devicePixelRatio,
                            radius * devicePixelRatio);
    painter.end();
    made.setDevicePixelRatio(devicePixelRatio);
    return made;
}

} // namespace easel
