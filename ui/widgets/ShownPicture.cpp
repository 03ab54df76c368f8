// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ShownPicture.h"

#include "app/imaging/Thumbnailer.h"

#include <algorithm>

namespace easel {

namespace {
/// Sizes are asked for in steps, so that a splitter that is being dragged does not ask for each width.
constexpr int boxStep = 256;

int stepped(int pixels)
{
    return std::max(1, (pixels + boxStep - 1) / boxStep) * boxStep;
}
} // namespace

ShownPicture::ShownPicture(Thumbnailer &thumbnailer, QObject *parent)
    : QObject(parent)
    , m_thumbnailer(thumbnailer)
{
    connect(&thumbnailer, &Thumbnailer::ready, this, &ShownPicture::take);
    connect(&thumbnailer, &Thumbnailer::failed, this,
            [this](const QString &path, QSize box) { giveUp(path, box); });
}

void ShownPicture::show(const QString &path, qint64 modified, QSize size, const QImage &standIn)
{
    if (m_path == path && m_modified == modified) {
        m_size = size;
        Q_EMIT changed();
        return;
    }
    if (!m_path.isEmpty() && !m_sharp)
        m_thumbnailer.cancel(m_path);
    m_path = path;
    m_modified = modified;
    m_size = size;
    m_image = standIn;
    m_sharp = false;
    m_box = {};
    m_failed = false;
    Q_EMIT changed();
}

void ShownPicture::ask(QSize pixels)
{
    const QSize box(stepped(pixels.width()), stepped(pixels.height()));
    if (m_path.isEmpty() || m_failed || box == m_box)
        return;
    m_box = box;
    if (const QImage image = m_thumbnailer.thumbnail(m_path, box, m_modified); !image.isNull())
        setImage(image);
    else if (!m_thumbnailer.failureReason(m_path, box, m_modified).isEmpty())
        giveUp(m_path, box); // it failed before, and nothing more comes
}

void ShownPicture::readAhead(const QString &path, qint64 modified)
{
    if (!m_box.isEmpty())
        m_thumbnailer.thumbnail(path, m_box, modified);
}

void ShownPicture::take(const QString &path, QSize box, const QImage &image)
{
    if (path == m_path && box == m_box)
        setImage(image);
}

void ShownPicture::giveUp(const QString &path, QSize box)
{
    if (path != m_path || box != m_box)
        return;
    m_failed = true;
    Q_EMIT changed();
}

void ShownPicture::setImage(const QImage &image)
{
    m_image = image;
    m_sharp = true;
    Q_EMIT changed();
}

} // namespace easel
