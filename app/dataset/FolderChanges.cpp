// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/FolderChanges.h"

#include "app/dataset/CaptionStore.h"
#include "app/dataset/CaptionTable.h"

namespace easel {

static void compareCaption(const KnownFolder &known, const QString &key, FolderChanges &changes)
{
    const QString path = known.folder + u'/' + key;
    const FileStamp stamp = FileStamp::of(path);
    const FileStamp before = known.captions.value(key);
    if (stamp == before && !before.fresh)
        return;
    const Result<CaptionText> caption = CaptionStore::read(path);
    if (caption) // one that cannot be read now is told when it is to be written
        changes.changedCaptions.push_back({key, caption->text, stamp});
}

FolderChanges findChanges(const KnownFolder &known, const std::atomic_bool &cancelled)
{
    FolderChanges changes;
    Result<FolderHead> head = readFolderHead(known.folder, false);
    if (!head)
        return changes;
    changes.head = *std::move(head);
    FolderListing listing = listPictures(known.folder, cancelled);

    QHash<QString, FileStamp> gone = known.pictures;
    for (const QString &id : std::as_const(listing.pictures)) {
        if (cancelled)
            return {};
        const auto before = known.pictures.find(id);
        if (before == known.pictures.end()) {
            if (std::optional<FoundPicture> found = readFoundPicture(known.folder, id))
                changes.added.push_back(*std::move(found));
            continue;
        }
        gone.remove(id);
        const FileStamp stamp = FileStamp::of(known.folder + u'/' + id);
        if (stamp.exists && stamp != *before)
            changes.changedPictures.push_back({id, stamp});
    }
    changes.removed = gone.keys();
    for (auto it = known.captions.begin(); it != known.captions.end(); ++it) {
        if (cancelled)
            return {};
        compareCaption(known, it.key(), changes);
    }
    changes.folders = listing.folders;
    changes.skipped = listing.skipped;
    changes.isThere = true;
    return changes;
}

} // namespace easel
