// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Clock.h"
#include "app/runs/RemoteRun.h"

#include <QObject>

namespace easel {

class Runs;

/// The trainings that the service lists and no run of this profile is about. Read in the background: once
/// somebody looks, then at calm intervals while somebody does; more rarely while the list cannot be read.
class RemoteTrainings : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QString serviceName;
        std::chrono::milliseconds interval{60'000};
    };

    RemoteTrainings(Runs &runs, Clock &clock, const Options &options, QObject *parent = nullptr);

    const std::vector<Run> &all() const { return m_remote; } ///< newest first; Origin::Service
    const Run *find(const QString &id) const;                ///< by "task:…" or the task's id; null
    bool reading() const { return m_reading; }
    QDateTime readAt() const { return m_readAt; } ///< UTC; invalid before the first whole list
    const std::optional<Error> &error() const { return m_error; } ///< of the last try; the list stays

    /// Without a key nothing is asked.
    void setHasKey(bool hasKey);
    /// While it is watched it reads the list again and again by itself.
    void setWatched(bool watched);
    void refresh();
    /// Runs::adopt with the task of this id.
    void adopt(const QString &id, std::function<void(Result<QString>)> done);

Q_SIGNALS:
    void changed();      ///< all()
    void stateChanged(); ///< reading(), readAt(), error()

private:
    void take(const Result<std::vector<TrainingTask>> &tasks);
    void sort();
    void readLater();
    bool isDue() const;

    Runs &m_runs;
    Clock &m_clock;
    Options m_options;
    std::vector<TrainingTask> m_tasks;
    std::vector<Run> m_remote;
    QDateTime m_readAt;
    std::optional<Error> m_error;
    std::optional<std::chrono::milliseconds> m_triedAt; ///< monotonic
    int m_failures = 0;
    int m_round = 0; ///< a later wish to read outdates an earlier one
    bool m_hasKey = false;
    bool m_watched = false;
    bool m_reading = false;
};

} // namespace easel
