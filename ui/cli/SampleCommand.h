// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cli/RunCommand.h"

namespace easel::cli {

/// sample RUN: makes a grid of pictures with a run's LoRA, or goes on with the same grid where it is
/// unfinished.
class SampleCommand final : public RunCommand
{
    Q_OBJECT
public:
    using RunCommand::RunCommand;

    static CommandSpec spec();
    void start() override;

private:
    Result<SamplePlan> readPlan() const;
    void begin();
    void retryUnknown(const Run &run);
    void generate(const QString &id);
    void gridStarted(const QString &id, const Result<qint64> &grid);
    void runEnded(const Run &run) override;
    QJsonObject describe(const Run &run, const Outcome &outcome) const override;

    SamplePlan m_plan;
    qint64 m_grid = 0; ///< 0: all samples of the run
};

} // namespace easel::cli
