// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/TrainingPage.h"

#include "app/dataset/Dataset.h"
#include "app/dataset/FactsFinder.h"
#include "app/runs/Preflight.h"
#include "app/workspace/Credentials.h"
#include "app/workspace/Runs.h"
#include "app/workspace/Settings.h"
#include "app/workspace/Workspace.h"
#include "ui/training/CheckRows.h"
#include "ui/training/Destination.h"
#include "ui/training/SettingsForm.h"
#include "ui/training/StartPanel.h"
#include "ui/training/TrainingStart.h"
#include "ui/widgets/Widgets.h"

#include <QBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>

using namespace std::chrono_literals;

namespace easel {

static constexpr int widestForm = 860;
static constexpr int narrowestPanel = 272;
static constexpr int widestPanel = 400;

TrainingPage::TrainingPage(Workspace &workspace, Actions &, QWidget *parent)
    : Page(parent)
    , m_workspace(workspace)
{
    createWidgets();
    layOut();
    connectDataset();
    connectSignals();
    loadSettings();
    showDatasetState();
}

TrainingPage::~TrainingPage() = default;

void TrainingPage::createWidgets()
{
    m_stack = new QStackedWidget(this);
    m_empty = new EmptyState(QStringLiteral("training"), tr("No dataset is open"),
                             tr("A training begins with a folder of pictures and their captions."));
    m_content = new QWidget;
    m_form = new SettingsForm;
    m_panel = new StartPanel;
    m_start = new TrainingStart(
        [this](const Recipe &recipe, const SamplePlan &plan, TrainingStart::Done done) {
            m_workspace.runs().start(recipe, plan, std::move(done));
        },
        this);
    // Typing in a caption changes what is checked with every key.
    m_checkTimer = new QTimer(this);
    m_checkTimer->setSingleShot(true);
    m_checkTimer->setInterval(60ms);
}

void TrainingPage::layOut()
{
    auto *column = new QWidget;
    auto *form = new QVBoxLayout(column);
    form->setContentsMargins(space::xl, space::l, space::xl, space::xl);
    form->setSpacing(space::l);
    form->addWidget(new TextLabel(tr("Training"), TextStyle::PageTitle));
    m_form->setMaximumWidth(widestForm);
    form->addWidget(m_form, 1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(column);

    auto *content = new QHBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    content->addWidget(scroll, 1);
    content->addWidget(m_panel);

    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
}

void TrainingPage::connectDataset()
{
    Dataset &dataset = m_workspace.dataset();
    connect(&dataset, &Dataset::stateChanged, this, &TrainingPage::showDatasetState);
    connect(&dataset, &Dataset::opened, this, &TrainingPage::loadSettings);
    connect(&dataset, &Dataset::trainingSettingsChanged, this, &TrainingPage::loadSettings);
    connect(&dataset, &Dataset::reset, this, &TrainingPage::checkSoon);
    connect(&dataset, &Dataset::rowsInserted, this, &TrainingPage::checkSoon);
    connect(&dataset, &Dataset::rowsRemoved, this, &TrainingPage::checkSoon);
    connect(&dataset, &Dataset::itemChanged, this, &TrainingPage::checkSoon);
    connect(&dataset, &Dataset::includedCountChanged, this, &TrainingPage::checkSoon);
    connect(&dataset, &Dataset::problemLimitsChanged, this, &TrainingPage::checkSoon);
    connect(&m_workspace.factsFinder(), &FactsFinder::factsFound, this, &TrainingPage::checkSoon);
    connect(&dataset, &Dataset::savedChanged, this, &TrainingPage::updateStatus);
}

void TrainingPage::connectSignals()
{
    connect(m_empty->addButton(tr("Open a dataset")), &Button::clicked, this,
            [this] { Q_EMIT pageRequested(QStringLiteral("dataset")); });
    connect(m_checkTimer, &QTimer::timeout, this, &TrainingPage::check);
    connect(m_form, &SettingsForm::edited, this, &TrainingPage::saveSettings);
    connect(&m_workspace.credentials(), &Credentials::keyChanged, this, &TrainingPage::checkSoon);
    // A run that ended may have taught something.
    connect(&m_workspace.runs(), &Runs::runChanged, this, [this](const QString &id) {
        const Run *run = m_workspace.runs().find(id);
        if (run && !run->servingModel().isEmpty())
            checkSoon();
    });
    connect(m_panel, &StartPanel::linkActivated, this, &TrainingPage::follow);
    connect(m_panel, &StartPanel::startRequested, this, &TrainingPage::start);
    connect(m_panel, &StartPanel::consentGiven, this, [this] {
        m_workspace.settings().setUploadNoticeSeen();
        startNow();
    });
    connect(m_panel, &StartPanel::cancelRequested, m_start, &TrainingStart::cancel);
    connect(m_start, &TrainingStart::stateChanged, this, [this] { m_panel->setState(m_start->state()); });
    connect(m_start, &TrainingStart::blocked, this, [this](const Preflight &found) {
        remember(found);
        showFindings(found);
    });
    connect(m_start, &TrainingStart::failed, this,
            [this](const Error &error) { m_panel->showError(error.message); });
    connect(m_start, &TrainingStart::started, this, &TrainingPage::runStarted);
}

void TrainingPage::activated()
{
    if (m_stack->currentWidget() == m_content)
        m_form->focusFirst();
}

void TrainingPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_checkPending)
        check();
}

void TrainingPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_panel->setFixedWidth(std::clamp(width() * 34 / 100, narrowestPanel, widestPanel));
}

void TrainingPage::loadSettings()
{
    const Dataset &dataset = m_workspace.dataset();
    if (m_folder != dataset.folder()) {
        m_folder = dataset.folder();
        m_nameCleared = false;
        m_broken.clear();
    }
    TrainingSettings settings = dataset.trainingSettings();
    if (settings.name.isEmpty() && !m_nameCleared)
        settings.name = dataset.name();
    m_form->setDatasetName(dataset.name());
    if (settings != m_form->settings())
        m_form->setSettings(settings);
    checkSoon();
}

void TrainingPage::saveSettings()
{
    m_nameCleared = m_form->settings().name.isEmpty();
    m_panel->showError({});
    m_workspace.dataset().setTrainingSettings(m_form->settings());
    checkSoon();
}

void TrainingPage::showDatasetState()
{
    const Dataset::State state = m_workspace.dataset().state();
    const bool open = state == Dataset::State::Open;
    const bool shown = open || state == Dataset::State::Scanning;
    m_stack->setCurrentWidget(shown ? m_content : static_cast<QWidget *>(m_empty));
    m_form->setEnabled(open);
    m_panel->setReady(open);
    checkSoon();
}

void TrainingPage::updateStatus()
{
    const Dataset &dataset = m_workspace.dataset();
    if (dataset.state() != Dataset::State::Open) {
        setStatus({}, {});
        return;
    }
    QString saved = tr("Settings saved with the dataset");
    if (dataset.isReadOnly())
        saved = tr("The folder is read-only: settings last until the program ends");
    else if (dataset.hasUnsaved())
        saved = tr("Saving…");
    setStatus(tr("%n picture(s) in the training", nullptr, dataset.includedCount()), saved);
}

void TrainingPage::checkSoon()
{
    m_checkPending = true;
    if (!m_checkTimer->isActive())
        m_checkTimer->start();
}

void TrainingPage::check()
{
    updateStatus();
    if (!isVisible())
        return;
    m_checkPending = false;
    if (m_workspace.dataset().state() == Dataset::State::Open)
        showFindings(quickChecks(snapshot(), m_form->settings(), m_workspace.factsFinder().known()));
    else
        m_panel->setRows({});
}

DatasetSnapshot TrainingPage::snapshot() const
{
    DatasetSnapshot dataset = m_workspace.dataset().snapshot();
    if (m_broken.isEmpty())
        return dataset;
    for (DatasetItem &item : dataset.items) {
        const auto broken = m_broken.constFind(item.id);
        if (broken != m_broken.constEnd() && broken->modified == item.modified && item.unreadable.isEmpty())
            item.unreadable = broken->reason;
    }
    return dataset;
}

void TrainingPage::remember(const Preflight &found)
{
    const Dataset &dataset = m_workspace.dataset();
    for (const Finding &finding : found.blocking) {
        if (finding.kind != ErrorKind::Picture || finding.files.size() != 1)
            continue;
        if (const int row = dataset.rowOf(finding.files.front()); row >= 0)
            m_broken.insert(finding.files.front(), {dataset.at(row).modified, finding.message});
    }
}

void TrainingPage::showFindings(const Preflight &found)
{
    const int pictures = m_workspace.dataset().includedCount();
    QHash<QString, QString> errors;
    for (const Finding &finding : found.blocking) {
        if (!finding.field.isEmpty())
            errors.insert(finding.field, finding.message);
    }
    m_form->setErrors(errors);
    m_form->setPictures(pictures);
    m_panel->setRows(checkRows(found, pictures, m_workspace.credentials().source()));
    const TrainingSettings settings = m_form->settings();
    m_panel->setFacts(settings, pictures, destinationOf(m_workspace.serviceName()).phrase,
                      experience(m_workspace.runs().all(), m_workspace.serviceName(), settings.baseModel,
                                 settings.maxTrainSteps));
}

void TrainingPage::follow(const CheckRow &row)
{
    switch (row.link) {
    case CheckRow::Link::None:
        break;
    case CheckRow::Link::ShowPictures:
        Q_EMIT itemsRequested(row.files);
        break;
    case CheckRow::Link::FocusField:
        m_form->focusField(row.field);
        break;
    case CheckRow::Link::OpenSettings:
        Q_EMIT pageRequested(QStringLiteral("settings"));
        break;
    case CheckRow::Link::OpenDataset:
        Q_EMIT pageRequested(QStringLiteral("dataset"));
        break;
    }
}

void TrainingPage::start()
{
    m_panel->showError({});
    const QString consent = destinationOf(m_workspace.serviceName()).consent;
    if (consent.isEmpty() || m_workspace.settings().uploadNoticeSeen())
        startNow();
    else
        m_panel->askForConsent(consent);
}

void TrainingPage::startNow()
{
    m_start->start(m_workspace.dataset().snapshot(), m_form->settings(), m_workspace.serviceName());
}

} // namespace easel
