// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/BaseModel.h"

#include <algorithm>

namespace easel {

QString familyName(Family family)
{
    switch (family) {
    case Family::Sd15:
        return QStringLiteral("SD 1.5");
    case Family::Sdxl:
        return QStringLiteral("SDXL");
    }
    return {};
}

/// Generation knows nearly every model by its id with this suffix.
static BaseModel make(Family family, const QString &id, const QString &name)
{
    const int nativeSize = family == Family::Sdxl ? 1024 : 512;
    return {id, name, family, nativeSize, id + QStringLiteral(".safetensors")};
}

static BaseModel sd15(const QString &id, const QString &name)
{
    return make(Family::Sd15, id, name);
}

static BaseModel sdxl(const QString &id, const QString &name)
{
    return make(Family::Sdxl, id, name);
}

static std::vector<BaseModel> makeBaseModels()
{
    std::vector<BaseModel> models{
        sd15(QStringLiteral("v1-5-pruned-emaonly"), QStringLiteral("Stable Diffusion 1.5")),
        sd15(QStringLiteral("dreamshaper_8_93211"), QStringLiteral("DreamShaper 8")),
        sd15(QStringLiteral("epicrealism_naturalSin_121250"), QStringLiteral("epiCRealism Natural Sin")),
        sd15(QStringLiteral("realisticVisionV51_v51VAE_94301"), QStringLiteral("Realistic Vision 5.1")),
        sd15(QStringLiteral("realisticVisionV40_v40VAE_81510"), QStringLiteral("Realistic Vision 4.0")),
        sd15(QStringLiteral("majichenmixrealistic_v10"), QStringLiteral("Majichen Mix Realistic 1.0")),
        sd15(QStringLiteral("chilloutmix_NiPrunedFp32Fix"), QStringLiteral("ChilloutMix Ni")),
        sd15(QStringLiteral("abyssorangemix3AOM3_aom3a3_10864"), QStringLiteral("AbyssOrangeMix 3 A3")),
        sd15(QStringLiteral("WFChild_v1.0"), QStringLiteral("WFChild 1.0")),
        sd15(QStringLiteral("somboy_v10_172675"), QStringLiteral("Somboy 1.0")),
        sdxl(QStringLiteral("stable-diffusion-xl-base-1.0"), QStringLiteral("Stable Diffusion XL 1.0")),
        sdxl(QStringLiteral("dreamshaperXL09Alpha_alpha2Xl10_91562"),
             QStringLiteral("DreamShaper XL Alpha 2")),
        sdxl(QStringLiteral("protovisionXLHighFidelity3D_release0630Bakedvae_154359"),
             QStringLiteral("ProtoVision XL High Fidelity 3D")),
        sdxl(QStringLiteral("sdxlUnstableDiffusers_v11_216694"),
             QStringLiteral("SDXL Unstable Diffusers 11")),
        sdxl(QStringLiteral("epicrealismXL_v10_247189"), QStringLiteral("epiCRealism XL 1.0")),
        sdxl(QStringLiteral("yesmixXL_v10_283329"), QStringLiteral("Yesmix XL 1.0")),
        sdxl(QStringLiteral("animagineXLV31_v31_325600"), QStringLiteral("Animagine XL 3.1")),
    };
    for (BaseModel &model : models) {
        if (model.id == QLatin1StringView("stable-diffusion-xl-base-1.0"))
            model.checkpoint = QStringLiteral("sd_xl_base_1.0.safetensors");
    }
    return models;
}

const std::vector<BaseModel> &baseModels()
{
    static const std::vector<BaseModel> models = makeBaseModels();
    return models;
}

const BaseModel *findBaseModel(const QString &id)
{
    const auto &models = baseModels();
    const auto found = std::ranges::find(models, id, &BaseModel::id);
    return found == models.end() ? nullptr : &*found;
}

} // namespace easel
