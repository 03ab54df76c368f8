// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/RunFollower.h"

#include "app/workspace/Runs.h"
#include "ui/cli/Output.h"

namespace easel::cli {

RunFollower::RunFollower(Runs &runs, Output &output, QObject *parent)
    : QObject(parent)
    , m_runs(runs)
    , m_output(output)
    , m_progress(output)
{
    connect(&runs, &Runs::runAdded, this, &RunFollower::look);
    connect(&runs, &Runs::runChanged, this, &RunFollower::look);
}

void RunFollower::follow(const QString &id, const AtRest &atRest)
{
    m_followed.insert(id, atRest);
}

void RunFollower::look(const QString &id)
{
    const auto followed = m_followed.constFind(id);
    const Run *run = m_runs.find(id);
    if (followed == m_followed.cend() || !run)
        return;
    if (QString &notice = m_notices[id]; notice != run->notice) {
        notice = run->notice;
        if (!notice.isEmpty())
            m_output.say(notice);
    }
    const bool over = followed.value()(*run);
    if (run->active() || !over)
        m_progress.show(*run);
    if (!over)
        return;
    m_followed.erase(followed);
    m_progress.clear();
    Q_EMIT ended(id);
}

} // namespace easel::cli
