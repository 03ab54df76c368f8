// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/SaveRound.h"

#include "app/core/AtomicFile.h"
#include "app/dataset/CaptionStore.h"

#include <QDir>
#include <QFileInfo>

namespace easel {

namespace {

Error noFolder(const QString &path, const QString &folder)
{
    return {ErrorKind::Disk,
            QCoreApplication::translate("SaveRound", "%1 could not be saved: there is no folder %2.")
                .arg(QDir::toNativeSeparators(path), QDir::toNativeSeparators(folder)),
            path};
}

Result<DatasetFileOnDisk> saveFile(const SaveRound &round, DatasetFile wanted)
{
    DatasetFileOnDisk now = DatasetFileOnDisk::read(round.folder);
    if (!now.readOnlyReason.isEmpty())
        return failure(ErrorKind::Conflict, now.readOnlyReason, DatasetFile::pathIn(round.folder));
    if (now.bytes != round.fileBefore.bytes)
        wanted = DatasetFile::merged(round.fileBefore.file, wanted, now.file);
    if (wanted == now.file)
        return now;

    const QString path = DatasetFile::pathIn(round.folder);
    const QByteArray bytes = wanted.bytes();
    if (const Result<void> written = writeAtomically(path, bytes); !written)
        return std::unexpected(written.error());
    return DatasetFileOnDisk{wanted, bytes, true, {}};
}

} // namespace

std::optional<Error> SaveOutcome::firstError() const
{
    for (const CaptionWritten &caption : captions) {
        if (caption.outcome == CaptionWritten::Outcome::Failed)
            return caption.error;
    }
    if (file && !*file)
        return file->error();
    return std::nullopt;
}

CaptionWritten saveCaption(const QString &folder, const CaptionWrite &caption)
{
    CaptionWritten result;
    result.key = caption.key;
    result.text = caption.text;
    const auto failed = [&result](const Error &error) {
        result.outcome = CaptionWritten::Outcome::Failed;
        result.error = error;
        return result;
    };
    const QString path = folder + u'/' + caption.key;
    const Result<CaptionText> now = CaptionStore::read(path);
    if (!now)
        return failed(now.error());
    const QString parent = QFileInfo(path).path();
    if (!now->existed &&
        !QFileInfo(parent).isDir()) // a disk that was taken out is no caption that was removed
        return failed(noFolder(path, parent));
    if (now->text != caption.text && !caption.known.contains(now->text)) {
        result.outcome = CaptionWritten::Outcome::ChangedByOthers;
        result.stamp = FileStamp::of(path);
        result.onDisk = now->text;
        return result;
    }
    if (const Result<void> written = CaptionStore::write(path, caption.text); !written)
        return failed(written.error());
    result.stamp = FileStamp::of(path);
    return result;
}

SaveOutcome save(const SaveRound &round)
{
    SaveOutcome outcome;
    for (const CaptionWrite &caption : round.captions)
        outcome.captions.push_back(saveCaption(round.folder, caption));
    if (round.file) {
        outcome.file = saveFile(round, *round.file);
        outcome.fileWanted = *round.file;
        outcome.fileRevision = round.fileRevision;
    }
    if (outcome.firstError())
        outcome.notWritable = whyNotWritable(round.folder);
    return outcome;
}

} // namespace easel
