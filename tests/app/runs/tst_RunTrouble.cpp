// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/runs/RunFixture.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

class tst_RunTrouble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void adoptsATrainingWhoseStartWasLost();
    void adoptsItAlsoAfterACrash();
    void startsAgainOnlyAfterTwoListsWithoutIt();
    void waitsWhileTheListCannotBeRead();
    void sendsAStartAgainThatWasNotTaken_data();
    void sendsAStartAgainThatWasNotTaken();
    void stopsForAPersonWhereOnlyAPersonCanHelp_data();
    void stopsForAPersonWhereOnlyAPersonCanHelp();
    void goesOnWithAnotherKey();
    void asksForAnotherAddressWhereOneExpired();
    void failsWhereTheServiceRefusesTheStart();
    void endsAsFailedWhereTheTrainingDoes_data();
    void endsAsFailedWhereTheTrainingDoes();
    void givesUpWhenPatienceRunsOut();
    void leavesAPictureWhoseAnswerWasLostUnknown();
    void leavesAPictureSentBeforeACrashUnknown();
    void makesUnknownPicturesAgainWhenAsked();
    void waitsAsLongAsTheServiceSaysForPictures();
    void tellsAtThePictureWhatWasRefused();
    void uploadsAgainWhatTheServiceNoLongerKnows();
    void tellsWhereTheServiceRefusesAPictureTwice();
    void stopsEveryCallOnceTheKeyIsRefused();
    void paysACellOfSeveralPicturesOnce();
    void doesNotPayForTheRestOfAnotherGrid();
    void refusesASecondOrderWhileTheFirstIsOnItsWay();
    void asksForTheOtherKeyWhereTheStartWasSentWithIt();
};

void tst_RunTrouble::adoptsATrainingWhoseStartWasLost()
{
    RunFixture f;
    f.service.loseAnswerToStart();
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::Done));
    QCOMPARE(f.service.startedNames.size(), 1);
    QCOMPARE(f.run(id).taskId, u"task1"_s);
}

void tst_RunTrouble::adoptsItAlsoAfterACrash()
{
    RunFixture f;
    f.service.keepSilentToStart();
    const QString id = f.start();
    QVERIFY(f.until([&] { return !f.service.startedNames.isEmpty(); }));
    // The program dies when the service has the start and the journal only the intent.
    f.restart();
    f.engine().resumeAll();
    QVERIFY(f.untilStage(id, Stage::Done));
    QCOMPARE(f.service.startedNames.size(), 1);
}

void tst_RunTrouble::startsAgainOnlyAfterTwoListsWithoutIt()
{
    RunFixture f;
    f.service.loseAnswerToStart();
    f.service.forgetsStarts = true;
    const QString id = f.start();
    QVERIFY(f.until([&] { return f.service.server.count("GET", "/v3/training") == 1; }));
    const auto firstList = f.clock.monotonic();
    QVERIFY(f.until([&] { return f.service.startedNames.size() == 2; }));
    QVERIFY(f.clock.monotonic() - firstList >= std::chrono::seconds(15));
    QVERIFY(f.untilStage(id, Stage::Done));
    QCOMPARE(f.service.startedNames.size(), 2);
}

void tst_RunTrouble::waitsWhileTheListCannotBeRead()
{
    RunFixture f;
    f.service.loseAnswerToStart();
    for (int i = 0; i < 5; ++i)
        f.service.insteadOf("GET /v3/training", FaultAnswer::status(502, "<html>bad gateway</html>"));
    const QString id = f.start();
    QVERIFY(f.until([&] { return !f.run(id).notice.isEmpty(); }));
    QCOMPARE(stageWord(f.run(id).stage), u"Starting"_s);
    QVERIFY(f.untilStage(id, Stage::Done));
    QCOMPARE(f.service.startedNames.size(), 1);
    QVERIFY(f.run(id).notice.isEmpty());
}

void tst_RunTrouble::sendsAStartAgainThatWasNotTaken_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("starts");
    QTest::newRow("429: certainly not taken") << 429 << 1;
}

void tst_RunTrouble::sendsAStartAgainThatWasNotTaken()
{
    QFETCH(int, status);
    QFETCH(int, starts);
    RunFixture f;
    f.service.insteadOf("POST /v3/training/style", FaultAnswer::error(status, "RATE_LIMIT_EXCEEDED"));
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::Done));
    QCOMPARE(f.service.startedNames.size(), starts);
    QCOMPARE(f.service.server.count("GET", "/v3/training") - f.service.server.count("GET", "/v3/training/"),
             0);
}

