// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/Dataset.h"

#include "app/core/Clock.h"
#include "app/dataset/CaptionStore.h"
#include "app/dataset/DatasetEdits.h"
#include "app/dataset/DatasetPrivate.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QSet>
#include <QSignalBlocker>

#include <algorithm>
#include <tuple>

namespace easel {

Dataset::Dataset(Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, clock))
{
}

Dataset::~Dataset()
{
    const QSignalBlocker quiet(this);
    close();
}

void Dataset::open(const QString &folder, bool create)
{
    close();
    d->folder = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    d->openError.reset();
    d->setState(State::Scanning);
    d->reader.read(d->folder, create);
}

Result<void> Dataset::openAndWait(const QString &folder)
{
    open(folder);
    d->reader.finish();
    d->inspector.finish();
    if (const auto &error = d->openError)
        return std::unexpected(*error);
    return {};
}

void Dataset::close()
{
    if (d->state == State::Closed)
        return;
    d->reader.stop();
    d->inspector.stop();
    d->importer.stop();
    d->refresher.stop();
    std::ignore = saveNow(); // a failure was told by saveFailed()
    d->saver.stop();
    d->mover.stop();
    d->undoStack.clear();
    d->content.clear();
    d->folder.clear();
    d->readOnlyReason.clear();
    d->skipped = 0;
    d->setState(State::Closed);
}

Dataset::State Dataset::state() const
{
    return d->state;
}

QString Dataset::folder() const
{
    return d->folder;
}

QString Dataset::name() const
{
    return QFileInfo(d->folder).fileName();
}

bool Dataset::isReadOnly() const
{
    return !d->readOnlyReason.isEmpty();
}

QString Dataset::readOnlyReason() const
{
    return d->readOnlyReason;
}

int Dataset::skippedFiles() const
{
    return d->skipped;
}

int Dataset::count() const
{
    return d->content.rows().count();
}

const DatasetItem &Dataset::at(int row) const
{
    return d->content.rows().at(row).item;
}

int Dataset::rowOf(const QString &id) const
{
    return d->content.rows().rowOf(id);
}

QString Dataset::picturePath(int row) const
{
    return d->folder + u'/' + at(row).id;
}

int Dataset::includedCount() const
{
    return d->content.rows().includedCount();
}

DatasetSnapshot Dataset::snapshot() const
{
    DatasetSnapshot snapshot{folder(), name(), triggerWord(), {}, problemLimits()};
    snapshot.items.reserve(std::size_t(count()));
    for (int row = 0; row < count(); ++row)
        snapshot.items.push_back(at(row));
    return snapshot;
}

QString Dataset::triggerWord() const
{
    return d->content.triggerWord();
}

TrainingSettings Dataset::trainingSettings() const
{
    return d->content.trainingSettings();
}

ProblemLimits Dataset::problemLimits() const
{
    return d->content.problemLimits();
}

QUndoStack *Dataset::undoStack() const
{
    return &d->undoStack;
}

Result<void> Dataset::setCaption(const QString &id, const QString &text)
{
    if (const std::optional<Error> refusal = d->refusal())
        return std::unexpected(*refusal);
    const int handle = d->content.handleOf(id);
    if (handle == 0)
        return failure(ErrorKind::Dataset, tr("There is no picture %1 in the dataset.").arg(id), id);
    const QString caption = CaptionStore::normalised(text);
    if (caption != d->content.caption(handle))
        d->undoStack.push(new SetCaptionEdit(d->content, handle, caption, d->clock.monotonic()));
    return {};
}

Result<void> Dataset::setIncluded(const QStringList &ids, bool included)
{
    if (const std::optional<Error> refusal = d->refusal())
        return std::unexpected(*refusal);
    std::vector<int> handles = d->handles(ids);
    std::erase_if(handles, [&](int handle) { return d->content.isIncluded(handle) == included; });
    if (!handles.empty())
        d->undoStack.push(new IncludeEdit(d->content, handles, included));
    return {};
}

