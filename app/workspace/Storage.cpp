// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Storage.h"

#include "app/core/Worker.h"
#include "app/workspace/Runs.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

namespace easel {

Storage::Storage(Runs &runs, const QString &profile, QObject *parent)
    : QObject(parent)
    , m_runs(runs)
    , m_profile(profile)
{
    m_pool.setMaxThreadCount(1);
}

Storage::~Storage()
{
    m_pool.waitForDone();
}

QStringList Storage::activeRuns() const
{
    QStringList active;
    for (const Run &run : m_runs.all()) {
        // Until the service has the training, its uploads may have to be sent again.
        if (run.unfinished() || run.taskId.isEmpty())
            active << run.id;
    }
    return active;
}

Storage::Part Storage::partOf(const QString &path, const QStringList &activeRuns)
{
    const QStringList parts = path.split(u'/');
    if (parts.size() >= 2 && parts[0] == "cache"_L1)
        return Part::Cache;
    if (parts.size() < 4 || parts[0] != "runs"_L1)
        return Part::Other;
    if (parts[2] == "samples"_L1)
        return Part::Samples;
    if (parts[2] == "uploads"_L1)
        return activeRuns.contains(parts[1]) ? Part::Other : Part::Cache;
    return parts[2] == "models"_L1 ? Part::Models : Part::Other;
}

namespace {

/// Links are not followed: what they lead to is not of this folder, and they can go in circles.
template<class Visit>
void eachFile(const QString &profile, const Visit &visit)
{
    const QDir base(profile);
    QDirIterator files(profile, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        visit(path, base.relativeFilePath(path), files.fileInfo().size());
    }
}

Storage::Use measured(const QString &profile, const QStringList &active)
{
    Storage::Use use;
    eachFile(profile, [&](const QString &, const QString &relative, qint64 bytes) {
        switch (Storage::partOf(relative, active)) {
        case Storage::Part::Samples:
            use.samples += bytes;
            break;
        case Storage::Part::Models:
            use.models += bytes;
            break;
        case Storage::Part::Cache:
            use.caches += bytes;
            break;
        case Storage::Part::Other:
            use.other += bytes;
            break;
        }
    });
    return use;
}

struct Cleared
{
    qint64 bytes = 0;
    QString left; ///< the first file that could not be removed
    Storage::Use use;
};

Cleared cleared(const QString &profile, const QStringList &active)
{
    Cleared cleared;
    eachFile(profile, [&](const QString &path, const QString &relative, qint64 bytes) {
        if (Storage::partOf(relative, active) != Storage::Part::Cache)
            return;
        if (QFile::remove(path))
            cleared.bytes += bytes;
        else if (cleared.left.isEmpty())
            cleared.left = path;
    });
    cleared.use = measured(profile, active);
    return cleared;
}

} // namespace

void Storage::measure()
{
    if (std::exchange(m_busy, true))
        return;
    Q_EMIT changed();
    inWorker(
        m_pool, this, [profile = m_profile, active = activeRuns()] { return measured(profile, active); },
        [this](const Use &use) {
            m_busy = false;
            m_use = use;
            Q_EMIT changed();
        });
}

void Storage::clearCaches(std::function<void(Result<qint64>)> done)
{
    m_busy = true;
    Q_EMIT changed();
    const auto tell = [this, done = std::move(done)](const Cleared &result) {
        m_busy = false;
        m_use = result.use;
        Q_EMIT changed();
        if (!done)
            return;
        if (result.left.isEmpty())
            done(result.bytes);
        else
            done(failure(ErrorKind::Disk,
                         tr("%1 could not be deleted.").arg(QDir::toNativeSeparators(result.left)),
                         result.left));
    };
    inWorker(
        m_pool, this, [profile = m_profile, active = activeRuns()] { return cleared(profile, active); },
        tell);
}

} // namespace easel
