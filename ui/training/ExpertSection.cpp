// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/ExpertSection.h"

#include "ui/training/Ranges.h"
#include "ui/training/SettingHelp.h"
#include "ui/widgets/ColumnsBox.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QRandomGenerator>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace easel {

static constexpr int mostSteps = 1'000'000;
static constexpr int mostBatch = 4;
static constexpr int mostSeed = std::numeric_limits<int>::max();

static QSpinBox *makeSpin(int low, int high, int step)
{
    auto *spin = new QSpinBox;
    spin->setRange(low, high);
    spin->setSingleStep(step);
    return spin;
}

ExpertSection::ExpertSection(TrainingSettings &settings, QWidget *parent)
    : SettingsSection(tr("Expert settings"), tr("The defaults suit a style of 20 to 50 pictures."), settings,
                      parent)
{
    createFields();
    addHelpLine(field::learningRate);
    connectSignals();
}

void ExpertSection::createFields()
{
    m_rate = new QComboBox;
    for (const double rate : learningRates())
        m_rate->addItem(learningRateText(rate), rate);
    m_scheduler = new QComboBox;
    for (const QString &scheduler : lrSchedulers())
        m_scheduler->addItem(scheduler, scheduler);
    m_warmup = makeSpin(0, mostSteps, 10);
    m_warmup->setGroupSeparatorShown(true);
    m_steps = makeSpin(1, mostSteps, 100);
    m_steps->setGroupSeparatorShown(true);
    m_batch = makeSpin(1, mostBatch, 1);

    m_warmupField =
        makeField(field::lrWarmupSteps, tr("LR warmup steps"), QStringLiteral("lrWarmupSteps"), m_warmup);
    m_stepsField =
        makeField(field::maxTrainSteps, tr("Max train steps"), QStringLiteral("maxTrainSteps"), m_steps);
    auto *batch =
        makeField(field::trainBatchSize, tr("Train batch size"), QStringLiteral("trainBatchSize"), m_batch);
    batch->setNote(tr("%1–%2", "a range").arg(1).arg(mostBatch));
    auto *columns = new ColumnsBox(150);
    columns->add(makeField(field::learningRate, tr("Learning rate"), QStringLiteral("learningRate"), m_rate));
    columns->add(
        makeField(field::lrScheduler, tr("LR scheduler"), QStringLiteral("lrScheduler"), m_scheduler));
    columns->add(m_warmupField);
    columns->add(m_stepsField);
    columns->add(batch);
    columns->add(createSeedCell());
    body()->addWidget(columns);
}

QWidget *ExpertSection::createSeedCell()
{
    m_seed = makeSpin(1, mostSeed, 1);
    m_shuffle = new QToolButton;
    m_shuffle->setObjectName(QStringLiteral("shuffleSeed"));
    m_shuffle->setIcon(themeIcon(QStringLiteral("shuffle")));
    m_shuffle->setAutoRaise(true);
    m_shuffle->setAccessibleName(tr("Another seed"));
    m_shuffle->setToolTip(tr("Take another seed by chance"));

    auto *cell = new QWidget;
    auto *layout = new QHBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::xs);
    layout->addWidget(makeField(field::seed, tr("Seed"), QStringLiteral("seed"), m_seed), 1);
    layout->addWidget(m_shuffle, 0, Qt::AlignBottom);
    return cell;
}

void ExpertSection::connectSignals()
{
    connect(m_rate, &QComboBox::currentIndexChanged, this, [this] {
        settings().learningRate = m_rate->currentData().toDouble();
        changed(field::learningRate);
    });
    connect(m_scheduler, &QComboBox::currentIndexChanged, this, [this] {
        settings().lrScheduler = m_scheduler->currentData().toString();
        showWarmup();
        changed(field::lrScheduler);
    });
    connect(m_warmup, &QSpinBox::valueChanged, this, [this](int steps) {
        settings().lrWarmupSteps = steps;
        changed(field::lrWarmupSteps);
    });
    connect(m_steps, &QSpinBox::valueChanged, this, [this](int steps) {
        settings().maxTrainSteps = steps;
        showSteps();
        changed(field::maxTrainSteps);
    });
    connect(m_batch, &QSpinBox::valueChanged, this, [this](int size) {
        settings().trainBatchSize = size;
        showSteps();
        changed(field::trainBatchSize);
    });
    connect(m_seed, &QSpinBox::valueChanged, this, [this](int seed) {
        settings().seed = seed;
        changed(field::seed);
    });
    connect(m_shuffle, &QToolButton::clicked, this, &ExpertSection::shuffle);
}

void ExpertSection::load()
{
    const TrainingSettings &now = settings();
    loadChoice(m_rate, now.learningRate, learningRateText(now.learningRate));
    loadChoice(m_scheduler, now.lrScheduler, now.lrScheduler);
    loadNumber(m_warmup, 0, mostSteps, now.lrWarmupSteps);
    loadNumber(m_steps, 1, mostSteps, now.maxTrainSteps);
    loadNumber(m_batch, 1, mostBatch, now.trainBatchSize);
    loadNumber(m_seed, 1, mostSeed,
               int(std::clamp<qint64>(now.seed, std::numeric_limits<int>::min(), mostSeed)));
    showSteps();
    showWarmup();
    explainAgain();
}

void ExpertSection::setPictures(int count)
{
    m_pictures = count;
    showSteps();
}

void ExpertSection::showSteps()
{
    m_stepsField->setHelp(timesSeenText(settings(), m_pictures));
}

void ExpertSection::showWarmup()
{
    const bool without = settings().lrScheduler == QLatin1StringView("constant");
    m_warmupField->setNote(without ? tr("not used") : QString());
}

void ExpertSection::shuffle()
{
    // Short enough to be read out and typed again.
    m_seed->setValue(QRandomGenerator::global()->bounded(1, 1'000'000));
}

QString timesText(const TrainingSettings &settings, int pictures)
{
    const double times = stepsForEachPicture(settings, pictures);
    const bool whole = times >= 10 || times == std::floor(times);
    return QLocale().toString(times, 'f', whole ? 0 : 1);
}

QString timesSeenText(const TrainingSettings &settings, int pictures)
{
    if (pictures == 0)
        return {};
    const QString times = timesText(settings, pictures);
    const double about = stepsForEachPicture(settings, pictures);
    const int plural = about == 1 ? 1 : std::max(2, int(std::ceil(about))); // of a number like 1.5, too
    if (settings.trainBatchSize > 1) {
        const QString steps =
            ExpertSection::tr("About %1 step(s) for each picture", nullptr, plural).arg(times);
        return ExpertSection::tr("%1, with %2", "two parts of a sentence")
            .arg(steps, ExpertSection::tr("%n picture(s) a step", nullptr, settings.trainBatchSize));
    }
    if (about == 1)
        return ExpertSection::tr("Each picture is seen about once");
    return ExpertSection::tr("Each picture is seen about %1 time(s)", nullptr, plural).arg(times);
}

} // namespace easel
