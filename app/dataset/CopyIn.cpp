// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/CopyIn.h"

#include "app/core/Ids.h"
#include "app/dataset/CaptionStore.h"
#include "app/imaging/Picture.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageWriter>

namespace easel {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 copyStep = 1024LL * 1024;

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

std::unexpected<Error> notCopied(const QString &name, const QString &cause)
{
    return failure(
        ErrorKind::Disk,
        QCoreApplication::translate("CopyIn", "%1 could not be copied into the dataset: %2").arg(name, cause),
        name, cause);
}

// Removes the file it names, unless it is told to keep it.
class HiddenFile
{
public:
    explicit HiddenFile(const QString &folder)
        : file(folder + u"/.easel-%1.part"_s.arg(newShortId()))
    {
    }
    ~HiddenFile()
    {
        if (!m_isKept)
            file.remove();
    }
    Q_DISABLE_COPY_MOVE(HiddenFile)

    QString keep()
    {
        m_isKept = true;
        return file.fileName();
    }

    QFile file;

private:
    bool m_isKept = false;
};

Result<QString> writeImage(const PictureSource &source, HiddenFile &copy)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, "png");
    if (!writer.write(source.image))
        return notCopied(source.name, writer.errorString());
    if (!copy.file.open(QIODevice::WriteOnly | QIODevice::NewOnly) ||
        copy.file.write(bytes) != bytes.size() || !copy.file.flush())
        return notCopied(source.name, copy.file.errorString());
    copy.file.close();
    return copy.keep();
}

class SourceFinder
{
public:
    SourceFinder(const QString &dataset, const CancelFlag &cancelled)
        : m_dataset(QFileInfo(dataset).canonicalFilePath() + u'/')
        , m_cancelled(cancelled)
    {
    }

    PictureSources find(const QList<QUrl> &urls)
    {
        QSet<QString> captions; // a caption that is dropped beside its picture comes along anyway
        for (const QUrl &url : urls) {
            if (url.isLocalFile() && hasPictureName(url.fileName()))
                captions.insert(CaptionStore::captionPath(url.toLocalFile()));
        }
        for (const QUrl &url : urls) {
            if (!captions.contains(url.toLocalFile()))
                take(url);
        }
        return std::move(m_found);
    }

private:
    void take(const QUrl &url)
    {
        const QString path = url.toLocalFile();
        const QFileInfo info(path);
        if (!url.isLocalFile())
            skip(QCoreApplication::translate("CopyIn", "%1 is not a file on this computer."),
                 url.toDisplayString(QUrl::RemoveQuery | QUrl::RemoveUserInfo));
        else if (info.isDir())
            takeFolder(path);
        else if (!info.exists())
            skip(QCoreApplication::translate("CopyIn", "There is no file %1."), shown(path));
        else if (!info.isFile() || !hasPictureName(info.fileName()))
            skip(QCoreApplication::translate("CopyIn", "%1 is not a picture."), shown(path));
        else if (isInDataset(info))
            skip(QCoreApplication::translate("CopyIn", "%1 is in the dataset already."), shown(path));
        else
            takePicture(info);
    }

    void takeFolder(const QString &path)
    {
        const FolderListing listing = listPictures(path, *m_cancelled);
        if (listing.pictures.isEmpty())
            skip(QCoreApplication::translate("CopyIn", "There is no picture in the folder %1."), shown(path));
        if (listing.skipped > 0) {
            m_found.skipped.append(
                QCoreApplication::translate("CopyIn", "%n file(s) or folder(s) in %1 could not be read.",
                                            nullptr, listing.skipped)
                    .arg(shown(path)));
        }
        for (const QString &picture : listing.pictures) {
            const QFileInfo info(path + u'/' + picture);
            if (!isInDataset(info))
                takePicture(info);
        }
    }

    void takePicture(const QFileInfo &info)
    {
        const QString path = info.absoluteFilePath();
        if (!m_taken.contains(path))
            m_found.pictures.push_back({path, {}, info.fileName()});
        m_taken.insert(path);
    }

    bool isInDataset(const QFileInfo &info) const { return info.canonicalFilePath().startsWith(m_dataset); }

    void skip(const QString &sentence, const QString &name) { m_found.skipped.append(sentence.arg(name)); }

    QString m_dataset;
    CancelFlag m_cancelled;
    QSet<QString> m_taken;
    PictureSources m_found;
};

} // namespace

PictureSources findSources(const QList<QUrl> &filesOrFolders, const QString &dataset,
                           const CancelFlag &cancelled)
{
    return SourceFinder(dataset, cancelled).find(filesOrFolders);
}

Result<QString> copyHidden(const PictureSource &source, const QString &dataset, const CancelFlag &cancelled)
{
    HiddenFile copy(dataset);
    if (source.path.isEmpty())
        return writeImage(source, copy);

    QFile original(source.path);
    if (!original.open(QIODevice::ReadOnly))
        return notCopied(shown(source.path), original.errorString());
    if (!copy.file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return notCopied(shown(source.path), copy.file.errorString());
    qint64 copied = 0;
    while (!original.atEnd()) {
        const QByteArray bytes = original.read(copyStep);
        if (bytes.isEmpty() || *cancelled)
            break;
        if (copy.file.write(bytes) != bytes.size())
            return notCopied(shown(source.path), copy.file.errorString());
        copied += bytes.size();
    }
    if (original.error() != QFileDevice::NoError || copied != original.size())
        return notCopied(shown(source.path), original.errorString());
    if (!copy.file.flush())
        return notCopied(shown(source.path), copy.file.errorString());
    copy.file.setFileTime(QFileInfo(original).lastModified(), QFileDevice::FileModificationTime);
    copy.file.close();
    return copy.keep();
}

Result<FoundPicture> place(const QString &hidden, const PictureSource &source, const QString &dataset,
                           FreeNames &names)
{
    const NameParts wanted = nameParts(source.name);
    const QString path = dataset + u'/' + names.take(wanted.stem, wanted.suffix) + wanted.suffix;
    const auto fail = [&hidden](const QString &name, const QString &cause) {
        QFile::remove(hidden);
        return notCopied(name, cause);
    };

    const Result<bool> caption =
        source.path.isEmpty() ? Result<bool>(false) : CaptionStore::copy(source.path, path);
    if (!caption)
        return fail(shown(CaptionStore::captionPath(source.path)), caption.error().details);
    QFile file(hidden);
    if (!file.rename(path)) {
        if (*caption)
            QFile::remove(CaptionStore::captionPath(path)); // the one that was made here
        return fail(source.path.isEmpty() ? source.name : shown(source.path), file.errorString());
    }
    std::optional<FoundPicture> found = readFoundPicture(dataset, QFileInfo(path).fileName());
    if (!found)
        return notCopied(source.name, QString());
    return *std::move(found);
}

} // namespace easel
