// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/RunBase.h"

namespace easel {

static RunBase fromModel(const BaseModel &model)
{
    return {model.name, model.family, model.nativeSize, model.checkpoint};
}

/// The base that combines best with LoRAs of its family.
static std::optional<RunBase> plainBase(const QString &id, const QString &name)
{
    const BaseModel *model = findBaseModel(id);
    if (!model)
        return std::nullopt;
    RunBase base = fromModel(*model);
    base.name = name;
    return base;
}

std::optional<RunBase> baseFromServiceWord(const QString &word)
{
    if (const BaseModel *model = findBaseModel(word))
        return fromModel(*model);
    const QString known = word.simplified().toUpper();
    if (known == QLatin1StringView("SD 1.5") || known == QLatin1StringView("SD1.5"))
        return plainBase(QStringLiteral("v1-5-pruned-emaonly"), word);
    if (known == QLatin1StringView("SDXL") || known == QLatin1StringView("SDXL 1.0"))
        return plainBase(QStringLiteral("stable-diffusion-xl-base-1.0"), word);
    return std::nullopt;
}

std::optional<RunBase> baseOf(const Run &run)
{
    if (run.origin != Origin::Here)
        return baseFromServiceWord(run.serviceBase);
    const BaseModel *model = findBaseModel(run.recipe.settings.baseModel);
    return model ? std::optional(fromModel(*model)) : std::nullopt;
}

SamplePlan withNativeSize(SamplePlan plan, const Run &run)
{
    if (const auto base = baseOf(run); base && plan.size.isEmpty())
        plan.size = {base->nativeSize, base->nativeSize};
    return plan;
}

} // namespace easel
