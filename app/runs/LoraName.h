// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/RunStep.h"

namespace easel {

/// What generation must know of a trained LoRA.
struct LoraIdentity
{
    QString name;
    QString base; ///< as GET /v3/model names the base; empty where it does not say
};

/// The same, with the base. Where the list cannot be read, name is the training's own and base is empty.
void resolveLora(QObject &context, const RunTools &tools, const QString &modelName,
                 std::function<void(const LoraIdentity &)> done);

/// The name by which generation knows a trained LoRA: the one that GET /v3/model gives where it lists the
/// model, else the training's own (API.md, "LoRA name"). done comes once, unless context dies before.
void resolveLoraName(QObject &context, const RunTools &tools, const QString &modelName,
                     std::function<void(const QString &)> done);

/// Whether two spellings mean the same model file: with or without its extension.
bool sameModel(const QString &a, const QString &b);

} // namespace easel
