// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/TrainingOptions.h"

#include "app/training/BaseModel.h"
#include "ui/cli/Values.h"

#include <QCoreApplication>

namespace easel::cli {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(easel::cli::TrainingOptions)
};

/// Puts options into settings one after the other, until one fails.
class Reader
{
public:
    Reader(TrainingSettings &settings, const Arguments &arguments)
        : m_settings(settings)
        , m_arguments(arguments)
    {
    }

    void readTexts();
    void readNumbers();
    void readSizes();
    void readFaceRestore();
    Result<void> result() const { return m_result; }

private:
    static ValueOf valueOf(const QString &option)
    {
        return {"--"_L1 + option, QString(option).replace(u'-', u'_'), ErrorKind::Settings};
    }

    template<class T, class Target>
    void read(const QString &option, Result<T> (*reader)(const QString &, const ValueOf &), Target &target)
    {
        const std::optional<QString> text = m_arguments.value(option);
        if (!text || !m_result)
            return;
        if (const Result<T> value = reader(*text, valueOf(option)); value)
            target = *value;
        else
            m_result = std::unexpected(value.error());
    }

    TrainingSettings &m_settings;
    const Arguments &m_arguments;
    Result<void> m_result;
};

void Reader::readTexts()
{
    if (const auto name = m_arguments.value(u"name"_s))
        m_settings.name = *name;
    if (const auto model = m_arguments.value(u"base-model"_s))
        m_settings.baseModel = *model;
    if (const auto upload = m_arguments.value(u"upload"_s))
        m_settings.upload = *upload;
    if (const auto scheduler = m_arguments.value(u"lr-scheduler"_s))
        m_settings.lrScheduler = *scheduler;
    if (const QStringList prompts = m_arguments.values(u"sample"_s); !prompts.isEmpty())
        m_settings.samplePrompts = prompts;
}

Result<double> readLearningRate(const QString &text, const ValueOf &of)
{
    const Result<double> number = readNumber(text, of);
    if (!number)
        return number;
    return learningRateFromText(text).value_or(*number);
}

void Reader::readNumbers()
{
    read(u"max-train-steps"_s, readInt, m_settings.maxTrainSteps);
    read(u"train-batch-size"_s, readInt, m_settings.trainBatchSize);
    read(u"learning-rate"_s, readLearningRate, m_settings.learningRate);
    read(u"lr-warmup-steps"_s, readInt, m_settings.lrWarmupSteps);
    read(u"seed"_s, readInteger, m_settings.seed);
    read(u"face-crop-ratio"_s, readNumber, m_settings.faceCropRatio);
}

void Reader::readSizes()
{
    read(u"size"_s, readSize, m_settings.size);
}

void Reader::readFaceRestore()
{
    if (const auto method = m_arguments.value(u"face-restore"_s)) {
        if (!m_settings.faceRestore)
            m_settings.faceRestore.emplace();
        m_settings.faceRestore->method = *method;
    }
    if (!m_arguments.has(u"face-restore-upscale"_s) || !m_result)
        return;
    if (!m_settings.faceRestore) {
        m_result = failure(ErrorKind::Settings,
                           Words::tr("--face-restore-upscale has a meaning only with --face-restore."),
                           u"face_restore_upscale"_s);
        return;
    }
    read(u"face-restore-upscale"_s, readNumber, m_settings.faceRestore->upscale);
}

QString rateChoices()
{
    QStringList rates;
    for (const double rate : learningRates())
        rates.append(learningRateText(rate));
    return rates.join(u", "_s);
}

} // namespace

std::vector<OptionSpec> trainingOptions()
{
    QStringList models;
    for (const BaseModel &model : baseModels())
        models.append(model.id);
    const QString indent = u"\n      "_s;
    return {
        {u"name"_s, u"N"_s, Words::tr("the run's name; else the dataset's")},
        {u"base-model"_s, u"M"_s, Words::tr("one of:") + indent + models.join(indent)},
        {u"size"_s, u"WxH"_s, Words::tr("width and height of the training pictures, pixels")},
        {u"upload"_s, u"U"_s,
         Words::tr("one of %1; originals go whole, without their notes").arg(uploadKinds().join(u", "_s))},
        {u"max-train-steps"_s, u"N"_s, Words::tr("training steps, 1 or more")},
        {u"train-batch-size"_s, u"N"_s, Words::tr("pictures in one step, 1 to 4")},
        {u"learning-rate"_s, u"X"_s, Words::tr("one of %1").arg(rateChoices())},
        {u"lr-scheduler"_s, u"S"_s, Words::tr("one of %1").arg(lrSchedulers().join(u", "_s))},
        {u"lr-warmup-steps"_s, u"N"_s, Words::tr("steps until the full learning rate, 0 or more")},
        {u"seed"_s, u"N"_s, Words::tr("the same seed gives the same LoRA, 1 or more")},
        {u"face-crop-ratio"_s, u"R"_s, Words::tr("crop to faces; 1 is the face alone, more shows more")},
        {u"face-restore"_s, u"M"_s, Words::tr("restore faces by %1").arg(faceRestoreMethods().join(u", "_s))},
        {u"face-restore-upscale"_s, u"U"_s, Words::tr("enlarge restored faces, 1 or more")},
        {u"sample"_s, u"PROMPT"_s, Words::tr("make samples of this prompt when the model serves"), true},
    };
}

Result<TrainingSettings> withOptions(TrainingSettings settings, const Arguments &arguments)
{
    Reader reader(settings, arguments);
    reader.readTexts();
    reader.readNumbers();
    reader.readSizes();
    reader.readFaceRestore();
    if (const Result<void> result = reader.result(); !result)
        return std::unexpected(result.error());
    return settings;
}

} // namespace easel::cli
