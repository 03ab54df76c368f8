// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/RunsCommand.h"

#include "app/workspace/Runs.h"
#include "app/workspace/Workspace.h"
#include "ui/cli/Output.h"
#include "ui/cli/RunText.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

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
    printLocal();
    if (!remote)
        return finish(ExitCode::Done);
    (*workspace)->loadKey([this](const Result<void> &) { askRemote(); });
}

void RunsCommand::printLocal()
{
    if (output().json()) {
        for (const Run &run : m_runs->all())
            output().object(toJson(run));
    } else if (!m_runs->all().empty()) {
        output().data(runsTable(m_runs->all()));
    } else {
        output().say(tr("There are no runs in this profile yet."));
    }
}

void RunsCommand::askRemote()
{
    m_runs->listRemote([this](const Result<std::vector<TrainingTask>> &tasks) {
        if (!tasks)
            return fail(tasks.error());
        printRemote(*tasks);
        finish(ExitCode::Done);
    });
}

static QJsonObject taskObject(const TrainingTask &task)
{
    QJsonArray models;
    for (const TrainedModel &model : task.models) {
        models.append(
            QJsonObject{{u"model_name"_s, model.modelName}, {u"model_status"_s, model.modelStatus}});
    }
    return {{u"run"_s, QJsonValue()},
            {u"name"_s, task.taskName},
            {u"stage"_s, QJsonValue()},
            {u"task_id"_s, task.taskId},
            {u"models"_s, models},
            {u"samples"_s, QJsonArray()},
            {u"task_type"_s, task.taskType},
            {u"task_status"_s, task.taskStatus},
            {u"created_at"_s, task.createdAt}};
}

void RunsCommand::printRemote(const std::vector<TrainingTask> &tasks)
{
    std::vector<TrainingTask> others;
    std::ranges::copy_if(tasks, std::back_inserter(others), [this](const TrainingTask &task) {
        return std::ranges::find(m_runs->all(), task.taskId, &Run::taskId) == m_runs->all().end();
    });
    if (output().json()) {
        for (const TrainingTask &task : others)
            output().object(taskObject(task));
        return;
    }
    if (others.empty())
        return output().say(tr("The service lists no other trainings."));
    std::vector<QStringList> rows{{tr("Task"), tr("Name"), tr("Status"), tr("Started"), tr("Type")}};
    for (const TrainingTask &task : others) {
        const QDateTime created = QDateTime::fromSecsSinceEpoch(task.createdAt);
        rows.push_back({task.taskId, task.taskName, task.taskStatus,
                        task.createdAt > 0 ? created.toString(u"yyyy-MM-dd HH:mm:ss"_s) : QString(),
                        task.taskType});
    }
    output().data(u'\n' + tr("Other trainings at the service") + u'\n' + alignedTable(rows));
}

} // namespace easel::cli
