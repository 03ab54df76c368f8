// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/FolderRefresher.h"

#include "app/core/Clock.h"
#include "app/dataset/DatasetContent.h"
#include "app/dataset/DatasetSaver.h"
#include "app/dataset/PictureMover.h"
#include "app/dataset/WorkQueue.h"

namespace easel {

FolderRefresher::FolderRefresher(Clock &clock, WorkQueue &queue, DatasetContent &content, DatasetSaver &saver,
                                 const PictureMover &mover, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_queue(queue)
    , m_content(content)
    , m_saver(saver)
    , m_mover(mover)
    , m_watcher(clock)
    , m_cancelled(std::make_shared<std::atomic_bool>(false))
{
    connect(&m_watcher, &FolderWatcher::changed, this, &FolderRefresher::refreshSoon);
}

FolderRefresher::~FolderRefresher()
{
    *m_cancelled = true;
}

void FolderRefresher::start(const QString &folder, const QStringList &folders)
{
    stop();
    m_folder = folder;
    watch(folders);
}

void FolderRefresher::stop()
{
    *m_cancelled = true;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    m_folder.clear();
    m_watcher.stop();
    m_isUnderway = false;
    m_isWantedAgain = false;
    m_hasChangedMeanwhile = false;
    m_isScheduled = false;
    m_notBefore = {};
}

// Our own saves wake the watcher too; looking at a large or slow folder must not become all we do.
void FolderRefresher::refreshSoon()
{
    if (m_isUnderway) {
        m_hasChangedMeanwhile = true;
        return;
    }
    const std::chrono::milliseconds wait = m_notBefore - m_clock.monotonic();
    if (wait.count() <= 0) {
        refresh();
        return;
    }
    if (m_isScheduled)
        return;
    m_isScheduled = true;
    m_clock.after(wait, this, [this, cancelled = m_cancelled] {
        if (*cancelled)
            return;
        m_isScheduled = false;
        refresh();
    });
}

void FolderRefresher::refresh()
{
    if (m_folder.isEmpty())
        return;
    if (m_isUnderway) {
        m_isWantedAgain = true;
        return;
    }
    m_isUnderway = true;
    m_queue.run([known = known(), cancelled = m_cancelled] { return findChanges(known, *cancelled); },
                [this, cancelled = m_cancelled, begun = m_clock.monotonic()](const FolderChanges &changes) {
                    if (*cancelled)
                        return;
                    m_isUnderway = false;
                    const std::chrono::milliseconds now = m_clock.monotonic();
                    m_notBefore = now + 10 * (now - begun);
                    if (changes.isThere)
                        apply(changes);
                    if (*cancelled)
                        return;
                    const bool hasChanged = std::exchange(m_hasChangedMeanwhile, false);
                    if (std::exchange(m_isWantedAgain, false))
                        refresh();
                    else if (hasChanged)
                        refreshSoon();
                });
}

KnownFolder FolderRefresher::known() const
{
    KnownFolder known;
    known.folder = m_folder;
    for (int row = 0; row < m_content.rows().count(); ++row) {
        const ItemRow &picture = m_content.rows().at(row);
        const QString key = CaptionTable::keyOf(picture.item.id);
        known.pictures.insert(picture.item.id, picture.stamp);
        known.captions.insert(key, m_content.captions().caption(key).stamp);
    }
    return known;
}

void FolderRefresher::apply(const FolderChanges &changes)
{
    const CancelFlag cancelled = m_cancelled; // a signal's receiver may close the dataset
    if (changes.head.file.readOnlyReason.isEmpty())
        m_saver.fileSeen(changes.head.file);
    const QStringList ids = takePictures(changes);
    for (const FolderChanges::CaptionFile &caption : changes.changedCaptions) {
        if (m_content.captions().contains(caption.key))
            m_content.captionSeen(caption.key, caption.text, caption.stamp);
    }
    m_saver.announceUnsaved();
    if (*cancelled)
        return;
    Q_EMIT seen(changes.head.readOnlyReason, changes.skipped);
    if (!ids.isEmpty())
        Q_EMIT picturesChanged(ids);
    if (!*cancelled)
        watch(changes.folders);
}

QStringList FolderRefresher::takePictures(const FolderChanges &changes)
{
    QStringList ids;
    std::vector<FoundPicture> added;
    for (const FoundPicture &picture : changes.added) {
        if (m_mover.isLeaving(picture.id))
            continue;
        added.push_back(picture);
        ids.append(picture.id);
    }
    if (!added.empty())
        m_content.insert(added);
    if (!changes.removed.isEmpty())
        m_content.forget(changes.removed);
    for (const FolderChanges::Picture &picture : changes.changedPictures) {
        m_content.pictureChanged(picture.id, picture.stamp);
        ids.append(picture.id);
    }
    return ids;
}

void FolderRefresher::watch(const QStringList &folders)
{
    QStringList captions;
    for (int row = 0; row < m_content.rows().count(); ++row) {
        const QString key = CaptionTable::keyOf(m_content.rows().at(row).item.id);
        if (m_content.captions().caption(key).stamp.exists)
            captions.append(m_folder + u'/' + key);
    }
    captions.removeDuplicates();
    m_watcher.watch(folders, captions);
}

} // namespace easel
