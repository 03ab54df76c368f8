// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/Outcome.h"

#include "ui/cli/Output.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>

namespace easel::cli {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(easel::cli::Outcome)
};

bool isSettled(const Sample &sample)
{
    return sample.state == SampleState::Done || sample.state == SampleState::Unknown ||
           sample.state == SampleState::Failed;
}

Run withGridOnly(Run run, qint64 grid)
{
    std::erase_if(run.samples, [grid](const Sample &sample) { return sample.grid != grid; });
    return run;
}

/// One sentence on the samples that are missing, with the cause of the first.
std::optional<Error> missingSamples(const std::vector<Sample> &samples)
{
    const auto failed = std::ranges::count(samples, SampleState::Failed, &Sample::state);
    const auto unknown = std::ranges::count(samples, SampleState::Unknown, &Sample::state);
    if (failed == 0 && unknown == 0)
        return std::nullopt;
    Error error{ErrorKind::Service, {}};
    QStringList sentences;
    if (failed > 0) {
        sentences.append(Words::tr("%n sample(s) could not be made.", nullptr, int(failed)));
        const auto first = std::ranges::find(samples, SampleState::Failed, &Sample::state);
        if (const std::optional<Error> &cause = first->error) {
            sentences.append(cause->message);
            error.kind = cause->kind;
            error.field = cause->field;
        }
    }
    if (unknown > 0) {
        sentences.append(Words::tr("The answer for %n sample(s) was lost; they may have been paid for, and "
                                   "“sample” with --retry-unknown makes them again.",
                                   nullptr, int(unknown)));
    }
    error.message = sentences.join(u' ');
    return error;
}

/// Why nobody works on the run any more, before it was done.
Outcome unfinished(const Run &run)
{
    const Error silent{ErrorKind::Service, Words::tr("“%1” did not end.").arg(run.name)};
    const Error error = run.error.value_or(silent);
    // Once the model serves, only samples can be missing.
    const bool onlySamples =
        run.reached == Stage::Ready || run.reached == Stage::Sampling || run.reached == Stage::Done;
    return {onlySamples ? ExitCode::Service : exitCodeFor(error.kind), error};
}

} // namespace

bool isAtRest(const Run &run)
{
    return run.gaveUp || !run.unfinished();
}

Outcome outcomeOf(const Run &run)
{
    switch (run.stage) {
    case Stage::Failed:
        return {ExitCode::Blocked,
                run.error.value_or(Error{ErrorKind::Service, Words::tr("“%1” failed.").arg(run.name)})};
    case Stage::Stopped:
        return {ExitCode::Interrupted};
    case Stage::NeedsAttention:
        return unfinished(run);
    case Stage::Done:
        if (run.gaveUp)
            return unfinished(run);
        if (const std::optional<Error> missing = missingSamples(run.samples))
            return {ExitCode::Service, missing};
        return {};
    default:
        return run.gaveUp ? unfinished(run) : Outcome{ExitCode::Interrupted};
    }
}

bool isGridAtRest(const Run &run, qint64 grid)
{
    if (run.gaveUp || run.stage == Stage::NeedsAttention || run.stage == Stage::Failed)
        return true;
    const std::vector<Sample> samples = withGridOnly(run, grid).samples;
    return !samples.empty() && std::ranges::all_of(samples, isSettled);
}

Outcome outcomeOfGrid(const Run &run, qint64 grid)
{
    const Run part = withGridOnly(run, grid);
    if (part.samples.empty() || !std::ranges::all_of(part.samples, isSettled))
        return run.gaveUp || !run.active() ? unfinished(run) : Outcome{ExitCode::Interrupted};
    if (const std::optional<Error> missing = missingSamples(part.samples))
        return {ExitCode::Service, missing};
    return {};
}

QJsonObject runObject(const Run &run, const Outcome &outcome)
{
    QJsonObject object = toJson(run);
    if (outcome.error)
        object[u"error"_s] = errorJson(*outcome.error);
    else
        object.remove(u"error"_s);
    return object;
}

QJsonObject gridObject(const Run &run, qint64 grid, const Outcome &outcome)
{
    return runObject(withGridOnly(run, grid), outcome);
}

} // namespace easel::cli
