// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RunsView.h"

#include "RunValues.h"
#include "app/imaging/Thumbnailer.h"
#include "ui/runs/EventList.h"
#include "ui/runs/RunActions.h"
#include "ui/runs/RunDetail.h"
#include "ui/runs/RunsModel.h"
#include "ui/runs/StageTimeline.h"
#include "ui/widgets/Widgets.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_RunsView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void withoutRunsItOffersATraining();
    void theNewestRunIsChosenAtFirst();
    void theTableAndItsCellsCanBeFoundByName();
    void aRunThatIsStillOnItsWayIsChosenWhenItArrives();
    void theChoiceStaysWhenAnotherRunArrives();
    void arrowsChooseAndEnterActs();
    void progressIsReadableAndUnknownIsNotANumber();
    void theTimelineSpeaks();
    void actionsFitTheStage_data();
    void actionsFitTheStage();
    void stoppingAsksInPlaceAndSaysWhatGoesOn();
    void anotherRunTakesTheQuestionAway();
    void onePrimaryButtonAtATime();
    void theErrorIsToldWithAWayOut();
    void anErrorClosedByThePersonStaysClosed();
    void enterLeadsToTheButtonThatHelps();
    void selectedEventsSurviveAnUpdate();
    void theModelNameCanBeCopied();
    void fitsANarrowWindow();

private:
    template<class T>
    T *find(const char *name) const
    {
        return m_view->findChild<T *>(QString::fromLatin1(name));
    }
    bool shows(const char *button) const { return find<Button>(button)->isVisibleTo(m_view.get()); }

    std::unique_ptr<RunsModel> m_model;
    std::unique_ptr<Thumbnailer> m_thumbnailer;
    std::unique_ptr<RunsView> m_view;
};

void tst_RunsView::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_model = std::make_unique<RunsModel>(&noon);
    m_thumbnailer = std::make_unique<Thumbnailer>();
    m_view = std::make_unique<RunsView>(*m_model, *m_thumbnailer, &noon);
    m_view->resize(1200, 860);
    m_view->show();
}

void tst_RunsView::cleanup()
{
    m_view.reset();
    m_thumbnailer.reset();
    m_model.reset();
}

void tst_RunsView::withoutRunsItOffersATraining()
{
    QSignalSpy asked(m_view.get(), &RunsView::trainingRequested);
    auto *empty = m_view->findChild<EmptyState *>();
    QVERIFY(empty->isVisibleTo(m_view.get()));
    empty->findChild<Button *>()->click();
    QCOMPARE(asked.count(), 1);
    m_model->upsert(makeRun(u"a"_s, Stage::Preparing));
    QVERIFY(!empty->isVisibleTo(m_view.get()));
}

void tst_RunsView::theNewestRunIsChosenAtFirst()
{
    m_model->setRuns({makeRun(u"b"_s, Stage::Queued), makeRun(u"a"_s, Stage::Done)});
    QVERIFY(m_view->chosen());
    QCOMPARE(m_view->chosen()->id, u"b"_s);
    QCOMPARE(find<TextLabel>("runTitle")->text(), u"Run b"_s);
}

void tst_RunsView::theTableAndItsCellsCanBeFoundByName()
{
    m_model->setRuns({makeRun(u"a"_s, Stage::Queued)});
    auto *table = find<QTableView>("runs");
    QCOMPARE(table->accessibleName(), u"Runs"_s);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(table);
    QCOMPARE(accessible->role(), QAccessible::Table);
    QStringList words;
    for (int i = 0; i < accessible->childCount(); ++i)
        words << accessible->child(i)->text(QAccessible::Name);
    QVERIFY2(words.contains(stageTitle(Stage::Queued)), qPrintable(words.join(u'|')));
    QVERIFY(words.contains(u"Run a"_s));
    QVERIFY(words.contains(u"Progress"_s)); // a header
}

void tst_RunsView::aRunThatIsStillOnItsWayIsChosenWhenItArrives()
{
    m_model->setRuns({makeRun(u"a"_s, Stage::Done)});
    m_view->choose(u"new"_s);
    QCOMPARE(m_view->chosen()->id, u"a"_s);
    m_model->upsert(makeRun(u"new"_s, Stage::Waiting));
    QCOMPARE(m_view->chosen()->id, u"new"_s);
}

