// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RunsModel.h"

#include "RunValues.h"
#include "app/runs/RemoteRun.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_RunsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyCellIsText();
    void aNewRunStandsAtTheTop();
    void aChangeTellsOneRowAndResetsNothing();
    void aTickTellsOnlyCellsThatReadDifferently();
    void theFractionIsThereOnlyWhileItIsKnown_data();
    void theFractionIsThereOnlyWhileItIsKnown();
    void countsActiveRuns();
    void aStrangeBaseModelIsShownByItsId();
    void whatOnlyTheServiceKnowsStandsInTheSameList();
    void theServicesPartIsReplacedRowByRow();
    void aRunThatIsPutAwayLeavesTheList();

private:
    QString cell(int row, int column) const { return m_model->index(row, column).data().toString(); }

    QDateTime m_now;
    std::unique_ptr<RunsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void tst_RunsModel::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_now = noon();
    m_model = std::make_unique<RunsModel>([this] { return m_now; });
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setRuns({training(u"b"_s, 50, 300), makeRun(u"a"_s, Stage::Done)});
}

void tst_RunsModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void tst_RunsModel::everyCellIsText()
{
    QCOMPARE(cell(0, RunsModel::Name), u"Run b"_s);
    QCOMPARE(cell(0, RunsModel::BaseModelColumn), u"DreamShaper 8"_s);
    QCOMPARE(cell(0, RunsModel::StageColumn), stageTitle(Stage::Training));
    QCOMPARE(cell(0, RunsModel::ProgressColumn), u"50 % · 5 min left"_s);
    QCOMPARE(cell(1, RunsModel::StageColumn), stageTitle(Stage::Done));
    QVERIFY(cell(1, RunsModel::Started).startsWith(u"today"_s));
    for (int column = 0; column < RunsModel::ColumnCount; ++column)
        QVERIFY(!m_model->headerData(column, Qt::Horizontal).toString().isEmpty());
}

void tst_RunsModel::aNewRunStandsAtTheTop()
{
    QSignalSpy resets(m_model.get(), &RunsModel::modelReset);
    m_model->upsert(makeRun(u"c"_s, Stage::Preparing));
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(m_model->rowOf(u"c"_s), 0);
    QCOMPARE(m_model->rowOf(u"a"_s), 2);
    QCOMPARE(m_model->rowOf(u"nobody"_s), -1);
    QCOMPARE(resets.count(), 0);
}

void tst_RunsModel::aChangeTellsOneRowAndResetsNothing()
{
    QSignalSpy changes(m_model.get(), &RunsModel::dataChanged);
    QSignalSpy resets(m_model.get(), &RunsModel::modelReset);
    QSignalSpy layouts(m_model.get(), &RunsModel::layoutChanged);
    Run run = makeRun(u"b"_s, Stage::Deploying);
    m_model->upsert(run);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes[0][0].toModelIndex().row(), 0);
    QCOMPARE(changes[0][1].toModelIndex().row(), 0);
    QCOMPARE(resets.count() + layouts.count(), 0);
    QCOMPARE(cell(0, RunsModel::StageColumn), stageTitle(Stage::Deploying));
}

void tst_RunsModel::aTickTellsOnlyCellsThatReadDifferently()
{
    QSignalSpy changes(m_model.get(), &RunsModel::dataChanged);
    m_model->tick();
    m_now = noon().addSecs(1);
    m_model->tick();
    QCOMPARE(changes.count(), 0); // 299 s are still 5 min
    m_now = noon().addSecs(61);
    m_model->tick();
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes[0][0].toModelIndex(), m_model->index(0, RunsModel::ProgressColumn));
    QCOMPARE(changes[0][1].toModelIndex(), m_model->index(0, RunsModel::ProgressColumn));
    QCOMPARE(cell(0, RunsModel::ProgressColumn), u"50 % · 4 min left"_s);
}

void tst_RunsModel::theFractionIsThereOnlyWhileItIsKnown_data()
{
    QTest::addColumn<Run>("run");
    QTest::addColumn<QVariant>("fraction");
    QTest::newRow("training") << training(u"b"_s, 25) << QVariant(0.25);
    QTest::newRow("unknown") << training(u"b"_s, std::nullopt) << QVariant();
    QTest::newRow("queued") << makeRun(u"b"_s, Stage::Queued) << QVariant();
    QTest::newRow("done") << makeRun(u"b"_s, Stage::Done) << QVariant();
    QTest::newRow("failed") << makeRun(u"b"_s, Stage::Failed) << QVariant();
}

