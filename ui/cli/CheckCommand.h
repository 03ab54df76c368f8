// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cli/DatasetCommand.h"

namespace easel {
struct Preflight;
} // namespace easel

namespace easel::cli {

/// check DATASET: what a training of the folder would be told before it starts.
class CheckCommand final : public DatasetCommand
{
    Q_OBJECT
public:
    using DatasetCommand::DatasetCommand;

    static CommandSpec spec();

protected:
    void take(const DatasetSnapshot &snapshot) override;

private:
    void print(const Preflight &found, const QString &folder);
};

} // namespace easel::cli
