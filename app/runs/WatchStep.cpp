// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/WatchStep.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace easel {

using namespace std::chrono_literals;

void WatchStep::begin()
{
    m_since = m_tools.clock.monotonic();
    look();
}

void WatchStep::look()
{
    Retrier<TrainingTask>::run(
        this, m_tools.clock, m_tools.budget,
        [this](QObject *context, ServiceCallback<TrainingTask> done) {
            return m_tools.client.styleTraining(context, m_record.run().taskId, std::move(done));
        },
        [this](const ServiceResult<TrainingTask> &answer) { seen(answer); },
        [this](const ServiceError &error) { noticeTrouble(error); });
}

bool WatchStep::enter(Stage stage)
{
    const bool written = journaled(m_record.enter(stage));
    Q_EMIT changed();
    return written;
}

void WatchStep::seen(const ServiceResult<TrainingTask> &answer)
{
    if (!answer)
        return callFailed(answer.error(), Trouble::NeedsAttention);
    clearNotice();
    const QString &status = answer->taskStatus;
    if (!answer->models.empty() && !journaled(m_record.modelsSeen(answer->models)))
        return;

    if (status == "FAILED"_L1 || status == "CANCELED"_L1) {
        ServiceError error;
        error.kind = ErrorKind::Refused;
        error.message = status == "FAILED"_L1 ? tr("The service says that the training failed.")
                                              : tr("The service says that the training was canceled.");
        error.details = status;
        return callFailed(error, Trouble::Failed);
    }
    if (status == "SUCCESS"_L1) {
        if (!m_record.run().servingModel().isEmpty()) {
            if (enter(Stage::Ready))
                finish();
            return;
        }
        if (!enter(Stage::Deploying))
            return;
    } else if (status == "TRAINING"_L1) {
        if (!enter(Stage::Training) ||
            !journaled(m_record.progressSeen(answer->progressPercent, answer->etaSeconds)))
            return;
    }
    Q_EMIT changed();
    m_tools.clock.after(untilNextLook(), this, [this] { look(); });
}

std::chrono::milliseconds WatchStep::untilNextLook() const
{
    const auto age = (m_tools.clock.monotonic() - m_since) * m_tools.speed;
    const auto &eta = m_record.run().etaSeconds;
    const bool nearTheEnd = m_record.run().reached == Stage::Deploying || (eta && *eta < 60);
    if (age < 75s || nearTheEnd)
        return m_tools.scaled(2500ms);
    return m_tools.scaled(age < 10min ? 5000ms : 15000ms);
}

} // namespace easel
