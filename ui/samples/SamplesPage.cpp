// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/samples/SamplesPage.h"

#include "app/runs/RunBase.h"
#include "app/workspace/Runs.h"
#include "app/workspace/Settings.h"
#include "app/workspace/Workspace.h"
#include "ui/samples/SampleActions.h"
#include "ui/samples/SampleComposer.h"
#include "ui/samples/SampleInspector.h"
#include "ui/samples/SampleViewer.h"
#include "ui/samples/SamplesModel.h"
#include "ui/samples/SamplesView.h"
#include "ui/widgets/TilePixmaps.h"
#include "ui/widgets/Toast.h"
#include "ui/widgets/Widgets.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QPointer>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace easel {

namespace {

constexpr int inspectorWidth = 320;
constexpr int narrowestInspector = 240;
constexpr int narrowestGallery = 240;
constexpr int narrowestLora = 200;
constexpr int widestLora = 420;
// Of pixels kept at hand: two screens of tiles, a few previews.
constexpr qsizetype tilesMemory = 96'000'000;
constexpr qsizetype previewsMemory = 64'000'000;

QString layoutName()
{
    return QStringLiteral("samples");
}

QString loraTitle(const Run &run)
{
    return SamplesPage::tr("%1 · %2", "name of the run, when it was begun")
        .arg(run.name, QLocale().toString(run.created.toLocalTime(), QLocale::ShortFormat));
}

} // namespace

SamplesPage::SamplesPage(Workspace &workspace, Actions &actions, QWidget *parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_runs(workspace.runs())
    , m_pixmaps(new TilePixmaps(m_thumbnailer, this))
    , m_model(new SamplesModel(this))
{
    m_thumbnailer.setMemoryLimit(tilesMemory);
    m_previews.setMemoryLimit(previewsMemory);
    createWidgets(actions);
    layOut();
    connectRuns();
    connectView();
    connectActions();
    listLoras();
}

SamplesPage::~SamplesPage() = default;

void SamplesPage::createWidgets(Actions &actions)
{
    m_actions = new SampleActions(actions, this);
    m_lora = new QComboBox;
    m_lora->setObjectName(QStringLiteral("lora"));
    m_lora->setAccessibleName(tr("LoRA"));
    m_lora->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_lora->setMinimumWidth(narrowestLora);
    m_lora->setMaximumWidth(widestLora);
    m_composer = new SampleComposer;
    m_trouble = new Banner;
    m_view = new SamplesView(*m_model, *m_pixmaps);
    m_noSamples =
        new TextLabel(tr("Write a prompt to see what it has learned."), TextStyle::Body, ThemeColor::Dim);
    m_noSamples->setAlignment(Qt::AlignCenter);
    m_inspector = new SampleInspector(*m_actions, m_previews, *m_pixmaps);
    m_noLora = new EmptyState(QStringLiteral("samples"), tr("No samples yet"), QString());
    m_noLoraButton = m_noLora->addButton(QString());
}

void SamplesPage::layOut()
{
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_noLora);
    m_stack->addWidget(createWork());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(createHeader());
    layout->addWidget(m_stack, 1);
    m_viewer = new SampleViewer(*m_model, m_previews, *m_pixmaps, this);
    m_toast = new Toast(m_work);
}

QWidget *SamplesPage::createHeader()
{
    auto *header = new QWidget(this);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(space::xl, space::m, space::xl, space::m);
    layout->setSpacing(space::m);
    layout->addWidget(new TextLabel(tr("Samples"), TextStyle::PageTitle, ThemeColor::Text, header));
    layout->addWidget(m_lora);
    layout->addStretch(1);
    return header;
}

QWidget *SamplesPage::createWork()
{
    m_work = new QWidget;
    m_gallery = new QStackedWidget;
    m_gallery->setMinimumWidth(narrowestGallery);
    m_gallery->addWidget(m_noSamples);
    m_gallery->addWidget(m_view);
    m_inspector->setMinimumWidth(narrowestInspector);

    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_gallery);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    if (!m_splitter->restoreState(m_workspace.settings().layout(layoutName())))
        m_splitter->setSizes({3 * inspectorWidth, inspectorWidth});
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_workspace.settings().setLayout(layoutName(), m_splitter->saveState()); });

    auto *composer = new QVBoxLayout;
    composer->setContentsMargins(space::xl, 0, space::xl, space::l);
    composer->setSpacing(space::s);
    composer->addWidget(m_composer);
    composer->addWidget(m_trouble);
    auto *layout = new QVBoxLayout(m_work);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(composer);
    layout->addWidget(m_splitter, 1);
    return m_work;
}

