// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Intake.h"

#include "app/dataset/Dataset.h"

#include <QFileInfo>
#include <QMimeData>

namespace easel {

namespace {

/// The folder, where exactly one is brought; else empty.
QString singleFolder(const QMimeData *mime)
{
    const QList<QUrl> urls = mime->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return {};
    const QFileInfo info(urls.first().toLocalFile());
    return info.isDir() ? info.absoluteFilePath() : QString();
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
    const bool folder = !singleFolder(mime).isEmpty();
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
    if (const QString folder = singleFolder(mime); !folder.isEmpty()) {
        if (isOpen())
            Q_EMIT folderDropped(folder);
        else
            Q_EMIT openRequested(folder);
        return;
    }
    if (isOpen()) {
        m_dataset.addMime(mime);
        return;
    }
    m_urls = mime->urls();
    m_image = m_urls.isEmpty() ? qvariant_cast<QImage>(mime->imageData()) : QImage();
    // A dataset that is being read takes what waits when it is there.
    if (m_dataset.state() != Dataset::State::Scanning)
        Q_EMIT datasetNeeded();
}

void Intake::copyIn(const QString &folder)
{
    m_dataset.addFiles({QUrl::fromLocalFile(folder)});
}

void Intake::forgetWaiting()
{
    m_urls.clear();
    m_image = {};
}

void Intake::addWaiting()
{
    const QList<QUrl> urls = std::exchange(m_urls, {});
    const QImage image = std::exchange(m_image, {});
    if (!urls.isEmpty())
        m_dataset.addFiles(urls);
    else if (!image.isNull())
        m_dataset.addImage(image);
}

} // namespace easel
