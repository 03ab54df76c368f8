// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/RemoteTrainings.h"

#include "app/workspace/Runs.h"

#include <QPointer>

#include <algorithm>

namespace easel {

static constexpr int mostDoublings = 4;

RemoteTrainings::RemoteTrainings(Runs &runs, Clock &clock, const Options &options, QObject *parent)
    : QObject(parent)
    , m_runs(runs)
    , m_clock(clock)
    , m_options(options)
{
    // A run that begins or ends belongs to another part of the list.
    connect(&runs, &Runs::runAdded, this, &RemoteTrainings::sort);
    connect(&runs, &Runs::runChanged, this, &RemoteTrainings::sort);
}

const Run *RemoteTrainings::find(const QString &id) const
{
    const auto found =
        std::ranges::find_if(m_remote, [&](const Run &run) { return run.id == id || run.taskId == id; });
    return found == m_remote.end() ? nullptr : &*found;
}

void RemoteTrainings::setHasKey(bool hasKey)
{
    m_hasKey = hasKey;
    m_failures = 0;
    m_triedAt.reset();
    if (!hasKey && m_error) {
        m_error.reset();
        Q_EMIT stateChanged();
    }
    if (m_watched)
        setWatched(true);
}

void RemoteTrainings::setWatched(bool watched)
{
    m_watched = watched;
    if (!watched)
        return;
    if (isDue())
        refresh();
    else
        readLater();
}

bool RemoteTrainings::isDue() const
{
    return !m_triedAt || m_clock.monotonic() - *m_triedAt >= m_options.interval;
}

void RemoteTrainings::refresh()
{
    if (m_reading || !m_hasKey)
        return;
    m_reading = true;
    m_triedAt = m_clock.monotonic();
    Q_EMIT stateChanged();
    m_runs.listRemote([self = QPointer(this)](const Result<std::vector<TrainingTask>> &tasks) {
        if (self)
            self->take(tasks);
    });
}

void RemoteTrainings::take(const Result<std::vector<TrainingTask>> &tasks)
{
    m_reading = false;
    if (tasks) {
        m_tasks = *tasks;
        m_readAt = m_clock.utcNow();
        m_error.reset();
        m_failures = 0;
        sort();
    } else {
        m_error = tasks.error();
        ++m_failures;
    }
    Q_EMIT stateChanged();
    readLater();
}

void RemoteTrainings::readLater()
{
    const int round = ++m_round;
    const auto delay = m_options.interval * (1 << std::min(m_failures, mostDoublings));
    m_clock.after(delay, this, [this, round] {
        if (m_watched && round == m_round)
            refresh();
    });
}

void RemoteTrainings::sort()
{
    std::vector<Run> remote = remoteRuns(m_tasks, m_runs.all(), m_options.serviceName);
    const bool same = std::ranges::equal(remote, m_remote, [](const Run &a, const Run &b) {
        return a.id == b.id && a.taskStatus == b.taskStatus && a.models == b.models && a.name == b.name &&
               a.created == b.created && a.progressPercent == b.progressPercent;
    });
    if (same)
        return;
    m_remote = std::move(remote);
    Q_EMIT changed();
}

void RemoteTrainings::adopt(const QString &id, std::function<void(Result<QString>)> done)
{
    const Run *run = find(id);
    const auto task = std::ranges::find(m_tasks, run ? run->taskId : QString(), &TrainingTask::taskId);
    if (task == m_tasks.end())
        return done(failure(ErrorKind::Usage, tr("The service no longer lists this training.")));
    if (!canAdopt(*run)) {
        return done(failure(ErrorKind::Usage,
                            tr("“%1” cannot be taken over: Easel watches style trainings that go on or "
                               "have ended well.")
                                .arg(run->name)));
    }
    m_runs.adopt(*task, std::move(done));
}

} // namespace easel
