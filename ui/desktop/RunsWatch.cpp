// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/RunsWatch.h"

#include "app/workspace/Runs.h"
#include "app/workspace/Workspace.h"

namespace easel {

RunsWatch::RunsWatch(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    for (const Run &run : workspace.runs().all())
        m_reader.remember(run);
    measure();
    for (const auto changed : {&Runs::runAdded, &Runs::runChanged})
        connect(&workspace.runs(), changed, this, &RunsWatch::take);
}

void RunsWatch::take(const QString &runId)
{
    const Run *run = m_workspace.runs().find(runId);
    if (!run)
        return;
    const auto news = m_reader.read(*run);
    measure();
    if (news && run->service == m_workspace.serviceName())
        Q_EMIT newsCame(*news);
}

void RunsWatch::measure()
{
    const RunsProgress progress = m_meter.measure(m_workspace.runs().all(), m_workspace.serviceName());
    if (progress == m_progress)
        return;
    m_progress = progress;
    Q_EMIT progressChanged();
}

} // namespace easel
