// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FullPicture.h"

#include "app/core/Worker.h"
#include "app/imaging/Picture.h"

#include <cmath>

namespace easel {

namespace {

/// Where the picture is too large: to which size it is decoded. Else none: all of it.
QSize decodedSize(QSize size)
{
    const double pixels = double(size.width()) * size.height();
    if (pixels <= FullPicture::mostPixels)
        return {};
    const double scale = std::sqrt(FullPicture::mostPixels / pixels);
    return {int(size.width() * scale), int(size.height() * scale)};
}

} // namespace

FullPicture::FullPicture(QObject *parent)
    : QObject(parent)
{
    m_worker.setMaxThreadCount(1); // one large picture at a time
}

FullPicture::~FullPicture()
{
    m_worker.clear();
    m_worker.waitForDone();
}

void FullPicture::ask(const QString &path, qint64 modified, QSize size)
{
    if (path == m_path && modified == m_modified)
        return;
    clear();
    m_path = path;
    m_modified = modified;
    const QSize smaller = decodedSize(size);
    const auto decode = [path, smaller]() -> QImage {
        const Result<QImage> image = decodePicture(path, smaller);
        if (!image)
            return {}; // what is shown already stays
        // The decoder's own steps are coarse: it may have given much more.
        return smaller.isEmpty() ? *image
                                 : image->scaled(smaller, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    };
    inWorker(m_worker, this, decode, [this, request = m_request](const QImage &image) {
        if (request != m_request || image.isNull())
            return;
        m_image = image;
        Q_EMIT decoded();
    });
}

void FullPicture::clear()
{
    m_worker.clear();
    ++m_request;
    m_path.clear();
    m_image = {};
}

} // namespace easel
