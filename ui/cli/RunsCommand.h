// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/ServiceTypes.h"
#include "ui/cli/Command.h"

namespace easel {
class Runs;
} // namespace easel

namespace easel::cli {

/// runs [--remote]: the runs of this profile; with --remote also what else the service lists.
class RunsCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;

    static CommandSpec spec();
    void start() override;

private:
    void printLocal();
    void askRemote();
    void printRemote(const std::vector<TrainingTask> &tasks);

    Runs *m_runs = nullptr;
};

} // namespace easel::cli
