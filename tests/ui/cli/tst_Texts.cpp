// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/ProgressLine.h"
#include "ui/cli/RunText.h"

#include <QTest>

using namespace easel;
using namespace easel::cli;
using namespace Qt::StringLiterals;

/// What is shown to a person: the progress line, tables and sections.
class tst_Texts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBarShowsTheFraction()
    {
        const QString half = progressText(u"name: Uploading"_s, 0.5, u"10 of 20"_s, 80);
        QCOMPARE(half.count(u'━'), 15);
        QCOMPARE(half.count(u'─'), 15);
        QVERIFY(half.startsWith(u"name: Uploading"_s));
        QVERIFY(half.endsWith(u"10 of 20"_s));
        QCOMPARE(progressText(u"n"_s, 7.0, {}, 80).count(u'─'), 0);
        QCOMPARE(progressText(u"n"_s, -1.0, {}, 80).count(u'━'), 0);
    }

    void whatIsUnknownHasNoBar()
    {
        QCOMPARE(progressText(u"name: Queued"_s, std::nullopt, {}, 80), u"name: Queued"_s);
    }

    void theLineNeverReachesTheTerminalsEdge_data()
    {
        QTest::addColumn<int>("columns");
        for (const int columns : {5, 20, 30, 40, 47, 48, 60, 80, 200})
            QTest::newRow(qPrintable(QString::number(columns))) << columns;
    }

    void theLineNeverReachesTheTerminalsEdge()
    {
        QFETCH(int, columns);
        const QString line = progressText(u"a name of some length: Uploading"_s, 0.3, u"10 of 20"_s, columns);
        QVERIFY2(line.size() < columns, qPrintable(line));
    }

    void columnsStandBelowEachOther()
    {
        QCOMPARE(alignedTable({{u"Run"_s, u"Name"_s}, {u"a"_s, u"long name"_s}, {u"abcd"_s, QString()}}),
                 u"Run   Name\na     long name\nabcd"_s);
    }

    void aRunIsToldWithAllItsParts()
    {
        Run run;
        run.id = u"abc123"_s;
        run.name = u"harbour"_s;
        run.service = u"demo"_s;
        run.stage = Stage::Done;
        run.taskId = u"task-1"_s;
        run.recipe.settings.upload = u"originals"_s;
        run.recipe.settings.faceCropRatio = 1.5;
        run.models = {{u"model_1.safetensors"_s, u"SERVING"_s}};
        run.events = {{QDateTime::currentDateTimeUtc(), u"Something happened"_s}};
        Sample sample;
        sample.state = SampleState::Done;
        sample.prompt = u"a lighthouse"_s;
        sample.file = u"/samples/1.png"_s;
        run.samples = {sample};
        const QString text = runSections(run);
        for (const QString &part :
             {u"abc123"_s, u"harbour"_s, u"task-1"_s, u"model_1.safetensors  SERVING"_s, u"1e-4"_s, u"1.5"_s,
              u"originals"_s, u"Something happened"_s, u"without"_s, u"a lighthouse"_s, u"/samples/1.png"_s})
            QVERIFY2(text.contains(part), qPrintable(part + u"\n"_s + text));
    }

    void unknownAndFailedSamplesAreNotShownAsFiles()
    {
        Run run;
        run.samples.resize(2);
        run.samples[0].state = SampleState::Unknown;
        run.samples[1].state = SampleState::Failed;
        run.samples[1].error = Error{ErrorKind::Refused, u"The prompt was refused."_s};
        const QString text = runSummary(run);
        QVERIFY(text.contains(u"unknown"_s));
        QVERIFY(text.contains(u"The prompt was refused."_s));
    }
};

QTEST_GUILESS_MAIN(tst_Texts)
#include "tst_Texts.moc"