void tst_RunsView::theChoiceStaysWhenAnotherRunArrives()
{
    m_model->setRuns({makeRun(u"b"_s, Stage::Queued), makeRun(u"a"_s, Stage::Done)});
    m_view->choose(u"a"_s);
    m_model->upsert(makeRun(u"c"_s, Stage::Waiting));
    m_model->upsert(makeRun(u"b"_s, Stage::Training));
    QCOMPARE(m_view->chosen()->id, u"a"_s);
    QCOMPARE(find<QTableView>("runs")->selectionModel()->selectedRows().front().row(), 2);
}

void tst_RunsView::arrowsChooseAndEnterActs()
{
    Run done = makeRun(u"a"_s, Stage::Done);
    done.samples = makeSamples(4, 4);
    m_model->setRuns({makeRun(u"b"_s, Stage::Queued), done});
    auto *table = find<QTableView>("runs");
    QSignalSpy samples(&m_view->detail().actions(), &RunActions::samplesRequested);
    m_view->activateWindow();
    m_view->focusTable();
    QTRY_VERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(m_view->chosen()->id, u"a"_s);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(samples.count(), 1);
}

void tst_RunsView::progressIsReadableAndUnknownIsNotANumber()
{
    auto *bar = find<QProgressBar>("runProgress");
    QCOMPARE(bar->accessibleName(), u"Run progress"_s);
    m_model->setRuns({training(u"a"_s, 63, 235)});
    QCOMPARE(bar->value(), 63);
    QCOMPARE(bar->maximum(), 100);
    QVERIFY(bar->accessibleDescription().contains(u"4 min left"_s));
    m_model->upsert(training(u"a"_s, std::nullopt));
    QCOMPARE(bar->maximum(), 0); // busy
    QVERIFY(bar->accessibleDescription().contains(u"unknown"_s));
    m_model->upsert(makeRun(u"a"_s, Stage::Done));
    QCOMPARE(bar->value(), 100);
    QCOMPARE(bar->maximum(), 100);
}

void tst_RunsView::theTimelineSpeaks()
{
    m_model->setRuns({training(u"a"_s, 63, 235)});
    const QString words = find<StageTimeline>("stages")->accessibleName();
    QVERIFY2(words.contains(u"Training: going on, 63 %, 4 min left"_s), qPrintable(words));
    QVERIFY2(words.contains(u"Queued: done"_s), qPrintable(words));
    QVERIFY2(words.contains(u"Ready: still to come"_s), qPrintable(words));
}

void tst_RunsView::actionsFitTheStage_data()
{
    QTest::addColumn<Run>("run");
    QTest::addColumn<QStringList>("buttons");
    const QString samples = u"seeSamples"_s;
    const QString resume = u"resume"_s;
    const QString pause = u"pauseUploads"_s;
    const QString stop = u"stopWatching"_s;
    QTest::newRow("uploading") << makeRun(u"a"_s, Stage::Uploading) << QStringList{pause, stop};
    QTest::newRow("queued") << makeRun(u"a"_s, Stage::Queued) << QStringList{stop};
    QTest::newRow("stopped") << makeRun(u"a"_s, Stage::Stopped) << QStringList{resume};
    QTest::newRow("needs attention") << makeRun(u"a"_s, Stage::NeedsAttention) << QStringList{resume};
    QTest::newRow("failed") << makeRun(u"a"_s, Stage::Failed) << QStringList{};
    Run sampling = makeRun(u"a"_s, Stage::Sampling);
    sampling.models = {{u"model_1.safetensors"_s, u"SERVING"_s}};
    sampling.samples = makeSamples(1, 4);
    QTest::newRow("sampling") << sampling << QStringList{samples, stop};
    sampling.stage = Stage::Done;
    QTest::newRow("done") << sampling << QStringList{samples};
    Run gaveUp = makeRun(u"a"_s, Stage::Queued);
    gaveUp.gaveUp = true;
    QTest::newRow("gave up") << gaveUp << QStringList{resume, stop};
    sampling.stage = Stage::NeedsAttention;
    sampling.reached = Stage::Sampling;
    QTest::newRow("samples need attention") << sampling << QStringList{samples, resume};
}

