// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/RunNews.h"

#include "tests/ui/runs/RunValues.h"

#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_RunNews : public QObject
{
    Q_OBJECT

private:
    static Run troubled(Stage stage, const QString &sentence)
    {
        Run run = makeRun(u"a"_s, stage);
        run.error = Error{ErrorKind::Balance, sentence, {}, {}};
        return run;
    }

private Q_SLOTS:
    void whatARunComesToIsNews_data()
    {
        QTest::addColumn<Run>("run");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        QTest::newRow("done") << makeRun(u"a"_s, Stage::Done) << int(RunNews::Kind::Finished)
                              << u"The model is ready."_s;
        QTest::newRow("failed") << troubled(Stage::Failed, u"It failed."_s) << int(RunNews::Kind::Failed)
                                << u"It failed."_s;
        QTest::newRow("needs attention") << troubled(Stage::NeedsAttention, u"No money."_s)
                                         << int(RunNews::Kind::NeedsAttention) << u"No money."_s;
        QTest::newRow("done, samples lost")
            << troubled(Stage::Done, u"2 samples could not be made."_s) << int(RunNews::Kind::Finished)
            << u"2 samples could not be made."_s;
    }

    void whatARunComesToIsNews()
    {
        QFETCH(Run, run);
        QFETCH(int, kind);
        QFETCH(QString, text);
        RunNewsReader reader;
        QVERIFY(!reader.read(makeRun(u"a"_s, Stage::Uploading)));
        const auto news = reader.read(run);
        QVERIFY(news);
        QCOMPARE(int(news->kind), kind);
        QCOMPARE(news->runId, u"a"_s);
        QVERIFY(news->title.contains(run.name));
        QCOMPARE(news->text, text);
        QVERIFY(!reader.read(run)); // told once
    }

    void ordinaryStagesAreNoNews()
    {
        RunNewsReader reader;
        for (const Stage stage :
             {Stage::Waiting, Stage::Preparing, Stage::Uploading, Stage::Starting, Stage::Queued,
              Stage::Training, Stage::Deploying, Stage::Ready, Stage::Sampling, Stage::Stopped})
            QVERIFY(!reader.read(makeRun(u"a"_s, stage)));
    }

    void whatStoodSoFromTheStartIsNoNews()
    {
        RunNewsReader reader;
        for (const Stage stage : {Stage::Done, Stage::Failed, Stage::NeedsAttention}) {
            const Run run = makeRun(stageWord(stage), stage);
            reader.remember(run);
            QVERIFY(!reader.read(run));
        }
    }

    void aTroubleThatComesBackIsToldAgain()
    {
        RunNewsReader reader;
        QVERIFY(reader.read(troubled(Stage::NeedsAttention, u"No money."_s)));
        QVERIFY(!reader.read(makeRun(u"a"_s, Stage::Starting)));
        QVERIFY(reader.read(troubled(Stage::NeedsAttention, u"No money."_s)));
    }

    void samplesAskedForLaterAreToldWhenAllAreMade()
    {
        RunNewsReader reader;
        Run run = makeRun(u"a"_s, Stage::Done);
        run.samples = makeSamples(4, 4);
        reader.remember(run);
        run.samples = makeSamples(5, 7);
        QVERIFY(!reader.read(run));
        run.samples = makeSamples(7, 7);
        const auto news = reader.read(run);
        QVERIFY(news);
        QVERIFY2(news->text.contains(u'3'), qPrintable(news->text)); // those of the new grid
    }

    void secretsInASentenceStayInside()
    {
        RunNewsReader reader;
        reader.read(makeRun(u"a"_s, Stage::Uploading));
        const auto news = reader.read(
            troubled(Stage::Failed, u"https://s3.example/put?X-Amz-Signature=abcdef0123 failed"_s));
        QVERIFY(news);
        QVERIFY(!news->text.contains(u"abcdef0123"_s));
    }
};

QTEST_GUILESS_MAIN(tst_RunNews)
#include "tst_RunNews.moc"
