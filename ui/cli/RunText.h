// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"

namespace easel::cli {

/// Rows of cells in columns, each as wide as its widest cell; the first row is the heading. No trailing
/// spaces.
QString alignedTable(const std::vector<QStringList> &rows);

/// A heading and a line for each run.
QString runsTable(const std::vector<Run> &runs);
/// Everything of one run, in sections: stages, recipe, models, samples, what happened.
QString runSections(const Run &run);
/// What a person wants to know when a run ended: its models and samples.
QString runSummary(const Run &run);

} // namespace easel::cli
