// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"

namespace easel {

/// One point of the timeline of a run.
struct TimelineStep
{
    enum class State { Pending, Current, Done, Attention, Failed, Stopped };

    QString title;
    QString detail; ///< "48 pictures", "63 %, 4 min left"; may be empty
    State state = State::Pending;
    /// Of the way to the next step, 0–1; absent where unknown or not current.
    std::optional<double> fraction;

    bool operator==(const TimelineStep &) const = default;
};

/// Prepared, Uploaded, Queued, Training, Deploying, Ready and, where samples were asked for, Samples.
std::vector<TimelineStep> timelineSteps(const Run &run, std::optional<double> secondsLeft);

/// "done", "going on", …, for those who do not see the colours.
QString timelineStateWord(TimelineStep::State state);

} // namespace easel
