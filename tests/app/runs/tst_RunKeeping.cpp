// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/Experience.h"
#include "tests/app/runs/RunFixture.h"

#include <QDir>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What is kept beside the stages: what a run cost, how long it took, and whether it is still wanted.
class tst_RunKeeping : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theBalanceIsWrittenDownBeforeAndAfter();
    void twoRunsAtOnceTeachNoCost();
    void anUnknownBalanceHoldsNothingUp();
    void aTrainingWatchedAllTheWayTeachesItsTime();
    void aTrainingThatWasNotWatchedTeachesNoTime();
    void experienceNeedsTwoRunsOfTheSameKind();
    void anActiveRunIsNeitherDeletedNorArchived();
    void anArchivedRunIsStillArchivedAfterARestart();
    void aDeletedRunCanBeBroughtBackWithItsFiles();
    void aDeletedRunIsGoneWithTheNextStart();
    void deletedForGoodTheFilesAreGone();

private:
    QString finishedRun(RunFixture &f, const SamplePlan &plan = {})
    {
        const QString id = f.start(plan);
        if (!f.untilStage(id, Stage::Done))
            qFatal("the run did not end");
        return id;
    }
    QTemporaryDir m_home;
};

void tst_RunKeeping::initTestCase()
{
    // The trash of this test alone.
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
}

