// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/ExampleDataset.h"

#include "app/core/AtomicFile.h"
#include "app/dataset/CaptionStore.h"
#include "app/dataset/example/Scenes.h"
#include "app/imaging/BackgroundThread.h"
#include "app/training/TrainingSettings.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageWriter>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThreadPool>
#include <QtConcurrent/QtConcurrentMap>

#include <algorithm>
#include <functional>
#include <numeric>
#include <vector>

namespace easel {

using namespace example;

namespace {

QString triggerWord()
{
    return QStringLiteral("papertown style");
}

QByteArray encoded(const QImage &image, const QString &fileName)
{
    QByteArray format = QFileInfo(fileName).suffix().toLatin1();
    if (format == "jpg")
        format = "jpeg";
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    // For PNG this is the compressor's patience, for the others how much is kept.
    writer.setQuality(format == "png" ? 70 : 90);
    return writer.write(image) ? buffer.data() : QByteArray();
}

/// What is there already stays: it is a person's, or from a call that was cut short.
Result<void> writeIfMissing(const QString &path, const std::function<QByteArray()> &bytes)
{
    return QFile::exists(path) ? Result<void>() : writeAtomically(path, bytes());
}

Result<void> makePicture(const QDir &folder, const Scene &scene, quint32 seed)
{
    const QString name = QString::fromLatin1(scene.file);
    const QString path = folder.filePath(name);
    const Result<void> picture = writeIfMissing(path, [&] {
        Paper paper(scene.size, seed);
        paper.setNight(scene.night);
        scene.paint(paper);
        return encoded(paper.finished(), name);
    });
    if (!picture)
        return picture;
    if (QFile::exists(CaptionStore::captionPath(path)))
        return {};
    return CaptionStore::write(
        path, QStringLiteral("%1, %2\n").arg(triggerWord(), QString::fromLatin1(scene.caption)));
}

QByteArray notes()
{
    TrainingSettings settings;
    settings.name = QStringLiteral("Paper town");
    settings.samplePrompts = {
        triggerWord() +
            QStringLiteral(", wide shot of a ferry arriving at a small harbour, gulls, houses on a "
                           "hill, pale morning sky, fresh"),
        triggerWord() +
            QStringLiteral(", close view of a fox in a snowy forest, tall pines, full moon, starry "
                           "night, quiet"),
    };
    const QJsonObject json{{QStringLiteral("easel"), 1},
                           {QStringLiteral("trigger_word"), triggerWord()},
                           {QStringLiteral("training"), toJson(settings)},
                           {QStringLiteral("items"), QJsonObject()}};
    return QJsonDocument(json).toJson();
}

} // namespace

Result<void> createExampleDataset(const QString &folder)
{
    const QDir dir(folder);
    const QString notesPath = dir.filePath(QStringLiteral("easel.json"));
    if (QFile::exists(notesPath))
        return {};
    if (!dir.mkpath(QStringLiteral("."))) {
        return failure(ErrorKind::Disk,
                       QCoreApplication::translate("ExampleDataset", "The folder %1 could not be made.")
                           .arg(QDir::toNativeSeparators(folder)),
                       folder);
    }

    const std::vector<Scene> scenes = allScenes();
    std::vector<Result<void>> results(scenes.size());
    std::vector<size_t> numbers(scenes.size());
    std::iota(numbers.begin(), numbers.end(), size_t(0));
    QThreadPool pool;
    QtConcurrent::blockingMap(&pool, numbers, [&](size_t number) {
        stepBehindTheWindow();
        results[number] = makePicture(dir, scenes[number], quint32(number) + 2);
    });
    const auto failed = std::ranges::find_if(results, [](const Result<void> &result) { return !result; });
    if (failed != results.end())
        return *failed;
    // Last, because it says that all the others are there.
    return writeAtomically(notesPath, notes());
}

} // namespace easel
