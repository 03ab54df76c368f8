// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/RemoteRun.h"
#include "app/runs/RunBase.h"
#include "tests/app/runs/RunFixture.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

/// A training that was started elsewhere.
static TrainingTask foreignTask(const QString &status = u"TRAINING"_s)
{
    TrainingTask task;
    task.taskId = u"foreign-task-0001"_s;
    task.taskName = u"Old town"_s;
    task.taskType = u"style"_s;
    task.taskStatus = status;
    task.createdAt = 1'700'000'000;
    return task;
}

static QJsonObject listedModel(const QString &base)
{
    return {{u"name"_s, u"Old town"_s},
            {u"sd_name"_s, u"model_1.safetensors"_s},
            {u"sd_name_in_api"_s, u"old_town_1"_s},
            {u"base_model"_s, base},
            {u"status"_s, 1}};
}

static std::vector<QJsonObject> pictureRequests(const RunFixture &f)
{
    std::vector<QJsonObject> bodies;
    for (const FaultRequest &request : f.service.server.requests()) {
        if (request.path() == "/v3/async/txt2img")
            bodies.push_back(QJsonDocument::fromJson(request.body).object());
    }
    return bodies;
}

class tst_Adoption : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isWatchedToItsEndWithoutARecipe();
    void isFoundAgainAfterARestart();
    void isTakenOverOnce();
    void samplesUseACheckpointOfTheFamilyThatTheServiceNames_data();
    void samplesUseACheckpointOfTheFamilyThatTheServiceNames();
    void anUnknownBaseIsSaidAndNothingIsPaid_data();
    void anUnknownBaseIsSaidAndNothingIsPaid();
    void theListLeavesOutWhatRunsAreAbout();
    void aRunWhoseStartWasLostIsNotListedAsForeign();
    void statusesBecomeStages_data();
    void statusesBecomeStages();
    void onlyLivingStyleTrainingsAreTakenOver();
};

void tst_Adoption::isWatchedToItsEndWithoutARecipe()
{
    RunFixture f;
    f.service.loras = {listedModel(u"SDXL 1.0"_s)};
    const auto id = f.engine().adopt(foreignTask());
    QVERIFY(id);
    QVERIFY(f.untilStage(*id, Stage::Done));
    const Run run = f.run(*id);
    QCOMPARE(run.origin, Origin::Adopted);
    QCOMPARE(run.name, u"Old town"_s);
    QCOMPARE(run.taskId, u"foreign-task-0001"_s);
    QCOMPARE(run.created.toSecsSinceEpoch(), 1'700'000'000);
    QCOMPARE(run.servingModel(), u"model_1.safetensors"_s);
    QVERIFY(f.until([&] { return f.run(*id).serviceBase == u"SDXL 1.0"_s; }));
    QVERIFY(run.recipe.items.empty());
    QCOMPARE(f.service.startedNames.size(), 0);
    QCOMPARE(f.service.uploads.size(), 0);
    QVERIFY(run.events.front().text.contains(u"foreign-task-0001"_s));
}

void tst_Adoption::isFoundAgainAfterARestart()
{
    RunFixture f;
    f.service.loras = {listedModel(u"SD 1.5"_s)};
    f.service.statuses = {u"QUEUING"_s};
    const QString id = f.engine().adopt(foreignTask(u"QUEUING"_s)).value();
    QVERIFY(f.until([&] { return f.service.looks > 0; }));
    f.restart();
    QCOMPARE(f.run(id).origin, Origin::Adopted);
    QCOMPARE(f.run(id).stage, Stage::Queued);
    f.service.statuses = {u"SUCCESS"_s};
    f.service.looks = 0;
    f.engine().resumeAll();
    QVERIFY(f.untilStage(id, Stage::Done));
    QVERIFY(f.until([&] { return f.run(id).serviceBase == u"SD 1.5"_s; }));
    f.restart();
    QCOMPARE(f.run(id).serviceBase, u"SD 1.5"_s);
}

void tst_Adoption::isTakenOverOnce()
{
    RunFixture f;
    QVERIFY(f.engine().adopt(foreignTask()));
    const auto again = f.engine().adopt(foreignTask());
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::Conflict);
    QVERIFY(again.error().message.contains(u"Old town"_s));
    QCOMPARE(f.engine().runs().size(), size_t(1));
    // Names are not unique elsewhere.
    TrainingTask namesake = foreignTask();
    namesake.taskId = u"foreign-task-0002"_s;
    QVERIFY(f.engine().adopt(namesake));
}

void tst_Adoption::samplesUseACheckpointOfTheFamilyThatTheServiceNames_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("checkpoint");
    QTest::addColumn<int>("side");
    QTest::newRow("SD 1.5") << u"SD 1.5"_s << u"v1-5-pruned-emaonly.safetensors"_s << 512;
    QTest::newRow("SDXL") << u"SDXL 1.0"_s << u"sd_xl_base_1.0.safetensors"_s << 1024;
    QTest::newRow("a base by its id")
        << u"dreamshaper_8_93211"_s << u"dreamshaper_8_93211.safetensors"_s << 512;
}

