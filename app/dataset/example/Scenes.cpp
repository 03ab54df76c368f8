// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/example/Scenes.h"

#include <algorithm>
#include <string_view>

namespace easel::example {

std::vector<Scene> allScenes()
{
    std::vector<Scene> all = townScenes();
    for (const std::vector<Scene> &more : {landScenes(), seaScenes()})
        all.insert(all.end(), more.begin(), more.end());
    std::ranges::sort(all, {}, [](const Scene &scene) { return std::string_view(scene.file); });
    return all;
}

} // namespace easel::example
