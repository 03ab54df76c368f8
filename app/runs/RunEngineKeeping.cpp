// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/RunEngine.h"

#include "app/core/SystemTrash.h"
#include "app/core/Worker.h"
#include "app/runs/RunBase.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

// What the engine does beside driving runs: takes over what was started elsewhere, and keeps house.

namespace easel {

Result<QString> RunEngine::adopt(const TrainingTask &task)
{
    for (const auto &[id, entry] : m_entries) {
        const Run &run = entry.record->run();
        const bool same = run.taskId == task.taskId ||
                          (run.taskId.isEmpty() && run.taskName == task.taskName && belongsHere(run));
        if (same && !run.removed) {
            return failure(ErrorKind::Conflict,
                           tr("The run “%1” is about this training already.").arg(run.name));
        }
    }
    auto record = RunRecord::adopt(m_journal, m_clock, task, m_options.serviceName);
    if (!record)
        return std::unexpected(record.error());
    return begin(std::move(*record));
}

void RunEngine::learnBase(const QString &id)
{
    const Run &run = m_entries.at(id).record->run();
    if (run.origin != Origin::Adopted || run.servingModel().isEmpty() || !run.serviceBase.isEmpty())
        return;
    resolveLora(*this, m_tools, run.servingModel(), [this, id](const LoraIdentity &lora) {
        const auto found = m_entries.find(id);
        if (found == m_entries.end() || lora.base.isEmpty())
            return;
        if (const auto written = found->second.record->baseSaid(lora.base); !written)
            Q_EMIT journalFailed(written.error());
        markChanged(id);
    });
}

QString RunEngine::unknownBaseSentence(const Run &run)
{
    if (run.serviceBase.isEmpty()) {
        return tr("The service does not say which base “%1” was trained on, so no checkpoint can be chosen "
                  "for its samples.")
            .arg(run.name);
    }
    return tr("“%1” was trained on %2, for which Easel knows no checkpoint.").arg(run.name, run.serviceBase);
}

qint64 RunEngine::paidSoFar() const
{
    qint64 paid = 0;
    for (const auto &[id, entry] : m_entries) {
        const Run &run = entry.record->run();
        paid += run.origin == Origin::Here && entry.record->start() != RunRecord::Start::NotSent;
        paid += std::ranges::count_if(run.samples, [](const Sample &sample) {
            return sample.index == 0 && sample.state != SampleState::Waiting; // one call a cell
        });
    }
    return paid;
}

qint64 RunEngine::watched() const
{
    return std::ranges::count_if(m_entries, [](const auto &each) {
        const Stage stage = each.second.record->run().stage;
        return each.second.driver &&
               (stage == Stage::Queued || stage == Stage::Training || stage == Stage::Deploying);
    });
}

Result<void> RunEngine::setArchived(const QString &id, bool archived)
{
    const auto found = entry(id);
    if (!found)
        return std::unexpected(found.error());
    RunRecord &record = *(*found)->record;
    if (archived && ((*found)->driver || record.run().active()))
        return failure(ErrorKind::Usage, activeSentence(record.run()));
    const auto written = record.keep(archived ? QStringLiteral("archived") : QString());
    markChanged(id);
    return written;
}

QString RunEngine::activeSentence(const Run &run)
{
    return tr("“%1” is still active. Stop watching it first.").arg(run.name);
}

/// Runs in a worker. Gives where the folder lies then; empty where it is gone, or never was.
static Result<QString> moveOut(const QString &folder, RunEngine::Removal removal)
{
    if (!QFileInfo::exists(folder))
        return QString();
    if (removal == RunEngine::Removal::ForGood) {
        if (QDir(folder).removeRecursively())
            return QString();
        return failure(
            ErrorKind::Disk,
            RunEngine::tr("Not all files in %1 could be deleted.").arg(QDir::toNativeSeparators(folder)),
            folder);
    }
    bool isMoved = false;
    QString place = moveToSystemTrash(folder, &isMoved);
    if (isMoved)
        return place;
    return failure(ErrorKind::Disk,
                   RunEngine::tr("%1 could not be moved to the trash.").arg(QDir::toNativeSeparators(folder)),
                   folder);
}

void RunEngine::remove(const QString &id, Removal removal, std::function<void(Result<void>)> done)
{
    const auto found = entry(id);
    if (!found)
        return done(std::unexpected(found.error()));
    RunRecord &record = *(*found)->record;
    if ((*found)->driver || record.run().active())
        return done(failure(ErrorKind::Usage, activeSentence(record.run())));
    // Written down first: what is interrupted here is ended by the next start.
    if (const auto written = record.keep(QStringLiteral("removed")); !written)
        return done(written);
    inWorker(
        m_workers, this, [from = folder(id), removal] { return moveOut(from, removal); },
        [this, id, done = std::move(done)](const Result<QString> &place) { filesMoved(id, place, done); });
}

void RunEngine::filesMoved(const QString &id, const Result<QString> &place,
                           const std::function<void(Result<void>)> &done)
{
    Result<void> outcome;
    if (place) {
        if (!place->isEmpty())
            m_trash[id] = *place;
    } else {
        outcome = std::unexpected(place.error());
        if (const auto back = m_entries.at(id).record->keep({}); !back)
            outcome = back;
    }
    markChanged(id);
    done(outcome);
}

/// The freedesktop.org trash keeps a note of each file's origin, which is stale once the file is back.
static void removeTrashNote(const QString &place)
{
    const QFileInfo info(place);
    if (info.dir().dirName() == QLatin1StringView("files"))
        QFile::remove(info.dir().filePath(QStringLiteral("../info/%1.trashinfo").arg(info.fileName())));
}

void RunEngine::restore(const QString &id, const std::function<void(Result<void>)> &done)
{
    const auto found = entry(id);
    if (!found)
        return done(std::unexpected(found.error()));
    if (const auto place = m_trash.find(id); place != m_trash.end()) {
        QDir().rmdir(folder(id));
        if (!QDir().rename(place->second, folder(id))) {
            return done(
                failure(ErrorKind::Disk,
                        tr("The files of “%1” could not be brought back from the trash; they lie in %2.")
                            .arg((*found)->record->run().name, QDir::toNativeSeparators(place->second)),
                        place->second));
        }
        removeTrashNote(place->second);
        m_trash.erase(place);
    }
    const auto written = (*found)->record->keep({});
    markChanged(id);
    done(written);
}

Result<bool> RunEngine::purge(const RunRow &row)
{
    if (row.keeping != QLatin1StringView("removed"))
        return false;
    if (!m_options.writer)
        return true;
    const QString files = folder(row.id);
    // What cannot go to the trash stays where it is, without its run: nothing is lost unasked.
    if (QFileInfo::exists(files))
        moveToSystemTrash(files);
    if (const auto removed = m_journal.removeRun(row.id); !removed)
        return std::unexpected(removed.error());
    return true;
}

} // namespace easel
