// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"

#include <map>
#include <optional>
#include <vector>

namespace easel {

/// What the window's title, the rail and the taskbar tell of all runs together.
struct RunsProgress
{
    int active = 0;                 ///< worked on by this program
    int needing = 0;                ///< that wait for the person
    std::optional<double> fraction; ///< of the trainings, 0–1; absent where nobody says
    QString doing;                  ///< the stage's title, where one run alone is active

    bool operator==(const RunsProgress &) const = default;
};

/// "63 %", or what goes on where nobody says how far ("Uploading", "2 runs active"); "Needs attention" where
/// nothing goes on before the person did something; empty where there is nothing to tell.
QString progressWords(const RunsProgress &progress);
/// The same as a sentence for assistive tools and tooltips.
QString progressSentence(const RunsProgress &progress);

/// Makes one number of all runs, and never lets it fall while they go on. It is the mean of what the service
/// says of their trainings: a training that has not begun counts as nothing, one that has ended as whole.
/// Where a training goes on of which the service does not say how far, or none goes on, there is no number.
class RunsProgressMeter
{
public:
    /// service: runs of another one are not worked on.
    RunsProgress measure(const std::vector<Run> &runs, const QString &service);

private:
    void forgetWhatEnded(const std::vector<Run> &runs);
    std::optional<double> meanNow() const;

    /// The runs since the last time that none was active.
    std::map<QString, Run> m_batch;
    double m_reached = 0;
};

/// Whether this program works on the run at present.
bool isWorkedOn(const Run &run, const QString &service);

} // namespace easel
