// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/StayAwake.h"

#include "app/workspace/Runs.h"

#include <algorithm>

namespace easel {

StayAwake::StayAwake(const Runs &runs, const QString &service, std::unique_ptr<SleepInhibitor> inhibitor)
    : m_runs(runs)
    , m_service(service)
    , m_inhibitor(std::move(inhibitor))
{
    // Runs of an earlier session stand in their stage before anybody works on them: only changes count.
    for (const auto changed : {&Runs::runAdded, &Runs::runChanged})
        connect(&runs, changed, this, &StayAwake::look);
}

bool StayAwake::needsTheMachine(const Run &run)
{
    return (run.stage == Stage::Preparing || run.stage == Stage::Uploading) && !run.paused && !run.gaveUp;
}

void StayAwake::look()
{
    const bool needed = std::ranges::any_of(
        m_runs.all(), [this](const Run &run) { return run.service == m_service && needsTheMachine(run); });
    if (needed == m_held || !m_inhibitor)
        return;
    m_held = needed;
    if (needed)
        m_inhibitor->hold(tr("Pictures are being uploaded"));
    else
        m_inhibitor->release();
}

} // namespace easel
