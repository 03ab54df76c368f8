// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Preflight.h"
#include "app/samples/Sample.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <stop_token>

namespace easel {

/// One start of a training, from the press of the button to the journaled run: every picture is read whole in
/// a worker, then the frozen recipe is handed over. One at a time; a second start while one is under way is
/// ignored.
class TrainingStart : public QObject
{
    Q_OBJECT
public:
    enum class State { Idle, Checking, Starting };
    using Done = std::function<void(Result<QString>)>;
    /// Journals a run (Runs::start).
    using Starter = std::function<void(const Recipe &, const SamplePlan &, Done)>;

    explicit TrainingStart(Starter starter, QObject *parent = nullptr);
    ~TrainingStart() override; ///< waits for the picture that is being read

    State state() const { return m_state; }
    void start(const DatasetSnapshot &dataset, const TrainingSettings &settings, const QString &service);
    /// Ends the checking; once the run is being journaled there is no way back.
    void cancel();

Q_SIGNALS:
    void stateChanged();
    void blocked(const easel::Preflight &found);
    void started(const QString &runId);
    void failed(const easel::Error &error);

private:
    void checked();
    void setState(State state);

    Starter m_starter;
    State m_state = State::Idle;
    QThreadPool m_pool;
    std::stop_source m_stop;
    QFutureWatcher<Preflight> m_watcher;
    Recipe m_recipe;
};

/// What a training's sample prompts come to: three strengths and the control, one seed, the base's native
/// size.
SamplePlan samplePlan(const TrainingSettings &settings);

} // namespace easel
