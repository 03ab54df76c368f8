// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/ResumeCommand.h"

#include "app/runs/RemoteRun.h"
#include "app/workspace/Runs.h"
#include "ui/cli/Output.h"

#include <algorithm>

namespace easel::cli {

using namespace Qt::StringLiterals;

CommandSpec ResumeCommand::spec()
{
    return {
        u"resume"_s,
        u"[RUN]"_s,
        0,
        1,
        tr("go on with what was interrupted: a run, or all; the id of a training that “runs --remote” lists "
           "makes it a run of this profile"),
        {{u"all"_s, {}, tr("every run that has not ended and was not stopped")},
         {u"wait"_s, {}, tr("wait for an unreachable service without end")}}};
}

void ResumeCommand::start()
{
    const QStringList &operands = arguments().operands;
    if (!operands.isEmpty() && arguments().has(u"all"_s))
        return fail({ErrorKind::Usage, tr("“resume” takes either a run or --all."), u"all"_s});
    if (!openWorkspace())
        return;
    withKey([this, operands] {
        if (operands.isEmpty())
            resumeAll();
        else
            resumeOne(operands.front());
    });
}

/// The service's ids are long and hold no spaces; ours have ten characters, and names are a person's.
static bool looksLikeTaskId(const QString &text)
{
    return text.size() >= 16 && !text.contains(u' ');
}

void ResumeCommand::resumeOne(const QString &idOrName)
{
    if (!runs().find(idOrName) && looksLikeTaskId(idOrName))
        return adopt(idOrName);
    const Run *run = findOwnRun(idOrName);
    if (!run)
        return;
    // What has ended has nothing to go on with, and says how it ended.
    if (run->stage == Stage::Failed || (run->stage == Stage::Done && !run->unfinished()))
        return runEnded(*run);
    follower().follow(run->id, isAtRest);
    runs().resume(run->id, [this, id = run->id](const Result<void> &resumed) {
        if (!resumed)
            endOver(id, resumed.error());
    });
}

void ResumeCommand::adopt(const QString &taskId)
{
    runs().listRemote([this, taskId](const Result<std::vector<TrainingTask>> &tasks) {
        if (!tasks)
            return fail(tasks.error());
        const auto task = std::ranges::find(*tasks, taskId, &TrainingTask::taskId);
        if (task == tasks->end() || !canAdopt(remoteRun(*task, workspace().serviceName()))) {
            (void)findOwnRun(taskId); // says that there is no such run
            return;
        }
        output().say(tr("Taken over from the service's list: “%1”.").arg(task->taskName));
        runs().adopt(*task, [this](const Result<QString> &id) {
            if (!id)
                return fail(id.error());
            follower().follow(*id, isAtRest);
        });
    });
}

void ResumeCommand::resumeAll()
{
    for (const Run &run : runs().all()) {
        if (!run.unfinished() && run.stage != Stage::NeedsAttention)
            continue;
        if (run.paused && run.service == workspace().serviceName())
            output().say(tr("“%1” is paused; it goes on with: easel-cli resume %2").arg(run.name, run.id));
        else if (run.service == workspace().serviceName())
            follower().follow(run.id, isAtRest);
        else
            output().say(tr("“%1” belongs to another service and stays as it is.").arg(run.name));
    }
    if (!follower().isFollowing()) {
        output().say(tr("There is nothing to resume."));
        return finish(ExitCode::Done);
    }
    runs().resumeAll();
}

void ResumeCommand::runEnded(const Run &run)
{
    const Outcome outcome = outcomeOf(run);
    tell(run, outcome);
    m_worst = std::max(m_worst, outcome.code);
    if (!follower().isFollowing())
        finish(m_worst);
}

} // namespace easel::cli
