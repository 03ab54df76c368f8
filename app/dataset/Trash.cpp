// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/Trash.h"

#include "app/core/Ids.h"
#include "app/core/SystemTrash.h"
#include "app/dataset/FreeNames.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace easel {

using namespace Qt::StringLiterals;

namespace {

// The freedesktop.org trash keeps a note of each file's origin, which is stale once the file is back.
void removeTrashNote(const QString &place)
{
    const QFileInfo info(place);
    if (info.dir().dirName() == "files"_L1)
        QFile::remove(info.dir().filePath(u"../info/%1.trashinfo"_s.arg(info.fileName())));
}

bool exists(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() || info.isSymLink();
}

} // namespace

QString Trash::systemTrash(const QString &path)
{
    return moveToSystemTrash(path);
}

Trash::Trash(const QString &datasetFolder, System system)
    : m_folder(datasetFolder)
    , m_system(std::move(system))
{
}

QString Trash::folderName()
{
    return u".easel-trash"_s;
}

Result<void> Trash::takeOut(TrashedPicture &files) const
{
    if (!files.pictureInTrash.isEmpty())
        return {};
    if (!files.caption.isEmpty() && exists(files.caption)) {
        const Result<QString> place = moveOut(files.caption);
        if (!place)
            return std::unexpected(place.error());
        files.captionInTrash = *place;
    }
    if (!exists(files.picture))
        return {};
    const Result<QString> place = moveOut(files.picture);
    if (place) {
        files.pictureInTrash = *place;
        return {};
    }
    if (!files.captionInTrash.isEmpty() && moveIn(files.captionInTrash, files.caption))
        files.captionInTrash.clear();
    return std::unexpected(place.error());
}

Result<void> Trash::bringBack(TrashedPicture &files) const
{
    if (files.pictureInTrash.isEmpty())
        return {};
    const bool isTaken = exists(files.picture) || (!files.captionInTrash.isEmpty() && exists(files.caption));
    if (isTaken) {
        const QFileInfo info(files.picture);
        const NameParts parts = nameParts(info.fileName());
        const QString stem = info.path() + u'/' + FreeNames(info.path()).take(parts.stem, parts.suffix);
        files.picture = stem + parts.suffix;
        files.caption = stem + ".txt"_L1;
    }
    QDir().mkpath(QFileInfo(files.picture).path());
    if (const Result<void> moved = moveIn(files.pictureInTrash, files.picture); !moved)
        return moved;
    files.pictureInTrash.clear();
    if (!files.captionInTrash.isEmpty()) {
        if (const Result<void> moved = moveIn(files.captionInTrash, files.caption); !moved)
            return moved;
        files.captionInTrash.clear();
    }
    return {};
}

Result<QString> Trash::moveOut(const QString &path) const
{
    QString place = m_system(path);
    if (!exists(path))
        return place;
    // Not every system and file system has a trash.
    const QString folder = m_folder + u'/' + folderName();
    QString name = folder + u'/' + newShortId() + u' ' + QFileInfo(path).fileName();
    QFile file(path);
    if (QDir().mkpath(folder) && file.rename(name))
        return name;
    return failure(ErrorKind::Disk,
                   QCoreApplication::translate("Trash", "%1 could not be moved to the trash: %2")
                       .arg(QDir::toNativeSeparators(path), file.errorString()),
                   path, file.errorString());
}

Result<void> Trash::moveIn(const QString &place, const QString &path) const
{
    QFile file(place);
    if (!file.rename(path)) {
        return failure(ErrorKind::Disk,
                       QCoreApplication::translate("Trash", "%1 could not be brought back from the trash: %2")
                           .arg(QDir::toNativeSeparators(path), file.errorString()),
                       path, file.errorString());
    }
    removeTrashNote(place);
    QDir(m_folder).rmdir(folderName()); // once it is empty
    return {};
}

} // namespace easel
