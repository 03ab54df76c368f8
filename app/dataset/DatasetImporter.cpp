// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/DatasetImporter.h"

#include "app/dataset/DatasetContent.h"

#include <QFile>
#include <QRegularExpression>

namespace easel {

using namespace Qt::StringLiterals;

struct DatasetImporter::Job
{
    QList<QUrl> urls;
    std::vector<PictureSource> sources;
    QStringList skipped;
    std::vector<int> handles;
    std::size_t next = 0; ///< to be copied
    std::size_t done = 0;
    std::unique_ptr<FreeNames> names; ///< made and used in the files' queue
};

DatasetImporter::DatasetImporter(WorkQueue &queue, DatasetContent &content, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_content(content)
    , m_copies(1)
    , m_cancelled(std::make_shared<std::atomic_bool>(false))
{
}

DatasetImporter::~DatasetImporter()
{
    *m_cancelled = true;
}

void DatasetImporter::start(const QString &folder)
{
    stop();
    m_folder = folder;
}

void DatasetImporter::stop()
{
    *m_cancelled = true;
    m_job.reset();
    m_waiting.clear();
    m_copies.abandon();
    m_cancelled = std::make_shared<std::atomic_bool>(false);
}

void DatasetImporter::addFiles(const QList<QUrl> &filesOrFolders)
{
    auto job = std::make_shared<Job>();
    job->urls = filesOrFolders;
    begin(std::move(job));
}

void DatasetImporter::addImage(const QImage &image, const QString &baseName)
{
    // Characters that one of the systems does not take in names, and a dot that would hide the file.
    static const QRegularExpression notInNames(uR"([\x00-\x1f<>:"/\\|?*]|^\.+|[. ]+$)"_s);
    QString stem = baseName;
    stem.remove(notInNames);
    auto job = std::make_shared<Job>();
    job->sources.push_back({{}, image, (stem.isEmpty() ? tr("Pasted picture") : stem) + ".png"_L1});
    begin(std::move(job));
}

void DatasetImporter::begin(std::shared_ptr<Job> job)
{
    if (m_job) {
        m_waiting.push_back(std::move(job));
        return;
    }
    m_job = std::move(job);
    find(m_job);
}

void DatasetImporter::find(const std::shared_ptr<Job> &job)
{
    m_copies.run([urls = job->urls, folder = m_folder,
                  cancelled = m_cancelled] { return findSources(urls, folder, cancelled); },
                 [this, job](PictureSources found) {
                     if (job != m_job)
                         return;
                     for (PictureSource &source : found.pictures)
                         job->sources.push_back(std::move(source));
                     job->skipped += found.skipped;
                     copyNext(job);
                     noteDone(job);
                 });
}

void DatasetImporter::copyNext(const std::shared_ptr<Job> &job)
{
    if (job->next == job->sources.size())
        return;
    const std::size_t index = job->next++;
    m_copies.run([source = job->sources[index], folder = m_folder,
                  cancelled = m_cancelled] { return copyHidden(source, folder, cancelled); },
                 [this, job, index](const Result<QString> &hidden) {
                     if (job != m_job) {
                         if (hidden)
                             QFile::remove(*hidden);
                         return;
                     }
                     copyNext(job);
                     placeNext(job, index, hidden);
                 });
}

void DatasetImporter::placeNext(const std::shared_ptr<Job> &job, std::size_t source,
                                const Result<QString> &hidden)
{
    if (!hidden) {
        placed(job, std::unexpected(hidden.error()));
        return;
    }
    m_queue.run(
        [job, source, folder = m_folder, hidden = *hidden] {
            if (!job->names)
                job->names = std::make_unique<FreeNames>(folder);
            return place(hidden, job->sources[source], folder, *job->names);
        },
        [this, job](const Result<FoundPicture> &picture) {
            if (job == m_job)
                placed(job, picture);
        });
}

void DatasetImporter::placed(const std::shared_ptr<Job> &job, const Result<FoundPicture> &picture)
{
    ++job->done;
    if (picture) {
        m_content.insert({*picture});
        job->handles.push_back(m_content.handleOf(picture->id));
        Q_EMIT pictureAdded(picture->id);
    } else {
        job->skipped.append(picture.error().message);
    }
    if (job == m_job) {
        Q_EMIT progress(int(job->done), int(job->sources.size()));
        noteDone(job);
    }
}

void DatasetImporter::noteDone(const std::shared_ptr<Job> &job)
{
    if (job != m_job || job->done < job->sources.size())
        return;
    m_job.reset();
    if (!m_waiting.empty()) {
        m_job = std::move(m_waiting.front());
        m_waiting.pop_front();
        find(m_job);
    }
    Q_EMIT finished(job->handles, job->skipped);
}

} // namespace easel
