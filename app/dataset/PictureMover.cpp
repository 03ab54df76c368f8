// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/PictureMover.h"

#include "app/dataset/CaptionStore.h"
#include "app/dataset/DatasetContent.h"
#include "app/dataset/DatasetSaver.h"
#include "app/dataset/WorkQueue.h"

#include <QDir>

#include <algorithm>

namespace easel {

namespace {

Error summary(const std::vector<Error> &errors)
{
    Error first = errors.front();
    if (const int others = int(errors.size()) - 1; others > 0)
        first.message =
            PictureMover::tr("%1 The same goes for %n other file(s).", nullptr, others).arg(first.message);
    return first;
}

} // namespace

struct PictureMover::Task
{
    struct Picture
    {
        int handle = 0;
        QString id; ///< where it is taken out
        std::shared_ptr<TrashedPicture> files;
        std::optional<CaptionWrite> unsaved; ///< to be saved before its file leaves
    };

    QString folder;
    Trash::System trash;
    bool out = true;
    std::vector<Picture> pictures;
};

struct PictureMover::Moved
{
    std::vector<DatasetContent::Back>
        inDataset; ///< those that lie in the dataset now, whether they should or not
    std::vector<Error> errors;
};

PictureMover::PictureMover(WorkQueue &queue, DatasetContent &content, const DatasetSaver &saver,
                           Trash::System trash, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_content(content)
    , m_saver(saver)
    , m_trash(std::move(trash))
{
}

void PictureMover::start(const QString &folder)
{
    stop();
    m_folder = folder;
}

void PictureMover::stop()
{
    ++m_session;
    m_files.clear();
    m_wantedOut.clear();
    m_leaving.clear();
    setUnderway(-m_underway);
}

void PictureMover::takeOut(const std::vector<int> &handles)
{
    const QSet<int> leaving(handles.begin(), handles.end());
    Task task;
    task.out = true;
    QSet<QString> captionsTaken;
    for (const int handle : handles) {
        m_wantedOut.insert(handle);
        Task::Picture picture{handle, m_content.idOf(handle), nullptr, std::nullopt};
        const QString path = m_folder + u'/' + picture.id;
        if (!m_content.isPresent(handle)) { // on its way back: it turns round where it arrives
            picture.files = m_files.value(handle);
        } else {
            picture.files = std::make_shared<TrashedPicture>();
            picture.files->picture = path;
            const QString key = CaptionTable::keyOf(picture.id);
            const QList<int> sharing = m_content.sharing(key);
            const bool isLast = std::all_of(sharing.begin(), sharing.end(),
                                            [&leaving](int other) { return leaving.contains(other); });
            if (isLast && !captionsTaken.contains(key)) {
                captionsTaken.insert(key);
                picture.files->caption = CaptionStore::captionPath(path);
                picture.unsaved = m_saver.pendingWrite(key);
            }
            m_files.insert(handle, picture.files);
        }
        if (picture.files) {
            ++m_leaving[picture.id];
            task.pictures.push_back(std::move(picture));
        }
    }
    m_content.takeAway(handles);
    run(std::move(task));
}

void PictureMover::bringBack(const std::vector<int> &handles)
{
    Task task;
    task.out = false;
    for (const int handle : handles) {
        m_wantedOut.remove(handle);
        if (m_files.contains(handle))
            task.pictures.push_back({handle, m_content.idOf(handle), m_files.value(handle), std::nullopt});
    }
    run(std::move(task));
}

void PictureMover::run(Task task)
{
    if (task.pictures.empty())
        return;
    task.folder = m_folder;
    task.trash = m_trash;
    setUnderway(1);
    const auto shared = std::make_shared<const Task>(std::move(task));
    m_queue.run([shared] { return perform(*shared); },
                [this, shared, session = m_session](const Moved &moved) {
                    if (session == m_session)
                        finish(*shared, moved);
                });
}

PictureMover::Moved PictureMover::perform(const Task &task)
{
    const Trash trash(task.folder, task.trash);
    const QDir folder(task.folder);
    Moved moved;
    for (const Task::Picture &picture : task.pictures) {
        if (picture.unsaved)
            saveCaption(task.folder, *picture.unsaved); // a failure is no loss: the text stays in memory
        const Result<void> done = task.out ? trash.takeOut(*picture.files) : trash.bringBack(*picture.files);
        if (!done)
            moved.errors.push_back(done.error());
        if (!picture.files->pictureInTrash.isEmpty())
            continue;
        const QString id = folder.relativeFilePath(picture.files->picture);
        if (std::optional<FoundPicture> found = readFoundPicture(task.folder, id))
            moved.inDataset.push_back(
                {picture.handle, *std::move(found), !picture.files->captionInTrash.isEmpty()});
    }
    return moved;
}

void PictureMover::finish(const Task &task, const Moved &moved)
{
    if (task.out) {
        for (const Task::Picture &picture : task.pictures) {
            if (--m_leaving[picture.id] == 0)
                m_leaving.remove(picture.id);
        }
    }
    std::vector<DatasetContent::Back> shown;
    QStringList ids;
    for (const DatasetContent::Back &back : moved.inDataset) {
        // A picture that did not leave is shown again; one that is to leave again waits for that.
        if (m_content.isPresent(back.handle) || (!task.out && m_wantedOut.contains(back.handle)))
            continue;
        shown.push_back(back);
        ids.append(back.found.id);
    }
    m_content.bringBack(shown);
    setUnderway(-1);
    if (!moved.errors.empty())
        Q_EMIT failed(summary(moved.errors));
    if (!ids.isEmpty())
        Q_EMIT cameBack(ids);
}

void PictureMover::setUnderway(int change)
{
    const bool wasBusy = isBusy();
    m_underway += change;
    if (wasBusy != isBusy())
        Q_EMIT busyChanged();
}

} // namespace easel
