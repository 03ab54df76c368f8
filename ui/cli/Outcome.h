// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"
#include "ui/cli/ExitCode.h"

namespace easel::cli {

/// What a run, or a part of it, comes to when nobody works on it any more.
struct Outcome
{
    ExitCode code = ExitCode::Done;
    std::optional<Error> error = {};
};

/// Nothing more happens to the run by itself.
bool isAtRest(const Run &run);
/// The state of the run itself, and of all its samples once it is done.
Outcome outcomeOf(const Run &run);
/// The same for the samples of one grid.
Outcome outcomeOfGrid(const Run &run, qint64 grid);
bool isGridAtRest(const Run &run, qint64 grid);

/// The run's object of the command-line JSON, with the outcome's error and no other.
QJsonObject runObject(const Run &run, const Outcome &outcome);
/// The same with only the samples of one grid.
QJsonObject gridObject(const Run &run, qint64 grid, const Outcome &outcome);

} // namespace easel::cli
