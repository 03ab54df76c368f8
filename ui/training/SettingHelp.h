// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/training/TrainingSettings.h"

namespace easel {

/// The fields of the Training page, spelled as Error::field spells them.
namespace field {
inline const QString name = QStringLiteral("name");
inline const QString baseModel = QStringLiteral("base_model");
inline const QString width = QStringLiteral("width");
inline const QString height = QStringLiteral("height");
inline const QString upload = QStringLiteral("upload");
inline const QString faceCrop = QStringLiteral("face_crop");
inline const QString faceCropRatio = QStringLiteral("face_crop_ratio");
inline const QString faceRestore = QStringLiteral("face_restore_method");
inline const QString faceRestoreUpscale = QStringLiteral("face_restore_upscale");
inline const QString learningRate = QStringLiteral("learning_rate");
inline const QString lrScheduler = QStringLiteral("lr_scheduler");
inline const QString lrWarmupSteps = QStringLiteral("lr_warmup_steps");
inline const QString maxTrainSteps = QStringLiteral("max_train_steps");
inline const QString trainBatchSize = QStringLiteral("train_batch_size");
inline const QString seed = QStringLiteral("seed");
inline const QString samplePrompts = QStringLiteral("sample_prompts");
} // namespace field

/// A number of pixels, without the separators of large numbers.
QString pixelsText(int pixels);

/// One sentence on what a setting does; where the value chosen matters, on that value.
QString settingHelp(const QString &field, const TrainingSettings &settings);

} // namespace easel
