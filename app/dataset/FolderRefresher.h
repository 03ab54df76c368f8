// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/FolderChanges.h"
#include "app/dataset/FolderWatcher.h"

#include <QObject>

#include <chrono>

namespace easel {

class Clock;
class DatasetContent;
class DatasetSaver;
class PictureMover;
class WorkQueue;

/// Takes over what other programs change in an open dataset's folder. Lives as long as its Dataset.
class FolderRefresher : public QObject
{
    Q_OBJECT
public:
    FolderRefresher(Clock &clock, WorkQueue &queue, DatasetContent &content, DatasetSaver &saver,
                    const PictureMover &mover, QObject *parent = nullptr);
    ~FolderRefresher() override;

    void start(const QString &folder, const QStringList &folders);
    void stop();
    void refresh();

Q_SIGNALS:
    void seen(const QString &readOnlyReason, int skipped);
    void picturesChanged(const QStringList &ids); ///< to be inspected: new ones and changed ones

private:
    void refreshSoon();
    KnownFolder known() const;
    void apply(const FolderChanges &changes);
    QStringList takePictures(const FolderChanges &changes);
    void watch(const QStringList &folders);

    Clock &m_clock;
    WorkQueue &m_queue;
    DatasetContent &m_content;
    DatasetSaver &m_saver;
    const PictureMover &m_mover;
    FolderWatcher m_watcher;
    QString m_folder; ///< empty while stopped
    CancelFlag m_cancelled;
    bool m_isUnderway = false;
    bool m_isWantedAgain = false;
    bool m_hasChangedMeanwhile = false;
    bool m_isScheduled = false;
    std::chrono::milliseconds m_notBefore{0};
};

} // namespace easel