void tst_RunsView::actionsFitTheStage()
{
    QFETCH(Run, run);
    QFETCH(QStringList, buttons);
    m_model->setRuns({run});
    QStringList shown;
    for (const char *name : {"seeSamples", "resume", "pauseUploads", "stopWatching"}) {
        if (shows(name))
            shown << QString::fromLatin1(name);
    }
    QCOMPARE(shown, buttons);
}

void tst_RunsView::stoppingAsksInPlaceAndSaysWhatGoesOn()
{
    m_model->setRuns({makeRun(u"a"_s, Stage::Queued)});
    QSignalSpy stopped(&m_view->detail().actions(), &RunActions::stopRequested);
    auto *question = find<QWidget>("stopQuestion");
    QVERIFY(!question->isVisibleTo(m_view.get()));
    find<Button>("stopWatching")->click();
    QCOMPARE(stopped.count(), 0);
    QVERIFY(question->isVisibleTo(m_view.get()));
    QVERIFY(question->findChild<TextLabel *>()->text().contains(u"service goes on"_s));

    const auto buttons = question->findChildren<Button *>();
    QCOMPARE(buttons.size(), 2);
    QTest::keyClick(buttons[0], Qt::Key_Escape);
    QVERIFY(!question->isVisibleTo(m_view.get()));
    QVERIFY(shows("stopWatching"));
    QCOMPARE(stopped.count(), 0);

    find<Button>("stopWatching")->click();
    buttons[0]->click();
    QCOMPARE(stopped.count(), 1);
}

void tst_RunsView::anotherRunTakesTheQuestionAway()
{
    m_model->setRuns({makeRun(u"b"_s, Stage::Queued), makeRun(u"a"_s, Stage::Training)});
    find<Button>("stopWatching")->click();
    m_model->upsert(makeRun(u"b"_s, Stage::Training)); // still the same run: the question stays
    QVERIFY(find<QWidget>("stopQuestion")->isVisibleTo(m_view.get()));
    m_view->choose(u"a"_s);
    QVERIFY(!find<QWidget>("stopQuestion")->isVisibleTo(m_view.get()));
    QVERIFY(shows("stopWatching"));
}

void tst_RunsView::onePrimaryButtonAtATime()
{
    Run run = makeRun(u"a"_s, Stage::NeedsAttention);
    run.reached = Stage::Sampling;
    run.samples = makeSamples(2, 4);
    for (const Stage stage : {Stage::NeedsAttention, Stage::Stopped, Stage::Done, Stage::Sampling}) {
        run.stage = stage;
        m_model->setRuns({run});
        int primary = 0;
        const auto buttons = m_view->detail().findChildren<Button *>();
        for (const Button *button : buttons)
            primary += button->isVisibleTo(m_view.get()) && button->kind() == Button::Kind::Primary;
        QCOMPARE(primary, 1);
    }
}

void tst_RunsView::theErrorIsToldWithAWayOut()
{
    Run run = makeRun(u"a"_s, Stage::NeedsAttention);
    run.error = Error{ErrorKind::Key, u"The service refuses the API key."_s};
    m_model->setRuns({run});
    auto *banner = find<Banner>("runError");
    QVERIFY(banner->isVisibleTo(m_view.get()));
    QVERIFY(banner->findChild<TextLabel *>()->text().contains(u"refuses the API key"_s));
    QSignalSpy asked(&m_view->detail(), &RunDetail::remedyRequested);
    banner->findChild<Button *>()->click();
    QCOMPARE(asked.count(), 1);

    m_model->upsert(makeRun(u"a"_s, Stage::Uploading));
    QVERIFY(!banner->isVisibleTo(m_view.get()));
}

