// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/CopyIn.h"
#include "app/dataset/WorkQueue.h"

#include <QObject>

#include <deque>
#include <memory>
#include <vector>

namespace easel {

class DatasetContent;

/// Copies pictures into the dataset, one job after the other. Copying has a thread of its own; only giving a
/// copy its name waits for the queue that touches the dataset's files. Lives as long as its Dataset.
class DatasetImporter : public QObject
{
    Q_OBJECT
public:
    DatasetImporter(WorkQueue &queue, DatasetContent &content, QObject *parent = nullptr);
    ~DatasetImporter() override;

    void start(const QString &folder);
    void stop(); ///< what is copied stays, the rest is dropped

    void addFiles(const QList<QUrl> &filesOrFolders);
    void addImage(const QImage &image, const QString &baseName);
    bool isBusy() const { return m_job != nullptr; }

Q_SIGNALS:
    void progress(int done, int total);
    void pictureAdded(const QString &id);
    void finished(const std::vector<int> &handles, const QStringList &skipped);

private:
    struct Job;
    void begin(std::shared_ptr<Job> job);
    void find(const std::shared_ptr<Job> &job);
    void copyNext(const std::shared_ptr<Job> &job);
    void placeNext(const std::shared_ptr<Job> &job, std::size_t source, const Result<QString> &hidden);
    void placed(const std::shared_ptr<Job> &job, const Result<FoundPicture> &picture);
    void noteDone(const std::shared_ptr<Job> &job);

    WorkQueue &m_queue;
    DatasetContent &m_content;
    WorkQueue m_copies;
    QString m_folder;
    CancelFlag m_cancelled;
    std::shared_ptr<Job> m_job;
    std::deque<std::shared_ptr<Job>> m_waiting;
};

} // namespace easel
