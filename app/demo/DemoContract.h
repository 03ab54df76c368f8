// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/DemoFields.h"

#include <QByteArray>
#include <QSize>

namespace easel {

/// What a valid POST /v3/training/style asks for, as far as the stand-in uses it.
struct DemoTrainingOrder
{
    struct Item
    {
        QString asset; ///< as DemoUploads names it
        QString caption;
    };
    QString name;
    QString baseModel;
    QSize size;
    std::vector<Item> items;
    qint64 seed = 0;    ///< 0: none given
    qint64 steps = 500; ///< max_train_steps; what the page finds enough where none is given
};

/// What a valid POST /v3/async/txt2img asks for.
struct DemoGenerationOrder
{
    struct Lora
    {
        QString name;
        double strength = 1;
    };
    QString checkpoint;
    QString prompt;
    QString negativePrompt;
    QSize size; ///< of the pictures: hires_fix's target where given
    int count = 1;
    int steps = 20;
    double guidance = 7.5;
    QString sampler;
    qint64 seed = -1;
    QString imageType;
    std::vector<Lora> loras; ///< those with a name
};

/// The shape of every request: fields, types, enums and ranges, as the service's page and API.md tell them.
/// Whether an asset or a LoRA exists is not decided here.
DemoChecked<QJsonObject> demoParseBody(const QByteArray &contentType, const QByteArray &body);
DemoChecked<QString> demoCheckUploadTarget(const QJsonObject &body); ///< "png", "webp" or "jpeg"
DemoChecked<DemoTrainingOrder> demoCheckTraining(const QJsonObject &body);
DemoChecked<DemoGenerationOrder> demoCheckGeneration(const QJsonObject &body);

} // namespace easel
