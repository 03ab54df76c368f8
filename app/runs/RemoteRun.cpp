// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/RemoteRun.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace easel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(easel::RemoteRun)
};

Stage stageOf(const TrainingTask &task, bool serves)
{
    if (task.taskStatus == "TRAINING"_L1)
        return Stage::Training;
    if (task.taskStatus == "SUCCESS"_L1)
        return serves ? Stage::Done : Stage::Deploying;
    if (task.taskStatus == "FAILED"_L1 || task.taskStatus == "CANCELED"_L1)
        return Stage::Failed;
    return Stage::Queued;
}

} // namespace

Run remoteRun(const TrainingTask &task, const QString &service)
{
    Run run;
    run.origin = Origin::Service;
    run.id = u"task:"_s + task.taskId;
    run.taskId = task.taskId;
    run.taskName = task.taskName;
    run.name = task.taskName.isEmpty() ? task.taskId : task.taskName;
    run.taskType = task.taskType;
    run.taskStatus = task.taskStatus;
    run.service = service;
    run.models = task.models;
    run.stage = run.reached = stageOf(task, !run.servingModel().isEmpty());
    if (task.createdAt > 0)
        run.created = QDateTime::fromSecsSinceEpoch(task.createdAt, Qt::UTC);
    run.progressPercent = task.progressPercent;
    if (run.stage == Stage::Failed) {
        run.error = Error{ErrorKind::Refused,
                          task.taskStatus == "FAILED"_L1
                              ? Words::tr("The service says that the training failed.")
                              : Words::tr("The service says that the training was canceled."),
                          {},
                          task.taskStatus};
    }
    return run;
}

std::vector<Run> remoteRuns(const std::vector<TrainingTask> &tasks, const std::vector<Run> &runs,
                            const QString &service)
{
    std::vector<Run> remote;
    for (const TrainingTask &task : tasks) {
        const bool known = std::ranges::any_of(runs, [&](const Run &run) {
            if (run.removed || run.service != service)
                return false;
            return run.taskId == task.taskId || (run.taskId.isEmpty() && run.taskName == task.taskName);
        });
        if (!known)
            remote.push_back(remoteRun(task, service));
    }
    std::ranges::stable_sort(remote, std::ranges::greater(), &Run::created);
    return remote;
}

bool canAdopt(const Run &run)
{
    return run.origin == Origin::Service && run.stage != Stage::Failed &&
           (run.taskType.isEmpty() || run.taskType == "style"_L1);
}

} // namespace easel