Result<void> Dataset::includeOnly(const QStringList &ids)
{
    if (const std::optional<Error> refusal = d->refusal())
        return std::unexpected(*refusal);
    const QSet<QString> chosen(ids.begin(), ids.end());
    QStringList in;
    QStringList out;
    for (int row = 0; row < count(); ++row) {
        const DatasetItem &item = at(row);
        if (item.included != chosen.contains(item.id))
            (item.included ? out : in).append(item.id);
    }
    if (in.isEmpty() && out.isEmpty())
        return {};
    d->undoStack.beginMacro(tr("Choose %n picture(s)", nullptr, int(chosen.size())));
    if (!in.isEmpty())
        d->undoStack.push(new IncludeEdit(d->content, d->handles(in), true));
    if (!out.isEmpty())
        d->undoStack.push(new IncludeEdit(d->content, d->handles(out), false));
    d->undoStack.endMacro();
    return {};
}

Result<void> Dataset::setFraming(const QStringList &ids, const Framing &framing, int go)
{
    if (const std::optional<Error> refusal = d->refusal())
        return std::unexpected(*refusal);
    const Framing inside = insidePicture(framing);
    std::vector<int> handles = d->handles(ids);
    std::erase_if(handles, [&](int handle) { return d->content.framing(handle) == inside; });
    if (!handles.empty())
        d->undoStack.push(new FramingEdit(d->content, handles, inside, go));
    return {};
}

Result<void> Dataset::removeItems(const QStringList &ids)
{
    if (const std::optional<Error> refusal = d->refusal())
        return std::unexpected(*refusal);
    const std::vector<int> handles = d->handles(ids);
    if (!handles.empty())
        d->undoStack.push(new RemoveEdit(d->mover, handles));
    return {};
}

Result<void> Dataset::setTriggerWord(const QString &word)
{
    if (const std::optional<Error> refusal = d->refusal())
        return std::unexpected(*refusal);
    if (word != triggerWord())
        d->undoStack.push(new TriggerWordEdit(d->content, word, d->clock.monotonic()));
    return {};
}

void Dataset::setTrainingSettings(const TrainingSettings &settings)
{
    d->content.setTrainingSettings(settings);
}

void Dataset::setProblemLimits(const ProblemLimits &limits)
{
    d->content.setProblemLimits(limits);
}

void Dataset::addFiles(const QList<QUrl> &filesOrFolders)
{
    if (const std::optional<Error> refusal = d->refusal())
        Q_EMIT added({}, {refusal->message});
    else
        d->importer.addFiles(filesOrFolders);
}

void Dataset::addImage(const QImage &image, const QString &baseName)
{
    if (const std::optional<Error> refusal = d->refusal())
        Q_EMIT added({}, {refusal->message});
    else if (image.isNull())
        Q_EMIT added({}, {tr("There is no picture to be added.")});
    else
        d->importer.addImage(image, baseName);
}

bool Dataset::bringsFiles(const QMimeData *mime)
{
    const QList<QUrl> urls = mime->urls();
    return std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); });
}

bool Dataset::canAdd(const QMimeData *mime)
{
    return mime && (bringsFiles(mime) || mime->hasImage());
}

void Dataset::addMime(const QMimeData *mime)
{
    if (!canAdd(mime))
        return;
    if (bringsFiles(mime))
        addFiles(mime->urls());
    else
        addImage(qvariant_cast<QImage>(mime->imageData()));
}

Result<void> Dataset::saveNow()
{
    d->moveError.reset();
    Result<void> saved = d->saver.saveNow();
    if (const auto &error = d->moveError; saved && error)
        return std::unexpected(*error);
    return saved;
}

bool Dataset::hasUnsaved() const
{
    return d->saver.hasUnsaved() || d->mover.isBusy();
}

bool Dataset::isAdding() const
{
    return d->importer.isBusy();
}

void Dataset::refresh()
{
    d->refresher.refresh();
}

std::optional<QString> Dataset::conflict(const QString &id) const
{
    return d->content.captions().caption(CaptionTable::keyOf(id)).theirs;
}

void Dataset::resolveConflict(const QString &id, bool keepMine)
{
    const QString key = CaptionTable::keyOf(id);
    const std::optional<QString> theirs = conflict(id);
    if (!theirs)
        return;
    d->content.settleConflict(key);
    if (keepMine)
        return;
    if (const QList<int> sharing = d->content.sharing(key); !sharing.isEmpty())
        d->undoStack.push(new SetCaptionEdit(d->content, sharing.first(), *theirs, std::nullopt));
    else
        d->content.setCaptionText(key, *theirs); // nobody is left to undo it for
}

} // namespace easel
