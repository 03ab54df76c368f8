// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cli/Command.h"

namespace easel::cli {

/// show RUN: stages, recipe, models and samples of one run.
class ShowCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;

    static CommandSpec spec();
    void start() override;
};

} // namespace easel::cli
