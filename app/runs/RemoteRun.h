// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"

namespace easel {

/// An entry of the service's list in the form of a run, so that one list can show both. Its id is "task:" and
/// the task's; its stage what the status means, Queued for UNKNOWN and words not known.
Run remoteRun(const TrainingTask &task, const QString &service);

/// The trainings that none of these runs is about, newest first. A run whose start was sent and never
/// answered is known by the unique name it sent.
std::vector<Run> remoteRuns(const std::vector<TrainingTask> &tasks, const std::vector<Run> &runs,
                            const QString &service);

/// Whether this profile can take it over: Easel watches style trainings that were not given up.
bool canAdopt(const Run &run);

} // namespace easel
