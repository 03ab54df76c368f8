// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/TrainCommand.h"

#include "app/dataset/Dataset.h"
#include "app/runs/Preflight.h"
#include "app/workspace/Runs.h"
#include "app/workspace/Settings.h"
#include "ui/cli/DatasetReader.h"
#include "ui/cli/FactsGathering.h"
#include "ui/cli/Findings.h"
#include "ui/cli/LineReader.h"
#include "ui/cli/Output.h"
#include "ui/cli/SampleFiles.h"
#include "ui/cli/Terminal.h"
#include "ui/cli/TrainingOptions.h"

namespace easel::cli {

using namespace Qt::StringLiterals;

CommandSpec TrainCommand::spec()
{
    CommandSpec spec{u"train"_s, u"DATASET"_s, 0, 1, tr("train a style on a folder of captioned pictures"),
                     {}};
    spec.options = trainingOptions();
    spec.options.push_back({u"out"_s, u"DIR"_s, tr("copy the samples there when they are made")});
    spec.options.push_back({u"no-wait"_s, {}, tr("return as soon as the service has the training")});
    spec.options.push_back({u"wait"_s, {}, tr("wait for an unreachable service without end")});
    // For bootstrap.sh: in place of DATASET, a folder that is filled with the example where it holds none.
    spec.options.push_back({u"example"_s, u"DIR"_s});
    return spec;
}

Result<QString> TrainCommand::folder() const
{
    const std::optional<QString> example = arguments().value(u"example"_s);
    if (arguments().operands.isEmpty() == !example.has_value())
        return failure(ErrorKind::Usage, tr("“train” needs one DATASET."), u"DATASET"_s);
    if (example)
        return *example;
    QString operand = arguments().operands.front();
    if (const Result<void> usable = checkDatasetFolder(operand); !usable)
        return std::unexpected(usable.error());
    return operand;
}

void TrainCommand::start()
{
    const Result<QString> dataset = folder();
    if (!dataset)
        return fail(dataset.error());
    // What the dataset says is not known yet: only whether the values can be read.
    TrainingSettings anything;
    anything.faceRestore.emplace();
    if (const auto readable = withOptions(anything, arguments()); !readable)
        return fail(readable.error());
    if (arguments().has(u"no-wait"_s) && arguments().has(u"out"_s)) {
        return fail(
            {ErrorKind::Usage, tr("--out needs the samples, which --no-wait does not wait for."), u"out"_s});
    }
    if (!openWorkspace())
        return;
    m_reader = new DatasetReader(workspace().dataset(), this);
    const auto opened = [this](const Result<DatasetSnapshot> &snapshot) {
        if (snapshot)
            datasetOpened(*snapshot);
        else
            fail(snapshot.error());
    };
    if (arguments().has(u"example"_s))
        m_reader->openExample(*dataset, opened);
    else
        m_reader->open(*dataset, opened);
}

void TrainCommand::datasetOpened(const DatasetSnapshot &snapshot)
{
    m_snapshot = snapshot;
    const Result<TrainingSettings> settings = withOptions(m_reader->settings(), arguments());
    if (!settings)
        return fail(settings.error());
    m_settings = *settings;
    // A value out of its range is told before all pictures are read.
    if (const std::vector<Error> errors = checkSettings(m_settings); !errors.empty())
        return fail(errors.front());
    auto *facts = new FactsGathering(workspace().factsStore(), output(), this);
    facts->gatherIncluded(m_snapshot, [this](const FactsById &known) {
        m_reader->check(m_snapshot, m_settings, known, [this](const Preflight &found) { checked(found); });
    });
}

void TrainCommand::checked(const Preflight &found)
{
    if (!found.passes()) {
        const Error first = errorOf(found.blocking.front());
        sayFindings(output(), {found.blocking.begin() + 1, found.blocking.end()});
        return fail(first);
    }
    sayFindings(output(), found.warnings);
    if (found.warnings.empty() || session().saysYes())
        return beginRun();
    askWhetherToGoOn(found);
}

void TrainCommand::askWhetherToGoOn(const Preflight &found)
{
    const Error first = errorOf(found.warnings.front());
    if (!stdinIsTerminal() || !output().onTerminal()) {
        output().say(tr("--yes goes on in spite of warnings."));
        if (output().json())
            output().object({{u"error"_s, errorJson(first)}});
        return finish(ExitCode::Blocked);
    }
    output().ask(tr("Start the training all the same? [y/N]"));
    auto *reader = new LineReader(this);
    reader->read([this](const QString &answer) {
        const QString word = answer.trimmed().toLower();
        //: What a person may type for yes, besides y and yes.
        const QString own = tr("yes");
        if (!word.isEmpty() && (u"yes"_s.startsWith(word) || own.startsWith(word)))
            return beginRun();
        output().say(tr("Nothing was started."));
        finish(ExitCode::Blocked);
    });
}

void TrainCommand::sayWherePicturesGo()
{
    if (session().isDemo()) {
        output().say(
            tr("This is a demonstration: the pictures stay on this machine, and no model is trained."));
        return;
    }
    Settings &settings = workspace().settings();
    if (settings.uploadNoticeSeen())
        return;
    output().say(
        tr("The pictures leave this machine: they are uploaded to %1 and its storage, for the training.")
            .arg(workspace().serviceName()));
    settings.setUploadNoticeSeen();
}

void TrainCommand::beginRun()
{
    if (const auto out = arguments().value(u"out"_s)) {
        if (const Result<void> prepared = prepareOutFolder(*out); !prepared)
            return fail(prepared.error());
    }
    sayWherePicturesGo();
    SamplePlan plan;
    plan.prompts = m_settings.samplePrompts;
    const Recipe recipe = makeRecipe(m_snapshot, m_settings, workspace().serviceName());
    withKey([this, plan, recipe] {
        runs().start(recipe, plan, [this](const Result<QString> &id) {
            if (id)
                runStarted(*id);
            else
                fail(id.error());
        });
    });
}

void TrainCommand::runStarted(const QString &id)
{
    const bool waits = !arguments().has(u"no-wait"_s);
    follower().follow(id,
                      [waits](const Run &run) { return isAtRest(run) || (!waits && !run.taskId.isEmpty()); });
}

void TrainCommand::runEnded(const Run &run)
{
    Outcome outcome = outcomeOf(run);
    if (!isAtRest(run)) // the service has it, and that was all that was wished for
        outcome = {};
    if (const Result<void> copied = copyOut(run.samples); !copied && outcome.code == ExitCode::Done)
        outcome = {exitCodeFor(copied.error().kind), copied.error()};
    tell(run, outcome);
    finish(outcome.code);
}

} // namespace easel::cli
