// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"

#include <QTimeZone>

namespace easel {

/// A moment that tests count from.
inline QDateTime noon()
{
    return QDateTime(QDate(2025, 11, 24), QTime(12, 0), QTimeZone::utc());
}

/// A run as the engine would tell it: 48 pictures, no samples asked for, in this stage.
inline Run makeRun(const QString &id, Stage stage)
{
    Run run;
    run.id = id;
    run.name = QStringLiteral("Run ") + id;
    run.stage = stage;
    run.reached = stage;
    run.created = noon();
    run.pictures = 48;
    run.recipe.settings.baseModel = QStringLiteral("dreamshaper_8_93211");
    run.recipe.items.resize(48);
    if (stage >= Stage::Queued && stage <= Stage::Done)
        run.taskId = QStringLiteral("task");
    return run;
}

inline Run training(const QString &id, std::optional<double> percent, std::optional<double> eta = {})
{
    Run run = makeRun(id, Stage::Training);
    run.progressPercent = percent;
    run.etaSeconds = eta;
    run.etaAt = noon();
    return run;
}

inline std::vector<Sample> makeSamples(int done, int asked)
{
    std::vector<Sample> samples(static_cast<size_t>(asked));
    for (int i = 0; i < done; ++i)
        samples[size_t(i)].state = SampleState::Done;
    return samples;
}

} // namespace easel
