// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace easel {

/// Decides which checkpoints a LoRA can be used with.
enum class Family { Sd15, Sdxl };
QString familyName(Family family); ///< "SD 1.5" or "SDXL"; a name, not translated

/// A model that a style can be trained on. Source: the enum of base_model on the service's page; the
/// checkpoint is the file name by which generation knows the same model.
struct BaseModel
{
    QString id;   ///< as base_model spells it
    QString name; ///< readable
    Family family = Family::Sd15;
    int nativeSize = 512; ///< pixels, both sides
    QString checkpoint;   ///< model_name for txt2img
};

/// All 17, in the order in which they are offered.
const std::vector<BaseModel> &baseModels();
/// Null where the id is not one of the page's.
const BaseModel *findBaseModel(const QString &id);

} // namespace easel
