// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/StartStep.h"

#include "app/runs/RefusedAssets.h"

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
    const std::vector<AssetId> ids = assets();
    request.pictures.reserve(ids.size());
    for (size_t i = 0; i < ids.size(); ++i)
        request.pictures.push_back({ids[i], run.recipe.items[i].caption});
    return request;
}

std::vector<AssetId> StartStep::assets() const
{
    std::vector<AssetId> ids;
    ids.reserve(m_record.run().recipe.items.size());
    for (int i = 0; i < int(m_record.run().recipe.items.size()); ++i)
        ids.push_back(m_record.asset(i));
    return ids;
}

void StartStep::assetsRefused(const std::vector<int> &ordinals, const ServiceError &error)
{
    // The service may have dropped what the ledger remembers: once more, but only once.
    const auto again = std::ranges::find_if(
        ordinals, [this](int ordinal) { return m_record.upload(ordinal)->forgotten > 0; });
    if (again == ordinals.end()) {
        if (journaled(m_record.forgetAssets(ordinals, m_tools.account())))
            goBack();
        return;
    }
    ServiceError named = error;
    named.kind = ErrorKind::Picture;
    named.field = m_record.run().recipe.items[size_t(*again)].file;
    named.message = tr("The service refuses “%1”: %2")
                        .arg(m_record.run().recipe.items[size_t(*again)].file, error.message);
    callFailed(named, Trouble::NeedsAttention);
}

void StartStep::pausedChanged()
{
    if (!m_record.run().paused && std::exchange(m_held, false))
        send();
}

void StartStep::send()
{
    if (m_record.run().paused) {
        m_held = true;
        return;
    }
    // The intent is on disk before the money can be spent.
    if (!journaled(m_record.startIntended(m_tools.account())))
        return;
    Q_EMIT changed();
    m_sentAt = m_tools.clock.monotonic();
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
    noteOutcome(m_tools.budget, error, m_sentAt);
    if (error.maybeTaken) {
        if (!journaled(m_record.note(RunEventCode::StartLost, {error.message})))
            return;
        Q_EMIT changed();
        return reconcile(0);
    }
    if (!journaled(m_record.startNotTaken(RunEventCode::StartNotTaken, error.message)))
        return;
    if (const auto refused = refusedAssets(error, assets()); !refused.empty())
        return assetsRefused(refused, error);
    if (!error.temporary || m_tools.budget.exhausted())
        return callFailed(error, Trouble::Failed);
    noticeTrouble(error);
    m_tools.budget.wait(error, m_attempt++, this, [this] { send(); });
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

bool StartStep::anotherAccount() const
{
    const QByteArray now = m_tools.account();
    const QByteArray &then = m_record.startAccount();
    return isLastingAccount(now) && isLastingAccount(then) && now != then;
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
    if (anotherAccount()) {
        return end(Trouble::NeedsAttention,
                   {ErrorKind::Conflict,
                    tr("This training may have been started with another API key, and only that key's list "
                       "can tell. Enter that key, or stop this run and start a new one."),
                    {},
                    {}});
    }
    if (completeLists == 0) {
        m_tools.clock.after(m_tools.scaled(betweenLists), this, [this] { reconcile(1); });
        return;
    }
    if (journaled(m_record.startNotTaken(RunEventCode::TaskNotListed, {})))
        send();
}

} // namespace easel
