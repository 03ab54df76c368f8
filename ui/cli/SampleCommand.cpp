// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/SampleCommand.h"

#include "app/workspace/Runs.h"
#include "ui/cli/Output.h"
#include "ui/cli/SampleFiles.h"
#include "ui/cli/Values.h"

#include <QJsonObject>

#include <algorithm>

namespace easel::cli {

using namespace Qt::StringLiterals;

CommandSpec SampleCommand::spec()
{
    return {u"sample"_s,
            u"RUN"_s,
            1,
            1,
            tr("make pictures with a run's LoRA"),
            {
                {u"prompt"_s, u"P"_s, tr("what to show, 1 to 1,024 characters"), true},
                {u"negative"_s, u"P"_s, tr("what not to show")},
                {u"strength"_s, u"X,…"_s, tr("strengths of the LoRA, 0 to 1"), true},
                {u"seed"_s, u"N,…"_s, tr("seeds, 0 or more"), true},
                {u"steps"_s, u"N"_s, tr("steps for each picture, 1 to 100")},
                {u"size"_s, u"WxH"_s, tr("pixels, 128 to 2048 each; else the base model's own")},
                {u"no-control"_s, {}, tr("leave out the pictures without the LoRA")},
                {u"new"_s, {}, tr("make another grid, also where the same one is unfinished")},
                {u"retry-unknown"_s, {}, tr("make pictures again whose paid answer was lost")},
                {u"out"_s, u"DIR"_s, tr("copy the pictures there when they are made")},
                {u"wait"_s, {}, tr("wait for an unreachable service without end")},
            }};
}

Result<SamplePlan> SampleCommand::readPlan() const
{
    SamplePlan plan;
    plan.prompts = arguments().values(u"prompt"_s);
    plan.negativePrompt = arguments().value(u"negative"_s).value_or(QString());
    plan.control = !arguments().has(u"no-control"_s);
    if (arguments().has(u"strength"_s)) {
        auto strengths = readNumbers(arguments().values(u"strength"_s), {u"--strength"_s, u"strength"_s});
        if (!strengths)
            return std::unexpected(strengths.error());
        plan.strengths = *std::move(strengths);
    }
    if (arguments().has(u"seed"_s)) {
        auto seeds = readIntegers(arguments().values(u"seed"_s), {u"--seed"_s, u"seed"_s});
        if (!seeds)
            return std::unexpected(seeds.error());
        plan.seeds = *std::move(seeds);
    }
    if (const auto text = arguments().value(u"steps"_s)) {
        const Result<int> steps = readInt(*text, {u"--steps"_s, u"steps"_s});
        if (!steps)
            return std::unexpected(steps.error());
        plan.steps = *steps;
    }
    if (const auto text = arguments().value(u"size"_s)) {
        const Result<QSize> size = readSize(*text, {u"--size"_s, u"size"_s});
        if (!size)
            return std::unexpected(size.error());
        plan.size = *size;
    }
    return plan;
}

void SampleCommand::start()
{
    const Result<SamplePlan> plan = readPlan();
    if (!plan)
        return fail(plan.error());
    m_plan = *plan;
    if (m_plan.prompts.isEmpty()) {
        if (!arguments().has(u"retry-unknown"_s))
            return fail({ErrorKind::Usage, tr("“sample” needs a --prompt."), u"prompt"_s});
    } else if (const std::vector<Error> errors = checkPlan(m_plan); !errors.empty()) {
        return fail(errors.front());
    }
    if (openWorkspace())
        withKey([this] { begin(); });
}

void SampleCommand::begin()
{
    const Run *run = findOwnRun(arguments().operands.front());
    if (!run)
        return;
    if (const auto out = arguments().value(u"out"_s)) {
        if (const Result<void> prepared = prepareOutFolder(*out); !prepared)
            return fail(prepared.error());
    }
    const QString id = run->id;
    if (arguments().has(u"retry-unknown"_s))
        retryUnknown(*run);
    if (m_plan.prompts.isEmpty())
        follower().follow(id, isAtRest);
    else
        generate(id);
}

void SampleCommand::retryUnknown(const Run &run)
{
    // Only what this command is about is paid for again.
    const bool all = m_plan.prompts.isEmpty();
    qint64 newest = 0;
    for (const Sample &sample : run.samples) {
        if (!all && asksFor(m_plan, sample))
            newest = std::max(newest, sample.grid);
    }
    std::vector<qint64> ids;
    for (const Sample &sample : run.samples) {
        const bool asked = all || (sample.grid == newest && asksFor(m_plan, sample));
        if (sample.state == SampleState::Unknown && asked)
            ids.push_back(sample.id);
    }
    if (!ids.empty())
        runs().retryUnknown(run.id, ids);
    else if (m_plan.prompts.isEmpty())
        runEnded(run);
}

void SampleCommand::generate(const QString &id)
{
    runs().generate(id, m_plan, !arguments().has(u"new"_s),
                    [this, id](const Result<qint64> &grid) { gridStarted(id, grid); });
}

void SampleCommand::gridStarted(const QString &id, const Result<qint64> &grid)
{
    if (!grid)
        return endOver(id, grid.error());
    m_grid = *grid;
    follower().follow(id, [number = *grid](const Run &run) { return isGridAtRest(run, number); });
}

QJsonObject SampleCommand::describe(const Run &run, const Outcome &outcome) const
{
    return m_grid > 0 ? gridObject(run, m_grid, outcome) : runObject(run, outcome);
}

void SampleCommand::runEnded(const Run &run)
{
    Outcome outcome = m_grid > 0 ? outcomeOfGrid(run, m_grid) : outcomeOf(run);
    std::vector<Sample> samples = run.samples;
    if (m_grid > 0)
        std::erase_if(samples, [this](const Sample &sample) { return sample.grid != m_grid; });
    if (const Result<void> copied = copyOut(samples); !copied && outcome.code == ExitCode::Done)
        outcome = {exitCodeFor(copied.error().kind), copied.error()};
    tell(run, outcome);
    finish(outcome.code);
}

} // namespace easel::cli
