// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/Dataset.h"
#include "app/workspace/Runs.h"
#include "app/workspace/Settings.h"
#include "app/workspace/Workspace.h"
#include "tests/faults/FaultServer.h"
#include "tests/support/TestPictures.h"
#include "tests/ui/desktop/FakeDesktop.h"
#include "ui/dataset/DatasetModel.h"
#include "ui/dataset/DatasetPage.h"
#include "ui/runs/RunsPage.h"
#include "ui/settings/SettingsPage.h"
#include "ui/shell/ClosingQuestion.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/PageList.h"
#include "ui/widgets/Banner.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCheckBox>
#include <QDesktopServices>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

/// What the window does about runs outside of their page: title, rail, desktop, closing, and the buttons that
/// lead out of a run's trouble. The runs are real ones of a service that keeps silent, or refuses.
class tst_WindowAndRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void titleRailAndDesktopTellOfAnActiveRun();
    void withoutActiveRunsClosingCloses();
    void closingAsksOnceAndTheSecondTimeCloses();
    void escapeKeepsTheWindow();
    void goingOnInTheTrayHidesTheWindowUntilItIsWanted();
    void withoutATrayItIsNotOffered();
    void theAnswerIsRememberedWhereThePersonSaysSo();
    void aRememberedTrayThatIsGoneIsAskedAboutAgain();
    void stoppingToWatchClosesAndCancelsNothing();
    void quittingDoesNotAsk();
    void theQuestionGoesWithTheLastRun();
    void aRunThatNeedsThePersonIsTold();
    void newsThatIsSeenIsNotTold();
    void aPressedNotificationShowsItsRun();
    void theKeysButtonOpensTheSettingsAndTheRunGoesOn();
    void theBillingButtonOpensTheAccountsPage();
    void thePicturesButtonShowsItInItsDataset();

public Q_SLOTS:
    void takeUrl(const QUrl &url) { m_opened.append(url); }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString startRun(const QString &name = u"town"_s);
    const Run *run(const QString &id) const { return m_workspace->runs().find(id); }
    ClosingQuestion *question() const { return m_window->findChild<ClosingQuestion *>(); }
    QPushButton *button(const QString &text) const;
    void showRuns() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FaultServer> m_service;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
    FakeDesktop *m_desktop = nullptr; ///< the window's
    QList<QUrl> m_opened;
};

void tst_WindowAndRuns::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    writePicture(path(u"pictures/a.png"_s), {64, 48}, 1);
    writePicture(path(u"pictures/b.png"_s), {64, 48}, 2);
    m_service = std::make_unique<FaultServer>();
    m_service->setHandler([](const FaultRequest &) { return FaultAnswer::stall(); });
    Workspace::Options options;
    options.profile = path(u"profile"_s);
    options.demo = true;
    options.demoKey = u"demo"_s;
    options.serviceUrl = m_service->url().toString();
    auto workspace = Workspace::open(options);
    QVERIFY(workspace);
    m_workspace = std::move(*workspace);
    m_window = std::make_unique<MainWindow>(*m_workspace);
    auto desktop = std::make_unique<FakeDesktop>();
    m_desktop = desktop.get();
    m_window->setDesktop(std::move(desktop));
    m_window->show();
}

void tst_WindowAndRuns::cleanup()
{
    m_window.reset();
    m_workspace.reset();
    m_service.reset();
    m_folder.reset();
}

QString tst_WindowAndRuns::startRun(const QString &name)
{
    Recipe recipe;
    recipe.dataset = u"pictures"_s;
    recipe.datasetFolder = path(u"pictures"_s);
    recipe.service = u"demo"_s;
    recipe.settings.name = name;
    recipe.settings.size = {64, 64};
    for (const QString &file : {u"a.png"_s, u"b.png"_s})
        recipe.items.push_back({file, path(u"pictures/"_s + file), u"a house"_s, {}, {}});
    QString id;
    m_workspace->runs().start(recipe, {}, [&](const Result<QString> &started) { id = *started; });
    [&] { QTRY_VERIFY(!id.isEmpty() && run(id)); }();
    return id;
}

QPushButton *tst_WindowAndRuns::button(const QString &text) const
{
    for (QPushButton *each : m_window->findChildren<QPushButton *>()) {
        if (each->text() == text && each->isVisible())
            return each;
    }
    return nullptr;
}

void tst_WindowAndRuns::showRuns() const
{
    for (QAction *action : m_window->actions()) {
        if (action->objectName() == u"view.runs"_s)
            action->trigger();
    }
}

void tst_WindowAndRuns::titleRailAndDesktopTellOfAnActiveRun()
{
    const QString id = startRun();
    QTRY_COMPARE(run(id)->stage, Stage::Uploading);
    QTRY_COMPARE(m_window->windowTitle(), u"Uploading · Easel"_s);
    const QListWidgetItem *runs = m_window->findChild<PageList *>()->item(2);
    QCOMPARE(runs->text(), u"Runs"_s); // its name stays
    QVERIFY2(runs->data(Qt::AccessibleDescriptionRole).toString().contains(u"unknown"_s),
             qPrintable(runs->data(Qt::AccessibleDescriptionRole).toString()));
    QCOMPARE(m_desktop->progress.active, 1);
    QVERIFY(!m_desktop->progress.fraction);
    m_workspace->runs().stopWatching(id);
    QTRY_COMPARE(m_window->windowTitle(), u"Easel"_s);
    QCOMPARE(runs->data(Qt::AccessibleDescriptionRole).toString(), u"1"_s);
    QCOMPARE(m_desktop->progress, RunsProgress());
}

