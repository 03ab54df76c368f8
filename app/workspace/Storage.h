// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QObject>
#include <QThreadPool>

namespace easel {

class Runs;

/// How much of the disk the profile takes, and the part of it that can go without a loss.
class Storage : public QObject
{
    Q_OBJECT
public:
    struct Use
    {
        qint64 samples = 0; ///< pictures made
        qint64 models = 0;  ///< models brought here
        qint64 caches = 0;  ///< what is made again, or brought again, when it is needed
        qint64 other = 0;   ///< journal, settings, logs, uploads of active runs, the demo's own state
        qint64 total() const { return samples + models + caches + other; }
        bool operator==(const Use &) const = default;
    };

    Storage(Runs &runs, const QString &profile, QObject *parent = nullptr);
    ~Storage() override; ///< waits for its worker

    const std::optional<Use> &use() const { return m_use; } ///< none: not measured yet
    bool busy() const { return m_busy; }
    void measure();
    /// Removes the caches, then measures. done: how many bytes went. Error: Disk.
    void clearCaches(std::function<void(Result<qint64>)> done);

    /// What a path of the profile (relative, with "/") counts as. Rendered uploads of runs in active are no
    /// cache: they are about to be sent.
    enum class Part { Samples, Models, Cache, Other };
    static Part partOf(const QString &path, const QStringList &activeRuns);

Q_SIGNALS:
    void changed();

private:
    QStringList activeRuns() const;

    Runs &m_runs;
    const QString m_profile;
    std::optional<Use> m_use;
    QThreadPool m_pool;
    bool m_busy = false;
};

} // namespace easel
