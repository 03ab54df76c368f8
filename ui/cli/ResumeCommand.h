// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cli/RunCommand.h"

namespace easel::cli {

/// resume [RUN | --all]: goes on with what was interrupted. Without a run it means all.
class ResumeCommand final : public RunCommand
{
    Q_OBJECT
public:
    using RunCommand::RunCommand;

    static CommandSpec spec();
    void start() override;

private:
    void resumeOne(const QString &idOrName);
    void adopt(const QString &taskId); ///< a training that was started elsewhere
    void resumeAll();
    void runEnded(const Run &run) override;

    ExitCode m_worst = ExitCode::Done;
};

} // namespace easel::cli
