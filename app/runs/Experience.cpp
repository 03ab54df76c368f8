// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/Experience.h"

#include <algorithm>

namespace easel {

static void add(Learned &learned, double value)
{
    learned.least = learned.runs > 0 ? std::min(learned.least, value) : value;
    learned.most = learned.runs > 0 ? std::max(learned.most, value) : value;
    ++learned.runs;
}

Experience experience(const std::vector<Run> &runs, const QString &service, const QString &baseModel,
                      int steps)
{
    Experience known;
    for (const Run &run : runs) {
        const TrainingSettings &settings = run.recipe.settings;
        if (run.origin != Origin::Here || run.service != service || settings.baseModel != baseModel ||
            settings.maxTrainSteps != steps)
            continue;
        if (run.trainingSeconds)
            add(known.seconds, *run.trainingSeconds);
        if (run.cost)
            add(known.cost, double(*run.cost));
    }
    return known;
}

} // namespace easel
