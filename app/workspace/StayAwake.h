// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/SleepInhibitor.h"

#include <QObject>

namespace easel {

struct Run;
class Runs;

/// Keeps the system awake while pictures are prepared or uploaded, and not a moment longer: everything after
/// that the service does alone.
class StayAwake : public QObject
{
    Q_OBJECT
public:
    /// service: runs of another one are not worked on. inhibitor: may be null. runs outlives this.
    StayAwake(const Runs &runs, const QString &service, std::unique_ptr<SleepInhibitor> inhibitor);

    static bool needsTheMachine(const Run &run);

private:
    void look();

    const Runs &m_runs;
    QString m_service;
    std::unique_ptr<SleepInhibitor> m_inhibitor;
    bool m_held = false;
};

} // namespace easel
