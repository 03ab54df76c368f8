// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/TrainingStart.h"

#include "app/training/BaseModel.h"

#include <QPointer>
#include <QtConcurrent/QtConcurrentRun>

namespace easel {

TrainingStart::TrainingStart(Starter starter, QObject *parent)
    : QObject(parent)
    , m_starter(std::move(starter))
{
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcher<Preflight>::finished, this, &TrainingStart::checked);
}

TrainingStart::~TrainingStart()
{
    m_stop.request_stop();
    m_watcher.disconnect(this);
    m_pool.waitForDone();
}

void TrainingStart::start(const DatasetSnapshot &dataset, const TrainingSettings &settings,
                          const QString &service)
{
    if (m_state != State::Idle)
        return;
    m_recipe = makeRecipe(dataset, settings, service);
    m_stop = {};
    setState(State::Checking);
    m_watcher.setFuture(QtConcurrent::run(&m_pool, [dataset, settings, stop = m_stop.get_token()] {
        return fullChecks(dataset, settings, {}, stop); // what only warns was told before
    }));
}

void TrainingStart::cancel()
{
    if (m_state != State::Checking)
        return;
    m_stop.request_stop();
    setState(State::Idle);
}

void TrainingStart::checked()
{
    // The answer of a start that was cancelled, or cancelled and begun anew.
    if (m_state != State::Checking || m_stop.stop_requested())
        return;
    const Preflight found = m_watcher.result();
    if (!found.passes()) {
        setState(State::Idle);
        Q_EMIT blocked(found);
        return;
    }
    setState(State::Starting);
    m_starter(m_recipe, samplePlan(m_recipe.settings), [self = QPointer(this)](const Result<QString> &run) {
        if (!self)
            return;
        self->setState(State::Idle);
        if (run)
            Q_EMIT self->started(*run);
        else
            Q_EMIT self->failed(run.error());
    });
}

void TrainingStart::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

SamplePlan samplePlan(const TrainingSettings &settings)
{
    SamplePlan plan;
    plan.prompts = settings.samplePrompts;
    plan.strengths = {0.6, 0.8, 1.0};
    plan.seeds = {42};
    plan.control = true;
    if (const BaseModel *base = findBaseModel(settings.baseModel))
        plan.size = {base->nativeSize, base->nativeSize};
    return plan;
}

} // namespace easel
