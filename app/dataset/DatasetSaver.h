// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/SaveRound.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace easel {

class Clock;
class DatasetContent;
class WorkQueue;

/// Writes edited captions and easel.json by itself, soon after each edit and again after each failure. The
/// edits stay in memory until they are on the disk. Lives as long as its Dataset.
class DatasetSaver : public QObject
{
    Q_OBJECT
public:
    /// queue is the one that alone touches the dataset's files.
    DatasetSaver(Clock &clock, WorkQueue &queue, DatasetContent &content, QObject *parent = nullptr);

    void start(const QString &folder, const DatasetFileOnDisk &file);
    void stop();
    /// In a read-only dataset the settings of a training may change; they are then for the session only.
    void setFileRefused(bool refused);

    bool hasUnsaved() const;
    void announceUnsaved(); ///< after what was seen on the disk
    /// Writes everything and waits for it.
    Result<void> saveNow();

    /// Another program wrote easel.json.
    void fileSeen(const DatasetFileOnDisk &file);
    /// What is still to be written of one caption, for whoever moves its file next.
    std::optional<CaptionWrite> pendingWrite(const QString &key) const;

Q_SIGNALS:
    void unsavedChanged();
    void saved(); ///< a round without a failure
    void failed(const easel::Error &error);
    void folderNotWritable(const QString &reason);

private:
    bool isFileDirty() const;
    void schedule();
    void beginRound();
    void finishRound(const SaveOutcome &outcome);
    void takeCaptions(const SaveOutcome &outcome);
    void takeFile(const SaveOutcome &outcome);
    void noteFailure(const std::optional<Error> &error);

    Clock &m_clock;
    WorkQueue &m_queue;
    DatasetContent &m_content;
    QString m_folder; ///< empty while stopped
    DatasetFileOnDisk m_file;
    int m_savedRevision = 0;
    int m_session = 0;
    bool m_fileIsRefused = false;
    bool m_isScheduled = false;
    bool m_retryIsScheduled = false;
    bool m_announcedUnsaved = false;
    bool m_roundIsUnderway = false;
    QHash<QString, QString> m_beingWritten; ///< caption key → text
    std::optional<Error> m_lastError;
};

} // namespace easel
