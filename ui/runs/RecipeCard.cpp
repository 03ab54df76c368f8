// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RecipeCard.h"

#include "app/training/BaseModel.h"
#include "ui/runs/ThumbnailStrip.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Widgets.h"

#include <QLocale>
#include <QVBoxLayout>

namespace easel {

RecipeCard::RecipeCard(Thumbnailer &thumbnailer, QWidget *parent)
    : Card(parent)
    , m_facts(new FactList(nullptr, TextStyle::Body))
    , m_pictures(new ThumbnailStrip(thumbnailer))
{
    setAccessibleName(tr("Recipe"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::l, space::l, space::l, space::l);
    layout->setSpacing(space::m);
    layout->addWidget(new TextLabel(tr("Recipe"), TextStyle::FactsSemibold, ThemeColor::Dim));
    layout->addWidget(m_facts);
    layout->addWidget(m_pictures);
}

void RecipeCard::setRecipe(const Recipe &recipe)
{
    const TrainingSettings &settings = recipe.settings;
    const QLocale locale;
    const double each = stepsForEachPicture(settings, int(recipe.items.size()));
    m_facts->setFacts({
        {tr("Base"), baseText(settings)},
        {tr("Size"), sizeText(settings.size)},
        {tr("Steps"), tr("%1 · batch %2 · %3 a picture")
                          .arg(locale.toString(settings.maxTrainSteps),
                               locale.toString(settings.trainBatchSize), locale.toString(qRound64(each)))},
        {tr("Rate"), tr("%1, %2, warm-up %3")
                         .arg(learningRateText(settings.learningRate), settings.lrScheduler,
                              locale.toString(settings.lrWarmupSteps))},
        {tr("Seed"), QString::number(settings.seed)},
        {tr("Faces"), facesText(settings)},
        {tr("Dataset"), recipe.dataset},
    });
    m_pictures->setItems(recipe.items);
}

QString RecipeCard::baseText(const TrainingSettings &settings)
{
    const BaseModel *base = findBaseModel(settings.baseModel);
    return base ? tr("%1 (%2)", "base model, family").arg(base->name, familyName(base->family))
                : settings.baseModel;
}

QString RecipeCard::facesText(const TrainingSettings &settings)
{
    QStringList faces;
    if (settings.faceCropRatio)
        faces << tr("cropped, ratio %1").arg(QLocale().toString(*settings.faceCropRatio));
    if (settings.faceRestore)
        faces << tr("restored with %1").arg(settings.faceRestore->method);
    return faces.join(QStringLiteral(", "));
}

} // namespace easel
