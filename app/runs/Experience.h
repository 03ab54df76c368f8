// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"

namespace easel {

/// What earlier runs came to: the least and the most, and how many runs stand behind it.
struct Learned
{
    double least = 0;
    double most = 0;
    int runs = 0;

    bool isKnown() const { return runs >= 2; } ///< one run is no experience
    bool operator==(const Learned &) const = default;
};

/// What a training of this base model with so many steps took and cost, by the runs of this service.
struct Experience
{
    Learned seconds; ///< training and deployment, of runs that were watched all the way
    Learned cost;    ///< in 0.0001 USD, of runs beside which nothing else was paid

    bool operator==(const Experience &) const = default;
};
Experience experience(const std::vector<Run> &runs, const QString &service, const QString &baseModel,
                      int steps);

} // namespace easel
