// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RecipeCard.h"

#include "app/training/BaseModel.h"
#include "ui/runs/RunTexts.h"
#include "ui/runs/ThumbnailStrip.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/UnitText.h"
#include "ui/widgets/Widgets.h"

#include <QLocale>
#include <QVBoxLayout>

namespace easel {

RecipeCard::RecipeCard(Thumbnailer &thumbnailer, QWidget *parent)
    : Card(parent)
    , m_title(new TextLabel({}, TextStyle::FactsSemibold, ThemeColor::Dim))
    , m_sentence(new TextLabel({}, TextStyle::Body, ThemeColor::Dim))
    , m_facts(new FactList(nullptr, TextStyle::Body))
    , m_pictures(new ThumbnailStrip(thumbnailer))
{
    setAccessibleName(tr("Recipe"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::l, space::l, space::l, space::l);
    layout->setSpacing(space::m);
    layout->addWidget(m_title);
    layout->addWidget(m_sentence);
    layout->addWidget(m_facts);
    layout->addWidget(m_pictures);
}

void RecipeCard::setRun(const Run &run, const QDateTime &now)
{
    const bool here = run.origin == Origin::Here;
    m_title->setText(here ? tr("Recipe") : tr("Started elsewhere"));
    setAccessibleName(m_title->text());
    m_sentence->setVisible(!here);
    m_pictures->setVisible(here);
    if (here)
        showRecipe(run);
    else
        showTask(run, now);
}

void RecipeCard::showTask(const Run &run, const QDateTime &now)
{
    m_sentence->setText(tr("The service does not tell how it was set up."));
    m_facts->setFacts({
        {tr("Base"), baseText(run)},
        {tr("Task"), run.taskId},
        {tr("Type"), run.taskType},
        {tr("Status"), run.taskStatus},
        {tr("Started"), whenText(run.created, now)},
    });
}

/// What the training itself cost; of the account before and after it where other things were paid too.
static QString costOf(const Run &run)
{
    if (run.cost)
        return moneyText(*run.cost);
    if (run.balanceBefore && run.balanceAfter) {
        return RecipeCard::tr("balance %1 before, %2 after", "amounts of money")
            .arg(moneyText(*run.balanceBefore), moneyText(*run.balanceAfter));
    }
    return {};
}

void RecipeCard::showRecipe(const Run &run)
{
    const Recipe &recipe = run.recipe;
    const TrainingSettings &settings = recipe.settings;
    const QLocale locale;
    const double each = stepsForEachPicture(settings, int(recipe.items.size()));
    m_facts->setFacts({
        {tr("Base"), baseAndFamily(settings)},
        {tr("Size"), sizeText(settings.size)},
        {tr("Upload"), settings.sendsOriginals() ? tr("originals") : QString()},
        {tr("Steps"), tr("%1 · batch %2 · %3 a picture")
                          .arg(locale.toString(settings.maxTrainSteps),
                               locale.toString(settings.trainBatchSize), locale.toString(qRound64(each)))},
        {tr("Rate"), tr("%1, %2, warm-up %3")
                         .arg(learningRateText(settings.learningRate), settings.lrScheduler,
                              locale.toString(settings.lrWarmupSteps))},
        {tr("Seed"), QString::number(settings.seed)},
        {tr("Faces"), facesText(settings)},
        {tr("Dataset"), recipe.dataset},
        {tr("Cost"), costOf(run)},
    });
    m_pictures->setItems(recipe.items);
}

QString RecipeCard::baseAndFamily(const TrainingSettings &settings)
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
