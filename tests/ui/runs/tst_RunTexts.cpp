// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RunTexts.h"

#include "RunValues.h"
#include "ui/runs/EventList.h"
#include "ui/runs/TimelineSteps.h"

#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::vector<TimelineStep::State>)

using State = TimelineStep::State;

class tst_RunTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void progressReadsAsASentence_data();
    void progressReadsAsASentence();
    void aPausedRunSaysSo();
    void progressIsNeverInvented_data();
    void progressIsNeverInvented();
    void timesReadAsAPersonSaysThem_data();
    void timesReadAsAPersonSaysThem();
    void timesNeedNoSecondsInTheTable();
    void eventsOfTodayShowTheTimeAndOlderOnesTheDate();
    void timeLeftHasNoFalsePrecision_data();
    void timeLeftHasNoFalsePrecision();
    void theTimelineTellsWhereARunStands_data();
    void theTimelineTellsWhereARunStands();
    void samplesAreAPointOnlyWhereTheyWereAskedFor();
    void finishedPointsTellTheirFacts();
    void aRunInTwoVisitsAddsUpItsTime();
    void theCurrentPointTellsProgress();
};

void tst_RunTexts::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void tst_RunTexts::progressReadsAsASentence_data()
{
    QTest::addColumn<Run>("run");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const Run &run, const QString &text) {
        QTest::newRow(name) << run << text;
    };
    row("waiting", makeRun(u"a"_s, Stage::Waiting), u"Waits for its turn"_s);
    Run run = makeRun(u"a"_s, Stage::Preparing);
    run.prepared = 12;
    row("preparing", run, u"12 of 48 prepared"_s);
    run = makeRun(u"a"_s, Stage::Uploading);
    run.uploaded = 30;
    row("uploading, bytes unknown", run, u"30 of 48 uploaded"_s);
    run.bytesSent = 2'100'000;
    run.bytesTotal = 4'600'000;
    row("uploading", run, u"30 of 48 uploaded · 2.1 MB of 4.6 MB"_s);
    run.bytesPerSecond = 500'000;
    row("uploading, the rate known", run, u"30 of 48 uploaded · 2.1 MB of 4.6 MB · 500 kB/s · 5 s left"_s);
    row("queued", makeRun(u"a"_s, Stage::Queued), u"In the service’s queue"_s);
    row("training", training(u"a"_s, 63.9), u"63 %"_s);
    row("training, nobody says how far", training(u"a"_s, std::nullopt), u"progress unknown"_s);
    row("training, almost there", training(u"a"_s, 99.99), u"99 %"_s);
    run = makeRun(u"a"_s, Stage::Sampling);
    run.samples = makeSamples(1, 4);
    row("sampling", run, u"1 of 4 samples"_s);
    row("done without samples", makeRun(u"a"_s, Stage::Done), u"The model is ready"_s);
    run = makeRun(u"a"_s, Stage::Done);
    run.samples = makeSamples(3, 4);
    row("done, one sample lost", run, u"3 of 4 samples"_s);
    run = makeRun(u"a"_s, Stage::NeedsAttention);
    run.error = Error{ErrorKind::Balance, u"The balance is empty."_s};
    row("needs attention", run, u"The balance is empty."_s);
    run = makeRun(u"a"_s, Stage::Stopped);
    row("stopped before the start", run, u"Not started at the service"_s);
    run.taskId = u"task"_s;
    row("stopped after it", run, u"Not watched; the service goes on"_s);
}

void tst_RunTexts::progressReadsAsASentence()
{
    QFETCH(Run, run);
    QFETCH(QString, text);
    QCOMPARE(progressText(run, std::nullopt), text);
}

void tst_RunTexts::aPausedRunSaysSo()
{
    Run run = makeRun(u"a"_s, Stage::Uploading);
    run.paused = true;
    QVERIFY(progressText(run, std::nullopt).startsWith(u"Paused"_s));
    run.stage = Stage::Stopped;
    QVERIFY(!progressText(run, std::nullopt).startsWith(u"Paused"_s));
}

