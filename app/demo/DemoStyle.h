// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QStringList>

#include <vector>

namespace easel {

/// What the stand-in "learns" from the pictures of a training: their colours and pieces of their surface.
/// The same pictures in the same order give the same style.
struct DemoStyle
{
    struct Texture
    {
        QImage tile; ///< square, without a seam
        QColor mean;
        int unrest = 0; ///< edges in it; the calm ones suit the sky
    };
    std::vector<QColor> palette; ///< from dark to light, never empty
    std::vector<Texture> textures;
};

DemoStyle demoLearnStyle(const QStringList &files);

} // namespace easel
