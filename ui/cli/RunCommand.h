// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/Workspace.h"
#include "ui/cli/Command.h"
#include "ui/cli/Outcome.h"
#include "ui/cli/RunFollower.h"

namespace easel::cli {

/// A command that works on runs until they are at rest: it holds the profile's lock, follows what it began,
/// and tells of each run as it ends.
class RunCommand : public Command
{
    Q_OBJECT
public:
    using Command::Command;

    void interrupt() override;

protected:
    /// False where the command failed over it.
    bool openWorkspace();
    /// Calls then once the key was looked for: a run that starts before would stop over its lack.
    void withKey(std::function<void()> then);
    Workspace &workspace() const { return *m_workspace; }
    Runs &runs() const;
    RunFollower &follower() const { return *m_follower; }

    /// Null where the command failed over it: no such run, or another service's.
    const Run *findOwnRun(const QString &idOrName);

    /// Called for each followed run as it comes to rest.
    virtual void runEnded(const Run &run) = 0;
    /// How the run is told: the object with --json.
    virtual QJsonObject describe(const Run &run, const Outcome &outcome) const;

    /// Copies the samples to --out where that was given. Error: Disk.
    Result<void> copyOut(const std::vector<Sample> &samples);
    /// Prints the run, says why it failed where it did.
    void tell(const Run &run, const Outcome &outcome);
    /// Tells the run with the error, and finishes.
    void endOver(const QString &id, const Error &error);

private:
    void tellFollowed(const Outcome &outcome);

    Workspace *m_workspace = nullptr;
    RunFollower *m_follower = nullptr;
};

} // namespace easel::cli