void tst_RunTexts::progressIsNeverInvented_data()
{
    using Kind = StageProgress::Kind;
    QTest::addColumn<Run>("run");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<double>("fraction");
    const auto row = [](const char *name, const Run &run, Kind kind, double fraction = 0) {
        QTest::newRow(name) << run << kind << fraction;
    };
    row("waiting", makeRun(u"a"_s, Stage::Waiting), Kind::None);
    row("queued", makeRun(u"a"_s, Stage::Queued), Kind::Unknown);
    row("training without a number", training(u"a"_s, std::nullopt), Kind::Unknown);
    row("training at nothing", training(u"a"_s, 0), Kind::Known, 0);
    row("training", training(u"a"_s, 25), Kind::Known, 0.25);
    row("deploying", makeRun(u"a"_s, Stage::Deploying), Kind::Unknown);
    row("done", makeRun(u"a"_s, Stage::Done), Kind::Known, 1);
    row("failed", makeRun(u"a"_s, Stage::Failed), Kind::None);
    Run sending = makeRun(u"a"_s, Stage::Uploading);
    sending.uploaded = 12;
    row("uploads by number", sending, Kind::Known, 0.25);
    sending.bytesSent = 3;
    sending.bytesTotal = 4;
    row("uploads by bytes", sending, Kind::Known, 0.75);
    sending.bytesSent = 40;
    row("more bytes than there are", sending, Kind::Known, 1);
}

void tst_RunTexts::progressIsNeverInvented()
{
    QFETCH(Run, run);
    QFETCH(StageProgress::Kind, kind);
    QFETCH(double, fraction);
    QCOMPARE(stageProgress(run), (StageProgress{kind, fraction}));
}

void tst_RunTexts::timesReadAsAPersonSaysThem_data()
{
    QTest::addColumn<QDateTime>("local");
    QTest::addColumn<QString>("text");
    const QDate today(2025, 11, 24);
    QTest::newRow("today") << QDateTime(today, QTime(17, 2)) << u"today 17:02"_s;
    QTest::newRow("just after midnight") << QDateTime(today, QTime(0, 1)) << u"today 00:01"_s;
    QTest::newRow("yesterday") << QDateTime(today.addDays(-1), QTime(23, 59)) << u"yesterday 23:59"_s;
    QTest::newRow("the day before") << QDateTime(today.addDays(-2), QTime(23, 59)) << u"22 Nov"_s;
    QTest::newRow("last year") << QDateTime(QDate(2024, 12, 31), QTime(10, 0)) << u"31 Dec 2024"_s;
    QTest::newRow("never") << QDateTime() << QString();
}

void tst_RunTexts::timesReadAsAPersonSaysThem()
{
    QFETCH(QDateTime, local);
    QFETCH(QString, text);
    const QDateTime now(QDate(2025, 11, 24), QTime(18, 0));
    QCOMPARE(whenText(local.toUTC(), now.toUTC(), QLocale(QLocale::English, QLocale::UnitedKingdom)), text);
}

void tst_RunTexts::timesNeedNoSecondsInTheTable()
{
    const QDateTime now(QDate(2025, 11, 24), QTime(18, 0));
    QCOMPARE(whenText(now.addSecs(-61).toUTC(), now.toUTC(), QLocale::c()), u"today 17:58"_s);
}

void tst_RunTexts::eventsOfTodayShowTheTimeAndOlderOnesTheDate()
{
    const QDateTime now(QDate(2025, 11, 24), QTime(18, 0));
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    QCOMPARE(eventTimeText(now.addSecs(-3).toUTC(), now.toUTC(), locale), u"17:59:57"_s);
    QCOMPARE(eventTimeText(now.addDays(-1).toUTC(), now.toUTC(), locale), u"23 Nov, 18:00:00"_s);
}

void tst_RunTexts::timeLeftHasNoFalsePrecision_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("seconds") << 42.0 << u"42 s"_s;
    QTest::newRow("a minute") << 60.0 << u"1 min"_s;
    QTest::newRow("rounded up") << 200.0 << u"4 min"_s;
    QTest::newRow("hours") << 3700.0 << u"1 h 2 min"_s;
}

void tst_RunTexts::timeLeftHasNoFalsePrecision()
{
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QCOMPARE(timeLeftText(seconds), text);
}

