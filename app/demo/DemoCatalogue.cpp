// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoCatalogue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace easel {

static DemoModel model(const QString &base, bool sdxl)
{
    // The one base model whose own checkpoint has a name of its own.
    const bool sdxlBase = base == "stable-diffusion-xl-base-1.0"_L1;
    return {base, sdxlBase ? u"sd_xl_base_1.0.safetensors"_s : base + ".safetensors"_L1, sdxl};
}

const std::vector<DemoModel> &demoModels()
{
    static const std::vector<DemoModel> models{
        model(u"stable-diffusion-xl-base-1.0"_s, true),
        model(u"dreamshaperXL09Alpha_alpha2Xl10_91562"_s, true),
        model(u"protovisionXLHighFidelity3D_release0630Bakedvae_154359"_s, true),
        model(u"v1-5-pruned-emaonly"_s, false),
        model(u"epicrealism_naturalSin_121250"_s, false),
        model(u"chilloutmix_NiPrunedFp32Fix"_s, false),
        model(u"abyssorangemix3AOM3_aom3a3_10864"_s, false),
        model(u"dreamshaper_8_93211"_s, false),
        model(u"WFChild_v1.0"_s, false),
        model(u"majichenmixrealistic_v10"_s, false),
        model(u"realisticVisionV51_v51VAE_94301"_s, false),
        model(u"sdxlUnstableDiffusers_v11_216694"_s, true),
        model(u"realisticVisionV40_v40VAE_81510"_s, false),
        model(u"epicrealismXL_v10_247189"_s, true),
        model(u"somboy_v10_172675"_s, false),
        model(u"yesmixXL_v10_283329"_s, true),
        model(u"animagineXLV31_v31_325600"_s, true),
    };
    return models;
}

static const DemoModel *find(const auto &matches)
{
    const auto &models = demoModels();
    const auto it = std::find_if(models.begin(), models.end(), matches);
    return it == models.end() ? nullptr : &*it;
}

const DemoModel *demoModelByBase(const QString &baseModel)
{
    return find([&](const DemoModel &m) { return m.baseModel == baseModel; });
}

const DemoModel *demoModelByCheckpoint(const QString &checkpoint)
{
    return find([&](const DemoModel &m) { return m.checkpoint == checkpoint; });
}

const QStringList &demoSamplers()
{
    static const QStringList samplers{u"Euler a"_s,
                                      u"Euler"_s,
                                      u"LMS"_s,
                                      u"Heun"_s,
                                      u"DPM2"_s,
                                      u"DPM2 a"_s,
                                      u"DPM++ 2S a"_s,
                                      u"DPM++ 2M"_s,
                                      u"DPM++ SDE"_s,
                                      u"DPM fast"_s,
                                      u"DPM adaptive"_s,
                                      u"LMS Karras"_s,
                                      u"DPM2 Karras"_s,
                                      u"DPM2 a Karras"_s,
                                      u"DPM++ 2S a Karras"_s,
                                      u"DPM++ 2M Karras"_s,
                                      u"DPM++ SDE Karras"_s,
                                      u"DDIM"_s,
                                      u"PLMS"_s,
                                      u"UniPC"_s};
    return samplers;
}

} // namespace easel
