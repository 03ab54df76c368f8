// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/SampleFiles.h"

#include "app/core/AtomicFile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace easel::cli {

using namespace Qt::StringLiterals;

static constexpr qint64 maxSampleBytes = 256'000'000;

Result<void> prepareOutFolder(const QString &folder)
{
    if (!folder.isEmpty() && QDir().mkpath(folder) && QFileInfo(folder).isWritable())
        return {};
    return failure(
        ErrorKind::Usage,
        QCoreApplication::translate("easel::cli::SampleFiles", "Samples cannot be put into the folder %1.")
            .arg(QDir::toNativeSeparators(QFileInfo(folder).absoluteFilePath())),
        u"out"_s);
}

/// The first of "a.png", "a (2).png", … that is free or already holds these bytes.
static QString placeFor(const QDir &folder, const QString &fileName, const QByteArray &bytes)
{
    const QFileInfo name(fileName);
    QString path = folder.absoluteFilePath(fileName);
    for (int number = 2; QFileInfo::exists(path); ++number) {
        if (const auto there = readWholeFile(path, bytes.size()); there && *there == bytes)
            break;
        path = folder.absoluteFilePath(
            u"%1 (%2).%3"_s.arg(name.completeBaseName()).arg(number).arg(name.suffix()));
    }
    return path;
}

Result<QStringList> copySamples(const std::vector<Sample> &samples, const QString &folder)
{
    QStringList paths;
    for (const Sample &sample : samples) {
        if (sample.state != SampleState::Done)
            continue;
        const Result<QByteArray> bytes = readWholeFile(sample.file, maxSampleBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        const QString path = placeFor(QDir(folder), QFileInfo(sample.file).fileName(), *bytes);
        if (!QFileInfo::exists(path)) {
            if (const Result<void> written = writeAtomically(path, *bytes); !written)
                return std::unexpected(written.error());
        }
        paths.append(path);
    }
    return paths;
}

} // namespace easel::cli