void tst_RunKeeping::theBalanceIsWrittenDownBeforeAndAfter()
{
    RunFixture f;
    f.service.balance = 100'000;
    f.service.priceOfTraining = 2'500;
    const QString id = finishedRun(f, f.plan());
    QCOMPARE(f.run(id).balanceBefore, 100'000);
    QCOMPARE(f.run(id).balanceAfter, 97'500);
    QCOMPARE(f.run(id).cost, 2'500);
    f.restart();
    QCOMPARE(f.run(id).cost, 2'500);
    QCOMPARE(f.run(id).balanceAfter, 97'500);
}

void tst_RunKeeping::twoRunsAtOnceTeachNoCost()
{
    RunFixture f;
    f.service.balance = 100'000;
    f.service.priceOfTraining = 2'500;
    f.service.statuses = {u"QUEUING"_s};
    const QString first = f.start();
    QVERIFY(f.untilStage(first, Stage::Queued));
    const QString second = f.start();
    QVERIFY(f.untilStage(second, Stage::Queued));
    f.service.statuses = {u"SUCCESS"_s};
    QVERIFY(f.untilStage(first, Stage::Done));
    QVERIFY(f.untilStage(second, Stage::Done));
    QCOMPARE(f.run(first).balanceBefore, 100'000);
    QVERIFY(!f.run(first).cost); // the second was paid meanwhile
    QCOMPARE(f.run(second).cost, 2'500);
}

void tst_RunKeeping::anUnknownBalanceHoldsNothingUp()
{
    RunFixture f; // the route answers API_NOT_FOUND
    const QString id = finishedRun(f);
    QVERIFY(!f.run(id).balanceBefore);
    QVERIFY(!f.run(id).cost);
    QVERIFY(!f.run(id).error);
    // Silence is waited for only briefly.
    RunFixture silent;
    silent.service.insteadOf("GET /openapi", FaultAnswer::stall());
    silent.service.insteadOf("GET /openapi", FaultAnswer::stall());
    finishedRun(silent);
    QCOMPARE(silent.service.startedNames.size(), 1);
}

void tst_RunKeeping::aTrainingWatchedAllTheWayTeachesItsTime()
{
    RunFixture f;
    f.service.statuses = {u"TRAINING"_s};
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::Training));
    f.clock.advance(120s);
    f.service.statuses = {u"SUCCESS"_s};
    QVERIFY(f.untilStage(id, Stage::Done));
    QVERIFY(f.run(id).trainingSeconds);
    QVERIFY(*f.run(id).trainingSeconds >= 120);
    f.restart();
    QVERIFY(*f.run(id).trainingSeconds >= 120);
}

void tst_RunKeeping::aTrainingThatWasNotWatchedTeachesNoTime()
{
    RunFixture f;
    f.service.statuses = {u"TRAINING"_s};
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::Training));
    f.restart();
    f.service.statuses = {u"SUCCESS"_s};
    f.engine().resumeAll();
    QVERIFY(f.untilStage(id, Stage::Done));
    QVERIFY(!f.run(id).trainingSeconds);

    RunFixture asleep;
    asleep.service.statuses = {u"TRAINING"_s};
    const QString other = asleep.start();
    QVERIFY(asleep.untilStage(other, Stage::Training));
    asleep.clock.jumpTimeOfDay(1h); // the monotonic clock stood still
    asleep.service.statuses = {u"SUCCESS"_s};
    QVERIFY(asleep.untilStage(other, Stage::Done));
    QVERIFY(!asleep.run(other).trainingSeconds);
}

void tst_RunKeeping::experienceNeedsTwoRunsOfTheSameKind()
{
    const auto made = [](const QString &base, int steps, std::optional<double> seconds,
                         std::optional<qint64> cost) {
        Run run;
        run.service = u"s"_s;
        run.recipe.settings.baseModel = base;
        run.recipe.settings.maxTrainSteps = steps;
        run.trainingSeconds = seconds;
        run.cost = cost;
        return run;
    };
    std::vector<Run> runs{made(u"a"_s, 500, 600, 2000), made(u"a"_s, 900, 50, 1), made(u"b"_s, 500, 50, 1)};
    QVERIFY(!experience(runs, u"s"_s, u"a"_s, 500).cost.isKnown());
    QCOMPARE(experience(runs, u"s"_s, u"a"_s, 500).cost.runs, 1);
    runs.push_back(made(u"a"_s, 500, std::nullopt, 2400));
    const Experience known = experience(runs, u"s"_s, u"a"_s, 500);
    QCOMPARE(known.cost, (Learned{2000, 2400, 2}));
    QVERIFY(!known.seconds.isKnown());
    runs.push_back(made(u"a"_s, 500, 480, std::nullopt));
    QCOMPARE(experience(runs, u"s"_s, u"a"_s, 500).seconds, (Learned{480, 600, 2}));
    QCOMPARE(experience(runs, u"elsewhere"_s, u"a"_s, 500).seconds.runs, 0);
    runs.back().origin = Origin::Adopted; // nobody knows its steps
    QCOMPARE(experience(runs, u"s"_s, u"a"_s, 500).seconds.runs, 1);
}

void tst_RunKeeping::anActiveRunIsNeitherDeletedNorArchived()
{
    RunFixture f;
    f.service.statuses = {u"QUEUING"_s};
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::Queued));
    std::optional<Result<void>> removed;
    f.engine().remove(id, RunEngine::Removal::ToTrash, [&](const Result<void> &done) { removed = done; });
    QVERIFY(removed && !*removed);
    QCOMPARE(removed->error().kind, ErrorKind::Usage);
    QVERIFY(!f.engine().setArchived(id, true));
    QVERIFY(!f.run(id).removed && !f.run(id).archived);
    QVERIFY(QDir(f.runsFolder() + u'/' + id).exists());
}

void tst_RunKeeping::anArchivedRunIsStillArchivedAfterARestart()
{
    RunFixture f;
    const QString id = finishedRun(f);
    QVERIFY(f.engine().setArchived(id, true));
    f.restart();
    QVERIFY(f.run(id).archived);
    QVERIFY(f.engine().setArchived(id, false));
    QVERIFY(!f.run(id).archived);
}

void tst_RunKeeping::aDeletedRunCanBeBroughtBackWithItsFiles()
{
    RunFixture f;
    const QString id = finishedRun(f, f.plan());
    const QString picture = f.run(id).samples.front().file;
    QVERIFY(QFile::exists(picture));
    std::optional<Result<void>> done;
    f.engine().remove(id, RunEngine::Removal::ToTrash, [&](const Result<void> &removed) { done = removed; });
    QVERIFY(f.until([&] { return done.has_value(); }));
    QVERIFY2(done->has_value(), done->has_value() ? "" : qPrintable(done->error().message));
    QVERIFY(f.run(id).removed);
    QVERIFY(!QFile::exists(picture));
    done.reset();
    f.engine().restore(id, [&](const Result<void> &restored) { done = restored; });
    QVERIFY(done && *done);
    QVERIFY(!f.run(id).removed);
    QVERIFY(QFile::exists(picture));
    QCOMPARE(QDir(m_home.filePath(u"Trash/info"_s)).entryList({id + u"*"_s}, QDir::Files), QStringList());
}

void tst_RunKeeping::aDeletedRunIsGoneWithTheNextStart()
{
    RunFixture f;
    const QString kept = finishedRun(f);
    const QString id = finishedRun(f, f.plan());
    std::optional<Result<void>> done;
    f.engine().remove(id, RunEngine::Removal::ToTrash, [&](const Result<void> &removed) { done = removed; });
    QVERIFY(f.until([&] { return done.has_value(); }));
    f.restart();
    QCOMPARE(f.engine().runs().size(), size_t(1));
    QCOMPARE(f.engine().runs().front().id, kept);
    f.restart(); // and nothing of it is left in the journal
    QCOMPARE(f.engine().runs().size(), size_t(1));
}

void tst_RunKeeping::deletedForGoodTheFilesAreGone()
{
    RunFixture f;
    const QString id = finishedRun(f, f.plan());
    const QString folder = f.runsFolder() + u'/' + id;
    QVERIFY(QDir(folder).exists());
    std::optional<Result<void>> done;
    f.engine().remove(id, RunEngine::Removal::ForGood, [&](const Result<void> &removed) { done = removed; });
    QVERIFY(f.until([&] { return done.has_value(); }));
    QVERIFY(done->has_value());
    QVERIFY(!QDir(folder).exists());
    QVERIFY(f.run(id).removed);
}

QTEST_GUILESS_MAIN(tst_RunKeeping)
#include "tst_RunKeeping.moc"