void tst_RunTrouble::stopsForAPersonWhereOnlyAPersonCanHelp_data()
{
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QString>("kind");
    QTest::newRow("key, upload") << QByteArray("POST /v3/assets") << 401 << QByteArray("INVALID_API_KEY")
                                 << u"key"_s;
    QTest::newRow("key, start") << QByteArray("POST /v3/training") << 401 << QByteArray("FAILED_TO_AUTH")
                                << u"key"_s;
    QTest::newRow("key, watching") << QByteArray("GET /v3/training/style") << 401
                                   << QByteArray("INVALID_API_KEY") << u"key"_s;
    QTest::newRow("key, samples") << QByteArray("POST /v3/async") << 401 << QByteArray("INVALID_API_KEY")
                                  << u"key"_s;
    QTest::newRow("balance, start") << QByteArray("POST /v3/training") << 400
                                    << QByteArray("BILLING_BALANCE_NOT_ENOUGH") << u"balance"_s;
    QTest::newRow("balance, samples")
        << QByteArray("POST /v3/async") << 400 << QByteArray("BILLING_BALANCE_NOT_ENOUGH") << u"balance"_s;
    QTest::newRow("withdrawn, start")
        << QByteArray("POST /v3/training") << 404 << QByteArray("API_NOT_FOUND") << u"withdrawn"_s;
}

void tst_RunTrouble::stopsForAPersonWhereOnlyAPersonCanHelp()
{
    QFETCH(QByteArray, where);
    QFETCH(int, status);
    QFETCH(QByteArray, reason);
    QFETCH(QString, kind);
    RunFixture f;
    f.service.insteadOf(where, FaultAnswer::error(status, reason));
    const QString id = f.start(f.plan());
    QVERIFY(f.untilStage(id, Stage::NeedsAttention));
    const Run run = f.run(id);
    QCOMPARE(errorKindWord(run.error->kind), kind);
    QVERIFY(!run.error->message.isEmpty());

    // Mended, it goes on where it stopped.
    QVERIFY(f.engine().resume(id));
    QVERIFY(f.untilStage(id, Stage::Done));
    QVERIFY(!f.run(id).error);
    QCOMPARE(f.service.startedNames.size(), 1);
    QCOMPARE(f.run(id).samplesDone(), 3);
}

void tst_RunTrouble::goesOnWithAnotherKey()
{
    RunFixture f;
    f.setKey(u"wrong"_s);
    QSignalSpy refused(&f.engine(), &RunEngine::keyRefused);
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::NeedsAttention));
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(f.run(id).error->kind, ErrorKind::Key);
    f.setKey(QString::fromUtf8(f.service.key));
    f.engine().keyChanged();
    QVERIFY(f.untilStage(id, Stage::Done));
}

void tst_RunTrouble::asksForAnotherAddressWhereOneExpired()
{
    RunFixture f;
    f.service.insteadOf("PUT /put/", FaultAnswer::status(403, "<Error><Code>AccessDenied</Code></Error>"));
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::Done));
    QCOMPARE(f.service.server.count("POST", "/v3/assets/training_dataset"), 4);
}

void tst_RunTrouble::failsWhereTheServiceRefusesTheStart()
{
    RunFixture f;
    f.service.insteadOf("POST /v3/training/style", FaultAnswer::error(400, "INVALID_REQUEST_BODY", "width"));
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::Failed));
    QCOMPARE(f.run(id).error->kind, ErrorKind::Refused);
    QVERIFY(f.service.startedNames.isEmpty());
}

void tst_RunTrouble::endsAsFailedWhereTheTrainingDoes_data()
{
    QTest::addColumn<QString>("status");
    QTest::newRow("failed") << u"FAILED"_s;
    QTest::newRow("canceled") << u"CANCELED"_s;
}

void tst_RunTrouble::endsAsFailedWhereTheTrainingDoes()
{
    QFETCH(QString, status);
    RunFixture f;
    f.service.statuses = {u"QUEUING"_s, u"TRAINING"_s, status};
    const QString id = f.start(f.plan());
    QVERIFY(f.untilStage(id, Stage::Failed));
    QVERIFY(f.run(id).error);
    QCOMPARE(stageWord(f.run(id).reached), u"Training"_s);
    f.restart();
    f.engine().resumeAll();
    QCOMPARE(stageWord(f.run(id).stage), u"Failed"_s);
    QCOMPARE(f.service.pictureCalls, 0);
}

void tst_RunTrouble::givesUpWhenPatienceRunsOut()
{
    RunFixture f;
    f.patience = std::chrono::seconds(30);
    f.restart();
    f.service.server.stopListening();
    const QString id = f.start();
    const auto begin = f.clock.monotonic();
    QVERIFY(f.until([&] { return f.run(id).gaveUp; }));
    QVERIFY(f.clock.monotonic() - begin >= std::chrono::seconds(30));
    QCOMPARE(stageWord(f.run(id).stage), u"Uploading"_s);
    QCOMPARE(f.run(id).error->kind, ErrorKind::Network);
}

