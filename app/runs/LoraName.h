// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/RunStep.h"
#include "app/service/ServiceClient.h"

#include <optional>

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

/// The trained LoRA of this name, read page by page from GET /v3/model until it is found; none where it is
/// not listed. done comes once, unless context dies before.
void findModel(QObject *context, ServiceClient &client, const QString &name,
               ServiceCallback<std::optional<ServiceModel>> done);

/// Whether the service knows the model by this name, in any of the ways that it names one.
bool isNamed(const ServiceModel &model, const QString &name);

/// Whether two spellings mean the same model file: with or without its extension.
bool sameModel(const QString &a, const QString &b);

} // namespace easel