void tst_WindowAndRuns::withoutActiveRunsClosingCloses()
{
    const QSignalSpy ended(m_window.get(), &MainWindow::ended);
    QVERIFY(m_window->close());
    QCOMPARE(ended.size(), 1);
}

void tst_WindowAndRuns::closingAsksOnceAndTheSecondTimeCloses()
{
    startRun();
    const QSignalSpy ended(m_window.get(), &MainWindow::ended);
    QVERIFY(!m_window->close());
    QVERIFY(m_window->isVisible());
    QVERIFY(question()->isVisible());
    QVERIFY(question()->accessibleName().contains(u'1'));
    QCOMPARE(ended.size(), 0);
    QVERIFY(m_window->close());
    QCOMPARE(ended.size(), 1);
}

void tst_WindowAndRuns::escapeKeepsTheWindow()
{
    startRun();
    m_window->activateWindow();
    QVERIFY(!m_window->close());
    QTRY_VERIFY(button(u"Go on in the tray"_s)->hasFocus());
    QTest::keyClick(button(u"Go on in the tray"_s), Qt::Key_Escape);
    QVERIFY(!question()->isVisible());
    QVERIFY(m_window->isVisible());
    QVERIFY(!m_window->close()); // asked anew
    button(u"Keep the window"_s)->click();
    QVERIFY(m_window->isVisible() && !question()->isVisible());
}

void tst_WindowAndRuns::goingOnInTheTrayHidesTheWindowUntilItIsWanted()
{
    const QString id = startRun();
    const QSignalSpy ended(m_window.get(), &MainWindow::ended);
    m_window->close();
    button(u"Go on in the tray"_s)->click();
    QVERIFY(!m_window->isVisible());
    QVERIFY(m_desktop->inTray);
    QVERIFY(run(id)->active());
    Q_EMIT m_desktop->windowRequested();
    QVERIFY(m_window->isVisible());
    QVERIFY(!m_desktop->inTray && !question()->isVisible());
    QCOMPARE(ended.size(), 0);

    m_window->close();
    button(u"Go on in the tray"_s)->click();
    Q_EMIT m_desktop->quitRequested();
    QCOMPARE(ended.size(), 1);
}

void tst_WindowAndRuns::withoutATrayItIsNotOffered()
{
    m_desktop->tray = false;
    startRun();
    m_window->activateWindow();
    QVERIFY(!m_window->close());
    QVERIFY(!button(u"Go on in the tray"_s));
    QTRY_VERIFY(button(u"Stop watching and close"_s)->hasFocus());
}

void tst_WindowAndRuns::theAnswerIsRememberedWhereThePersonSaysSo()
{
    startRun();
    m_window->close();
    button(u"Go on in the tray"_s)->click();
    QCOMPARE(m_workspace->settings().whenClosed(), WhenClosed::Ask); // not asked for
    m_window->raiseForUser();
    m_window->close();
    question()->findChild<QCheckBox *>()->click();
    button(u"Go on in the tray"_s)->click();
    QCOMPARE(m_workspace->settings().whenClosed(), WhenClosed::Tray);
    m_window->raiseForUser();
    m_window->close();
    QVERIFY(!m_window->isVisible());
    QVERIFY(m_desktop->inTray);

    m_window->raiseForUser();
    m_workspace->settings().setWhenClosed(WhenClosed::End);
    QVERIFY(m_window->close());
}

void tst_WindowAndRuns::aRememberedTrayThatIsGoneIsAskedAboutAgain()
{
    m_workspace->settings().setWhenClosed(WhenClosed::Tray);
    m_desktop->tray = false;
    startRun();
    QVERIFY(!m_window->close());
    QVERIFY(m_window->isVisible() && question()->isVisible());
}

void tst_WindowAndRuns::stoppingToWatchClosesAndCancelsNothing()
{
    const QString id = startRun();
    QTRY_COMPARE(run(id)->stage, Stage::Uploading);
    const QSignalSpy ended(m_window.get(), &MainWindow::ended);
    m_window->close();
    button(u"Stop watching and close"_s)->click();
    QCOMPARE(ended.size(), 1);
    QVERIFY(!m_window->isVisible());
    QCOMPARE(run(id)->stage, Stage::Uploading); // the next start takes it up
}

void tst_WindowAndRuns::quittingDoesNotAsk()
{
    startRun();
    const QSignalSpy ended(m_window.get(), &MainWindow::ended);
    m_window->quit();
    QCOMPARE(ended.size(), 1);
    QVERIFY(!question()->isVisible());
}

void tst_WindowAndRuns::theQuestionGoesWithTheLastRun()
{
    const QString id = startRun();
    m_window->close();
    QVERIFY(question()->isVisible());
    m_workspace->runs().stopWatching(id);
    QTRY_VERIFY(!question()->isVisible());
}

