// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cli/Command.h"

#include <memory>

namespace easel::cli {

/// Every command, in the order in which help lists them.
std::vector<CommandSpec> commandSpecs();
/// The named command; null where there is none.
std::unique_ptr<Command> makeCommand(const QString &name, Session &session);

} // namespace easel::cli
