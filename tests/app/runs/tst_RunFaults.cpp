// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/runs/RunFixture.h"

#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// One call of a whole run.
struct Call
{
    const char *name;
    QByteArray what;        ///< method and path
    bool isPicture = false; ///< paid, and no list shows what was taken
};

/// What the network or the other side does once instead of the ordinary answer.
struct Fault
{
    const char *name;
    FaultAnswer answer;
    bool certainlyNotTaken = false;
};

Q_DECLARE_METATYPE(Call)
Q_DECLARE_METATYPE(Fault)

static std::vector<Call> calls()
{
    return {
        {"upload address", "POST /v3/assets/training_dataset"},
        {"upload", "PUT /put/"},
        {"start", "POST /v3/training/style"},
        {"list", "GET /v3/training"},
        {"watch", "GET /v3/training/style"},
        {"models", "GET /v3/model"},
        {"picture", "POST /v3/async/txt2img", true},
        {"result", "GET /v3/async/task-result"},
        {"download", "GET /picture"},
    };
}

static std::vector<Fault> faults()
{
    using F = FaultAnswer;
    const F json = F::json(R"({"task_id": "t-1", "task_status": "TRAINING", "models": []})");
    return {
        {"stall", F::stall()},
        {"trickle", F::hugeJson(100'000).slowly(20ms)},
        {"closed before it was read", F::closeBeforeReading()},
        {"reset before it was read", F::resetBeforeReading()},
        {"closed", F::closeAfterReading()},
        {"reset", F::resetAfterReading()},
        {"cut off", json.cutTo(9)},
        {"cut off without a length", json.withoutLength().cutTo(9)},
        {"huge", F::hugeJson(9'000'000)},
        {"deep", F::deepJson(100'000)},
        {"html", F::html()},
        {"no http", F::garbage()},
        {"empty", F::status(204)},
        {"wrong types",
         F::json(
             R"({"task_id": {}, "task_status": 5, "tasks": 7, "models": "x", "task": [], "assets_id": []})")},
        {"server error", F::error(500, "CREATE_TASK_FAILED")},
        {"bad gateway", F::html(502)},
        {"too many", F::error(429, "RATE_LIMIT_EXCEEDED"), true},
    };
}

static qsizetype samplesInState(const Run &run, SampleState state)
{
    return std::ranges::count(run.samples, state, &Sample::state);
}

/// The fault table, row for row: whatever goes wrong once, at whichever call, the run gets to its end by
/// itself, and nothing is paid for twice.
class tst_RunFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void getsOverEveryFaultAtEveryCall_data();
    void getsOverEveryFaultAtEveryCall();
    void followsNoRedirectAtAnyCall_data();
    void followsNoRedirectAtAnyCall();
    void stopsAllRunsAtARefusedKey();
    void isNotMovedByAJumpOfTheTimeOfDay();
    void waitsBetweenTheTwoListsThoughTheTimeOfDayJumps();
    void staysInTheQueueForHours();
};

void tst_RunFaults::getsOverEveryFaultAtEveryCall_data()
{
    QTest::addColumn<Call>("call");
    QTest::addColumn<Fault>("fault");
    for (const Call &call : calls()) {
        for (const Fault &fault : faults())
            QTest::addRow("%s, %s", call.name, fault.name) << call << fault;
    }
}

void tst_RunFaults::getsOverEveryFaultAtEveryCall()
{
    QFETCH(Call, call);
    QFETCH(Fault, fault);
    // What storage answers to an upload is of no interest where its status says that it was taken.
    const bool isSuccess = call.what == "PUT /put/" && fault.answer.bytes.startsWith("HTTP/1.1 20") &&
                           fault.answer.trickle.count() == 0;
    RunFixture f;
    f.setLimits({600ms, 1500ms, 1500ms});
    if (call.what == "GET /v3/training")
        f.service.loseAnswerToStart(); // else the list is never read
    f.service.insteadOf(call.what, fault.answer);
    const QString id = f.start(f.plan());
    const bool done = f.until([&] {
        f.clock.advance(750ms); // many rows: the waiting between is not what they are about
        return f.run(id).stage == Stage::Done;
    });
    QVERIFY2(done, qPrintable(stageWord(f.run(id).stage) + f.run(id).notice));

    const Run run = f.run(id);
    QCOMPARE(f.service.startedNames.size(), 1);
    QVERIFY(run.notice.isEmpty());
    for (auto upload = f.service.uploads.cbegin(); upload != f.service.uploads.cend(); ++upload)
        QVERIFY2(upload.value() == 1, qPrintable(upload.key()));
    if (!isSuccess)
        QCOMPARE(f.service.uploads.size(), 3);
    const bool isUnknown = call.isPicture && !fault.certainlyNotTaken;
    QCOMPARE(samplesInState(run, SampleState::Unknown), isUnknown ? 1 : 0);
    QCOMPARE(run.samplesDone(), isUnknown ? 2 : 3);
    QCOMPARE(f.service.pictureCalls, isUnknown ? 2 : 3);
}

void tst_RunFaults::followsNoRedirectAtAnyCall_data()
{
    QTest::addColumn<Call>("call");
    QTest::addColumn<int>("status");
    for (const Call &call : calls()) {
        for (const int status : {302, 307})
            QTest::addRow("%s, %d", call.name, status) << call << status;
    }
}

void tst_RunFaults::followsNoRedirectAtAnyCall()
{
    QFETCH(Call, call);
    QFETCH(int, status);
    FaultServer elsewhere;
    RunFixture f;
    if (call.what == "GET /v3/training")
        f.service.loseAnswerToStart();
    f.service.insteadOf(call.what, FaultAnswer::redirect(elsewhere.url(u"/stolen"_s), status));
    const QString id = f.start(f.plan());
    const bool ended = f.until([&] {
        const Stage stage = f.run(id).stage;
        return stage == Stage::Done || stage == Stage::NeedsAttention || stage == Stage::Failed;
    });
    QVERIFY2(ended, qPrintable(stageWord(f.run(id).stage) + f.run(id).notice));
    QCOMPARE(elsewhere.connections(), 0);
    QVERIFY(f.service.startedNames.size() <= 1);
    if (f.run(id).stage == Stage::Done)
        return;
    // A person is told where it would have led to, and it goes on once that is mended.
    QVERIFY2(f.run(id).error && f.run(id).error->message.contains(QString::number(elsewhere.url().port())),
             qPrintable(f.run(id).error ? f.run(id).error->message : QString()));
    QVERIFY(f.engine().resume(id));
    QVERIFY(f.untilStage(id, Stage::Done));
    QCOMPARE(f.service.startedNames.size(), 1);
    QCOMPARE(elsewhere.connections(), 0);
}

void tst_RunFaults::stopsAllRunsAtARefusedKey()
{
    RunFixture f;
    f.service.statuses = {u"TRAINING"_s};
    const QString watching = f.start();
    QVERIFY(f.untilStage(watching, Stage::Training));
    f.service.key = "another-key";
    const QString uploading = f.start();
    QVERIFY(f.until([&] {
        return f.run(watching).stage == Stage::NeedsAttention &&
               f.run(uploading).stage == Stage::NeedsAttention;
    }));
    QCOMPARE(f.run(uploading).error->kind, ErrorKind::Key);
    const int asked = f.service.server.count({});
    for (int hours = 0; hours < 24; ++hours) {
        f.clock.advance(1h);
        QCoreApplication::processEvents(); // what is asked for would be sent here
    }
    QCOMPARE(f.service.server.count({}), asked);

    f.service.statuses = {u"SUCCESS"_s};
    f.setKey(QString::fromUtf8(f.service.key));
    f.engine().keyChanged();
    QVERIFY(f.until([&] {
        f.clock.advance(5s); // a task so old is looked at seldom
        return f.run(watching).stage == Stage::Done && f.run(uploading).stage == Stage::Done;
    }));
    QCOMPARE(f.service.startedNames.size(), 2);
}

void tst_RunFaults::isNotMovedByAJumpOfTheTimeOfDay()
{
    RunFixture f;
    f.service.statuses = {u"QUEUING"_s, u"TRAINING"_s, u"SUCCESS"_s};
    const QString id = f.start(f.plan());
    for (const Stage stage : {Stage::Queued, Stage::Training}) {
        QVERIFY(f.untilStage(id, stage));
        f.clock.jumpTimeOfDay(stage == Stage::Queued ? -48h : 240h);
    }
    const auto begin = f.clock.monotonic();
    QVERIFY(f.untilStage(id, Stage::Done));
    QVERIFY2(f.clock.monotonic() - begin < 10min, "it waited for the time of day to come back");
    QCOMPARE(f.run(id).samplesDone(), 3);
    QCOMPARE(f.service.startedNames.size(), 1);
}

void tst_RunFaults::waitsBetweenTheTwoListsThoughTheTimeOfDayJumps()
{
    RunFixture f;
    f.service.loseAnswerToStart();
    f.service.forgetsStarts = true;
    const QString id = f.start();
    QVERIFY(f.until([&] { return f.service.server.count("GET", "/v3/training") == 1; }));
    const auto firstList = f.clock.monotonic();
    f.clock.jumpTimeOfDay(24h);
    QVERIFY(f.until([&] { return f.service.startedNames.size() == 2; }));
    QVERIFY(f.clock.monotonic() - firstList >= 15s);
    QVERIFY(f.untilStage(id, Stage::Done));
}

void tst_RunFaults::staysInTheQueueForHours()
{
    RunFixture f;
    f.service.statuses = {u"QUEUING"_s};
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::Queued));
    const auto begin = f.clock.monotonic();
    QVERIFY(f.until([&] {
        f.clock.advance(1min);
        return f.clock.monotonic() - begin > 10h;
    }));
    QCOMPARE(f.run(id).stage, Stage::Queued);
    QVERIFY(!f.run(id).error);
    f.service.statuses = {u"SUCCESS"_s};
    QVERIFY(f.until([&] {
        f.clock.advance(1min);
        return f.run(id).stage == Stage::Done;
    }));
    QCOMPARE(f.service.startedNames.size(), 1);
}

QTEST_GUILESS_MAIN(tst_RunFaults)
#include "tst_RunFaults.moc"
