// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RunsPage.h"

#include "app/core/Clock.h"
#include "app/imaging/Thumbnailer.h"
#include "app/workspace/Runs.h"
#include "app/workspace/Settings.h"
#include "app/workspace/Workspace.h"
#include "ui/runs/RunActions.h"
#include "ui/runs/RunDetail.h"
#include "ui/runs/RunsModel.h"
#include "ui/runs/RunsView.h"
#include "ui/shell/Actions.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QDesktopServices>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace easel {

static QString layoutName()
{
    return QStringLiteral("runs");
}

RunsPage::RunsPage(Workspace &workspace, Actions &actions, QWidget *parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_thumbnailer(new Thumbnailer(this))
    , m_ticker(new QTimer(this))
{
    const auto now = [&clock = workspace.clock()] { return clock.utcNow(); };
    m_model = new RunsModel(now, this);
    m_thumbnailer->setMemoryLimit(16'000'000); // a strip of small ones
    m_view = new RunsView(*m_model, *m_thumbnailer, now, this);
    m_ticker->setInterval(1s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->restoreLayout(workspace.settings().layout(layoutName()));
    createActions(actions);
    connectRuns();
    connectView();
    loadAll();
}

RunsPage::~RunsPage()
{
    m_workspace.settings().setLayout(layoutName(), m_view->layoutState());
}

void RunsPage::createActions(Actions &actions)
{
    m_samplesAction = actions.add(QStringLiteral("runs.seeSamples"), tr("See the samples of the run"));
    m_resumeAction = actions.add(QStringLiteral("runs.resume"), tr("Resume the run"));
    m_pauseAction = actions.add(QStringLiteral("runs.pauseUploads"), tr("Pause or go on uploading"));
    m_stopAction = actions.add(QStringLiteral("runs.stopWatching"), tr("Stop watching the run"));
    connect(m_samplesAction, &QAction::triggered, this, &RunsPage::seeSamples);
    connect(m_resumeAction, &QAction::triggered, this, &RunsPage::resume);
    connect(m_pauseAction, &QAction::triggered, this, [this] {
        if (const Run *run = m_view->chosen())
            setPaused(!run->paused);
    });
    // Asks first, on the page.
    connect(m_stopAction, &QAction::triggered, &m_view->detail().actions(), &RunActions::askToStop);
}

void RunsPage::connectRuns()
{
    const Runs &runs = m_workspace.runs();
    connect(&runs, &Runs::runAdded, this, &RunsPage::take);
    connect(&runs, &Runs::runChanged, this, &RunsPage::take);
}

void RunsPage::connectView()
{
    const RunActions &runActions = m_view->detail().actions();
    connect(&runActions, &RunActions::samplesRequested, this, &RunsPage::seeSamples);
    connect(&runActions, &RunActions::resumeRequested, this, &RunsPage::resume);
    connect(&runActions, &RunActions::stopRequested, this, &RunsPage::stopWatching);
    connect(&runActions, &RunActions::pauseRequested, this, &RunsPage::setPaused);
    connect(&m_view->detail(), &RunDetail::remedyRequested, this, &RunsPage::help);
    connect(m_view, &RunsView::trainingRequested, this,
            [this] { Q_EMIT pageRequested(QStringLiteral("training")); });
    connect(m_view, &RunsView::chosenChanged, this, &RunsPage::updateActions);
    connect(m_ticker, &QTimer::timeout, this, [this] {
        m_model->tick();
        m_view->refresh();
    });
}

void RunsPage::showRun(const QString &runId)
{
    m_view->choose(runId);
}

void RunsPage::activated()
{
    m_view->focusTable();
}

void RunsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_model->tick();
    m_view->refresh();
    updateTicking();
}

void RunsPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_ticker->stop();
}

void RunsPage::loadAll()
{
    m_model->setRuns(m_workspace.runs().all());
    updateStatus();
    updateActions();
    updateTicking();
}

void RunsPage::take(const QString &runId)
{
    const Run *run = m_workspace.runs().find(runId);
    if (!run)
        return;
    m_model->upsert(*run);
    updateStatus();
    updateActions();
    updateTicking();
}

void RunsPage::updateStatus()
{
    const int active = m_model->activeCount();
    setStatus(active > 0 ? tr("%n run(s) active", nullptr, active) : tr("No run is active"),
              tr("%n run(s) in all", nullptr, m_model->rowCount()));
}

void RunsPage::updateActions()
{
    const Run *run = m_view->chosen();
    m_samplesAction->setEnabled(run && hasSamplesToSee(*run));
    m_resumeAction->setEnabled(run && canResume(*run));
    m_stopAction->setEnabled(run && canStop(*run));
    m_pauseAction->setEnabled(run && canPause(*run));
}

void RunsPage::updateTicking()
{
    // Without anything under way only a new day changes what is shown, and that is seen on the next visit.
    if (isVisible() && m_model->activeCount() > 0) {
        if (!m_ticker->isActive())
            m_ticker->start();
    } else {
        m_ticker->stop();
    }
}

void RunsPage::seeSamples()
{
    if (const Run *run = m_view->chosen())
        Q_EMIT samplesRequested(run->id);
}

void RunsPage::help(const Remedy &remedy)
{
    switch (remedy.kind) {
    case Remedy::Kind::None:
        break;
    case Remedy::Kind::EnterKey:
        Q_EMIT pageRequested(QStringLiteral("settings"));
        break;
    case Remedy::Kind::OpenBilling:
        QDesktopServices::openUrl(QUrl(QStringLiteral("https://novita.ai/billing")));
        break;
    case Remedy::Kind::ShowPicture:
        if (const Run *run = m_view->chosen())
            Q_EMIT pictureRequested(run->recipe.datasetFolder, remedy.place);
        break;
    case Remedy::Kind::OpenFolder:
        QDesktopServices::openUrl(QUrl::fromLocalFile(remedy.place));
        break;
    case Remedy::Kind::NewTraining:
        Q_EMIT pageRequested(QStringLiteral("training"));
        break;
    }
}

void RunsPage::resume()
{
    if (const Run *run = m_view->chosen())
        m_workspace.runs().resume(run->id);
}

void RunsPage::stopWatching()
{
    if (const Run *run = m_view->chosen())
        m_workspace.runs().stopWatching(run->id);
}

void RunsPage::setPaused(bool paused)
{
    if (const Run *run = m_view->chosen())
        m_workspace.runs().setPaused(run->id, paused);
}

} // namespace easel
