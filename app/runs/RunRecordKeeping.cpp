// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/RunRecord.h"

#include "app/core/Ids.h"
#include "app/samples/SampleRecord.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <chrono>

using namespace Qt::StringLiterals;

// What is kept of a run beside its way through the stages: where it came from, what it cost, whether it is
// still wanted.

namespace easel {

using namespace std::chrono_literals;

/// Between the day's clock and the monotonic one: more means that the machine slept, and nobody watched.
static constexpr auto clocksMayDiffer = 10s;

Result<std::unique_ptr<RunRecord>> RunRecord::adopt(Journal &journal, Clock &clock, const TrainingTask &task,
                                                    const QString &service)
{
    std::unique_ptr<RunRecord> record(new RunRecord(journal, clock));
    const qint64 at = record->now();
    RunRow row;
    row.id = newShortId();
    row.name = task.taskName.isEmpty() ? task.taskId : task.taskName;
    // Names given elsewhere need not be unique; the task's id is, and nothing is ever looked for by it.
    row.taskName = u"task "_s + task.taskId;
    row.service = service;
    row.origin = u"adopted"_s;
    row.recipe = "{}";
    row.plan = planBytes({});
    row.created = task.createdAt > 0 ? task.createdAt * 1000 : at;
    row.startState = u"accepted"_s;
    row.taskId = task.taskId;
    row.stage = row.reached = stageWord(Stage::Queued);
    QJsonArray models;
    for (const TrainedModel &model : task.models)
        models.append(QJsonArray{model.modelName, model.modelStatus});
    row.models = QJsonDocument(models).toJson(QJsonDocument::Compact);
    const EventRow event = eventRow(RunEventCode::AdoptedFromElsewhere, {task.taskId}, at);

    const auto written = journal.together([&]() -> Result<void> {
        if (const auto done = journal.insertRun(row); !done)
            return done;
        if (const auto done = journal.addStage(row.id, {row.stage, at}); !done)
            return done;
        return journal.addEvent(row.id, event);
    });
    if (!written)
        return std::unexpected(written.error());
    return load(journal, clock, row);
}

std::optional<qint64> RunRecord::watchedTraining() const
{
    if (!m_trainingSeen)
        return std::nullopt;
    const qint64 ofTheDay = now() - m_trainingSeen->first;
    const std::chrono::milliseconds awake = m_clock.monotonic() - m_trainingSeen->second;
    const std::chrono::milliseconds difference = std::chrono::milliseconds(ofTheDay) - awake;
    if (std::chrono::abs(difference) > clocksMayDiffer)
        return std::nullopt;
    return awake.count();
}

Result<void> RunRecord::baseSaid(const QString &serviceBase)
{
    if (serviceBase.isEmpty() || serviceBase == m_row.serviceBase)
        return {};
    RunRow row = m_row;
    row.serviceBase = serviceBase;
    return commit(row, std::nullopt, std::nullopt);
}

Result<void> RunRecord::balanceSeenBefore(qint64 balance, qint64 paid)
{
    RunRow row = m_row;
    row.balanceBefore = balance;
    row.paidBefore = paid;
    return commit(row, std::nullopt, std::nullopt);
}

Result<void> RunRecord::balanceSeenAfter(qint64 balance, qint64 paid)
{
    RunRow row = m_row;
    row.balanceAfter = balance;
    // Its own start is the one paid call that may lie between; a higher balance was topped up.
    const bool alone = row.paidBefore && paid == *row.paidBefore + 1;
    if (alone && row.balanceBefore && *row.balanceBefore >= balance)
        row.cost = *row.balanceBefore - balance;
    return commit(row, std::nullopt, std::nullopt);
}

Result<void> RunRecord::keep(const QString &keeping)
{
    if (keeping == m_row.keeping)
        return {};
    RunRow row = m_row;
    row.keeping = keeping;
    return commit(row, std::nullopt, std::nullopt);
}

} // namespace easel
