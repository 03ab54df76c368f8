// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Intake.h"

#include "app/core/Worker.h"
#include "app/dataset/Dataset.h"

#include <QDir>
#include <QFileInfo>
#include <QFuture>
#include <QMimeData>

namespace easel {

namespace {

/// The file or folder, where exactly one is brought; else empty.
QUrl singleFile(const QMimeData *mime)
{
    const QList<QUrl> urls = mime->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first() : QUrl();
}

/// As far as its name tells: while something is dragged, no disk is asked.
bool looksLikeAFolder(const QUrl &file)
{
    return !file.isEmpty() && !file.fileName().contains(QLatin1Char('.')); // empty behind a slash
}

/// Asks the file system; for workers.
bool isFolder(const QString &path)
{
    return QFileInfo(path).isDir();
}

} // namespace

Intake::Intake(Dataset &dataset, QObject *parent)
    : QObject(parent)
    , m_dataset(dataset)
{
    connect(&m_dataset, &Dataset::opened, this, &Intake::addWaiting);
    connect(&m_dataset, &Dataset::openFailed, this, &Intake::forgetWaiting);
}

bool Intake::isOpen() const
{
    return m_dataset.state() == Dataset::State::Open;
}

QString Intake::promise(const QMimeData *mime) const
{
    if (!Dataset::canAdd(mime))
        return {};
    const bool folder = looksLikeAFolder(singleFile(mime));
    if (!isOpen())
        return folder ? tr("Open this folder as a dataset") : tr("Make a dataset of these pictures");
    if (m_dataset.isReadOnly() && !folder)
        return {};
    return folder ? tr("Open this folder, or copy its pictures in") : tr("Add to “%1”").arg(m_dataset.name());
}

void Intake::take(const QMimeData *mime)
{
    if (!Dataset::canAdd(mime))
        return;
    const QList<QUrl> urls = Dataset::bringsFiles(mime) ? mime->urls() : QList<QUrl>();
    const QImage image = urls.isEmpty() ? qvariant_cast<QImage>(mime->imageData()) : QImage();
    const QString single = singleFile(mime).toLocalFile();
    if (single.isEmpty()) {
        takePictures(urls, image);
        return;
    }
    inWorker(
        this, [single] { return isFolder(single); },
        [this, urls, single](bool folder) {
            if (folder)
                takeFolder(QDir::cleanPath(single));
            else
                takePictures(urls, {});
        });
}

void Intake::takeFolder(const QString &folder)
{
    if (isOpen())
        Q_EMIT folderDropped(folder);
    else
        Q_EMIT openRequested(folder);
}

void Intake::takePictures(const QList<QUrl> &urls, const QImage &image)
{
    const bool nothingWaited = m_urls.isEmpty() && m_images.isEmpty();
    m_urls += urls;
    if (!image.isNull())
        m_images.append(image);
    if (isOpen())
        addWaiting();
    // A dataset that is being read takes what waits when it is there.
    else if (m_dataset.state() != Dataset::State::Scanning && nothingWaited)
        Q_EMIT datasetNeeded();
}

void Intake::copyIn(const QString &folder)
{
    m_dataset.addFiles({QUrl::fromLocalFile(folder)});
}

void Intake::forgetWaiting()
{
    m_urls.clear();
    m_images.clear();
}

void Intake::addWaiting()
{
    const QList<QUrl> urls = std::exchange(m_urls, {});
    const QList<QImage> images = std::exchange(m_images, {});
    if (!urls.isEmpty())
        m_dataset.addFiles(urls);
    for (const QImage &image : images)
        m_dataset.addImage(image);
}

} // namespace easel
