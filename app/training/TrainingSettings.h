// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QJsonObject>
#include <QSize>
#include <QStringList>

#include <optional>
#include <vector>

namespace easel {

/// Component face_restore: method gfpgan_1.4 is the only one known; upscale ≥ 1.
struct FaceRestore
{
    QString method = QStringLiteral("gfpgan_1.4");
    double upscale = 1.0;

    bool operator==(const FaceRestore &) const = default;
};

/// Everything a person decides on the Training page. Names, ranges and enums are those of
/// POST /v3/training/style (the service's page); a value, saved in easel.json and frozen in recipes.
struct TrainingSettings
{
    QString name;                                              ///< as the person typed it
    QString baseModel = QStringLiteral("v1-5-pruned-emaonly"); ///< base_model
    QSize size{512, 512};                       ///< width × height of the training pictures, pixels, > 0
    QString upload = QStringLiteral("cropped"); ///< one of uploadKinds(): what leaves the machine
    std::optional<double> faceCropRatio;        ///< face_crop_region ratio ≥ 1 (1 = the face alone)
    std::optional<FaceRestore> faceRestore;
    int trainBatchSize = 1;                           ///< 1–4
    double learningRate = 1e-4;                       ///< one of learningRates()
    int maxTrainSteps = 1000;                         ///< ≥ 1
    qint64 seed = 42;                                 ///< ≥ 1
    QString lrScheduler = QStringLiteral("constant"); ///< one of lrSchedulers()
    int lrWarmupSteps = 0;                            ///< ≥ 0
    QStringList samplePrompts;                        ///< made when the model serves; 1–1024 characters each

    /// The whole pictures are sent, and the service crops them.
    bool sendsOriginals() const { return upload == QLatin1StringView("originals"); }
    bool operator==(const TrainingSettings &) const = default;
};

const QStringList &uploadKinds();                                ///< cropped, originals
const std::vector<double> &learningRates();                      ///< 1e-6, 1e-5, 5e-5, 1e-4, 2e-4
QString learningRateText(double rate);                           ///< "1e-4": as the page spells it
std::optional<double> learningRateFromText(const QString &text); ///< also "0.0001"
const QStringList &lrSchedulers();
const QStringList &faceRestoreMethods();

/// Steps for each picture, as the page counts them: max_train_steps / pictures. 0 without pictures.
double stepsForEachPicture(const TrainingSettings &settings, int pictures);

/// One error (Settings, Error::field as the service spells it) for each value out of its range or enum.
std::vector<Error> checkSettings(const TrainingSettings &settings);

/// Keys: name, base_model, width, height, upload (unless cropped), face_crop_ratio, face_restore{method,
/// upscale}, train_batch_size, learning_rate, max_train_steps, seed, lr_scheduler, lr_warmup_steps,
/// sample_prompts[].
QJsonObject toJson(const TrainingSettings &settings);
/// Missing keys keep their defaults, values of a wrong type too; ranges are checkSettings' affair.
TrainingSettings trainingSettingsFromJson(const QJsonObject &json);

} // namespace easel
