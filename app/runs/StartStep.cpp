// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/StartStep.h"

#include <algorithm>

namespace easel {

using namespace std::chrono_literals;
/// How long a task may take to show up in the list (API.md, "Paying once").
static constexpr auto betweenLists = 15s;

void StartStep::begin()
{
    switch (m_record.start()) {
    case RunRecord::Start::Accepted:
        return finish();
    case RunRecord::Start::Sending:
        return reconcile(0);
    case RunRecord::Start::NotSent:
        return send();
    }
}

StyleTrainingRequest StartStep::request() const
{
    const Run &run = m_record.run();
    StyleTrainingRequest request;
    request.taskName = run.taskName;
    request.settings = run.recipe.settings;
    for (int i = 0; i < int(run.recipe.items.size()); ++i)
        request.pictures.push_back({m_record.asset(i), run.recipe.items[size_t(i)].caption});
    return request;
}

void StartStep::send()
{
    // The intent is on disk before the money can be spent.
    if (!journaled(m_record.startIntended()))
        return;
    Q_EMIT changed();
    m_tools.client.startStyleTraining(this, request(),
                                      [this](const ServiceResult<QString> &taskId) { answered(taskId); });
}

void StartStep::answered(const ServiceResult<QString> &taskId)
{
    if (taskId) {
        m_tools.budget.noteAnswer();
        if (journaled(m_record.startAccepted(RunEventCode::StartAccepted, *taskId)))
            finish();
        return;
    }

    const ServiceError &error = taskId.error();
    noteOutcome(m_tools.budget, error);
    if (error.maybeTaken) {
        if (!journaled(m_record.note(RunEventCode::StartLost, {error.message})))
            return;
        Q_EMIT changed();
        return reconcile(0);
    }
    if (!journaled(m_record.startNotTaken(RunEventCode::StartNotTaken, error.message)))
        return;
    if (!error.temporary || m_tools.budget.exhausted())
        return callFailed(error, Trouble::Failed);
    noticeTrouble(error);
    m_tools.clock.after(retryDelay(error, m_attempt++), this, [this] { send(); });
}

void StartStep::reconcile(int completeLists)
{
    Retrier<std::vector<TrainingTask>>::run(
        this, m_tools.clock, m_tools.budget,
        [this](QObject *context, ServiceCallback<std::vector<TrainingTask>> done) -> ServiceCall * {
            listAllTrainings(m_tools.client, context, std::move(done));
            return nullptr;
        },
        [this, completeLists](const ServiceResult<std::vector<TrainingTask>> &tasks) {
            listed(completeLists, tasks);
        },
        [this](const ServiceError &error) { noticeTrouble(error); });
}

void StartStep::listed(int completeLists, const ServiceResult<std::vector<TrainingTask>> &tasks)
{
    if (!tasks)
        return callFailed(tasks.error(), Trouble::NeedsAttention);
    clearNotice();
    const auto ours = std::ranges::find(*tasks, m_record.run().taskName, &TrainingTask::taskName);
    if (ours != tasks->end()) {
        if (journaled(m_record.startAccepted(RunEventCode::TaskAdopted, ours->taskId)))
            finish();
        return;
    }
    if (completeLists == 0) {
        m_tools.clock.after(m_tools.scaled(betweenLists), this, [this] { reconcile(1); });
        return;
    }
    if (journaled(m_record.startNotTaken(RunEventCode::TaskNotListed, {})))
        send();
}

} // namespace easel
