// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/DatasetReader.h"

#include "app/core/Worker.h"
#include "app/dataset/Dataset.h"
#include "app/dataset/ExampleDataset.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace easel::cli {

static DatasetSnapshot inspected(DatasetSnapshot snapshot, const std::stop_token &stop)
{
    for (DatasetItem &item : snapshot.items) {
        if (item.inspected || stop.stop_requested())
            continue;
        const QString path = QDir(snapshot.folder).filePath(item.id);
        if (const Result<PictureInfo> info = readPictureInfo(path); info)
            item.info = *info;
        else
            item.unreadable = info.error().message;
        item.inspected = true;
    }
    return snapshot;
}

Result<void> checkDatasetFolder(const QString &folder)
{
    const QFileInfo info(folder);
    const QString shown = QDir::toNativeSeparators(info.absoluteFilePath());
    if (folder.isEmpty() || !info.exists())
        return failure(ErrorKind::Usage, DatasetReader::tr("There is no folder %1.").arg(shown), folder);
    if (!info.isDir())
        return failure(ErrorKind::Usage, DatasetReader::tr("%1 is not a folder.").arg(shown), folder);
    if (!info.isReadable() || !info.isExecutable())
        return failure(ErrorKind::Usage, DatasetReader::tr("The folder %1 may not be read.").arg(shown),
                       folder);
    return {};
}

DatasetReader::DatasetReader(Dataset &dataset, QObject *parent)
    : QObject(parent)
    , m_dataset(dataset)
{
    connect(&dataset, &Dataset::opened, this, &DatasetReader::inspect);
    connect(&dataset, &Dataset::openFailed, this,
            [this](const Error &error) { deliver(std::unexpected(error)); });
}

DatasetReader::~DatasetReader()
{
    m_stop.request_stop();
}

void DatasetReader::open(const QString &folder, Opened done)
{
    m_opened = std::move(done);
    openFolder(folder);
}

void DatasetReader::openExample(const QString &folder, Opened done)
{
    m_opened = std::move(done);
    const QString absolute = QFileInfo(folder).absoluteFilePath();
    inWorker(
        this, [absolute] { return createExampleDataset(absolute); },
        [this, absolute](const Result<void> &made) {
            if (made)
                openFolder(absolute);
            else
                deliver(std::unexpected(made.error()));
        });
}

void DatasetReader::openFolder(const QString &folder)
{
    if (const Result<void> usable = checkDatasetFolder(folder); !usable)
        return deliver(std::unexpected(usable.error()));
    m_dataset.open(QFileInfo(folder).absoluteFilePath());
}

void DatasetReader::inspect()
{
    inWorker(
        this,
        [snapshot = m_dataset.snapshot(), stop = m_stop.get_token()] { return inspected(snapshot, stop); },
        [this](const DatasetSnapshot &snapshot) { deliver(snapshot); });
}

void DatasetReader::deliver(Result<DatasetSnapshot> result)
{
    if (m_opened)
        std::exchange(m_opened, {})(std::move(result));
}

TrainingSettings DatasetReader::settings() const
{
    TrainingSettings settings = m_dataset.trainingSettings();
    if (settings.name.trimmed().isEmpty())
        settings.name = m_dataset.name();
    return settings;
}

void DatasetReader::check(const DatasetSnapshot &snapshot, const TrainingSettings &settings,
                          const FactsById &known, std::function<void(Preflight)> done)
{
    inWorker(
        this,
        [snapshot, settings, known, stop = m_stop.get_token()] {
            return fullChecks(snapshot, settings, known, stop);
        },
        [done = std::move(done)](const Preflight &found) { done(found); });
}

} // namespace easel::cli
