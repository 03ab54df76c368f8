// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/DemoStyle.h"

#include <QImage>
#include <QSize>
#include <QString>

#include <memory>
#include <vector>

namespace easel {

/// Everything that decides one picture. Equal scenes give equal pictures; a style at strength 0 changes
/// nothing.
struct DemoScene
{
    struct Influence
    {
        std::shared_ptr<const DemoStyle> style;
        double strength = 0; ///< 0–1
    };
    QString checkpoint;
    QString prompt;
    QString negativePrompt;
    QSize size;
    quint64 seed = 0;
    int steps = 20;
    double guidance = 7.5;
    QString sampler;
    std::vector<Influence> influences;
};

QImage demoPaint(const DemoScene &scene);

} // namespace easel
