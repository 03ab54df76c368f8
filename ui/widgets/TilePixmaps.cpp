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
constexpr int keptKiB = 48 * 1024;
constexpr int uncutKiB = 32 * 1024;
/// Sizes are asked for in steps, so that a window that is being resized does not ask for each width, and few
/// are kept on disk.
constexpr int sideStep = 256;
/// A thumbnail may be drawn so much larger before a sharper one is asked for.
constexpr double softAbove = 1.1;

/// How much an image is enlarged to fill size (device pixels).
double enlarged(QSize image, QSizeF size)
{
    return std::max(size.width() / image.width(), size.height() / image.height());
}

QSize square(int side)
{
    return {side, side};
}

int sideInSteps(double pixels)
{
    return std::max(1, int(std::ceil(pixels / sideStep))) * sideStep;
}

/// The box of the thumbnail that fills the tile; empty where image does, or is the whole picture.
QSize sharperBox(QSize image, QSize box, QSizeF tile)
{
    const double factor = enlarged(image, tile);
    const bool isWhole = image.width() < box.width() && image.height() < box.height();
    return factor <= softAbove || isWhole ? QSize() : square(sideInSteps(box.width() * factor));
}
} // namespace

TilePixmaps::TilePixmaps(Thumbnailer &thumbnailer, QObject *parent)
    : QObject(parent)
    , m_thumbnailer(thumbnailer)
    , m_kept(keptKiB)
    , m_uncut(uncutKiB)
{
    connect(&thumbnailer, &Thumbnailer::ready, this, &TilePixmaps::take);
    connect(&thumbnailer, &Thumbnailer::failed, this, &TilePixmaps::giveUp);
}

int TilePixmaps::sideFor(QSize tile, qreal devicePixelRatio)
{
    return sideInSteps(std::max(tile.width(), tile.height()) * devicePixelRatio);
}

/// What is kept of the file as it is now, for tiles like the wanted one.
const TilePixmaps::Kept *TilePixmaps::keptFor(const QString &path, const Wanted &wanted) const
{
    const Kept *kept = m_kept.object(path);
    const bool fits = kept && kept->modified == wanted.modified && kept->tile == wanted.tile &&
                      qFuzzyCompare(kept->devicePixelRatio, wanted.devicePixelRatio);
    return fits ? kept : nullptr;
}

QPixmap TilePixmaps::pixmap(const QString &path, qint64 modified, QSize tile, qreal devicePixelRatio)
{
    Wanted wanted{modified, tile, devicePixelRatio, square(sideFor(tile, devicePixelRatio))};
    if (const Kept *kept = keptFor(path, wanted)) {
        if (kept->sharperBox.isEmpty())
            return kept->pixmap;
        wanted.box = kept->sharperBox;
    }
    if (!failure(path, modified).isEmpty())
        return {};

    const Kept *kept = m_kept.object(path);
    const QPixmap standIn = kept && kept->modified == modified ? kept->pixmap : QPixmap();
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

bool TilePixmaps::isSettled(const QString &path, qint64 modified) const
{
    const Kept *kept = m_kept.object(path);
    return (kept && kept->modified == modified) || !failure(path, modified).isEmpty();
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
    const QSize sharper = sharperBox(image.size(), wanted.box, QSizeF(wanted.tile) * wanted.devicePixelRatio);
    m_kept.insert(path, new Kept{wanted.modified, wanted.tile, wanted.devicePixelRatio, made, sharper},
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
