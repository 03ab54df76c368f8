// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/RunCommand.h"

#include "app/workspace/Runs.h"
#include "ui/cli/Output.h"
#include "ui/cli/RunText.h"
#include "ui/cli/SampleFiles.h"

#include <QJsonObject>

namespace easel::cli {

using namespace Qt::StringLiterals;

bool RunCommand::openWorkspace()
{
    const Result<Workspace *> opened = session().open(Session::Access::Writes);
    if (!opened) {
        fail(opened.error());
        return false;
    }
    m_workspace = *opened;
    m_follower = new RunFollower(runs(), output(), this);
    connect(m_follower, &RunFollower::ended, this, [this](const QString &id) { runEnded(*runs().find(id)); });
    connect(&runs(), &Runs::journalFailed, this, [this](const Error &error) {
        if (!m_follower->isFollowing())
            return fail(error);
        tellFollowed({exitCodeFor(error.kind), error});
        finish(exitCodeFor(error.kind));
    });
    return true;
}

void RunCommand::withKey(std::function<void()> then)
{
    // A keychain that does not answer is no reason to stop here: the run itself tells that it lacks a key.
    m_workspace->loadKey([then = std::move(then)](const Result<void> &) { then(); });
}

Runs &RunCommand::runs() const
{
    return m_workspace->runs();
}

const Run *RunCommand::findOwnRun(const QString &idOrName)
{
    const Run *run = runs().find(idOrName);
    if (!run) {
        fail({ErrorKind::Usage, tr("There is no run “%1”. “easel-cli runs” lists them.").arg(idOrName),
              idOrName});
        return nullptr;
    }
    if (run->service != m_workspace->serviceName()) {
        const QString option = run->service == "demo"_L1 ? u"--demo"_s : u"--service "_s + run->service;
        fail({ErrorKind::Conflict,
              tr("“%1” belongs to another service: it goes on with %2.").arg(run->name, option)});
        return nullptr;
    }
    return run;
}

QJsonObject RunCommand::describe(const Run &run, const Outcome &outcome) const
{
    return runObject(run, outcome);
}

void RunCommand::tell(const Run &run, const Outcome &outcome)
{
    if (outcome.error)
        output().say(outcome.error->message);
    if (output().json())
        output().object(describe(run, outcome));
    else if (!outcome.error || !run.models.empty())
        output().data(runSummary(run));
    if (outcome.code == ExitCode::Service || outcome.code == ExitCode::Interrupted)
        output().say(tr("It goes on with: easel-cli resume %1").arg(run.id));
}

void RunCommand::endOver(const QString &id, const Error &error)
{
    if (const Run *run = runs().find(id))
        tell(*run, {exitCodeFor(error.kind), error});
    finish(exitCodeFor(error.kind));
}

void RunCommand::tellFollowed(const Outcome &outcome)
{
    for (const QString &id : m_follower->followed()) {
        if (const Run *run = runs().find(id))
            tell(*run, outcome);
    }
}

Result<void> RunCommand::copyOut(const std::vector<Sample> &samples)
{
    const std::optional<QString> folder = arguments().value(u"out"_s);
    if (!folder)
        return {};
    const Result<QStringList> copied = copySamples(samples, *folder);
    if (!copied)
        return std::unexpected(copied.error());
    return {};
}

void RunCommand::interrupt()
{
    if (m_follower)
        tellFollowed({ExitCode::Interrupted});
    Command::interrupt();
}

} // namespace easel::cli
