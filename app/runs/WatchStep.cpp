// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/WatchStep.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace easel {

using namespace std::chrono_literals;

/// A task younger than a minute is looked at at least every 3 s (jitter included).
static constexpr std::chrono::milliseconds shortestPause = 2300ms;
static constexpr std::chrono::milliseconds quickFor = 65s;
static constexpr std::chrono::milliseconds longestPause = 60s; ///< in the service's queue, for hours
static constexpr std::chrono::milliseconds longestInTraining = 25s;
/// Many runs share the looks that a service can be asked for: one in so long, theirs together, once each is
/// older than quickFor.
static constexpr std::chrono::milliseconds betweenAllLooks = 1250ms;

void WatchStep::begin()
{
    // A task that was accepted in an earlier session is as old as the journal says, whatever the time of day
    // has done since.
    const auto &times = m_record.run().stageTimes;
    const auto queued = std::ranges::find(times, Stage::Queued, &StageTime::stage);
    const qint64 age = queued == times.end() ? 0 : queued->entered.msecsTo(m_tools.clock.utcNow());
    m_since = m_tools.clock.monotonic() - std::chrono::milliseconds(std::max<qint64>(age, 0));
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
        const QString sentence = status == "FAILED"_L1
                                     ? tr("The service says that the training failed.")
                                     : tr("The service says that the training was canceled.");
        return end(Trouble::Failed, {ErrorKind::Refused, sentence, {}, status});
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
    m_tools.budget.wait(untilNextLook(), this, [this] { look(); });
}

bool WatchStep::nearTheEnd() const
{
    const Run &run = m_record.run();
    return run.reached == Stage::Deploying ||
           (run.etaSeconds && *run.etaSeconds > 0 && *run.etaSeconds < 60) ||
           run.progressPercent.value_or(0) >= 90;
}

/// The older a task, the calmer the looks; near the end they come faster, and slow down again where the end
/// does not come. Many runs take turns. A tenth of jitter keeps many runs from looking at the same moment.
std::chrono::milliseconds WatchStep::untilNextLook()
{
    const auto now = m_tools.clock.monotonic();
    const auto longest = m_record.run().reached == Stage::Queued ? longestPause : longestInTraining;
    const auto calm = [&](std::chrono::milliseconds since) {
        const auto age = std::chrono::duration_cast<std::chrono::milliseconds>((now - since) * m_tools.speed);
        return std::clamp(age < quickFor ? shortestPause : age / 15, shortestPause, longest);
    };
    auto pause = calm(m_since);
    if (pause > shortestPause && m_tools.watched)
        pause = std::max<std::chrono::milliseconds>(pause, betweenAllLooks * m_tools.watched());
    if (!nearTheEnd()) {
        m_nearEndSince.reset();
    } else {
        if (!m_nearEndSince)
            m_nearEndSince = now;
        pause = std::min(pause, calm(*m_nearEndSince));
    }
    const double jitter = 0.9 + 0.2 * QRandomGenerator::global()->generateDouble();
    return m_tools.scaled(std::chrono::duration_cast<std::chrono::milliseconds>(pause * jitter));
}

} // namespace easel
