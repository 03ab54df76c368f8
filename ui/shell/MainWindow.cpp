// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainWindow.h"

#include "app/core/Worker.h"
#include "app/dataset/Dataset.h"
#include "app/workspace/Settings.h"
#include "app/workspace/Workspace.h"
#include "ui/desktop/Desktop.h"
#include "ui/desktop/RunsWatch.h"
#include "ui/shell/Actions.h"
#include "ui/shell/ClosingQuestion.h"
#include "ui/shell/DatasetOpener.h"
#include "ui/shell/DropOverlay.h"
#include "ui/shell/Intake.h"
#include "ui/shell/LeaveGuard.h"
#include "ui/shell/Leaving.h"
#include "ui/shell/Notices.h"
#include "ui/shell/PageStack.h"
#include "ui/shell/Rail.h"
#include "ui/shell/StatusLine.h"
#include "ui/shell/Troubles.h"
#include "ui/shell/WindowActions.h"
#include "ui/shell/WindowMenu.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QFuture>
#include <QHBoxLayout>
#include <QMimeData>
#include <QScreen>
#include <QVBoxLayout>

namespace easel {

namespace {

constexpr QSize usualSize(1440, 900);
constexpr QSize smallestSize(760, 560);
constexpr QSize frameRoom(0, 40); // for what the system draws around the window

// The names of this window's own lines above the pages.
const QString messageNotice = QStringLiteral("message");
const QString folderNotice = QStringLiteral("folder");
const QString exampleNotice = QStringLiteral("example");

const QString runsPage = QStringLiteral("runs");

/// Asks the file system; for workers.
bool isSameFolder(const QString &a, const QString &b)
{
    const QString canonical = QFileInfo(a).canonicalFilePath();
    return !canonical.isEmpty() && canonical == QFileInfo(b).canonicalFilePath();
}

} // namespace

struct MainWindow::Private
{
    Workspace &workspace;
    Actions actions;
    WindowActions *windowActions = nullptr;
    WindowMenu *menu = nullptr;
    Rail *rail = nullptr;
    Notices *notices = nullptr;
    PageStack *pages = nullptr;
    StatusLine *status = nullptr;
    DropOverlay *overlay = nullptr;
    Intake *intake = nullptr;
    DatasetOpener *opener = nullptr;
    Troubles *troubles = nullptr;
    LeaveGuard *guard = nullptr;
    RunsWatch *watch = nullptr;
    ClosingQuestion *question = nullptr;
    Leaving *leaving = nullptr;
    std::unique_ptr<Desktop> desktop = nullptr;
    bool quitting = false; ///< and not to the tray
};

MainWindow::MainWindow(Workspace &workspace, QWidget *parent)
    : QMainWindow(parent)
    , d(new Private{workspace, {}})
{
    createParts();
    layOut();
    connectParts();
    connectIntake();
    connectRuns();
    restore();
    qApp->installEventFilter(this);
}

MainWindow::~MainWindow()
{
    qApp->removeEventFilter(this);
    delete takeCentralWidget(); // before the actions that its pages hold
}

void MainWindow::createParts()
{
    Workspace &workspace = d->workspace;
    d->windowActions = new WindowActions(workspace, d->actions, this);
    d->rail = new Rail(workspace);
    d->notices = new Notices;
    d->pages = new PageStack(workspace, d->actions);
    d->status = new StatusLine;
    d->menu = new WindowMenu(workspace.settings(), d->actions, this);
    d->intake = new Intake(workspace.dataset(), this);
    d->opener = new DatasetOpener(this);
    d->watch = new RunsWatch(workspace, this);
    d->question = new ClosingQuestion;
    d->leaving = new Leaving(workspace.settings(), *d->watch, *d->question, this);
    d->troubles = new Troubles(workspace, *d->notices, this);
    d->guard = new LeaveGuard(workspace.dataset(), *d->notices, this);
    d->rail->setMenu(d->menu);
    for (QAction *action : d->actions.all())
        addAction(action);
    connect(&d->actions, &Actions::added, this, [this](QAction *action) { addAction(action); });
}

void MainWindow::layOut()
{
    auto *work = new QWidget;
    auto *column = new QVBoxLayout(work);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(d->notices);
    column->addWidget(d->question);
    column->addWidget(d->pages, 1);
    column->addWidget(d->status);

    auto *whole = new QWidget;
    auto *row = new QHBoxLayout(whole);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(d->rail);
    row->addWidget(work, 1);
    setCentralWidget(whole);
    d->overlay = new DropOverlay(whole);
    setAcceptDrops(true);
    setMinimumSize(smallestSize);
}

void MainWindow::connectParts()
{
    PageStack *pages = d->pages;
    connect(d->rail, &Rail::pageChosen, pages, &PageStack::showPage);
    connect(pages, &PageStack::pageShown, d->rail, &Rail::showPage);
    connect(pages, &PageStack::statusChanged, this, &MainWindow::showStatus);
    connect(pages, &PageStack::messageRaised, this, [this](const QString &sentence) {
        d->notices->show(messageNotice, sentence, Banner::Tone::Amber);
    });
    connect(pages, &PageStack::openRequested, d->opener, &DatasetOpener::chooseFolder);
    connect(pages, &PageStack::datasetChosen, this, &MainWindow::openRecent);
    connect(d->menu, &WindowMenu::datasetChosen, this, &MainWindow::openRecent);
    connect(d->guard, &LeaveGuard::asked, this, &MainWindow::raiseForUser);
    connect(d->troubles, &Troubles::settingsRequested, this,
            [this] { d->pages->showPage(QStringLiteral("settings")); });

    const WindowActions *actions = d->windowActions;
    connect(actions, &WindowActions::openRequested, d->opener, &DatasetOpener::chooseFolder);
    connect(actions, &WindowActions::newRequested, d->opener, &DatasetOpener::chooseNewFolder);
    connect(actions, &WindowActions::exampleRequested, this, [this] { openExample(); });
    connect(actions, &WindowActions::pasteRequested, this, &MainWindow::paste);
    connect(actions, &WindowActions::pageRequested, pages, &PageStack::showPage);
    connect(actions, &WindowActions::quitRequested, this, &MainWindow::quit);

    connect(d->opener, &DatasetOpener::chosen, this, &MainWindow::openDataset);
    connect(d->opener, &DatasetOpener::cancelled, d->intake, &Intake::forgetWaiting);
    connect(d->opener, &DatasetOpener::exampleBusy, d->windowActions, &WindowActions::setExampleBusy);
    connect(d->opener, &DatasetOpener::exampleFailed, this, [this](const Error &error) {
        d->notices->show(exampleNotice, error.message, Banner::Tone::Red);
    });

    Dataset &dataset = d->workspace.dataset();
    connect(&dataset, &Dataset::stateChanged, this, &MainWindow::showTitle);
    connect(&dataset, &Dataset::openFailed, &d->workspace.settings(), &Settings::checkRecentDatasets);
    connect(&dataset, &Dataset::opened, this,
            [this] { d->workspace.settings().addRecentDataset(d->workspace.dataset().folder()); });
}

void MainWindow::connectIntake()
{
    connect(d->intake, &Intake::openRequested, this, &MainWindow::openDataset);
    connect(d->intake, &Intake::datasetNeeded, d->opener, &DatasetOpener::chooseNewFolder);
    connect(d->intake, &Intake::folderDropped, this, &MainWindow::askAboutFolder);
}

void MainWindow::connectRuns()
{
    connect(d->watch, &RunsWatch::progressChanged, this, &MainWindow::showProgress);
    connect(d->watch, &RunsWatch::newsCame, this, &MainWindow::tell);
    connect(d->leaving, &Leaving::trayChosen, this, &MainWindow::goToTray);
    connect(d->leaving, &Leaving::endChosen, this, &MainWindow::quit);
    d->rail->showProgress(d->watch->progress());
}

void MainWindow::setDesktop(std::unique_ptr<Desktop> desktop)
{
    d->desktop = std::move(desktop);
    d->leaving->setDesktop(d->desktop.get());
    connect(d->desktop.get(), &Desktop::newsChosen, this, &MainWindow::showRun);
    connect(d->desktop.get(), &Desktop::windowRequested, this, &MainWindow::raiseForUser);
    connect(d->desktop.get(), &Desktop::quitRequested, this, &MainWindow::quit);
    d->desktop->showProgress(d->watch->progress());
}

void MainWindow::restore()
{
    const Settings &settings = d->workspace.settings();
    if (!restoreGeometry(settings.windowGeometry()))
        resize(usualSize.boundedTo(screen()->availableSize() - frameRoom));
    showTitle();
    d->pages->showPage(QStringLiteral("dataset"));
    d->pages->showPage(settings.lastPage());
}

void MainWindow::openDataset(const QString &folder)
{
    if (!folder.isEmpty())
        openFolder(QDir(folder).absolutePath(), true);
}

void MainWindow::openRecent(const QString &folder)
{
    openFolder(folder, false);
}

void MainWindow::openFolder(const QString &folder, bool create)
{
    d->notices->dismiss(folderNotice);
    const Dataset &dataset = d->workspace.dataset();
    if (dataset.state() != Dataset::State::Open && dataset.state() != Dataset::State::Scanning) {
        switchTo(folder, create);
        return;
    }
    inWorker(
        this, [folder, open = dataset.folder()] { return isSameFolder(folder, open); },
        [this, folder, create](bool isOpenAlready) {
            if (isOpenAlready) // opened anew it would lose its undo steps
                d->workspace.dataset().refresh();
            else
                switchTo(folder, create);
            d->pages->showPage(QStringLiteral("dataset"));
        });
}

void MainWindow::switchTo(const QString &folder, bool create)
{
    const auto again = [this, folder, create] { switchTo(folder, create); };
    if (!d->guard->mayLeave(LeaveGuard::Way::OpenAnother, again))
        return;
    d->workspace.dataset().open(folder, create);
    d->pages->showPage(QStringLiteral("dataset"));
}

void MainWindow::openExample(const QString &folder)
{
    d->opener->makeExample(folder.isEmpty() ? QDir(d->workspace.profile()).filePath(QStringLiteral("example"))
                                            : folder);
}

void MainWindow::raiseForUser()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    if (d->desktop)
        d->desktop->setInTray(false);
}

