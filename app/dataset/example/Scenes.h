// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/example/Paper.h"

#include <QSize>

#include <vector>

namespace easel::example {

/// One picture of the example dataset and what it is called.
struct Scene
{
    const char *file; ///< with the suffix that decides its format
    QSize size;
    bool night;
    const char *caption; ///< after the trigger word
    void (*paint)(Paper &paper);
};

/// Each paints on a Paper of its scene's size.
std::vector<Scene> townScenes();
std::vector<Scene> landScenes();
std::vector<Scene> seaScenes();
/// All of them, in the order of their file names.
std::vector<Scene> allScenes();

} // namespace easel::example
