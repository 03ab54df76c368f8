// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"
#include "ui/cli/Command.h"

namespace easel {
class Runs;
} // namespace easel

namespace easel::cli {

/// runs [--remote]: the runs of this profile; with --remote also what else the service lists, as one list.
class RunsCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;

    static CommandSpec spec();
    void start() override;

private:
    void askRemote();
    void print(const std::vector<Run> &runs);

    Runs *m_runs = nullptr;
    QString m_service;
};

} // namespace easel::cli