void tst_RunTrouble::leavesAPictureWhoseAnswerWasLostUnknown()
{
    RunFixture f;
    f.service.loseAnswerToPicture();
    const QString id = f.start(f.plan());
    QVERIFY(f.untilStage(id, Stage::Done));
    const Run run = f.run(id);
    QCOMPARE(std::ranges::count(run.samples, SampleState::Unknown, &Sample::state), 1);
    QCOMPARE(run.samplesDone(), 2);
    QCOMPARE(f.service.pictureCalls, 3);
    QVERIFY(run.error);
}

void tst_RunTrouble::leavesAPictureSentBeforeACrashUnknown()
{
    RunFixture f;
    f.service.insteadOf("POST /v3/async/txt2img", FaultAnswer::stall());
    const QString id = f.start(f.plan());
    QVERIFY(f.until([&] {
        const auto samples = f.run(id).samples;
        return std::ranges::count(samples, SampleState::Done, &Sample::state) == 2;
    }));
    f.restart();
    QCOMPARE(std::ranges::count(f.run(id).samples, SampleState::Unknown, &Sample::state), 1);
    f.engine().resumeAll();
    QVERIFY(f.untilStage(id, Stage::Done));
    QCOMPARE(f.service.pictureCalls, 2);
}

void tst_RunTrouble::makesUnknownPicturesAgainWhenAsked()
{
    RunFixture f;
    f.service.loseAnswerToPicture();
    const QString id = f.start(f.plan());
    QVERIFY(f.untilStage(id, Stage::Done));
    QVERIFY(f.engine().retryUnknown(id, {}));
    QVERIFY(f.until([&] { return f.run(id).samplesDone() == 3; }));
    QCOMPARE(f.service.pictureCalls, 4);
    QVERIFY(f.until([&] { return !f.run(id).error; }));
}

void tst_RunTrouble::waitsAsLongAsTheServiceSaysForPictures()
{
    RunFixture f;
    f.service.insteadOf("POST /v3/async/txt2img",
                        FaultAnswer::status(429,
                                            R"({"code":429,"reason":"RATE_LIMIT_EXCEEDED","message":"slow"})",
                                            {{"Retry-After", "40"}, {"Content-Type", "application/json"}}));
    const QString id = f.start(f.plan());
    QVERIFY(f.untilStage(id, Stage::Sampling));
    const auto begin = f.clock.monotonic();
    QVERIFY(f.untilStage(id, Stage::Done));
    QVERIFY(f.clock.monotonic() - begin >= std::chrono::seconds(40));
    QCOMPARE(f.service.pictureCalls, 3);
    QCOMPARE(f.run(id).samplesDone(), 3);
}

void tst_RunTrouble::tellsAtThePictureWhatWasRefused()
{
    RunFixture f;
    f.service.insteadOf("POST /v3/async/txt2img", FaultAnswer::error(400, "ILLEGAL_PROMPT", "not this"));
    const QString id = f.start(f.plan());
    QVERIFY(f.untilStage(id, Stage::Done));
    const Run run = f.run(id);
    const auto refused = std::ranges::find(run.samples, SampleState::Failed, &Sample::state);
    QVERIFY(refused != run.samples.end());
    QCOMPARE(refused->error->kind, ErrorKind::Refused);
    QCOMPARE(run.samplesDone(), 2);
    QVERIFY(run.error);
}

/// A start that the service refuses over the asset of one picture.
static FaultAnswer unknownAsset(const QString &asset)
{
    return FaultAnswer::status(
        400, QByteArray(R"({"code":400,"reason":"INVALID_REQUEST_BODY","message":)") +
                 "\"image_dataset_items[1].assets_id names an asset that was never uploaded: " +
                 asset.toUtf8() + R"(","metadata":{}})");
}

void tst_RunTrouble::uploadsAgainWhatTheServiceNoLongerKnows()
{
    RunFixture f;
    f.service.insteadOf("POST /v3/training/style", unknownAsset(u"asset2"_s));
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::Done));
    QCOMPARE(f.service.uploads.size(), 4); // three, and the second one again
    QCOMPARE(f.service.startedNames.size(), 1);
    const QJsonArray items = f.service.lastStart["image_dataset_items"_L1].toArray();
    for (const auto &item : items)
        QVERIFY(item["assets_id"_L1].toString() != u"asset2"_s);
}

