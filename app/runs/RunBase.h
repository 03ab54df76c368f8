// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"
#include "app/samples/Sample.h"
#include "app/training/BaseModel.h"

namespace easel {

/// What a run's LoRA can be used with.
struct RunBase
{
    QString name; ///< readable
    Family family = Family::Sd15;
    int nativeSize = 512;
    QString checkpoint; ///< model_name for txt2img
};

/// From the recipe; of a run without one from what GET /v3/model says. None where neither tells the family.
std::optional<RunBase> baseOf(const Run &run);

/// The plan with the native size of the run's base model where it has none of its own.
SamplePlan withNativeSize(SamplePlan plan, const Run &run);

/// "SD 1.5", "SDXL 1.0" or the id of a base model; none where it is another word.
std::optional<RunBase> baseFromServiceWord(const QString &word);

} // namespace easel
