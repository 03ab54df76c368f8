// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/Outcome.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace easel;
using namespace easel::cli;
using namespace Qt::StringLiterals;

class tst_Outcome : public QObject
{
    Q_OBJECT

private:
    static Sample sample(qint64 grid, SampleState state)
    {
        Sample sample;
        sample.id = grid * 100 + int(state);
        sample.grid = grid;
        sample.state = state;
        sample.prompt = u"a lighthouse"_s;
        sample.file = u"/samples/1.png"_s;
        if (state == SampleState::Failed)
            sample.error = Error{ErrorKind::Refused, u"The prompt was refused."_s};
        return sample;
    }

    static Run runAt(Stage stage)
    {
        Run run;
        run.id = u"abc"_s;
        run.name = u"harbour"_s;
        run.stage = stage;
        run.reached = stage;
        return run;
    }

private Q_SLOTS:
    void aStoppedRunTellsByItsErrorWhetherItCanGoOn_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<ExitCode>("code");
        QTest::newRow("key") << ErrorKind::Key << ExitCode::Service;
        QTest::newRow("balance") << ErrorKind::Balance << ExitCode::Service;
        QTest::newRow("withdrawn") << ErrorKind::Withdrawn << ExitCode::Service;
        QTest::newRow("network") << ErrorKind::Network << ExitCode::Service;
        QTest::newRow("service") << ErrorKind::Service << ExitCode::Service;
        QTest::newRow("picture") << ErrorKind::Picture << ExitCode::Blocked;
        QTest::newRow("caption") << ErrorKind::Caption << ExitCode::Blocked;
        QTest::newRow("conflict") << ErrorKind::Conflict << ExitCode::Blocked;
    }

    void aStoppedRunTellsByItsErrorWhetherItCanGoOn()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(ExitCode, code);
        Run run = runAt(Stage::NeedsAttention);
        run.reached = Stage::Uploading;
        run.error = Error{kind, u"Because."_s};
        QVERIFY(isAtRest(run));
        QCOMPARE(outcomeOf(run).code, code);
        QCOMPARE(outcomeOf(run).error, run.error);
    }

    void aTrainingThatFailedIsNotTheServicesSilence()
    {
        Run run = runAt(Stage::Failed);
        run.error = Error{ErrorKind::Service, u"The training failed."_s};
        QVERIFY(isAtRest(run));
        QCOMPARE(outcomeOf(run).code, ExitCode::Blocked);
    }

    void patienceThatRanOutEndsAnActiveRun()
    {
        Run run = runAt(Stage::Uploading);
        QVERIFY(!isAtRest(run));
        run.gaveUp = true;
        run.error = Error{ErrorKind::Network, u"Nothing answers."_s};
        QVERIFY(isAtRest(run));
        QCOMPARE(outcomeOf(run).code, ExitCode::Service);
    }

    void aRunIsDoneOnlyWithItsSamples()
    {
        Run run = runAt(Stage::Done);
        run.samples = {sample(1, SampleState::Done)};
        QVERIFY(isAtRest(run));
        QCOMPARE(outcomeOf(run).code, ExitCode::Done);
        run.samples.push_back(sample(1, SampleState::Making));
        QVERIFY(!isAtRest(run));
        run.samples.back() = sample(1, SampleState::Failed);
        QVERIFY(isAtRest(run));
        const Outcome failed = outcomeOf(run);
        QCOMPARE(failed.code, ExitCode::Service);
        QVERIFY(failed.error->message.contains(u"The prompt was refused."_s));
    }

    void lostAnswersAreToldWithTheWayToMakeThemAgain()
    {
        Run run = runAt(Stage::Done);
        run.samples = {sample(1, SampleState::Unknown)};
        const Outcome outcome = outcomeOf(run);
        QCOMPARE(outcome.code, ExitCode::Service);
        QVERIFY(outcome.error->message.contains(u"--retry-unknown"_s));
    }

    void samplesThatWaitForTheServiceAreItsAffairWhateverTheReason()
    {
        Run run = runAt(Stage::NeedsAttention);
        run.reached = Stage::Sampling;
        run.error = Error{ErrorKind::Refused, u"Refused."_s};
        QCOMPARE(outcomeOf(run).code, ExitCode::Service);
    }

    void aGridIsJudgedByItsOwnSamples()
    {
        Run run = runAt(Stage::Done);
        run.error = Error{ErrorKind::Service, u"An older grid."_s};
        run.samples = {sample(1, SampleState::Failed), sample(2, SampleState::Making)};
        QVERIFY(!isGridAtRest(run, 2));
        QVERIFY(!isGridAtRest(run, 3)); // not yet told of
        run.samples.back() = sample(2, SampleState::Done);
        QVERIFY(isGridAtRest(run, 2));
        const Outcome outcome = outcomeOfGrid(run, 2);
        QCOMPARE(outcome.code, ExitCode::Done);
        const QJsonObject object = gridObject(run, 2, outcome);
        QCOMPARE(object[u"samples"_s].toArray().size(), 1);
        QVERIFY(!object.contains(u"error"_s));
        QCOMPARE(outcomeOfGrid(run, 1).code, ExitCode::Service);
    }

    void theObjectCarriesTheErrorWithItsField()
    {
        const Outcome outcome{ExitCode::Blocked,
                              Error{ErrorKind::Picture, u"a.png is broken."_s, u"a.png"_s}};
        const QJsonObject error = runObject(runAt(Stage::NeedsAttention), outcome)[u"error"_s].toObject();
        QCOMPARE(error, (QJsonObject{{u"kind"_s, u"picture"_s},
                                     {u"message"_s, u"a.png is broken."_s},
                                     {u"field"_s, u"a.png"_s}}));
    }
};

QTEST_GUILESS_MAIN(tst_Outcome)
#include "tst_Outcome.moc"
