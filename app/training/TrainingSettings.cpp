// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/TrainingSettings.h"

#include "app/training/TrainingJson.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <utility>

namespace easel {

const std::vector<double> &learningRates()
{
    static const std::vector<double> rates{1e-6, 1e-5, 5e-5, 1e-4, 2e-4};
    return rates;
}

QString learningRateText(double rate)
{
    if (!std::isfinite(rate) || rate == 0)
        return QString::number(rate);
    // The exponent's leading zero is C's habit, not the page's.
    const QString text = QString::number(rate, 'e', 15);
    const qsizetype e = text.indexOf(u'e');
    QString mantissa = text.first(e);
    while (mantissa.endsWith(u'0'))
        mantissa.chop(1);
    if (mantissa.endsWith(u'.'))
        mantissa.chop(1);
    const int exponent = text.sliced(e + 1).toInt();
    if (exponent >= 0)
        return QString::number(rate);
    return QStringLiteral("%1e%2").arg(mantissa).arg(exponent);
}

/// The rate of the enum that is meant, so that 0.1 * 0.001 is 1e-4; any other value as it is.
static double snapped(double rate)
{
    for (const double known : learningRates()) {
        if (std::abs(rate - known) <= known * 1e-9)
            return known;
    }
    return rate;
}

std::optional<double> learningRateFromText(const QString &text)
{
    bool ok = false;
    const double rate = text.trimmed().toDouble(&ok);
    if (!ok || !std::isfinite(rate))
        return std::nullopt;
    return snapped(rate);
}

const QStringList &uploadKinds()
{
    static const QStringList kinds{QStringLiteral("cropped"), QStringLiteral("originals")};
    return kinds;
}

const QStringList &lrSchedulers()
{
    static const QStringList schedulers{
        QStringLiteral("constant"),   QStringLiteral("linear"),
        QStringLiteral("cosine"),     QStringLiteral("cosine_with_restarts"),
        QStringLiteral("polynomial"), QStringLiteral("constant_with_warmup"),
    };
    return schedulers;
}

const QStringList &faceRestoreMethods()
{
    static const QStringList methods{QStringLiteral("gfpgan_1.4")};
    return methods;
}

double stepsForEachPicture(const TrainingSettings &settings, int pictures)
{
    return pictures > 0 ? double(settings.maxTrainSteps) / pictures : 0.0;
}

QJsonObject toJson(const TrainingSettings &settings)
{
    QJsonObject json{
        {QStringLiteral("name"), settings.name},
        {QStringLiteral("base_model"), settings.baseModel},
        {QStringLiteral("width"), settings.size.width()},
        {QStringLiteral("height"), settings.size.height()},
        {QStringLiteral("train_batch_size"), settings.trainBatchSize},
        {QStringLiteral("learning_rate"), settings.learningRate},
        {QStringLiteral("max_train_steps"), settings.maxTrainSteps},
        {QStringLiteral("seed"), settings.seed},
        {QStringLiteral("lr_scheduler"), settings.lrScheduler},
        {QStringLiteral("lr_warmup_steps"), settings.lrWarmupSteps},
        {QStringLiteral("sample_prompts"), QJsonArray::fromStringList(settings.samplePrompts)},
    };
    if (settings.upload != TrainingSettings().upload)
        json.insert(QStringLiteral("upload"), settings.upload);
    if (settings.faceCropRatio)
        json.insert(QStringLiteral("face_crop_ratio"), *settings.faceCropRatio);
    if (settings.faceRestore) {
        json.insert(QStringLiteral("face_restore"),
                    QJsonObject{{QStringLiteral("method"), settings.faceRestore->method},
                                {QStringLiteral("upscale"), settings.faceRestore->upscale}});
    }
    return json;
}

static void readInt(const QJsonValue &value, int &into)
{
    if (const auto number = wholeNumber(value); number && std::in_range<int>(*number))
        into = int(*number);
}

static void readText(const QJsonValue &value, QString &into)
{
    if (value.isString())
        into = value.toString();
}

static std::optional<FaceRestore> readFaceRestore(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    FaceRestore restore;
    readText(value[QLatin1StringView("method")], restore.method);
    if (const QJsonValue upscale = value[QLatin1StringView("upscale")]; upscale.isDouble())
        restore.upscale = upscale.toDouble();
    return restore;
}

static QStringList readPrompts(const QJsonValue &value)
{
    QStringList prompts;
    const QJsonArray entries = value.toArray();
    for (const auto &prompt : entries) {
        if (prompt.isString())
            prompts.append(prompt.toString());
    }
    return prompts;
}

TrainingSettings trainingSettingsFromJson(const QJsonObject &json)
{
    TrainingSettings settings;
    readText(json.value(QLatin1StringView("name")), settings.name);
    readText(json.value(QLatin1StringView("base_model")), settings.baseModel);
    readInt(json.value(QLatin1StringView("width")), settings.size.rwidth());
    readInt(json.value(QLatin1StringView("height")), settings.size.rheight());
    readInt(json.value(QLatin1StringView("train_batch_size")), settings.trainBatchSize);
    readInt(json.value(QLatin1StringView("max_train_steps")), settings.maxTrainSteps);
    readInt(json.value(QLatin1StringView("lr_warmup_steps")), settings.lrWarmupSteps);
    readText(json.value(QLatin1StringView("upload")), settings.upload);
    readText(json.value(QLatin1StringView("lr_scheduler")), settings.lrScheduler);
    if (const auto seed = wholeNumber(json.value(QLatin1StringView("seed"))))
        settings.seed = *seed;
    const QJsonValue rate = json.value(QLatin1StringView("learning_rate"));
    if (rate.isDouble())
        settings.learningRate = snapped(rate.toDouble());
    else if (const auto fromText = learningRateFromText(rate.toString()))
        settings.learningRate = *fromText;
    if (const QJsonValue ratio = json.value(QLatin1StringView("face_crop_ratio")); ratio.isDouble())
        settings.faceCropRatio = ratio.toDouble();
    settings.faceRestore = readFaceRestore(json.value(QLatin1StringView("face_restore")));
    settings.samplePrompts = readPrompts(json.value(QLatin1StringView("sample_prompts")));
    return settings;
}

} // namespace easel