void SamplesPage::connectRuns()
{
    connect(&m_runs, &Runs::runAdded, this, &SamplesPage::runChanged);
    connect(&m_runs, &Runs::runChanged, this, &SamplesPage::runChanged);
    connect(&m_runs, &Runs::runRemoved, this, &SamplesPage::listLoras);
}

void SamplesPage::connectView()
{
    connect(m_lora, &QComboBox::activated, this, [this](int index) {
        m_personChose = true;
        choose(m_lora->itemData(index).toString());
    });
    connect(m_view, &TileView::chosenChanged, this, &SamplesPage::showChosen);
    connect(m_view, &TileView::menuRequested, m_actions, &SampleActions::showMenu);
    connect(m_view, &TileView::openRequested, this,
            [this](const QModelIndex &index) { m_viewer->showSample(m_model->at(index.row()).id); });
    connect(m_viewer, &SampleViewer::closed, this, [this](qint64 sample) {
        const QModelIndex index = m_model->indexOf(sample);
        m_view->choose(index);
        m_view->scrollTo(index);
        m_view->setFocus();
    });
    connect(m_model, &SamplesModel::dataChanged, this, &SamplesPage::showChosen);
    connect(m_model, &SamplesModel::modelReset, this, &SamplesPage::showChosen);
    connect(m_trouble, &Banner::clicked, this, &SamplesPage::troubleClicked);
    connect(m_noLoraButton, &Button::clicked, this,
            [this] { Q_EMIT pageRequested(m_noLoraButton->property("page").toString()); });
}

void SamplesPage::connectActions()
{
    connect(m_composer, &SampleComposer::generateRequested, this, &SamplesPage::generate);
    connect(m_actions, &SampleActions::useSettingsRequested, m_composer, &SampleComposer::takeFrom);
    connect(m_actions, &SampleActions::makeAgainRequested, this,
            [this](const std::vector<qint64> &samples) { m_runs.retryUnknown(m_runId, samples); });
    connect(m_actions, &SampleActions::saved, this,
            [this](int pictures) { m_toast->showMessage(tr("%n picture(s) saved", nullptr, pictures)); });
    connect(m_actions, &SampleActions::copied, this, [this] { m_toast->showMessage(tr("Picture copied")); });
    connect(m_actions, &SampleActions::failed, this, &Page::messageRaised);
}

void SamplesPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_actions->setPageInFront(true);
}

void SamplesPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_actions->setPageInFront(false);
}

// --- Which LoRA -------------------------------------------------------------------------------------------

const Run *SamplesPage::chosenRun() const
{
    return m_runId.isEmpty() ? nullptr : m_runs.find(m_runId);
}

void SamplesPage::listLoras()
{
    const QSignalBlocker quiet(m_lora);
    m_lora->clear();
    for (const Run &run : m_runs.all()) {
        if (!run.servingModel().isEmpty() && (!run.archived || run.id == m_runId))
            m_lora->addItem(loraTitle(run), run.id);
    }
    const int chosen = m_lora->findData(m_runId);
    if (chosen >= 0)
        m_lora->setCurrentIndex(chosen);
    else
        choose(m_lora->itemData(0).toString());
    updateState();
}

void SamplesPage::activated()
{
    if (!m_personChose && m_lora->count() > 0)
        choose(m_lora->itemData(0).toString());
    if (m_lora->count() > 0)
        m_composer->focusPrompt();
}

void SamplesPage::showRun(const QString &runId)
{
    if (m_lora->findData(runId) < 0)
        return;
    m_personChose = true;
    choose(runId);
}

void SamplesPage::choose(const QString &runId)
{
    const bool another = m_runId != runId;
    m_runId = runId;
    m_lora->setCurrentIndex(m_lora->findData(runId));
    if (another)
        m_requestFailure.clear();
    if (const Run *run = chosenRun()) {
        const auto base = baseOf(*run);
        m_composer->setNativeSize(base ? base->nativeSize : BaseModel().nativeSize);
        const bool here = run->service == m_workspace.serviceName();
        m_composer->setObstacle(here ? QString()
                                     : tr("This LoRA was trained at another service: %1.").arg(run->service));
        m_model->showRun(*run);
    } else {
        m_model->showNothing();
    }
    if (another)
        m_view->scrollToTop();
    updateState();
    if (another)
        Q_EMIT runChosen(runId);
}

