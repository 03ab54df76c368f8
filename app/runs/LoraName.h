// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/RunStep.h"

namespace easel {

/// The name by which generation knows a trained LoRA: the one that GET /v3/model gives where it lists the
/// model, else the training's own (API.md, "LoRA name"). done comes once, unless context dies before.
void resolveLoraName(QObject &context, const RunTools &tools, const QString &modelName,
                     std::function<void(const QString &)> done);

/// Whether two spellings mean the same model file: with or without its extension.
bool sameModel(const QString &a, const QString &b);

} // namespace easel
