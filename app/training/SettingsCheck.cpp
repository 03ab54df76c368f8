// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/BaseModel.h"
#include "app/training/TrainingSettings.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace easel {

static constexpr int longestName = 200;
static constexpr int longestPrompt = 1024;

static QString shown(qint64 number)
{
    return QLocale().toString(number);
}

static QString shown(double number)
{
    return QLocale().toString(number, 'g', 6);
}

/// What a person counts as characters is nearer to code points than to UTF-16 units.
static qsizetype characters(const QString &text)
{
    return text.toUcs4().size();
}

namespace {

/// Collects one error for each wrong value.
class SettingsCheck
{
    Q_DECLARE_TR_FUNCTIONS(easel::SettingsCheck)
public:
    void checkModel(const TrainingSettings &settings);
    void checkComponents(const TrainingSettings &settings);
    void checkExpertSettings(const TrainingSettings &settings);
    void checkLearningRate(const TrainingSettings &settings);
    void checkPrompts(const TrainingSettings &settings);

    std::vector<Error> take() { return std::move(m_errors); }

private:
    void add(const char *field, const QString &message, const QString &details = {})
    {
        m_errors.push_back({ErrorKind::Settings, message, QLatin1StringView(field), details});
    }

    /// sentence holds %1 for the value, %2 and %3 for the bounds.
    void range(const char *field, qint64 value, qint64 low, qint64 high, const QString &sentence)
    {
        if (value < low || value > high)
            add(field, sentence.arg(shown(value), shown(low), shown(high)));
    }

    /// sentence holds %1 for the value, %2 for the bound.
    void atLeast(const char *field, double value, double low, const QString &sentence)
    {
        if (!std::isfinite(value) || value < low)
            add(field, sentence.arg(shown(value), shown(low)));
    }

    /// sentence holds %1 for the value, %2 for the choices.
    void oneOf(const char *field, const QString &value, const QStringList &choices, const QString &sentence)
    {
        if (!choices.contains(value))
            add(field, sentence.arg(value, choices.join(QStringLiteral(", "))));
    }

    std::vector<Error> m_errors;
};

void SettingsCheck::checkModel(const TrainingSettings &settings)
{
    if (characters(settings.name) > longestName) {
        add("name", tr("The run's name has %1 characters; it may have at most %2.")
                        .arg(shown(qint64(characters(settings.name))), shown(qint64(longestName))));
    }
    if (!findBaseModel(settings.baseModel)) {
        QStringList ids;
        for (const BaseModel &model : baseModels())
            ids.append(model.id);
        add("base_model",
            tr("The base model “%1” is not one of the %2 that the service offers, such as %3.")
                .arg(settings.baseModel, shown(qint64(ids.size())), ids.first()),
            ids.join(QStringLiteral(", ")));
    }
    constexpr qint64 most = std::numeric_limits<int>::max();
    range("width", settings.size.width(), 1, most, tr("The width is %1 pixels; it must be from %2 to %3."));
    range("height", settings.size.height(), 1, most,
          tr("The height is %1 pixels; it must be from %2 to %3."));
}

void SettingsCheck::checkComponents(const TrainingSettings &settings)
{
    oneOf("upload", settings.upload, uploadKinds(), tr("The upload is “%1”; it must be one of %2."));
    if (settings.faceCropRatio) {
        atLeast("face_crop_ratio", *settings.faceCropRatio, 1,
                tr("The face crop ratio is %1; it must be %2 or more."));
    }
    if (settings.faceRestore) {
        oneOf("face_restore_method", settings.faceRestore->method, faceRestoreMethods(),
              tr("The face restore method is “%1”; it must be %2."));
        atLeast("face_restore_upscale", settings.faceRestore->upscale, 1,
                tr("The face restore upscale is %1; it must be %2 or more."));
    }
}

void SettingsCheck::checkLearningRate(const TrainingSettings &settings)
{
    QStringList choices;
    for (const double rate : learningRates())
        choices.append(learningRateText(rate));
    oneOf("learning_rate", learningRateText(settings.learningRate), choices,
          tr("The learning rate is %1; it must be one of %2."));
}

void SettingsCheck::checkExpertSettings(const TrainingSettings &settings)
{
    constexpr qint64 most = std::numeric_limits<int>::max();
    range("train_batch_size", settings.trainBatchSize, 1, 4,
          tr("The train batch size is %1; it must be from %2 to %3."));
    checkLearningRate(settings);
    range("max_train_steps", settings.maxTrainSteps, 1, most,
          tr("The number of max train steps is %1; it must be from %2 to %3."));
    range("seed", settings.seed, 1, most, tr("The seed is %1; it must be from %2 to %3."));
    oneOf("lr_scheduler", settings.lrScheduler, lrSchedulers(),
          tr("The LR scheduler is “%1”; it must be one of %2."));
    range("lr_warmup_steps", settings.lrWarmupSteps, 0, most,
          tr("The number of LR warmup steps is %1; it must be from %2 to %3."));
}

void SettingsCheck::checkPrompts(const TrainingSettings &settings)
{
    const auto isWrong = [](const QString &prompt) {
        return prompt.trimmed().isEmpty() || characters(prompt) > longestPrompt;
    };
    const auto wrong = std::ranges::find_if(settings.samplePrompts, isWrong);
    if (wrong == settings.samplePrompts.end())
        return;
    const auto position = wrong - settings.samplePrompts.begin() + 1;
    add("sample_prompts",
        tr("Sample prompt %1 has %2 characters; each must have from 1 to %3.")
            .arg(shown(qint64(position)), shown(qint64(wrong->trimmed().isEmpty() ? 0 : characters(*wrong))),
                 shown(qint64(longestPrompt))));
}

} // namespace

std::vector<Error> checkSettings(const TrainingSettings &settings)
{
    SettingsCheck check;
    check.checkModel(settings);
    check.checkComponents(settings);
    check.checkExpertSettings(settings);
    check.checkPrompts(settings);
    return check.take();
}

} // namespace easel
