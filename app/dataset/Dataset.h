// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "app/dataset/DatasetItem.h"
#include "app/training/TrainingSettings.h"

#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>

class QUndoStack;
class QMimeData;

namespace easel {

class Clock;

/// An open dataset folder: its pictures, captions and easel.json. Lives in its owner's thread; folders, files
/// and pictures are read and written in workers. Every edit is one undo step and is saved by itself within a
/// second. A signal says what happened after it did.
class Dataset : public QObject
{
    Q_OBJECT
public:
    enum class State { Closed, Scanning, Open, Failed };

    explicit Dataset(Clock &clock, QObject *parent = nullptr);
    ~Dataset() override; ///< saves what is not saved yet, waiting for it

    /// Opens folder in the background: state Scanning at once, items in batches, then Open (opened()) or
    /// Failed (openFailed()). Saves and closes what was open before. create makes a missing folder.
    void open(const QString &folder, bool create = false);
    /// The same, waiting for it: for the command line.
    Result<void> openAndWait(const QString &folder);
    void close();

    State state() const;
    QString folder() const;         ///< absolute
    QString name() const;           ///< the folder's name
    bool isReadOnly() const;        ///< edits are refused
    QString readOnlyReason() const; ///< one sentence; empty where writable
    int skippedFiles() const;       ///< names that could not be decoded, or looping links

    int count() const;
    const DatasetItem &at(int row) const;
    int rowOf(const QString &id) const; ///< −1 where there is none
    QString picturePath(int row) const; ///< absolute
    int includedCount() const;
    DatasetSnapshot snapshot() const;

    QString triggerWord() const;
    TrainingSettings trainingSettings() const;
    ProblemLimits problemLimits() const;

    QUndoStack *undoStack() const;

    // Edits. Each returns an error (Conflict: read-only) or becomes one undo step.
    Result<void> setCaption(const QString &id,
                            const QString &text); ///< typing in one caption merges into one step
    Result<void> setIncluded(const QStringList &ids, bool included);
    /// These are the training, and no others.
    Result<void> includeOnly(const QStringList &ids);
    /// What is taken of these pictures; nothing said: their middle. One drag of a frame, or one series of
    /// keys, is one go and merges into one step; 0 stands alone.
    Result<void> setFraming(const QStringList &ids, const Framing &framing, int go = 0);
    Result<void>
    removeItems(const QStringList &ids); ///< pictures and captions to the trash; undo brings them back
    Result<void> setTriggerWord(const QString &word);
    /// Not an undo step: the Training page saves as it is changed.
    void setTrainingSettings(const TrainingSettings &settings);
    /// No undo step either: it changes what is told, not what is trained.
    void setProblemLimits(const ProblemLimits &limits);

    /// Copies pictures (and their captions) in, in a worker; a folder is searched for pictures, keeping
    /// nothing of its structure. Clashing names get " (2)". One undo step when done; then added().
    void addFiles(const QList<QUrl> &filesOrFolders);
    void addImage(const QImage &image, const QString &baseName = {}); ///< saved as PNG: a pasted picture
    /// Files, folders, or an image: whether addMime would take it.
    static bool canAdd(const QMimeData *mime);
    /// Whether it is files that addMime would take; else the image (what a browser gives has an address too).
    static bool bringsFiles(const QMimeData *mime);
    void addMime(const QMimeData *mime);

    /// Writes everything that is not on disk yet, and waits for it. The edits stay in memory where it fails.
    Result<void> saveNow();
    bool hasUnsaved() const;
    bool isAdding() const; ///< pictures are being copied in; closing drops those that are not there yet

    /// Looks again for changes made by other programs (also called by file watching).
    void refresh();

Q_SIGNALS:
    void stateChanged();
    void opened();
    void openFailed(const easel::Error &error);
    void aboutToReset();
    void reset(); ///< all rows are new
    void rowsAboutToBeInserted(int first, int last);
    void rowsInserted(int first, int last);
    void rowsAboutToBeRemoved(int first, int last);
    void rowsRemoved(int first, int last);
    void itemChanged(int row);
    void includedCountChanged();
    void triggerWordChanged();
    void trainingSettingsChanged();
    void problemLimitsChanged();
    void addProgress(int done, int total); ///< files copied
    void added(const QStringList &ids,
               const QStringList &skipped);     ///< skipped: a sentence for each that was not taken
    void savedChanged();                        ///< hasUnsaved() changed
    void saveFailed(const easel::Error &error); ///< tried again by itself every few seconds
    /// Files could not go to the trash, or come back from it; nothing is tried again.
    void moveFailed(const easel::Error &error);
    /// A caption that has unsaved edits was changed by another program; nothing was overwritten.
    void captionConflict(const QString &id, const QString &onDisk);
    void conflictResolved(const QString &id); ///< by the person, or by itself

public:
    /// What another program wrote, until it is resolved.
    std::optional<QString> conflict(const QString &id) const;
    /// The answer to captionConflict: keep the person's text, or take the one on disk. Also for a picture
    /// that was removed meanwhile.
    void resolveConflict(const QString &id, bool keepMine);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace easel
