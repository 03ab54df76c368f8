// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/RunDriver.h"

#include "app/runs/LoraName.h"
#include "app/runs/RunBase.h"
#include "app/runs/StartStep.h"
#include "app/runs/UploadStep.h"
#include "app/runs/WatchStep.h"

#include <QDir>

#include <algorithm>

namespace easel {

/// Says that samples could not be made, with the reason of the first.
static std::optional<Error> whatIsMissing(const std::vector<Sample> &samples)
{
    const auto isMissing = [](const Sample &s) {
        return s.state == SampleState::Failed || s.state == SampleState::Unknown;
    };
    const auto missing = std::ranges::count_if(samples, isMissing);
    if (missing == 0)
        return std::nullopt;
    Error error{
        ErrorKind::Service, RunDriver::tr("%n sample(s) could not be made.", nullptr, int(missing)), {}, {}};
    const Sample &first = *std::ranges::find_if(samples, isMissing);
    if (first.error) {
        error.kind = first.error->kind;
        error.message += u' ' + first.error->message;
    }
    return error;
}

RunDriver::RunDriver(RunRecord &record, const RunTools &tools, SampleEngine &samples, const QString &folder,
                     QObject *parent)
    : QObject(parent)
    , m_record(record)
    , m_tools(tools)
    , m_samples(samples)
    , m_folder(folder)
{
    const QString id = record.run().id;
    connect(&samples, &SampleEngine::settled, this, [this, id](const QString &run) {
        if (run == id)
            samplesSettled();
    });
    connect(&samples, &SampleEngine::halted, this,
            [this, id](const QString &run, const Error &error, bool gaveUp) {
                if (run == id)
                    samplesHalted(error, gaveUp);
            });
}

void RunDriver::begin(const std::set<qint64> &grids)
{
    m_grids = grids;
    // What was left lying, e.g. by a kill right after the start was accepted.
    if (m_record.run().reached >= Stage::Queued)
        removeRenderedPictures();
    nextStep();
}

void RunDriver::pausedChanged()
{
    if (m_step)
        m_step->pausedChanged();
    else if (m_record.run().paused)
        m_samples.stop(m_record.run().id);
    else
        nextStep();
}

/// Pictures that are made are paid for, so a pause holds them; a training that runs goes on being watched.
bool RunDriver::heldByPause() const
{
    const Stage stage = m_record.run().stage;
    return m_record.run().paused &&
           (stage == Stage::Waiting || stage == Stage::Sampling || stage == Stage::Done);
}

void RunDriver::nextStep()
{
    if (heldByPause())
        return;
    switch (m_record.run().stage) {
    case Stage::Waiting:
        return enter(Stage::Preparing);
    case Stage::Preparing:
    case Stage::Uploading:
        return take(std::make_unique<UploadStep>(m_record, m_tools, m_folder), Stage::Starting);
    case Stage::Starting:
        if (balanceIsWanted(BalanceStep::When::BeforeStart))
            return lookAtBalance(BalanceStep::When::BeforeStart);
        return take(std::make_unique<StartStep>(m_record, m_tools, m_folder), Stage::Queued);
    case Stage::Queued:
    case Stage::Training:
    case Stage::Deploying:
        return take(std::make_unique<WatchStep>(m_record, m_tools, m_folder), Stage::Ready);
    case Stage::Ready:
        if (balanceIsWanted(BalanceStep::When::AfterTraining))
            return lookAtBalance(BalanceStep::When::AfterTraining);
        if (!m_record.plan().prompts.isEmpty())
            return enter(Stage::Sampling);
        return samplesSettled();
    case Stage::Sampling:
        return beginSampling();
    case Stage::Done:
        // Samples asked for later.
        return m_samples.run(m_record.run().id, m_grids);
    case Stage::NeedsAttention:
    case Stage::Failed:
    case Stage::Stopped:
        Q_EMIT ended();
    }
}

void RunDriver::enter(Stage stage)
{
    if (const auto written = m_record.enter(stage); !written) {
        Q_EMIT journalFailed(written.error());
        return;
    }
    Q_EMIT changed();
    nextStep();
}

void RunDriver::take(std::unique_ptr<RunStep> step, Stage next)
{
    m_step = std::move(step);
    connect(m_step.get(), &RunStep::changed, this, &RunDriver::changed);
    connect(m_step.get(), &RunStep::troubled, this, &RunDriver::stepTroubled);
    connect(m_step.get(), &RunStep::setBack, this, [this] {
        m_step.release()->deleteLater();
        Q_EMIT changed();
        nextStep();
    });
    connect(m_step.get(), &RunStep::finished, this, [this, next] {
        m_step.release()->deleteLater();
        if (next == Stage::Queued)
            removeRenderedPictures();
        enter(next);
    });
    m_step->begin();
}

bool RunDriver::balanceIsWanted(BalanceStep::When when) const
{
    const Run &run = m_record.run();
    if (m_balanceAsked == when || run.origin != Origin::Here)
        return false;
    // Once the start may have been taken, the balance before it can no longer be known.
    if (when == BalanceStep::When::BeforeStart)
        return m_record.start() == RunRecord::Start::NotSent;
    return !run.balanceAfter;
}

void RunDriver::lookAtBalance(BalanceStep::When when)
{
    m_balanceAsked = when;
    m_step = std::make_unique<BalanceStep>(m_record, m_tools, m_folder, when);
    connect(m_step.get(), &RunStep::troubled, this, &RunDriver::stepTroubled);
    connect(m_step.get(), &RunStep::finished, this, [this] {
        m_step.release()->deleteLater();
        Q_EMIT changed();
        nextStep();
    });
    m_step->begin();
}

void RunDriver::removeRenderedPictures()
{
    // From here on the service has the pictures, and the rendered ones have done their work.
    QDir(m_folder + QStringLiteral("/uploads")).removeRecursively();
}

void RunDriver::stepTroubled(Trouble trouble, const Error &error)
{
    if (m_step)
        m_step.release()->deleteLater();
    Result<void> written;
    switch (trouble) {
    case Trouble::NeedsAttention:
        written = m_record.halt(Stage::NeedsAttention, error);
        break;
    case Trouble::Failed:
        written = m_record.halt(Stage::Failed, error);
        removeRenderedPictures();
        break;
    case Trouble::GaveUp:
        m_record.setNotice({});
        m_record.setGaveUp(error);
        break;
    case Trouble::Journal:
        written = std::unexpected(error);
        break;
    }
    if (!written) {
        Q_EMIT journalFailed(written.error());
        return;
    }
    Q_EMIT changed();
    Q_EMIT ended();
}

void RunDriver::beginSampling()
{
    // The grid exists already where an earlier session came so far.
    const auto grid = m_samples.newestGrid(m_record.run().id, planWithSize());
    if (!grid) {
        Q_EMIT journalFailed(grid.error());
        return;
    }
    if (*grid > 0)
        return m_samples.run(m_record.run().id);
    resolveLoraName(*this, m_tools, m_record.run().servingModel(),
                    [this](const QString &name) { askForSamples(name); });
}

SamplePlan RunDriver::planWithSize() const
{
    return withNativeSize(m_record.plan(), m_record.run());
}

void RunDriver::askForSamples(const QString &loraName)
{
    const auto base = baseOf(m_record.run());
    if (!base)
        return samplesSettled(); // nothing tells which checkpoints the LoRA goes with
    const auto grid = m_samples.addGrid(m_record.run().id, planWithSize(), base->checkpoint, loraName);
    if (!grid) {
        Q_EMIT journalFailed(grid.error());
        return;
    }
    m_samples.run(m_record.run().id);
}

void RunDriver::samplesSettled()
{
    const auto error = whatIsMissing(m_record.run().samples);
    const bool wasDone = m_record.run().stage == Stage::Done;
    if (const auto written = wasDone ? m_record.amendError(error) : m_record.finish(error); !written) {
        Q_EMIT journalFailed(written.error());
        return;
    }
    Q_EMIT changed();
    Q_EMIT ended();
}

void RunDriver::samplesHalted(const Error &error, bool gaveUp)
{
    if (error.kind == ErrorKind::Disk)
        return stepTroubled(Trouble::Journal, error);
    stepTroubled(gaveUp ? Trouble::GaveUp : Trouble::NeedsAttention, error);
}

} // namespace easel