void tst_RunTexts::theTimelineTellsWhereARunStands_data()
{
    QTest::addColumn<Run>("run");
    QTest::addColumn<std::vector<State>>("states");
    // Prepared, Uploaded, Queued, Training, Deploying, Ready
    const auto row = [](const char *name, const Run &run, int done, std::optional<State> then) {
        std::vector<State> states(6, State::Pending);
        std::fill_n(states.begin(), done, State::Done);
        if (then)
            states[size_t(done)] = *then;
        QTest::newRow(name) << run << states;
    };
    row("waiting", makeRun(u"a"_s, Stage::Waiting), 0, {});
    row("preparing", makeRun(u"a"_s, Stage::Preparing), 0, State::Current);
    row("uploading", makeRun(u"a"_s, Stage::Uploading), 1, State::Current);
    row("starting", makeRun(u"a"_s, Stage::Starting), 2, State::Current);
    row("queued", makeRun(u"a"_s, Stage::Queued), 2, State::Current);
    row("training", makeRun(u"a"_s, Stage::Training), 3, State::Current);
    row("deploying", makeRun(u"a"_s, Stage::Deploying), 4, State::Current);
    row("ready", makeRun(u"a"_s, Stage::Ready), 6, {});
    row("done", makeRun(u"a"_s, Stage::Done), 6, {});
    const auto ended = [](Stage stage, Stage reached) {
        Run run = makeRun(u"a"_s, stage);
        run.reached = reached;
        return run;
    };
    row("failed in training", ended(Stage::Failed, Stage::Training), 3, State::Failed);
    row("needs attention in the uploads", ended(Stage::NeedsAttention, Stage::Uploading), 1,
        State::Attention);
    row("stopped in the queue", ended(Stage::Stopped, Stage::Queued), 2, State::Stopped);
    row("failed before it began", ended(Stage::Failed, Stage::Waiting), 0, State::Failed);
}

void tst_RunTexts::theTimelineTellsWhereARunStands()
{
    QFETCH(Run, run);
    QFETCH(std::vector<State>, states);
    std::vector<State> found;
    for (const TimelineStep &step : timelineSteps(run, std::nullopt))
        found.push_back(step.state);
    QCOMPARE(found, states);
}

void tst_RunTexts::samplesAreAPointOnlyWhereTheyWereAskedFor()
{
    Run run = makeRun(u"a"_s, Stage::Sampling);
    QCOMPARE(timelineSteps(run, std::nullopt).size(), size_t(6));
    run.samples = makeSamples(1, 4);
    const auto steps = timelineSteps(run, std::nullopt);
    QCOMPARE(steps.size(), size_t(7));
    QCOMPARE(steps.back().detail, u"1 of 4"_s);
    QCOMPARE(steps.back().state, State::Current);
    QCOMPARE(steps.back().fraction, std::optional(0.25));
}

void tst_RunTexts::finishedPointsTellTheirFacts()
{
    Run run = makeRun(u"a"_s, Stage::Training);
    run.bytesTotal = 4'600'000;
    run.stageTimes = {{Stage::Uploading, noon()},
                      {Stage::Starting, noon().addSecs(9)},
                      {Stage::Queued, noon().addSecs(10)},
                      {Stage::Training, noon().addSecs(90)}};
    const auto steps = timelineSteps(run, std::nullopt);
    QCOMPARE(steps[1].detail, u"4.6 MB, 9 s"_s);
    QCOMPARE(steps[2].detail, u"1 min 20 s"_s);
}

void tst_RunTexts::aRunInTwoVisitsAddsUpItsTime()
{
    Run run = makeRun(u"a"_s, Stage::Training);
    run.stageTimes = {{Stage::Uploading, noon()},
                      {Stage::Stopped, noon().addSecs(9)},
                      {Stage::Uploading, noon().addSecs(1000)},
                      {Stage::Training, noon().addSecs(1005)}};
    QCOMPARE(secondsIn(run, Stage::Uploading), std::optional(14.0));
    QCOMPARE(secondsIn(run, Stage::Training), std::nullopt); // still is
    QCOMPARE(secondsIn(run, Stage::Queued), std::nullopt);   // never was
}

void tst_RunTexts::theCurrentPointTellsProgress()
{
    const auto known = timelineSteps(training(u"a"_s, 63), 235);
    QCOMPARE(known[3].detail, u"63 %, 4 min left"_s);
    QCOMPARE(known[3].fraction, std::optional(0.63));
    const auto unknown = timelineSteps(training(u"a"_s, std::nullopt), std::nullopt);
    QCOMPARE(unknown[3].detail, u"progress unknown"_s);
    QCOMPARE(unknown[3].fraction, std::nullopt);
}

QTEST_MAIN(tst_RunTexts)
#include "tst_RunTexts.moc"