void tst_Adoption::samplesUseACheckpointOfTheFamilyThatTheServiceNames()
{
    QFETCH(QString, base);
    QFETCH(QString, checkpoint);
    QFETCH(int, side);
    RunFixture f;
    f.service.loras = {listedModel(base)};
    const QString id = f.engine().adopt(foreignTask(u"SUCCESS"_s)).value();
    QVERIFY(f.untilStage(id, Stage::Done));
    std::optional<Result<qint64>> grid;
    f.engine().generate(id, f.plan(), false, [&](const Result<qint64> &made) { grid = made; });
    QVERIFY(f.until([&] { return grid && f.run(id).samplesDone() == f.plan().pictures(); }));
    QVERIFY(grid->has_value());
    const auto requests = pictureRequests(f);
    QCOMPARE(qsizetype(requests.size()), f.plan().cells());
    const QJsonObject request = requests.front()[u"request"_s].toObject();
    QCOMPARE(request[u"model_name"_s].toString(), checkpoint);
    QCOMPARE(request[u"width"_s].toInt(), side);
    const bool named = std::ranges::any_of(requests, [](const QJsonObject &body) {
        return body[u"request"_s][u"loras"_s][0][u"model_name"_s].toString() == u"old_town_1"_s;
    });
    QVERIFY(named);
}

void tst_Adoption::anUnknownBaseIsSaidAndNothingIsPaid_data()
{
    QTest::addColumn<QString>("base");
    QTest::newRow("none given") << QString();
    QTest::newRow("of another family") << u"Flux 1.0"_s;
}

void tst_Adoption::anUnknownBaseIsSaidAndNothingIsPaid()
{
    QFETCH(QString, base);
    RunFixture f;
    f.service.loras = {listedModel(base)};
    const QString id = f.engine().adopt(foreignTask(u"SUCCESS"_s)).value();
    QVERIFY(f.untilStage(id, Stage::Done));
    std::optional<Result<qint64>> grid;
    f.engine().generate(id, f.plan(), false, [&](const Result<qint64> &made) { grid = made; });
    QVERIFY(f.until([&] { return grid.has_value(); }));
    QVERIFY(!grid->has_value());
    QVERIFY(grid->error().message.contains(u"Old town"_s));
    QVERIFY(grid->error().message.contains(base));
    QCOMPARE(f.service.pictureCalls, 0);
}

void tst_Adoption::theListLeavesOutWhatRunsAreAbout()
{
    Run here;
    here.service = u"s"_s;
    here.taskId = u"t2"_s;
    std::vector<TrainingTask> tasks(3, foreignTask());
    for (int i = 0; i < 3; ++i) {
        tasks[size_t(i)].taskId = u"t%1"_s.arg(i + 1);
        tasks[size_t(i)].createdAt = 100 + i;
    }
    const auto remote = remoteRuns(tasks, {here}, u"s"_s);
    QCOMPARE(remote.size(), size_t(2));
    QCOMPARE(remote[0].taskId, u"t3"_s); // newest first
    QCOMPARE(remote[1].taskId, u"t1"_s);
    QCOMPARE(remote[0].origin, Origin::Service);
    // The same task id at another service is another task.
    QCOMPARE(remoteRuns(tasks, {here}, u"other"_s).size(), size_t(3));
    here.removed = true;
    QCOMPARE(remoteRuns(tasks, {here}, u"s"_s).size(), size_t(3));
}

void tst_Adoption::aRunWhoseStartWasLostIsNotListedAsForeign()
{
    RunFixture f;
    f.service.loseAnswerToStart();
    const QString id = f.start();
    QVERIFY(f.until([&] { return !f.service.startedNames.isEmpty(); }));
    TrainingTask task = foreignTask();
    task.taskName = f.service.startedNames.front();
    Run lost = f.run(id);
    lost.taskId.clear();
    QVERIFY(remoteRuns({task}, {lost}, lost.service).empty());
    f.restart(); // before it was reconciled
    const auto adopted = f.engine().adopt(task);
    QVERIFY(!adopted);
    QCOMPARE(adopted.error().kind, ErrorKind::Conflict);
}

void tst_Adoption::statusesBecomeStages_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<bool>("serves");
    QTest::addColumn<Stage>("stage");
    QTest::newRow("queued") << u"QUEUING"_s << false << Stage::Queued;
    QTest::newRow("training") << u"TRAINING"_s << false << Stage::Training;
    QTest::newRow("deploying") << u"SUCCESS"_s << false << Stage::Deploying;
    QTest::newRow("serving") << u"SUCCESS"_s << true << Stage::Done;
    QTest::newRow("failed") << u"FAILED"_s << false << Stage::Failed;
    QTest::newRow("canceled") << u"CANCELED"_s << false << Stage::Failed;
    QTest::newRow("a new word") << u"PREEMPTED"_s << false << Stage::Queued;
}

void tst_Adoption::statusesBecomeStages()
{
    QFETCH(QString, status);
    QFETCH(bool, serves);
    QFETCH(Stage, stage);
    TrainingTask task = foreignTask(status);
    if (serves)
        task.models = {{u"m.safetensors"_s, u"SERVING"_s}};
    const Run run = remoteRun(task, u"s"_s);
    QCOMPARE(run.stage, stage);
    QCOMPARE(run.taskStatus, status);
    QCOMPARE(run.error.has_value(), stage == Stage::Failed);
}

void tst_Adoption::onlyLivingStyleTrainingsAreTakenOver()
{
    QVERIFY(canAdopt(remoteRun(foreignTask(), u"s"_s)));
    QVERIFY(!canAdopt(remoteRun(foreignTask(u"FAILED"_s), u"s"_s)));
    TrainingTask subject = foreignTask();
    subject.taskType = u"subject"_s;
    QVERIFY(!canAdopt(remoteRun(subject, u"s"_s)));
    QVERIFY(!canAdopt(Run()));
}

QTEST_GUILESS_MAIN(tst_Adoption)
#include "tst_Adoption.moc"