void tst_RunsView::anErrorClosedByThePersonStaysClosed()
{
    Run run = makeRun(u"a"_s, Stage::NeedsAttention);
    run.error = Error{ErrorKind::Balance, u"The balance is empty."_s};
    m_model->setRuns({run});
    auto *banner = find<Banner>("runError");
    banner->findChild<QToolButton *>()->click();
    QVERIFY(!banner->isVisibleTo(m_view.get()));
    m_model->upsert(run);
    QVERIFY(!banner->isVisibleTo(m_view.get()));
    run.error->message = u"The balance is still empty."_s;
    m_model->upsert(run);
    QVERIFY(banner->isVisibleTo(m_view.get()));
}

void tst_RunsView::enterLeadsToTheButtonThatHelps()
{
    Run run = makeRun(u"a"_s, Stage::NeedsAttention);
    run.error = Error{ErrorKind::Balance, u"The balance is empty."_s};
    m_model->setRuns({run});
    auto *help = find<Banner>("runError")->findChild<Button *>();
    QCOMPARE(help->text(), u"Open the billing page"_s);
    QCOMPARE(find<Button>("resume")->text(), u"Try again"_s);
    m_view->activateWindow();
    m_view->focusTable();
    QTRY_VERIFY(find<QTableView>("runs")->hasFocus());
    QTest::keyClick(find<QTableView>("runs"), Qt::Key_Return);
    QTRY_VERIFY(help->hasFocus());
    QSignalSpy asked(&m_view->detail(), &RunDetail::remedyRequested);
    QTest::keyClick(help, Qt::Key_Space);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(int(asked[0][0].value<Remedy>().kind), int(Remedy::Kind::OpenBilling));
}

void tst_RunsView::selectedEventsSurviveAnUpdate()
{
    Run run = training(u"a"_s, 10);
    run.events = {{noon(), u"Recipe frozen"_s}, {noon().addSecs(5), u"Queued as task 9c1e"_s}};
    m_model->setRuns({run});
    auto *events = find<EventList>("whatHappened");
    QCOMPARE(events->accessibleName(), u"What happened"_s);
    QVERIFY(events->toPlainText().indexOf(u"Queued"_s) < events->toPlainText().indexOf(u"Recipe"_s));
    events->selectAll();
    run.progressPercent = 11;
    m_model->upsert(run);
    QVERIFY(events->textCursor().hasSelection());
    run.events.push_back({noon().addSecs(9), u"Training began"_s});
    m_model->upsert(run);
    QVERIFY(events->toPlainText().contains(u"Training began"_s));
}

void tst_RunsView::theModelNameCanBeCopied()
{
    Run run = makeRun(u"a"_s, Stage::Done);
    run.models = {{u"model_1736829103_a1b2.safetensors"_s, u"SERVING"_s}};
    m_model->setRuns({run});
    QCOMPARE(find<QLineEdit>("modelName")->text(), u"model_1736829103_a1b2.safetensors"_s);
    QVERIFY(find<QLineEdit>("modelName")->isReadOnly());
    find<QToolButton>("copyModelName")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"model_1736829103_a1b2.safetensors"_s);
}

void tst_RunsView::fitsANarrowWindow()
{
    Run run = training(u"a"_s, 63, 235);
    run.name = u"A name that is as long as a person may make it, and then some more of it"_s;
    run.samples = makeSamples(0, 4);
    run.models = {{u"model_1736829103_a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6.safetensors"_s, u"SERVING"_s}};
    m_model->setRuns({run});
    for (const int width : {1200, 692}) { // 692: what a window of 900 leaves beside the rail
        m_view->resize(width, 700);
        QCoreApplication::sendPostedEvents();
        QVERIFY(m_view->minimumSizeHint().width() <= width);
        QVERIFY2(m_view->detail().width() <= width, qPrintable(QString::number(m_view->detail().width())));
        auto *table = find<QTableView>("runs");
        int columns = 0;
        for (int column = 0; column < RunsModel::ColumnCount; ++column)
            columns += table->columnWidth(column);
        QVERIFY(columns <= table->viewport()->width());
    }
}

QTEST_MAIN(tst_RunsView)
#include "tst_RunsView.moc"
