// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/FolderScan.h"
#include "app/dataset/SaveRound.h"
#include "app/dataset/Trash.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>
#include <vector>

namespace easel {

class DatasetContent;
class DatasetSaver;
class WorkQueue;

/// Takes pictures out of the dataset and brings them back: rows at once or once the files are there, the
/// files with their captions in the queue that alone touches them. Lives as long as its Dataset.
class PictureMover : public QObject
{
    Q_OBJECT
public:
    PictureMover(WorkQueue &queue, DatasetContent &content, const DatasetSaver &saver,
                 Trash::System trash = Trash::systemTrash, QObject *parent = nullptr);

    void start(const QString &folder);
    void stop();

    void takeOut(const std::vector<int> &handles);
    void bringBack(const std::vector<int> &handles);

    bool isBusy() const { return m_underway > 0; }
    /// Whether the picture's files are still where they were, though its row is gone.
    bool isLeaving(const QString &id) const { return m_leaving.contains(id); }

Q_SIGNALS:
    void busyChanged();
    void cameBack(const QStringList &ids);
    void failed(const easel::Error &error); ///< once for all that were to be moved together

private:
    struct Task;
    struct Moved;
    static Moved perform(const Task &task);
    void run(Task task);
    void finish(const Task &task, const Moved &moved);
    void setUnderway(int change);

    WorkQueue &m_queue;
    DatasetContent &m_content;
    const DatasetSaver &m_saver;
    Trash::System m_trash;
    QString m_folder;
    int m_session = 0;
    int m_underway = 0;
    QHash<int, std::shared_ptr<TrashedPicture>> m_files; ///< by handle; the pointees belong to the worker
    QSet<int> m_wantedOut;                               ///< the last word on each
    QHash<QString, int> m_leaving;                       ///< id → how often it is yet to leave
};

} // namespace easel