void MainWindow::showStatus()
{
    d->status->showStatus(d->pages->statusLeft(), d->pages->statusRight());
}

void MainWindow::showTitle()
{
    const Dataset &dataset = d->workspace.dataset();
    const bool some = dataset.state() == Dataset::State::Open || dataset.state() == Dataset::State::Scanning;
    const QString title = some ? tr("%1 — Easel").arg(dataset.name()) : tr("Easel");
    const QString runs = progressWords(d->watch->progress());
    setWindowTitle(runs.isEmpty() ? title
                                  : tr("%1 · %2", "what the runs do, then the title").arg(runs, title));
}

void MainWindow::showProgress()
{
    const RunsProgress &progress = d->watch->progress();
    showTitle();
    d->rail->showProgress(progress);
    if (d->desktop)
        d->desktop->showProgress(progress);
}

void MainWindow::tell(const RunNews &news)
{
    const bool isSeen = isVisible() && isActiveWindow() && d->pages->shownPage() == runsPage;
    if (d->desktop && !isSeen)
        d->desktop->tell(news);
}

void MainWindow::showRun(const QString &runId)
{
    raiseForUser();
    d->pages->showRun(runId);
}

// --- What is brought

void MainWindow::paste()
{
    d->intake->take(QGuiApplication::clipboard()->mimeData());
}

