// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/SettingHelp.h"

#include "app/training/BaseModel.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

namespace easel {

namespace {

class Help
{
    Q_DECLARE_TR_FUNCTIONS(SettingHelp)
public:
    static QString baseModel(const QString &id);
    static QString scheduler(const QString &name);
    static QString side(const QString &field, const TrainingSettings &settings);
    static QString fixed(const QString &field);
};

QString Help::baseModel(const QString &id)
{
    const BaseModel *model = findBaseModel(id);
    if (!model)
        return tr("The service does not offer this base model; choose one of the list.");
    const QString family = familyName(model->family);
    if (id == QLatin1StringView("v1-5-pruned-emaonly"))
        return tr("The plainest of the %1 models: its styles carry over best to all others of the family.")
            .arg(family);
    if (id.startsWith(QLatin1StringView("epicrealism"), Qt::CaseInsensitive))
        return tr("Strong at realism; its styles can be used with every %1 model.").arg(family);
    return tr("Paints best at %1 × %1 pixels; its styles can be used with every %2 model.")
        .arg(pixelsText(model->nativeSize), family);
}

QString Help::scheduler(const QString &name)
{
    if (name == QLatin1StringView("constant"))
        return tr("Keeps the full rate from the first step to the last, without a warm-up.");
    if (name == QLatin1StringView("linear"))
        return tr("Falls evenly from the full rate to nothing.");
    if (name == QLatin1StringView("cosine"))
        return tr("Starts at the full rate and eases to nothing, so that the last steps refine instead of "
                  "overwrite.");
    if (name == QLatin1StringView("cosine_with_restarts"))
        return tr(
            "Eases down like cosine and begins again at the full rate, to leave a poor solution behind.");
    if (name == QLatin1StringView("polynomial"))
        return tr("Falls from the full rate to nothing along a polynomial curve.");
    if (name == QLatin1StringView("constant_with_warmup"))
        return tr("Climbs to the full rate during the warm-up and stays there.");
    return tr("The service does not know this scheduler; choose one of the list.");
}

QString Help::side(const QString &field, const TrainingSettings &settings)
{
    const BaseModel *model = findBaseModel(settings.baseModel);
    const QString native = pixelsText(model ? model->nativeSize : 512);
    if (field == easel::field::width)
        return tr("Pixels across, of every picture as it is uploaded; the base model paints best at %1.")
            .arg(native);
    return tr("Pixels from top to bottom, of every picture as it is uploaded; the base model paints best at "
              "%1.")
        .arg(native);
}

QString Help::fixed(const QString &field)
{
    static const QHash<QString, const char *> sentences{
        {field::name, QT_TR_NOOP("The name by which you find this training again in Runs.")},
        {field::upload,
         QT_TR_NOOP("Originals go whole and in full size, without place or camera, and the service "
                    "crops them.")},
        {field::faceCrop,
         QT_TR_NOOP("The service cuts every picture down to the face in it: for styles of portraits only.")},
        {field::faceCropRatio,
         QT_TR_NOOP("How much stays around the face: 1 is the face alone, more keeps more of the picture.")},
        {field::faceRestore, QT_TR_NOOP("The service repairs blurred faces before it trains; leave it off "
                                        "where faces are sharp or painted.")},
        {field::faceRestoreUpscale,
         QT_TR_NOOP("How many times a picture is enlarged while its faces are repaired; 1 keeps its size.")},
        {field::learningRate,
         QT_TR_NOOP(
             "How far each step changes the model: a higher rate learns faster and overshoots sooner.")},
        {field::lrWarmupSteps, QT_TR_NOOP("So many first steps climb to the full rate, which steadies the "
                                          "beginning; “constant” has no warm-up.")},
        {field::maxTrainSteps, QT_TR_NOOP("When the training ends: 500 are often enough, and too many copy "
                                          "the pictures instead of their style.")},
        {field::trainBatchSize,
         QT_TR_NOOP("Pictures seen together in one step: more make it steadier, and each step longer.")},
        {field::seed, QT_TR_NOOP("The number that chance begins from: same seed, same pictures and same "
                                 "settings give the same style.")},
        {field::samplePrompts, QT_TR_NOOP("One prompt a line, each painted four times; write the trigger "
                                          "word where your captions have it.")},
    };
    const char *sentence = sentences.value(field);
    return sentence ? tr(sentence) : QString();
}

} // namespace

QString pixelsText(int pixels)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(pixels);
}

QString settingHelp(const QString &field, const TrainingSettings &settings)
{
    if (field == field::baseModel)
        return Help::baseModel(settings.baseModel);
    if (field == field::lrScheduler)
        return Help::scheduler(settings.lrScheduler);
    if (field == field::width || field == field::height)
        return Help::side(field, settings);
    return Help::fixed(field);
}

} // namespace easel
