// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/RunsProgress.h"

#include "tests/ui/runs/RunValues.h"

#include <QTest>

#include <array>
#include <random>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_RunsProgress : public QObject
{
    Q_OBJECT

private:
    static RunsProgress once(const std::vector<Run> &runs) { return RunsProgressMeter().measure(runs, {}); }

private Q_SLOTS:
    void withoutRunsThereIsNothingToTell()
    {
        QCOMPARE(once({}), RunsProgress());
        QVERIFY(progressWords({}).isEmpty());
        QVERIFY(progressSentence({}).isEmpty());
    }

    void oneRunIsToldAsFarAsTheServiceSays_data()
    {
        QTest::addColumn<Run>("run");
        QTest::addColumn<QString>("words");
        QTest::newRow("uploading") << makeRun(u"a"_s, Stage::Uploading) << stageTitle(Stage::Uploading);
        QTest::newRow("queued") << makeRun(u"a"_s, Stage::Queued) << stageTitle(Stage::Queued);
        QTest::newRow("silent training") << training(u"a"_s, {}) << stageTitle(Stage::Training);
        QTest::newRow("training") << training(u"a"_s, 63.9) << u"63 %"_s;
        QTest::newRow("nearly") << training(u"a"_s, 99.99) << u"99 %"_s;
        QTest::newRow("deploying") << makeRun(u"a"_s, Stage::Deploying) << stageTitle(Stage::Deploying);
        QTest::newRow("done") << makeRun(u"a"_s, Stage::Done) << QString();
        QTest::newRow("failed") << makeRun(u"a"_s, Stage::Failed) << QString();
        QTest::newRow("stopped") << makeRun(u"a"_s, Stage::Stopped) << QString();
        QTest::newRow("needs attention")
            << makeRun(u"a"_s, Stage::NeedsAttention) << stageTitle(Stage::NeedsAttention);
    }

    void oneRunIsToldAsFarAsTheServiceSays()
    {
        QFETCH(Run, run);
        QFETCH(QString, words);
        QCOMPARE(progressWords(once({run})), words);
    }

    void severalRunsAreTheMeanOfTheirTrainings()
    {
        const RunsProgress progress =
            once({training(u"a"_s, 80.0), training(u"b"_s, 10.0), makeRun(u"c"_s, Stage::Waiting)});
        QCOMPARE(progress.active, 3);
        QCOMPARE(progress.fraction.value_or(-1), 0.3);
        QVERIFY(progress.doing.isEmpty());
    }

    void aTrainingThatSaysNothingLeavesTheWholeUnknown()
    {
        const RunsProgress progress = once({training(u"a"_s, 80.0), training(u"b"_s, {})});
        QVERIFY(!progress.fraction);
        QVERIFY(progressWords(progress).contains(u'2'));
        QVERIFY(progressSentence(progress).contains(u"unknown"_s));
    }

    void runsThatNobodyWorksOnHereDoNotCount()
    {
        Run elsewhere = training(u"a"_s, 50.0);
        elsewhere.service = u"another"_s;
        Run givenUp = training(u"b"_s, 50.0);
        givenUp.gaveUp = true;
        QCOMPARE(once({elsewhere, givenUp}), RunsProgress());
    }

    void whoWaitsForThePersonIsCountedBesideTheOthers()
    {
        const RunsProgress progress = once({training(u"a"_s, 50.0), makeRun(u"b"_s, Stage::NeedsAttention)});
        QCOMPARE(progress.active, 1);
        QCOMPARE(progress.needing, 1);
        QCOMPARE(progressWords(progress), u"50 %"_s);
        QVERIFY(progressSentence(progress).contains(u"need"_s));
    }

    void theNumberStaysWhereARunJoins()
    {
        RunsProgressMeter meter;
        QCOMPARE(meter.measure({training(u"a"_s, 60.0)}, {}).fraction.value_or(-1), 0.6);
        const std::vector<Run> joined{makeRun(u"b"_s, Stage::Uploading), training(u"a"_s, 60.0)};
        QCOMPARE(meter.measure(joined, {}).fraction.value_or(-1), 0.6);
    }

    void theNumberStaysWhereARunIsDone()
    {
        RunsProgressMeter meter;
        QCOMPARE(meter.measure({training(u"a"_s, 90.0), training(u"b"_s, 50.0)}, {}).fraction.value_or(-1),
                 0.7);
        const RunsProgress after = meter.measure({makeRun(u"a"_s, Stage::Done), training(u"b"_s, 50.0)}, {});
        QCOMPARE(after.active, 1);
        QCOMPARE(after.fraction.value_or(-1), 0.75);
    }

    void theNextRunsBeginAnew()
    {
        RunsProgressMeter meter;
        meter.measure({training(u"a"_s, 90.0)}, {});
        meter.measure({makeRun(u"a"_s, Stage::Done)}, {});
        const RunsProgress next = meter.measure({training(u"b"_s, 5.0), makeRun(u"a"_s, Stage::Done)}, {});
        QCOMPARE(next.fraction.value_or(-1), 0.05);
    }

    /// Whatever happens to the runs, while any is active the number never falls.
    void theNumberNeverFalls()
    {
        std::mt19937 random(20251124);
        const auto pick = [&](int below) { return int(random() % unsigned(below)); };
        constexpr std::array stages{Stage::Waiting,   Stage::Uploading,     Stage::Queued, Stage::Training,
                                    Stage::Deploying, Stage::Sampling,      Stage::Done,   Stage::Failed,
                                    Stage::Stopped,   Stage::NeedsAttention};
        RunsProgressMeter meter;
        std::vector<Run> runs;
        double last = 0;
        int numbers = 0;
        for (int step = 0; step < 20'000; ++step) {
            if (runs.empty() || (runs.size() < 6 && pick(40) == 0))
                runs.push_back(makeRun(QString::number(step), Stage::Waiting));
            Run &run = runs[size_t(pick(int(runs.size())))];
            if (pick(4) == 0)
                run.stage = stages[size_t(pick(int(stages.size())))];
            if (run.stage == Stage::Training && pick(3) > 0)
                run.progressPercent = std::min(100.0, run.progressPercent.value_or(0) + pick(12));
            if (runs.size() == 6 && pick(200) == 0)
                runs.clear();
            const RunsProgress progress = meter.measure(runs, {});
            if (progress.active == 0)
                last = 0;
            if (!progress.fraction)
                continue;
            QVERIFY2(*progress.fraction >= last, qPrintable(QString::number(step)));
            QVERIFY(*progress.fraction <= 1);
            last = *progress.fraction;
            ++numbers;
        }
        QVERIFY(numbers > 500);
    }
};

QTEST_GUILESS_MAIN(tst_RunsProgress)
#include "tst_RunsProgress.moc"