void MainWindow::askAboutFolder(const QString &folder)
{
    const QString name = QFileInfo(folder).fileName();
    Notices::Choice copyIn;
    if (!d->workspace.dataset().isReadOnly())
        copyIn = {tr("Copy its pictures in"), [this, folder] { d->intake->copyIn(folder); }};
    d->notices->show(folderNotice, tr("“%1” is a folder.").arg(name), Banner::Tone::Info,
                     {tr("Open it"), [this, folder] { openDataset(folder); }}, copyIn);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->source())
        return; // its own pictures on their way out: dropped by a slip of the hand they would be copied
    const QString promise = d->intake->promise(event->mimeData());
    if (promise.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    d->overlay->showSentence(promise);
}

void MainWindow::dragMoveEvent(QDragMoveEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *)
{
    d->overlay->hide();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    d->overlay->hide();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    raiseForUser();
    d->intake->take(event->mimeData());
}

/// Fields that take dropped text would take the text of a file's address too: pictures go past them to the
/// window.
bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::DragEnter || !watched->isWidgetType() || watched == this)
        return QMainWindow::eventFilter(watched, event);
    auto *drag = static_cast<QDragEnterEvent *>(event);
    if (!Dataset::canAdd(drag->mimeData()) || static_cast<QWidget *>(watched)->window() != this)
        return QMainWindow::eventFilter(watched, event);
    event->ignore();
    return true;
}

// --- Closing

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    // File watchers run out silently on some systems: look again when the person comes back.
    if (event->type() == QEvent::ActivationChange && isActiveWindow() &&
        d->workspace.dataset().state() == Dataset::State::Open)
        d->workspace.dataset().refresh();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // A person who quits, and a system that ends its session, have said what they want.
    const bool isLast = d->quitting || qApp->isSavingSession();
    const auto leave = [this, isLast] { isLast ? quit() : static_cast<void>(close()); };
    const bool mayEnd = isLast || d->leaving->mayClose();
    if (!mayEnd || !d->guard->mayLeave(LeaveGuard::Way::Close, leave)) {
        event->ignore();
        if (isMinimized())
            raiseForUser(); // what was asked must be seen
        return;
    }
    d->workspace.settings().setWindowGeometry(saveGeometry());
    d->workspace.settings().setLastPage(d->pages->shownPage());
    event->accept();
    Q_EMIT ended();
}

void MainWindow::quit()
{
    d->quitting = true;
    close();
    d->quitting = false;
}

void MainWindow::goToTray()
{
    d->workspace.settings().setWindowGeometry(saveGeometry());
    hide();
    d->desktop->setInTray(true);
}

} // namespace easel