void tst_RunTrouble::tellsWhereTheServiceRefusesAPictureTwice()
{
    RunFixture f;
    f.service.insteadOf("POST /v3/training/style", unknownAsset(u"asset2"_s));
    f.service.insteadOf("POST /v3/training/style", unknownAsset(u"asset4"_s));
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::NeedsAttention));
    QCOMPARE(f.run(id).error->kind, ErrorKind::Picture);
    QVERIFY2(f.run(id).error->message.contains(u"p"_s) && f.run(id).error->message.contains(u".png"_s),
             qPrintable(f.run(id).error->message));
    QCOMPARE(f.service.uploads.size(), 4);
    QCOMPARE(f.service.startedNames.size(), 0);
}

void tst_RunTrouble::stopsEveryCallOnceTheKeyIsRefused()
{
    RunFixture f;
    f.service.statuses = {u"QUEUING"_s};
    const QString one = f.start();
    QVERIFY(f.untilStage(one, Stage::Queued));
    const QString two = f.start();
    QVERIFY(f.untilStage(two, Stage::Queued));
    f.service.key = "another";
    QVERIFY(f.untilStage(one, Stage::NeedsAttention));
    QVERIFY(f.untilStage(two, Stage::NeedsAttention));
    const auto calls = f.service.server.requests().size();
    f.clock.advance(std::chrono::minutes(5));
    QCoreApplication::processEvents();
    QCOMPARE(f.service.server.requests().size(), calls);
}

void tst_RunTrouble::paysACellOfSeveralPicturesOnce()
{
    RunFixture f;
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::Done));
    SamplePlan plan = f.plan();
    plan.strengths = {1.0};
    plan.control = false;
    plan.count = 2;
    f.service.picturesInResult = 2;
    f.service.insteadOf("GET /picture2", FaultAnswer::stall());
    f.engine().generate(id, plan, false, [](const Result<qint64> &grid) { QVERIFY(grid); });
    QVERIFY(f.until([&] { return f.run(id).samplesDone() == 1; }));
    f.restart();
    f.engine().resumeAll();
    QVERIFY(f.until([&] { return f.run(id).samplesDone() == 2; }));
    QCOMPARE(f.service.pictureCalls, 1);
}

void tst_RunTrouble::doesNotPayForTheRestOfAnotherGrid()
{
    RunFixture f;
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::Done));
    for (int i = 0; i < 2; ++i)
        f.service.insteadOf("POST /v3/async/txt2img", FaultAnswer::error(400, "BILLING_BALANCE_NOT_ENOUGH"));
    SamplePlan first = f.plan();
    f.engine().generate(id, first, false, [](const Result<qint64> &grid) { QVERIFY(grid); });
    QVERIFY(f.untilStage(id, Stage::NeedsAttention));
    QCOMPARE(f.service.pictureCalls, 0);

    SamplePlan second = f.plan();
    second.prompts = {u"another prompt"_s};
    f.engine().generate(id, second, false, [](const Result<qint64> &grid) { QVERIFY(grid); });
    QVERIFY(f.until([&] { return f.run(id).samplesDone() == 3; }));
    QVERIFY(f.untilStage(id, Stage::Done));
    QCOMPARE(f.service.pictureCalls, 3);
    QVERIFY(!f.run(id).error);

    QVERIFY(f.engine().resume(id)); // all that is left
    QVERIFY(f.until([&] { return f.run(id).samplesDone() == 6; }));
}

void tst_RunTrouble::refusesASecondOrderWhileTheFirstIsOnItsWay()
{
    RunFixture f;
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::Done));
    int accepted = 0;
    int refused = 0;
    for (int i = 0; i < 2; ++i) {
        f.engine().generate(id, f.plan(), false,
                            [&](const Result<qint64> &grid) { ++(grid ? accepted : refused); });
    }
    QVERIFY(f.until([&] { return accepted + refused == 2; }));
    QCOMPARE(accepted, 1);
    QVERIFY(f.until([&] { return f.run(id).samplesDone() == 3; }));
    QCOMPARE(f.service.pictureCalls, 3);
}

void tst_RunTrouble::asksForTheOtherKeyWhereTheStartWasSentWithIt()
{
    RunFixture f;
    f.engine().setAccount("a");
    f.service.keepSilentToStart();
    const QString id = f.start();
    QVERIFY(f.until([&] { return !f.service.startedNames.isEmpty(); }));
    f.restart();
    f.engine().setAccount("b");
    f.service.forgetsStarts = true; // the other account's list
    f.engine().resumeAll();
    QVERIFY(f.untilStage(id, Stage::NeedsAttention));
    QCOMPARE(f.run(id).error->kind, ErrorKind::Conflict);
    QCOMPARE(f.service.startedNames.size(), 1);

    f.engine().setAccount("a");
    f.service.forgetsStarts = false;
    QVERIFY(f.engine().resume(id));
    QVERIFY(f.untilStage(id, Stage::Done));
    QCOMPARE(f.service.startedNames.size(), 1);
}

QTEST_GUILESS_MAIN(tst_RunTrouble)
#include "tst_RunTrouble.moc"
