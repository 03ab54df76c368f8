// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RunsPage.h"

#include "app/core/Clock.h"
#include "app/imaging/Thumbnailer.h"
#include "app/workspace/Credentials.h"
#include "app/workspace/RemoteTrainings.h"
#include "app/workspace/Runs.h"
#include "app/workspace/Settings.h"
#include "app/workspace/Workspace.h"
#include "ui/runs/RemoteBar.h"
#include "ui/runs/RunActions.h"
#include "ui/runs/RunDetail.h"
#include "ui/runs/RunKeeping.h"
#include "ui/runs/RunModels.h"
#include "ui/runs/RunsModel.h"
#include "ui/runs/RunsView.h"
#include "ui/shell/Actions.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Toast.h"

#include <QAction>
#include <QDesktopServices>
#include <QPointer>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

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
    m_toast = new Toast(this);
    m_models = new RunModels(workspace.trainedModels(), m_view->detail().models(), this);
    m_ticker->setInterval(1s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->restoreLayout(workspace.settings().layout(layoutName()));
    createActions(actions);
    connectRuns();
    connectView();
    connectRemote();
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
    m_archiveAction = actions.add(QStringLiteral("runs.archive"), tr("Archive the run, or bring it back"));
    m_deleteAction = actions.add(QStringLiteral("runs.delete"), tr("Delete the run"));
    connect(m_archiveAction, &QAction::triggered, this, [this] {
        if (const Run *run = m_view->chosen())
            setArchived(!run->archived);
    });
    connect(m_deleteAction, &QAction::triggered, &m_view->detail().keeping(), &RunKeeping::askToDelete);
    m_adoptAction = actions.add(QStringLiteral("runs.adopt"), tr("Take over the training"));
    m_refreshAction = actions.add(QStringLiteral("runs.refresh"), tr("Read the service’s list"));
    connect(m_adoptAction, &QAction::triggered, this, [this] { adopt(false); });
    connect(m_refreshAction, &QAction::triggered, &m_workspace.remoteTrainings(), &RemoteTrainings::refresh);
    // Asks first, on the page.
    connect(m_stopAction, &QAction::triggered, &m_view->detail().actions(), &RunActions::askToStop);
}

void RunsPage::connectRuns()
{
    const Runs &runs = m_workspace.runs();
    connect(&runs, &Runs::runAdded, this, &RunsPage::take);
    connect(&runs, &Runs::runChanged, this, &RunsPage::take);
    connect(&runs, &Runs::runRemoved, this, &RunsPage::removeRow);
}

void RunsPage::connectView()
{
    const RunActions &runActions = m_view->detail().actions();
    connect(&runActions, &RunActions::samplesRequested, this, &RunsPage::seeSamples);
    connect(&runActions, &RunActions::resumeRequested, this, &RunsPage::resume);
    connect(&runActions, &RunActions::stopRequested, this, &RunsPage::stopWatching);
    connect(&runActions, &RunActions::pauseRequested, this, &RunsPage::setPaused);
    connect(&m_view->detail(), &RunDetail::remedyRequested, this, &RunsPage::help);
    connect(&runActions, &RunActions::adoptRequested, this, [this] { adopt(false); });
    connect(m_view, &RunsView::trainingRequested, this,
            [this] { Q_EMIT pageRequested(QStringLiteral("training")); });
    const RunKeeping &keeping = m_view->detail().keeping();
    connect(&keeping, &RunKeeping::archiveRequested, this, &RunsPage::setArchived);
    connect(&keeping, &RunKeeping::deleteRequested, this, &RunsPage::deleteRun);
    connect(&m_view->remoteBar(), &RemoteBar::archivedToggled, this, &RunsPage::showArchived);
    connect(m_toast, &Toast::clicked, this, &RunsPage::undoDelete);
    connect(m_models, &RunModels::adoptionNeeded, this, [this] { adopt(false); });
    connect(m_view, &RunsView::chosenChanged, this, &RunsPage::updateActions);
    connect(m_view, &RunsView::chosenChanged, this, [this] { m_models->show(m_view->chosen()); });
    connect(m_ticker, &QTimer::timeout, this, [this] {
        m_model->tick();
        m_view->refresh();
    });
}

void RunsPage::connectRemote()
{
    RemoteTrainings &remote = m_workspace.remoteTrainings();
    connect(&remote, &RemoteTrainings::changed, this, &RunsPage::showRemote);
    connect(&remote, &RemoteTrainings::stateChanged, this, &RunsPage::showRemoteState);
    connect(&m_workspace.credentials(), &Credentials::keyChanged, this, &RunsPage::showRemoteState);
    connect(&m_view->remoteBar(), &RemoteBar::refreshRequested, &remote, &RemoteTrainings::refresh);
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
    m_workspace.remoteTrainings().setWatched(true);
    showRemoteState();
}

void RunsPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_ticker->stop();
    m_workspace.remoteTrainings().setWatched(false);
}

void RunsPage::loadAll()
{
    std::vector<Run> shown;
    std::ranges::copy_if(m_workspace.runs().all(), std::back_inserter(shown),
                         [this](const Run &run) { return isShown(run); });
    std::ranges::stable_sort(shown, std::ranges::greater(), &Run::created);
    m_model->setRuns(shown);
    m_model->setRemote(m_workspace.remoteTrainings().all());
    showRemoteState();
    updateStatus();
    updateActions();
    updateTicking();
}

