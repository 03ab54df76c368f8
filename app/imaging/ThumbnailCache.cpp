// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/ThumbnailCache.h"

#include "app/core/AtomicFile.h"
#include "app/core/Ids.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QImageReader>
#include <QImageWriter>
#include <QtEndian>

#include <algorithm>
#include <bit>
#include <filesystem>
#include <vector>

namespace easel {

namespace {

/// A file is a JPEG or PNG as any viewer reads it, and behind it what tells that it is whole and the right
/// one: the picture's width and height, and a sum over all and the key.
constexpr qsizetype sumBytes = 16;
constexpr qsizetype trailerBytes = 2 * qsizetype(sizeof(qint32)) + sumBytes;

/// An entry's name is its key's SHA-1 in hex, whose first letters are its folder's.
constexpr qsizetype sha1Bytes = 20;
constexpr qsizetype folderLetters = 2;

constexpr qint64 largestEntry = 4'000'000;
constexpr char partSuffix[] = ".part";

QByteArray keyBytes(const ThumbnailKey &key)
{
    return key.path.toUtf8() + '\0' + QByteArray::number(key.modified) + ' ' + QByteArray::number(key.bytes) +
           ' ' + QByteArray::number(key.side);
}

QByteArray sumOf(const ThumbnailKey &key, QByteArrayView content)
{
    QCryptographicHash sum(QCryptographicHash::Md5);
    sum.addData(keyBytes(key));
    sum.addData(content);
    return sum.result();
}

QByteArray encoded(const QImage &image)
{
    const bool transparent = image.hasAlphaChannel();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, transparent ? "png" : "jpeg");
    constexpr int jpegQuality = 88;
    constexpr int fastPng = 85; // of Qt's scale: zlib's level 1
    writer.setQuality(transparent ? fastPng : jpegQuality);
    return writer.write(image) ? buffer.data() : QByteArray();
}

QByteArray sizeBytes(QSize size)
{
    QByteArray bytes(2 * qsizetype(sizeof(qint32)), '\0');
    qToLittleEndian(qint32(size.width()), bytes.data());
    qToLittleEndian(qint32(size.height()), bytes.data() + sizeof(qint32));
    return bytes;
}

std::optional<Thumbnail> decoded(const ThumbnailKey &key, const QByteArray &entry)
{
    if (entry.size() < trailerBytes)
        return std::nullopt;
    const QByteArrayView content = QByteArrayView(entry).chopped(sumBytes);
    if (sumOf(key, content) != QByteArrayView(entry).last(sumBytes))
        return std::nullopt;
    QByteArray picture = QByteArray::fromRawData(entry.constData(), entry.size() - trailerBytes);
    QBuffer buffer(&picture);
    buffer.open(QIODevice::ReadOnly);
    const bool isJpeg = picture.startsWith('\xff');
    Thumbnail thumbnail{QImageReader(&buffer, isJpeg ? "jpeg" : "png").read(), {}};
    if (thumbnail.image.isNull())
        return std::nullopt;
    thumbnail.image.convertTo(isJpeg ? QImage::Format_RGB32 : QImage::Format_ARGB32);
    const char *size = entry.constData() + picture.size();
    thumbnail.pictureSize =
        QSize(qFromLittleEndian<qint32>(size), qFromLittleEndian<qint32>(size + sizeof(qint32)));
    return thumbnail;
}

/// So that what was used lately stays. Not at every look: once in a while tells enough.
void noteUse(const QString &path)
{
    constexpr qint64 onceInSeconds = 3600;
    QFile file(path);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (QFileInfo(path).lastModified().secsTo(now) > onceInSeconds && file.open(QIODevice::ReadWrite))
        file.setFileTime(now, QFileDevice::FileModificationTime);
}

/// Over whatever is there. Not flushed to the disk, as nothing is lost with it.
bool replaceFile(const QString &path, const QByteArray &bytes)
{
    const QString part =
        QFileInfo(path).path() + QLatin1Char('/') + newShortId() + QLatin1StringView(partSuffix);
    QFile file(part);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    const bool written = file.write(bytes) == bytes.size() && file.flush();
    file.close();
    std::error_code refused;
    if (written)
        std::filesystem::rename(QFileInfo(part).filesystemFilePath(), QFileInfo(path).filesystemFilePath(),
                                refused);
    if (!written || refused) {
        file.remove();
        return false;
    }
    return true;
}

bool isLowerHex(QStringView text)
{
    return std::ranges::all_of(text,
                               [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

/// Nothing else in the folder is ever touched.
bool isEntry(const QFileInfo &file)
{
    const QString name = file.fileName(), folder = file.dir().dirName();
    return name.size() == 2 * sha1Bytes - folderLetters && folder.size() == folderLetters &&
           isLowerHex(name) && isLowerHex(folder);
}

bool isPart(const QFileInfo &file)
{
    return file.fileName().endsWith(QLatin1StringView(partSuffix)) &&
           file.dir().dirName().size() == folderLetters && isLowerHex(file.dir().dirName());
}

struct Entry
{
    QString path;
    qint64 bytes = 0;
    QDateTime used;
};

} // namespace

std::optional<ThumbnailKey> ThumbnailKey::of(const QString &path, int side)
{
    const QFileInfo file(path);
    if (!file.isFile())
        return std::nullopt;
    return ThumbnailKey{path, file.lastModified().toMSecsSinceEpoch(), file.size(), side};
}

ThumbnailCache::ThumbnailCache(const QString &folder, qint64 maxBytes)
    : m_folder(folder)
    , m_maxBytes(maxBytes)
{
}

std::optional<int> ThumbnailCache::sideFor(QSize box)
{
    const int longest = std::max({box.width(), box.height(), smallestSide});
    if (longest > largestSide)
        return std::nullopt;
    return int(std::bit_ceil(unsigned(longest)));
}

QString ThumbnailCache::pathOf(const ThumbnailKey &key) const
{
    const QString name =
        QString::fromLatin1(QCryptographicHash::hash(keyBytes(key), QCryptographicHash::Sha1).toHex());
    return m_folder + QLatin1Char('/') + name.first(folderLetters) + QLatin1Char('/') +
           name.sliced(folderLetters);
}

bool ThumbnailCache::contains(const ThumbnailKey &key) const
{
    return QFileInfo::exists(pathOf(key));
}

std::optional<Thumbnail> ThumbnailCache::find(const ThumbnailKey &key) const
{
    const QString path = pathOf(key);
    const Result<QByteArray> entry = readWholeFile(path, largestEntry);
    if (!entry)
        return std::nullopt;
    std::optional<Thumbnail> thumbnail = decoded(key, *entry);
    if (thumbnail)
        noteUse(path);
    return thumbnail;
}

void ThumbnailCache::store(const ThumbnailKey &key, const Thumbnail &thumbnail)
{
    const QByteArray picture = encoded(thumbnail.image);
    if (picture.isEmpty())
        return;
    const QByteArray content = picture + sizeBytes(thumbnail.pictureSize);
    const QByteArray entry = content + sumOf(key, content);
    const QString path = pathOf(key);
    if (!replaceFile(path, entry) && (!QDir().mkpath(QFileInfo(path).path()) || !replaceFile(path, entry))) {
        return;
    }
    keepBound(entry.size());
}

void ThumbnailCache::keepBound(qint64 addedBytes)
{
    if (m_untilCount.fetch_sub(addedBytes) > addedBytes || !m_counting.tryLock())
        return;
    // Another process may add as well, so what lies there is counted, and before long again.
    const qint64 room = m_maxBytes - removeOldest();
    constexpr int countsInAll = 16;
    m_untilCount = std::clamp<qint64>(room, 1, std::max<qint64>(m_maxBytes / countsInAll, 1));
    m_counting.unlock();
}

/// Gives how many bytes are left then.
qint64 ThumbnailCache::removeOldest() const
{
    std::vector<Entry> entries;
    qint64 bytes = 0;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QDirIterator files(m_folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo file = files.nextFileInfo();
        constexpr qint64 abandonedAfterSeconds = 600;
        if (isEntry(file)) {
            entries.push_back({file.filePath(), file.size(), file.lastModified()});
            bytes += file.size();
        } else if (isPart(file) && file.lastModified().secsTo(now) > abandonedAfterSeconds) {
            QFile::remove(file.filePath());
        }
    }
    if (bytes <= m_maxBytes)
        return bytes;
    // Some more than needed, so that it is not needed again at once.
    const qint64 wished = m_maxBytes / 10 * 9;
    std::ranges::sort(entries, {}, &Entry::used);
    for (const Entry &entry : entries) {
        if (bytes <= wished)
            break;
        if (QFile::remove(entry.path))
            bytes -= entry.bytes;
    }
    return bytes;
}

} // namespace easel
