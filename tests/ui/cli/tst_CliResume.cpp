// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestPictures.h"
#include "tests/ui/cli/CliProcess.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

/// Ended at any moment, a run goes on from the journal, and one start is paid for.
class tst_CliResume : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_profiles = 0;

    QString dataset() const { return m_folder.filePath(u"dataset"_s); }
    QString newProfile() { return m_folder.filePath(u"profile-%1"_s.arg(++m_profiles)); }

    /// Slow enough to be ended at a stage of choice.
    static QStringList slowDemo(const QStringList &words)
    {
        return QStringList{u"--demo"_s, u"--demo-speed"_s, u"20"_s, u"--json"_s, u"--yes"_s} + words;
    }

    static qsizetype tasksAtTheService(const QString &profile)
    {
        CliProcess runs(profile, slowDemo({u"runs"_s, u"--remote"_s}));
        if (!runs.waitForEnd() || runs.exitCode() != 0)
            return -1;
        qsizetype count = 0;
        for (const QJsonObject &run : runs.objects())
            count += run[u"run"_s].isNull() || !run[u"task_id"_s].toString().isEmpty();
        return count;
    }

private Q_SLOTS:
    void initTestCase() { writeDataset(dataset(), 12, QSize(800, 800)); }

    void aKilledRunIsFinishedByResumeAll_data()
    {
        QTest::addColumn<QByteArray>("stage");
        QTest::newRow("preparing") << QByteArray("Preparing");
        QTest::newRow("uploading") << QByteArray("Uploading");
        QTest::newRow("training") << QByteArray("Training");
        QTest::newRow("sampling") << QByteArray("Sampling");
    }

    void aKilledRunIsFinishedByResumeAll()
    {
        QFETCH(QByteArray, stage);
        const QString profile = newProfile();
        {
            CliProcess train(
                profile, slowDemo({u"train"_s, dataset(), u"--name"_s, u"n"_s, u"--sample"_s, u"a fox"_s}));
            QVERIFY2(train.waitForWords(stage), train.words());
            train.signal(SIGKILL);
            QVERIFY(train.waitForEnd());
            QCOMPARE(train.exitCode(), -1);
        }
        CliProcess resume(profile, demo({u"resume"_s, u"--all"_s}));
        QVERIFY(resume.waitForEnd());
        const QJsonObject run = resume.lastObject();
        if (stage == "Sampling" && resume.exitCode() == 3) {
            // A picture that was asked for and not answered for is told, not paid for again by itself.
            QVERIFY(resume.words().contains("--retry-unknown"));
        } else {
            QVERIFY2(resume.exitCode() == 0, resume.words());
        }
        QCOMPARE(run[u"stage"_s].toString(), u"Done"_s);
        QCOMPARE(tasksAtTheService(profile), 1);

        CliProcess retry(profile, demo({u"sample"_s, u"n"_s, u"--retry-unknown"_s}));
        QVERIFY(retry.waitForEnd());
        QVERIFY2(retry.exitCode() == 0, retry.words());
    }

    void nothingToResumeIsNoFailure()
    {
        CliProcess resume(newProfile(), demo({u"resume"_s, u"--all"_s}));
        QVERIFY(resume.waitForEnd());
        QCOMPARE(resume.exitCode(), 0);
        QVERIFY(resume.out().isEmpty());
    }

    void aSignalLeavesTheRunToBeResumed_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }

    void aSignalLeavesTheRunToBeResumed()
    {
        QFETCH(int, number);
        const QString profile = newProfile();
        CliProcess train(profile, slowDemo({u"train"_s, dataset(), u"--name"_s, u"n"_s}));
        QVERIFY(train.waitForWords("Training"));
        train.signal(number);
        QVERIFY(train.waitForEnd());
        QCOMPARE(train.exitCode(), 4);
        const QJsonObject interrupted = train.lastObject();
        QCOMPARE(interrupted[u"stage"_s].toString(), u"Training"_s);
        CliProcess resume(profile, demo({u"resume"_s, interrupted[u"run"_s].toString()}));
        QVERIFY(resume.waitForEnd());
        QCOMPARE(resume.exitCode(), 0);
        QCOMPARE(resume.lastObject()[u"task_id"_s], interrupted[u"task_id"_s]);
    }

    void oneProgramWritesWhileOthersRead()
    {
        const QString profile = newProfile();
        CliProcess writer(profile, slowDemo({u"train"_s, dataset(), u"--name"_s, u"n"_s}));
        QVERIFY(writer.waitForWords("Uploading"));
        CliProcess reader(profile, {u"--json"_s, u"show"_s, u"n"_s});
        CliProcess second(profile, slowDemo({u"train"_s, dataset()}));
        CliProcess third(profile, {u"--json"_s, u"resume"_s, u"--all"_s});
        QVERIFY(reader.waitForEnd() && second.waitForEnd() && third.waitForEnd());
        QCOMPARE(reader.exitCode(), 0);
        QCOMPARE(reader.lastObject()[u"name"_s].toString(), u"n"_s);
        for (const CliProcess *refused : {&second, &third}) {
            QCOMPARE(refused->exitCode(), 1);
            QCOMPARE(refused->error()[u"kind"_s].toString(), u"conflict"_s);
            QVERIFY2(refused->words().contains("easel-cli"), refused->words());
        }
        QVERIFY(writer.waitForEnd());
        QCOMPARE(writer.exitCode(), 0);
    }

    void aRunOfAnotherServiceIsLeftAlone()
    {
        const QString profile = newProfile();
        CliProcess train(profile, slowDemo({u"train"_s, dataset(), u"--name"_s, u"n"_s, u"--no-wait"_s}));
        QVERIFY(train.waitForEnd());
        QCOMPARE(train.exitCode(), 0);
        CliProcess one(profile, {u"--json"_s, u"resume"_s, u"n"_s});
        QVERIFY(one.waitForEnd());
        QCOMPARE(one.exitCode(), 1);
        QVERIFY(one.words().contains("--demo"));
        CliProcess all(profile, {u"--json"_s, u"resume"_s, u"--all"_s});
        QVERIFY(all.waitForEnd());
        QCOMPARE(all.exitCode(), 0);
        QVERIFY(all.out().isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_CliResume)
#include "tst_CliResume.moc"