void tst_WindowAndRuns::aRunThatNeedsThePersonIsTold()
{
    m_service->setHandler([](const FaultRequest &) { return FaultAnswer::error(401, "INVALID_API_KEY"); });
    const QString id = startRun();
    QTRY_COMPARE(m_desktop->told.size(), 1u);
    QCOMPARE(int(m_desktop->told[0].kind), int(RunNews::Kind::NeedsAttention));
    QCOMPARE(m_desktop->told[0].runId, id);
    QCOMPARE(m_desktop->progress.needing, 1);
    QCOMPARE(m_window->windowTitle(), u"Needs attention · Easel"_s);
}

void tst_WindowAndRuns::newsThatIsSeenIsNotTold()
{
    showRuns();
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
    m_service->setHandler([](const FaultRequest &) { return FaultAnswer::error(401, "INVALID_API_KEY"); });
    const QString id = startRun();
    QTRY_COMPARE(run(id)->stage, Stage::NeedsAttention);
    QTRY_COMPARE(m_desktop->progress.needing, 1);
    QVERIFY(m_desktop->told.empty());
}

void tst_WindowAndRuns::aPressedNotificationShowsItsRun()
{
    const QString first = startRun(u"first"_s);
    startRun(u"second"_s);
    m_window->hide();
    Q_EMIT m_desktop->newsChosen(first);
    QVERIFY(m_window->isVisible());
    QVERIFY(m_window->findChild<RunsPage *>()->isVisible());
    QCOMPARE(m_window->findChild<QLabel *>(u"runTitle"_s)->text(), u"first"_s);
}

void tst_WindowAndRuns::theKeysButtonOpensTheSettingsAndTheRunGoesOn()
{
    bool isGood = false;
    m_service->setHandler([&](const FaultRequest &) {
        return isGood ? FaultAnswer::stall() : FaultAnswer::error(401, "INVALID_API_KEY");
    });
    const QString id = startRun();
    QTRY_COMPARE(run(id)->stage, Stage::NeedsAttention);
    showRuns();
    QTRY_VERIFY(button(u"Enter the key"_s));
    button(u"Enter the key"_s)->click();
    QVERIFY(m_window->findChild<SettingsPage *>()->isVisible());
    isGood = true;
    showRuns();
    button(u"Try again"_s)->click();
    QTRY_COMPARE(run(id)->stage, Stage::Uploading);
    QTRY_VERIFY(!button(u"Enter the key"_s));
}

void tst_WindowAndRuns::theBillingButtonOpensTheAccountsPage()
{
    QDesktopServices::setUrlHandler(u"https"_s, this, "takeUrl");
    m_service->setHandler(
        [](const FaultRequest &) { return FaultAnswer::error(400, "BILLING_BALANCE_NOT_ENOUGH"); });
    const QString id = startRun();
    QTRY_COMPARE(run(id)->stage, Stage::NeedsAttention);
    showRuns();
    QTRY_VERIFY(button(u"Open the billing page"_s));
    button(u"Open the billing page"_s)->click();
    QDesktopServices::unsetUrlHandler(u"https"_s);
    QCOMPARE(m_opened.size(), 1);
    QCOMPARE(m_opened[0].host(), u"novita.ai"_s);
}

void tst_WindowAndRuns::thePicturesButtonShowsItInItsDataset()
{
    m_window->openDataset(path(u"pictures"_s));
    QTRY_COMPARE(m_workspace->dataset().count(), 2);
    writeFile(path(u"pictures/b.png"_s), "no picture any more");
    const QString id = startRun();
    QTRY_COMPARE(run(id)->stage, Stage::NeedsAttention);
    // Also where another dataset is open in the meantime.
    QDir(m_folder->path()).mkpath(u"other"_s);
    m_window->openDataset(path(u"other"_s));
    QTRY_COMPARE(m_workspace->dataset().folder(), path(u"other"_s));
    QTRY_COMPARE(m_workspace->dataset().state(), Dataset::State::Open);
    showRuns();
    QTRY_VERIFY(button(u"Show the picture"_s));
    button(u"Show the picture"_s)->click();
    QTRY_COMPARE(m_workspace->dataset().folder(), path(u"pictures"_s));
    QVERIFY(m_window->findChild<DatasetPage *>()->isVisible());
    const auto *images = m_window->findChild<DatasetPage *>()->findChild<QAbstractItemView *>(u"images"_s);
    QVERIFY(images);
    QTRY_VERIFY(images->selectionModel()->selectedIndexes().size() == 1);
    QCOMPARE(images->selectionModel()->selectedIndexes()[0].data(DatasetModel::IdRole).toString(),
             u"b.png"_s);

    // Repaired, the run goes on where it stopped.
    writePicture(path(u"pictures/b.png"_s), {64, 48}, 2);
    showRuns();
    button(u"Try again"_s)->click();
    QTRY_COMPARE(run(id)->stage, Stage::Uploading);
}

QTEST_MAIN(tst_WindowAndRuns)
#include "tst_WindowAndRuns.moc"