void tst_RunsModel::theFractionIsThereOnlyWhileItIsKnown()
{
    QFETCH(Run, run);
    QFETCH(QVariant, fraction);
    m_model->upsert(run);
    QCOMPARE(m_model->index(0, RunsModel::ProgressColumn).data(RunsModel::FractionRole), fraction);
}

void tst_RunsModel::countsActiveRuns()
{
    QCOMPARE(m_model->activeCount(), 1);
    m_model->upsert(makeRun(u"c"_s, Stage::Waiting));
    QCOMPARE(m_model->activeCount(), 2);
    m_model->upsert(makeRun(u"b"_s, Stage::Stopped));
    QCOMPARE(m_model->activeCount(), 1);
}

void tst_RunsModel::aStrangeBaseModelIsShownByItsId()
{
    Run run = makeRun(u"c"_s, Stage::Done);
    run.recipe.settings.baseModel = u"from_another_time"_s;
    m_model->upsert(run);
    QCOMPARE(cell(0, RunsModel::BaseModelColumn), u"from_another_time"_s);
}

/// As the service's list tells it.
static Run remote(const QString &id, int secondsAfterNoon, const QString &status = u"TRAINING"_s)
{
    TrainingTask task;
    task.taskId = id;
    task.taskName = u"Foreign "_s + id;
    task.taskStatus = status;
    task.createdAt = noon().addSecs(secondsAfterNoon).toSecsSinceEpoch();
    return remoteRun(task, u"demo"_s);
}

void tst_RunsModel::whatOnlyTheServiceKnowsStandsInTheSameList()
{
    m_model->setRemote({remote(u"new"_s, 60), remote(u"old"_s, -60, u"PREEMPTED"_s)});
    QCOMPARE(m_model->rowCount(), 4);
    QCOMPARE(m_model->rowOf(u"task:new"_s), 0); // by time, among the others
    QCOMPARE(m_model->rowOf(u"task:old"_s), 3);
    QCOMPARE(m_model->remoteCount(), 2);
    QCOMPARE(m_model->activeCount(), 1); // of this profile
    QCOMPARE(cell(0, RunsModel::Name), u"Foreign new"_s);
    QCOMPARE(cell(0, RunsModel::StageColumn), stageTitle(Stage::Training));
    QCOMPARE(cell(0, RunsModel::BaseModelColumn), u"unknown"_s);
    QVERIFY(cell(3, RunsModel::ProgressColumn).contains(u"PREEMPTED"_s));
    const QModelIndex name = m_model->index(0, RunsModel::Name);
    QVERIFY(!name.data(RunsModel::MarkRole).toString().isEmpty());
    QVERIFY(name.data(Qt::AccessibleTextRole).toString().contains(u"elsewhere"_s));
    QVERIFY(m_model->index(1, RunsModel::Name).data(RunsModel::MarkRole).toString().isEmpty());
}

void tst_RunsModel::theServicesPartIsReplacedRowByRow()
{
    m_model->setRemote({remote(u"one"_s, 60), remote(u"two"_s, 30)});
    QSignalSpy resets(m_model.get(), &RunsModel::modelReset);
    m_model->setRemote({remote(u"three"_s, 90), remote(u"two"_s, 30, u"FAILED"_s)});
    QCOMPARE(resets.count(), 0);
    QCOMPARE(m_model->rowCount(), 4);
    QCOMPARE(m_model->rowOf(u"task:one"_s), -1);
    QCOMPARE(m_model->rowOf(u"task:three"_s), 0);
    QCOMPARE(cell(1, RunsModel::StageColumn), stageTitle(Stage::Failed));
    m_model->setRemote({});
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(m_model->rowOf(u"b"_s), 0);
}

void tst_RunsModel::aRunThatIsPutAwayLeavesTheList()
{
    m_model->remove(u"b"_s);
    m_model->remove(u"nobody"_s);
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->rowOf(u"a"_s), 0);
    Run archived = makeRun(u"b"_s, Stage::Done);
    archived.archived = true;
    m_model->upsert(archived);
    QCOMPARE(m_model->index(m_model->rowOf(u"b"_s), RunsModel::Name).data(RunsModel::MarkRole).toString(),
             u"archived"_s);
}

QTEST_GUILESS_MAIN(tst_RunsModel)
#include "tst_RunsModel.moc"