void RunsPage::take(const QString &runId)
{
    const Run *run = m_workspace.runs().find(runId);
    if (!run)
        return;
    if (!isShown(*run))
        return removeRow(runId);
    m_model->upsert(*run);
    if (const Run *chosen = m_view->chosen(); chosen && chosen->id == runId)
        m_models->show(chosen);
    updateStatus();
    updateActions();
    updateTicking();
    if (runId == m_samplesWanted) {
        m_samplesWanted.clear();
        Q_EMIT samplesRequested(runId);
    }
}

void RunsPage::showRemote()
{
    m_model->setRemote(m_workspace.remoteTrainings().all());
    updateStatus();
    updateActions();
}

void RunsPage::showRemoteState()
{
    const RemoteTrainings &remote = m_workspace.remoteTrainings();
    const RemoteBar::State state{!m_workspace.credentials().key().isEmpty(), remote.reading(),
                                 remote.readAt(), int(remote.all().size()), remote.error()};
    const QDateTime now = m_workspace.clock().utcNow();
    m_view->remoteBar().setState(state, now);
    m_view->setEmptyNote(state.error ? remoteListText(state, now) : QString());
    m_refreshAction->setEnabled(state.hasKey && !state.reading);
}

bool RunsPage::isShown(const Run &run) const
{
    return !run.archived || m_view->remoteBar().showsArchived();
}

void RunsPage::showArchived()
{
    for (const Run &run : m_workspace.runs().all()) {
        if (isShown(run))
            m_model->upsert(run);
        else
            m_model->remove(run.id);
    }
    updateStatus();
    updateActions();
}

void RunsPage::removeRow(const QString &runId)
{
    m_model->remove(runId);
    m_models->show(m_view->chosen());
    updateStatus();
    updateActions();
    updateTicking();
}

void RunsPage::setArchived(bool archived)
{
    const Run *run = m_view->chosen();
    if (!run || !canPutAway(*run))
        return;
    m_workspace.runs().setArchived(run->id, archived, [self = QPointer(this)](const Result<void> &done) {
        if (self && !done)
            Q_EMIT self->messageRaised(done.error().message);
    });
}

void RunsPage::deleteRun(bool forGood)
{
    const Run *run = m_view->chosen();
    if (!run || !canPutAway(*run))
        return;
    m_workspace.runs().remove(
        run->id, forGood,
        [self = QPointer(this), id = run->id, name = run->name, forGood](const Result<void> &outcome) {
            if (self)
                self->deleted(id, name, forGood, outcome);
        });
}

void RunsPage::deleted(const QString &runId, const QString &name, bool forGood, const Result<void> &outcome)
{
    if (!outcome && !forGood && outcome.error().kind == ErrorKind::Disk)
        return m_view->detail().keeping().askForGood(runId, outcome.error().message);
    if (!outcome) {
        Q_EMIT messageRaised(outcome.error().message);
        return;
    }
    m_deleted = forGood ? QString() : runId;
    if (forGood)
        m_toast->showMessage(tr("“%1” is deleted").arg(name));
    else
        m_toast->showMessage(tr("“%1” moved to the trash").arg(name), tr("Undo"));
}

void RunsPage::undoDelete()
{
    const QString id = std::exchange(m_deleted, QString());
    if (id.isEmpty())
        return;
    m_workspace.runs().restore(id, [self = QPointer(this), id](const Result<void> &restored) {
        if (!self)
            return;
        if (restored)
            self->m_view->choose(id);
        else
            Q_EMIT self->messageRaised(restored.error().message);
    });
}

void RunsPage::adopt(bool thenSamples)
{
    const Run *run = m_view->chosen();
    if (!run || !canAdopt(*run))
        return;
    m_workspace.remoteTrainings().adopt(run->id,
                                        [self = QPointer(this), thenSamples](const Result<QString> &adopted) {
                                            if (self)
                                                self->adopted(adopted, thenSamples);
                                        });
}

void RunsPage::adopted(const Result<QString> &run, bool thenSamples)
{
    if (!run) {
        Q_EMIT messageRaised(run.error().message);
        return;
    }
    if (thenSamples)
        m_samplesWanted = *run;
    m_view->choose(*run);
    if (m_workspace.runs().find(*run))
        take(*run);
}

void RunsPage::updateStatus()
{
    const int active = m_model->activeCount();
    const auto &all = m_workspace.runs().all();
    m_view->setArchived(int(std::ranges::count(all, true, &Run::archived)));
    setStatus(active > 0 ? tr("%n run(s) active", nullptr, active) : tr("No run is active"),
              tr("%n run(s) in all", nullptr, m_model->rowCount()));
}

void RunsPage::updateActions()
{
    const Run *run = m_view->chosen();
    m_samplesAction->setEnabled(run && hasSamplesToSee(*run) &&
                                (run->origin != Origin::Service || canAdopt(*run)));
    m_archiveAction->setEnabled(run && canPutAway(*run));
    m_deleteAction->setEnabled(run && canPutAway(*run));
    m_adoptAction->setEnabled(run && canAdopt(*run));
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
    const Run *run = m_view->chosen();
    if (run && run->origin == Origin::Service)
        adopt(true); // a LoRA is sampled from as a run of this profile
    else if (run)
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