void SamplesPage::runChanged(const QString &runId)
{
    const Run *run = m_runs.find(runId);
    const bool listed = m_lora->findData(runId) >= 0;
    if (run && (run->servingModel().isEmpty() || run->archived) == listed)
        listLoras();
    if (run && runId == m_runId) {
        const int before = m_model->rowCount();
        m_model->showRun(*run);
        if (m_model->rowCount() > before)
            m_view->scrollToTop(); // what was asked for last stands there
    }
    updateState();
}

void SamplesPage::showChosen()
{
    std::vector<Sample> samples;
    for (const QModelIndex &index : m_view->chosen())
        samples.push_back(m_model->at(index.row()));
    std::optional<Sample> current;
    const QModelIndex index = m_view->currentIndex();
    if (!samples.empty() && index.isValid())
        current = samples.size() == 1 ? samples.front() : m_model->at(index.row());
    m_actions->setChosen(samples, current);
    m_inspector->showSample(current);
}

// --- What is told -----------------------------------------------------------------------------------------

void SamplesPage::updateState()
{
    const Run *run = chosenRun();
    m_lora->setVisible(run);
    m_gallery->setCurrentWidget(m_model->rowCount() > 0 ? static_cast<QWidget *>(m_view) : m_noSamples);
    m_stack->setCurrentWidget(run ? m_work : m_noLora);
    updateEmpty();
    updateTrouble(run);
    updateStatus(run);
}

void SamplesPage::updateEmpty()
{
    const auto &runs = m_runs.all();
    const bool underway = std::any_of(runs.begin(), runs.end(), [](const Run &run) { return run.active(); });
    m_noLora->setSentence(
        underway ? tr("Your style is being trained. What it learned shows here when it is ready.")
                 : tr("Train a style first, then see what it learned here."));
    m_noLoraButton->setText(underway ? tr("Watch the training") : tr("Set up a training"));
    m_noLoraButton->setProperty("page", underway ? QStringLiteral("runs") : QStringLiteral("training"));
}

void SamplesPage::updateTrouble(const Run *run)
{
    m_troubleIsKey = false;
    if (!m_requestFailure.isEmpty()) {
        m_trouble->showMessage(m_requestFailure, Banner::Tone::Red);
    } else if (run && run->stage == Stage::NeedsAttention && run->error) {
        m_troubleIsKey = run->error->kind == ErrorKind::Key;
        m_trouble->showMessage(run->error->message, Banner::Tone::Amber,
                               m_troubleIsKey ? tr("Open settings") : tr("Go on"));
    } else if (run && !run->notice.isEmpty()) {
        m_trouble->showMessage(run->notice, Banner::Tone::Info);
    } else {
        m_trouble->clear();
    }
}

void SamplesPage::troubleClicked()
{
    if (m_troubleIsKey)
        Q_EMIT pageRequested(QStringLiteral("settings"));
    else
        m_runs.resume(m_runId, [page = QPointer(this)](const Result<void> &resumed) {
            if (page && !resumed)
                page->showFailure(resumed.error());
        });
}

void SamplesPage::updateStatus(const Run *run)
{
    if (!run || run->samples.empty()) {
        setStatus({}, {});
        return;
    }
    const auto made = std::find_if(run->samples.begin(), run->samples.end(),
                                   [](const Sample &sample) { return !sample.file.isEmpty(); });
    const QString folder =
        made == run->samples.end()
            ? QString()
            : tr("Saved in %1").arg(QDir::toNativeSeparators(QFileInfo(made->file).absolutePath()));
    const auto total = int(run->samples.size());
    setStatus(run->samplesDone() == total
                  ? tr("%n picture(s)", nullptr, total)
                  : tr("%1 of %n picture(s)", nullptr, total).arg(QLocale().toString(run->samplesDone())),
              folder);
}

void SamplesPage::generate(const SamplePlan &plan)
{
    m_requestFailure.clear();
    if (const std::vector<Error> wrong = checkPlan(plan); !wrong.empty()) {
        showFailure(wrong.front());
        return;
    }
    updateTrouble(chosenRun());
    m_composer->setAsking(true); // a second click would pay a second time
    m_runs.generate(m_runId, plan, false, [page = QPointer(this)](const Result<qint64> &grid) {
        if (!page)
            return;
        page->m_composer->setAsking(false);
        if (!grid)
            page->showFailure(grid.error());
    });
}

void SamplesPage::showFailure(const Error &error)
{
    m_requestFailure = error.message;
    updateTrouble(chosenRun());
}

} // namespace easel
