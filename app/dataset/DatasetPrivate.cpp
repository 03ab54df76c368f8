// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/DatasetPrivate.h"

#include "app/core/Clock.h"
#include "app/dataset/DatasetEdits.h"

#include <algorithm>

namespace easel {

Dataset::Private::Private(Dataset *dataset, Clock &theClock)
    : q(dataset)
    , clock(theClock)
    , saver(theClock, files, content)
    , mover(files, content, saver)
    , refresher(theClock, files, content, saver, mover)
    , importer(files, content)
{
    connectContent();
    connectReading();
    connectSaving();
}

void Dataset::Private::connectContent()
{
    connect(&content.rows(), &ItemRows::aboutToReset, q, &Dataset::aboutToReset);
    connect(&content.rows(), &ItemRows::reset, q, &Dataset::reset);
    connect(&content.rows(), &ItemRows::rowsAboutToBeInserted, q, &Dataset::rowsAboutToBeInserted);
    connect(&content.rows(), &ItemRows::rowsInserted, q, &Dataset::rowsInserted);
    connect(&content.rows(), &ItemRows::rowsAboutToBeRemoved, q, &Dataset::rowsAboutToBeRemoved);
    connect(&content.rows(), &ItemRows::rowsRemoved, q, &Dataset::rowsRemoved);
    connect(&content.rows(), &ItemRows::itemChanged, q, &Dataset::itemChanged);
    connect(&content, &DatasetContent::includedCountChanged, q, &Dataset::includedCountChanged);
    connect(&content, &DatasetContent::triggerWordChanged, q, &Dataset::triggerWordChanged);
    connect(&content, &DatasetContent::trainingSettingsChanged, q, &Dataset::trainingSettingsChanged);
    connect(&content, &DatasetContent::problemLimitsChanged, q, &Dataset::problemLimitsChanged);
    connect(&content, &DatasetContent::captionConflict, q, &Dataset::captionConflict);
    connect(&content, &DatasetContent::conflictResolved, q, &Dataset::conflictResolved);
}

void Dataset::Private::connectReading()
{
    connect(&reader, &FolderReader::opened, q, [this](const FolderHead &head) { begin(head); });
    connect(&reader, &FolderReader::found, q, [this](const std::vector<FoundPicture> &pictures) {
        content.insert(pictures);
        QStringList ids;
        for (const FoundPicture &picture : pictures)
            ids.append(picture.id);
        inspect(ids);
    });
    connect(&reader, &FolderReader::finished, q, [this](const FolderListing &listing) {
        skipped = listing.skipped;
        refresher.start(folder, listing.folders);
        setState(State::Open);
        Q_EMIT q->opened();
    });
    connect(&reader, &FolderReader::failed, q, [this](const Error &error) {
        openError = error;
        setState(State::Failed);
        Q_EMIT q->openFailed(error);
    });
    connect(&inspector, &PictureInspector::found, q,
            [this](const std::vector<PictureInspector::Finding> &findings) {
                for (const PictureInspector::Finding &finding : findings)
                    content.inspected(finding.picture.id, finding.picture.modified, finding.info);
            });
    connect(&refresher, &FolderRefresher::picturesChanged, q,
            [this](const QStringList &ids) { inspect(ids); });
    connect(&refresher, &FolderRefresher::seen, q, [this](const QString &reason, int nowSkipped) {
        skipped = nowSkipped;
        setReadOnly(reason);
        if (reason.isEmpty())
            saver.setFileRefused(false);
    });
}

void Dataset::Private::connectSaving()
{
    connect(&saver, &DatasetSaver::unsavedChanged, q, [this] { announceUnsaved(); });
    connect(&saver, &DatasetSaver::failed, q, &Dataset::saveFailed);
    connect(&saver, &DatasetSaver::folderNotWritable, q,
            [this](const QString &reason) { setReadOnly(reason); });
    connect(&saver, &DatasetSaver::saved, q, [this] {
        if (!readOnlyReason.isEmpty())
            refresher.refresh(); // it can be written again
    });
    connect(&mover, &PictureMover::busyChanged, q, [this] { announceUnsaved(); });
    connect(&mover, &PictureMover::cameBack, q, [this](const QStringList &ids) { inspect(ids); });
    connect(&mover, &PictureMover::failed, q, [this](const Error &error) {
        moveError = error;
        Q_EMIT q->moveFailed(error);
    });
    connect(&importer, &DatasetImporter::progress, q, &Dataset::addProgress);
    connect(&importer, &DatasetImporter::pictureAdded, q, [this](const QString &id) { inspect({id}); });
    connect(&importer, &DatasetImporter::finished, q,
            [this](const std::vector<int> &added, const QStringList &notTaken) {
                QStringList ids;
                for (const int handle : added)
                    ids.append(content.idOf(handle));
                if (!added.empty())
                    undoStack.push(new AddEdit(mover, added));
                Q_EMIT q->added(ids, notTaken);
            });
}

void Dataset::Private::begin(const FolderHead &head)
{
    content.adoptFile(head.file.file);
    saver.start(folder, head.file);
    saver.setFileRefused(!head.readOnlyReason.isEmpty());
    mover.start(folder);
    importer.start(folder);
    inspector.start(folder);
    setReadOnly(head.readOnlyReason);
}

void Dataset::Private::setState(State newState)
{
    if (state == newState)
        return;
    state = newState;
    Q_EMIT q->stateChanged();
}

void Dataset::Private::setReadOnly(const QString &reason)
{
    if (readOnlyReason == reason)
        return;
    readOnlyReason = reason;
    Q_EMIT q->stateChanged();
}

void Dataset::Private::inspect(const QStringList &ids)
{
    std::vector<PictureInspector::Picture> pictures;
    for (const QString &id : ids) {
        const int row = content.rows().rowOf(id);
        if (row >= 0 && !content.rows().at(row).item.inspected)
            pictures.push_back({id, content.rows().at(row).item.modified});
    }
    inspector.inspect(pictures);
}

void Dataset::Private::announceUnsaved()
{
    if (announcedUnsaved == q->hasUnsaved())
        return;
    announcedUnsaved = q->hasUnsaved();
    Q_EMIT q->savedChanged();
}

std::optional<Error> Dataset::Private::refusal() const
{
    if (state != State::Open && state != State::Scanning)
        return Error{ErrorKind::Usage, tr("No dataset is open.")};
    if (!readOnlyReason.isEmpty())
        return Error{ErrorKind::Conflict, readOnlyReason, folder};
    return std::nullopt;
}

std::vector<int> Dataset::Private::handles(const QStringList &ids) const
{
    std::vector<int> result;
    for (const QString &id : ids) {
        if (const int handle = content.handleOf(id))
            result.push_back(handle);
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

} // namespace easel
