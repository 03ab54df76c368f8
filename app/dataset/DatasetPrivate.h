// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/Dataset.h"
#include "app/dataset/DatasetContent.h"
#include "app/dataset/DatasetImporter.h"
#include "app/dataset/DatasetSaver.h"
#include "app/dataset/FolderReader.h"
#include "app/dataset/FolderRefresher.h"
#include "app/dataset/PictureInspector.h"
#include "app/dataset/PictureMover.h"
#include "app/dataset/WorkQueue.h"

#include <QUndoStack>

namespace easel {

/// The parts of a dataset and the wires between them.
struct Dataset::Private
{
    Private(Dataset *dataset, Clock &theClock);

    void begin(const FolderHead &head);
    void setState(State newState);
    void setReadOnly(const QString &reason);
    void inspect(const QStringList &ids);
    void announceUnsaved();
    std::optional<Error> refusal() const;
    std::vector<int> handles(const QStringList &ids) const;

private:
    void connectContent();
    void connectReading();
    void connectSaving();

public:
    Dataset *q;
    Clock &clock;
    State state = State::Closed;
    QString folder;
    QString readOnlyReason;
    int skipped = 0;
    std::optional<Error> openError;
    std::optional<Error> moveError;
    bool announcedUnsaved = false;

    // In the order in which they build on each other; the last goes first.
    DatasetContent content;
    WorkQueue files{1}; ///< the only one that writes in the folder, one thing after the other
    DatasetSaver saver;
    PictureMover mover;
    PictureInspector inspector;
    FolderReader reader;
    FolderRefresher refresher;
    DatasetImporter importer;
    QUndoStack undoStack;
};

} // namespace easel
