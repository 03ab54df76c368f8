// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/AtomicFile.h"

#include "app/core/Ids.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace easel {

static QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

static std::unexpected<Error> notSaved(const QString &path, const QString &cause)
{
    return failure(
        ErrorKind::Disk,
        QCoreApplication::translate("AtomicFile", "%1 could not be saved: %2").arg(shown(path), cause), path,
        cause);
}

Result<void> writeAtomically(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly))
        return notSaved(path, file.errorString());
    // commit() may answer true after a short write on a full disk, so each step is checked here.
    if (file.write(bytes) != bytes.size() || !file.flush() || file.size() != bytes.size()) {
        const QString cause = file.errorString();
        file.cancelWriting();
        return notSaved(path, cause);
    }
    if (!file.commit())
        return notSaved(path, file.errorString());
    return {};
}

Result<void> writeNew(const QString &path, const QByteArray &bytes)
{
    const QString part = QFileInfo(path).path() + QStringLiteral("/.easel-%1.part").arg(newShortId());
    if (const Result<void> written = writeAtomically(part, bytes); !written)
        return notSaved(path, written.error().details);
    QFile file(part);
    if (file.rename(path)) // never over another file
        return {};
    const QString cause = file.errorString();
    file.remove();
    return notSaved(path, cause);
}

Result<QByteArray> readWholeFile(const QString &path, qint64 maxBytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Disk,
                       QCoreApplication::translate("AtomicFile", "%1 could not be read: %2")
                           .arg(shown(path), file.errorString()),
                       path, file.errorString());
    }
    QByteArray bytes = file.read(maxBytes + 1);
    if (bytes.size() > maxBytes) {
        return failure(
            ErrorKind::Disk,
            QCoreApplication::translate("AtomicFile", "%1 is too large to be read.").arg(shown(path)), path);
    }
    if (file.error() != QFileDevice::NoError) {
        return failure(ErrorKind::Disk,
                       QCoreApplication::translate("AtomicFile", "%1 could not be read: %2")
                           .arg(shown(path), file.errorString()),
                       path, file.errorString());
    }
    return bytes;
}

} // namespace easel
