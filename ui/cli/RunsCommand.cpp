// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/RunsCommand.h"

#include "app/runs/RemoteRun.h"
#include "app/workspace/Runs.h"
#include "app/workspace/Workspace.h"
#include "ui/cli/Output.h"
#include "ui/cli/RunText.h"

#include <algorithm>
#include <iterator>

namespace easel::cli {

using namespace Qt::StringLiterals;

CommandSpec RunsCommand::spec()
{
    return {u"runs"_s,
            {},
            0,
            0,
            tr("the runs of this profile"),
            {{u"remote"_s, {}, tr("ask the service too, and list what it knows besides")}}};
}

void RunsCommand::start()
{
    const bool remote = arguments().has(u"remote"_s);
    const Result<Workspace *> workspace =
        session().open(remote ? Session::Access::Asks : Session::Access::Reads);
    if (!workspace)
        return fail(workspace.error());
    m_runs = &(*workspace)->runs();
    m_service = (*workspace)->serviceName();
    if (!remote) {
        print(m_runs->all());
        return finish(ExitCode::Done);
    }
    (*workspace)->loadKey([this](const Result<void> &) { askRemote(); });
}

void RunsCommand::askRemote()
{
    m_runs->listRemote([this](const Result<std::vector<TrainingTask>> &tasks) {
        std::vector<Run> all = m_runs->all();
        if (tasks)
            std::ranges::copy(remoteRuns(*tasks, all, m_service), std::back_inserter(all));
        std::ranges::stable_sort(all, std::ranges::greater(), &Run::created);
        // What is here is told also where the service does not answer.
        print(all);
        if (!tasks)
            return fail(tasks.error());
        finish(ExitCode::Done);
    });
}

/// The object of a training that no run here is about: no id and no stage of ours, the service's words
/// instead.
static QJsonObject remoteObject(const Run &run)
{
    QJsonObject object = toJson(run);
    object[u"run"_s] = QJsonValue();
    object[u"stage"_s] = QJsonValue();
    object[u"task_type"_s] = run.taskType;
    object[u"task_status"_s] = run.taskStatus;
    object[u"created_at"_s] = run.created.isValid() ? run.created.toSecsSinceEpoch() : 0;
    return object;
}

void RunsCommand::print(const std::vector<Run> &runs)
{
    if (output().json()) {
        for (const Run &run : runs)
            output().object(run.origin == Origin::Service ? remoteObject(run) : toJson(run));
    } else if (!runs.empty()) {
        output().data(runsTable(runs));
    } else {
        output().say(tr("There are no runs in this profile yet."));
    }
}

} // namespace easel::cli
