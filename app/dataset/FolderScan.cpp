// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/FolderScan.h"

#include "app/dataset/CaptionStore.h"
#include "app/dataset/NaturalOrder.h"
#include "app/imaging/Picture.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QStorageInfo>

#include <algorithm>
#include <deque>
#include <filesystem>

namespace easel {

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

// Some file systems count in steps of this many milliseconds; FAT's are the longest.
constexpr qint64 coarsestStamp = 2000;

#ifdef Q_OS_WIN
fs::path nativePath(const QString &path)
{
    return fs::path(path.toStdWString());
}

std::optional<QString> decodedName(const fs::path &name)
{
    const QString text = QString::fromStdWString(name.native());
    return text.isValidUtf16() ? std::optional(text) : std::nullopt;
}
#else
fs::path nativePath(const QString &path)
{
    return fs::path(QFile::encodeName(path).toStdString());
}

std::optional<QString> decodedName(const fs::path &name)
{
    const QByteArray bytes = QByteArray::fromStdString(name.native());
    const QString text = QFile::decodeName(bytes);
    return QFile::encodeName(text) == bytes ? std::optional(text) : std::nullopt;
}
#endif

bool isHidden(const QString &name, [[maybe_unused]] const QString &path)
{
#ifdef Q_OS_WIN
    if (QFileInfo(path).isHidden())
        return true;
#endif
    return name.startsWith(u'.');
}

class Lister
{
public:
    Lister(const QString &root, const std::atomic_bool &cancelled)
        : m_root(root)
        , m_cancelled(cancelled)
    {
    }

    FolderListing list()
    {
        m_canonicalRoot = QFileInfo(m_root).canonicalFilePath();
        m_folders.push_back({});
        // Real folders first: a link to one of them is then the second way to it, whatever their names.
        while (!m_cancelled && !(m_folders.empty() && m_links.empty())) {
            std::deque<QString> &next = m_folders.empty() ? m_links : m_folders;
            const QString folder = next.front();
            next.pop_front();
            visit(folder);
        }
        std::sort(m_listing.pictures.begin(), m_listing.pictures.end(), naturallyBefore);
        return std::move(m_listing);
    }

private:
    void visit(const QString &folder) // relative, ending in '/' where it is not the root
    {
        const QString path = QDir::cleanPath(m_root + u'/' + folder);
        const QString canonical = QFileInfo(path).canonicalFilePath();
        const bool leadsBack = !folder.isEmpty() && (m_canonicalRoot + u'/').startsWith(withSlash(canonical));
        if (canonical.isEmpty() || leadsBack || m_visited.contains(canonical)) {
            ++m_listing.skipped;
            return;
        }
        m_visited.insert(canonical);

        std::error_code error;
        fs::directory_iterator entry(nativePath(path), error);
        if (error) {
            ++m_listing.skipped;
            return;
        }
        m_listing.folders.append(path);
        while (!m_cancelled && entry != fs::directory_iterator()) {
            take(*entry, folder);
            entry.increment(error);
            if (error)
                return;
        }
    }

    void take(const fs::directory_entry &entry, const QString &folder)
    {
        std::error_code error;
        const bool isFolder = entry.is_directory(error);
        const std::optional<QString> name = decodedName(entry.path().filename());
        if (!name) {
            if (isFolder || hasPictureName(QString::fromLatin1(entry.path().extension().string())))
                ++m_listing.skipped;
            return;
        }
        const QString relative = folder + *name;
        if (isHidden(*name, m_root + u'/' + relative))
            return;
        if (isFolder)
            (entry.is_symlink(error) ? m_links : m_folders).push_back(relative + u'/');
        else if (hasPictureName(*name) && entry.is_regular_file(error))
            m_listing.pictures.append(relative);
    }

    static QString withSlash(const QString &path) { return path.endsWith(u'/') ? path : path + u'/'; }

    const QString m_root;
    const std::atomic_bool &m_cancelled;
    QString m_canonicalRoot;
    std::deque<QString> m_folders;
    std::deque<QString> m_links;
    QSet<QString> m_visited;
    FolderListing m_listing;
};

} // namespace

FileStamp FileStamp::of(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return {};
    const qint64 modified = info.lastModified().toMSecsSinceEpoch();
    const qint64 age = QDateTime::currentMSecsSinceEpoch() - modified;
    return {true, info.size(), modified, age < coarsestStamp};
}

QString whyNotWritable(const QString &folder)
{
    if (QFileInfo(folder).isWritable() && !QStorageInfo(folder).isReadOnly())
        return {};
    return QCoreApplication::translate("FolderScan",
                                       "The folder %1 is read-only, so that nothing in it can be changed.")
        .arg(QDir::toNativeSeparators(folder));
}

Result<FolderHead> readFolderHead(const QString &folder, bool create)
{
    const auto fail = [&folder](const QString &sentence) {
        return failure(ErrorKind::Dataset, sentence.arg(QDir::toNativeSeparators(folder)), folder);
    };
    if (create && !QFileInfo::exists(folder) && !QDir().mkpath(folder))
        return fail(QCoreApplication::translate("FolderScan", "The folder %1 could not be made."));
    const QFileInfo info(folder);
    if (!info.exists())
        return fail(QCoreApplication::translate("FolderScan", "There is no folder %1."));
    if (!info.isDir())
        return fail(QCoreApplication::translate("FolderScan", "%1 is not a folder."));
    std::error_code error;
    const fs::directory_iterator entries(nativePath(folder), error);
    if (error)
        return fail(QCoreApplication::translate("FolderScan", "The folder %1 cannot be read."));

    FolderHead head;
    head.file = DatasetFileOnDisk::read(folder);
    head.readOnlyReason =
        head.file.readOnlyReason.isEmpty() ? whyNotWritable(folder) : head.file.readOnlyReason;
    return head;
}

FolderListing listPictures(const QString &folder, const std::atomic_bool &cancelled)
{
    return Lister(folder, cancelled).list();
}

std::optional<FoundPicture> readFoundPicture(const QString &folder, const QString &id)
{
    const QString path = folder + u'/' + id;
    FoundPicture found;
    found.id = id;
    found.stamp = FileStamp::of(path);
    if (!found.stamp.exists)
        return std::nullopt;
    found.captionStamp =
        FileStamp::of(CaptionStore::captionPath(path)); // before reading, lest a change hides
    if (found.captionStamp.exists) {
        if (const Result<CaptionText> caption = CaptionStore::read(path))
            found.caption = caption->text;
    }
    return found;
}

} // namespace easel
