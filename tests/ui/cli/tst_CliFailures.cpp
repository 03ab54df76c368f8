// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/FaultServer.h"
#include "tests/support/TestPictures.h"
#include "tests/ui/cli/CliProcess.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

/// Every bad input meets a sentence that names the thing, and its exit code.
class tst_CliFailures : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString profile() const { return path(u"profile"_s); }

    void keyFile() { writeFile(path(u"key"_s), "sk_test_0123456789\n"); }

private Q_SLOTS:
    void initTestCase()
    {
        writeDataset(path(u"good"_s), 10, QSize(600, 600));
        keyFile();
    }

    void badFoldersAndPicturesBlock_data()
    {
        QTest::addColumn<QString>("dataset");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("named");
        QTest::addColumn<int>("exitCode");

        QTest::newRow("no such folder") << path(u"nowhere"_s) << u"usage"_s << path(u"nowhere"_s) << 2;
        writeFile(path(u"file"_s), "text");
        QTest::newRow("a file") << path(u"file"_s) << u"usage"_s << path(u"file"_s) << 2;

        QDir().mkpath(path(u"empty"_s));
        QTest::newRow("empty folder") << path(u"empty"_s) << u"dataset"_s << u"empty"_s << 1;

        writeDataset(path(u"many"_s), 51, QSize(64, 64));
        QTest::newRow("51 pictures") << path(u"many"_s) << u"dataset"_s << u"51"_s << 1;

        const QStringList text = writeDataset(path(u"text"_s), 10, QSize(600, 600));
        writeFile(text[3], "This is a letter and no picture.\n");
        QTest::newRow("text named png")
            << path(u"text"_s) << u"picture"_s << QFileInfo(text[3]).fileName() << 1;

        writeDataset(path(u"cut"_s), 10, QSize(600, 600));
        writeJpeg(path(u"whole.jpg"_s), QSize(800, 600), 1);
        writeTruncated(path(u"cut/cut.jpg"_s), path(u"whole.jpg"_s), 0.5);
        writeFile(path(u"cut/cut.txt"_s), "teststyle, cut off");
        QTest::newRow("truncated JPEG") << path(u"cut"_s) << u"picture"_s << u"cut.jpg"_s << 1;

        const QStringList silent = writeDataset(path(u"silent"_s), 10, QSize(600, 600));
        const QFileInfo first(silent.front());
        writeFile(first.path() + u'/' + first.completeBaseName() + u".txt"_s, "  \n");
        QTest::newRow("empty caption") << path(u"silent"_s) << u"caption"_s << first.fileName() << 1;
    }

    void badFoldersAndPicturesBlock()
    {
        QFETCH(QString, dataset);
        QFETCH(QString, kind);
        QFETCH(QString, named);
        QFETCH(int, exitCode);
        CliProcess train(profile(), demo({u"--yes"_s, u"train"_s, dataset}));
        QVERIFY(train.waitForEnd());
        QCOMPARE(train.exitCode(), exitCode);
        QCOMPARE(train.error()[u"kind"_s].toString(), kind);
        QVERIFY2(train.words().contains(named.toUtf8()), train.words());
        QVERIFY(train.error()[u"message"_s].toString().contains(named));
        CliProcess runs(profile(), {u"--json"_s, u"runs"_s});
        QVERIFY(runs.waitForEnd());
        QVERIFY(runs.out().isEmpty());
    }

    void badValuesNameTheirField_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *option, const char *value, const char *field) {
            QTest::addRow("%s %s", option, value)
                << QString::fromLatin1(option) << QString::fromLatin1(value) << QString::fromLatin1(field);
        };
        row("--base-model", "my-own-model", "base_model");
        row("--train-batch-size", "0", "train_batch_size");
        row("--train-batch-size", "9", "train_batch_size");
        row("--max-train-steps", "0", "max_train_steps");
        row("--max-train-steps", "99999999999", "max_train_steps");
        row("--learning-rate", "3e-4", "learning_rate");
        row("--lr-scheduler", "sine", "lr_scheduler");
        row("--lr-warmup-steps", "-1", "lr_warmup_steps");
        row("--seed", "0", "seed");
        row("--face-crop-ratio", "0.5", "face_crop_ratio");
        row("--face-restore", "codeformer", "face_restore_method");
        row("--size", "0x512", "width");
        row("--size", "512x0", "height");
        row("--sample", "", "sample_prompts");
    }

    void badValuesNameTheirField()
    {
        QFETCH(QString, option);
        QFETCH(QString, value);
        QFETCH(QString, field);
        CliProcess train(profile(), demo({u"--yes"_s, u"train"_s, path(u"good"_s), option, value}));
        QVERIFY(train.waitForEnd());
        QCOMPARE(train.exitCode(), 2);
        QCOMPARE(train.error()[u"kind"_s].toString(), u"settings"_s);
        QCOMPARE(train.error()[u"field"_s].toString(), field);
        QVERIFY(train.words().contains(train.error()[u"message"_s].toString().toUtf8()));
    }

    void misuseIsRefusedBeforeAnythingHappens_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("unknown command") << QStringList{u"captions"_s, path(u"good"_s)};
        QTest::newRow("unknown option") << QStringList{u"train"_s, path(u"good"_s), u"--recipe"_s, u"x"_s};
        QTest::newRow("demo and service")
            << QStringList{u"--demo"_s, u"--service"_s, u"http://127.0.0.1:1"_s, u"train"_s, path(u"good"_s)};
        QTest::newRow("speed without demo")
            << QStringList{u"--demo-speed"_s, u"5"_s, u"train"_s, path(u"good"_s)};
        QTest::newRow("speed of nothing")
            << QStringList{u"--demo"_s, u"--demo-speed"_s, u"0"_s, u"train"_s, path(u"good"_s)};
        QTest::newRow("http to another machine")
            << QStringList{u"--service"_s, u"http://192.0.2.1"_s, u"train"_s, path(u"good"_s)};
        QTest::newRow("no such run") << QStringList{u"show"_s, u"nothing"_s};
        QTest::newRow("sample without prompt") << QStringList{u"sample"_s, u"nothing"_s};
        QTest::newRow("strength out of range")
            << QStringList{u"sample"_s, u"nothing"_s, u"--prompt"_s, u"p"_s, u"--strength"_s, u"1.5"_s};
        QTest::newRow("key action") << QStringList{u"key"_s, u"print"_s};
        QTest::newRow("port") << QStringList{u"demo-service"_s, u"--port"_s, u"70000"_s};
        QTest::newRow("run and all") << QStringList{u"resume"_s, u"x"_s, u"--all"_s};
    }

    void misuseIsRefusedBeforeAnythingHappens()
    {
        QFETCH(QStringList, words);
        CliProcess process(profile(), QStringList{u"--json"_s, u"--yes"_s} + words);
        QVERIFY(process.waitForEnd());
        QCOMPARE(process.exitCode(), 2);
        QCOMPARE(process.error()[u"kind"_s].toString(), u"usage"_s);
        QCOMPARE(process.words().count('\n'), 1);
    }

    void warningsStopWhereNobodyCanBeAsked()
    {
        writeDataset(path(u"few"_s), 3, QSize(600, 600));
        CliProcess train(profile(), demo({u"train"_s, path(u"few"_s)}));
        QVERIFY(train.waitForEnd());
        QCOMPARE(train.exitCode(), 1);
        QVERIFY(train.words().contains("--yes"));
        QCOMPARE(train.error()[u"kind"_s].toString(), u"dataset"_s);
    }

    void aRefusedKeyEndsTheRunUntilItIsResumed()
    {
        FaultServer server;
        server.setHandler([](const FaultRequest &) { return FaultAnswer::error(401, "INVALID_API_KEY"); });
        CliProcess train(path(u"refused"_s),
                         {u"--service"_s, server.url().toString(), u"--api-key-file"_s, path(u"key"_s),
                          u"--json"_s, u"--yes"_s, u"train"_s, path(u"good"_s), u"--name"_s, u"n"_s});
        QVERIFY(train.waitForEnd());
        QCOMPARE(train.exitCode(), 3);
        QCOMPARE(train.error()[u"kind"_s].toString(), u"key"_s);
        QCOMPARE(train.lastObject()[u"stage"_s].toString(), u"NeedsAttention"_s);
        QVERIFY(!train.words().contains("sk_test_0123456789"));
        // The pictures leave the machine: told where to, the first time.
        QVERIFY(train.words().contains(server.url().toString().toUtf8()));
        CliProcess again(path(u"refused"_s), {u"--service"_s, server.url().toString(), u"--api-key-file"_s,
                                              path(u"key"_s), u"--json"_s, u"resume"_s, u"n"_s});
        QVERIFY(again.waitForEnd());
        QCOMPARE(again.exitCode(), 3);
        QVERIFY(!again.words().contains("leave this machine"));
    }

    void keyTestTellsWhatTheServiceSays()
    {
        FaultServer server;
        server.enqueue(FaultAnswer::error(401, "INVALID_API_KEY"));
        server.setHandler([](const FaultRequest &) { return FaultAnswer::json(R"({"tasks": []})"); });
        const QStringList words{u"--service"_s,
                                server.url().toString(),
                                u"--api-key-file"_s,
                                path(u"key"_s),
                                u"--json"_s,
                                u"key"_s,
                                u"test"_s};
        CliProcess refused(profile(), words);
        QVERIFY(refused.waitForEnd());
        QCOMPARE(refused.exitCode(), 3);
        QCOMPARE(refused.error()[u"kind"_s].toString(), u"key"_s);
        CliProcess accepted(profile(), words);
        QVERIFY(accepted.waitForEnd());
        QCOMPARE(accepted.exitCode(), 0);
    }

    void withoutAKeychainAKeyIsNotPretendedToBeKept()
    {
        CliProcess set(profile(), {u"--json"_s, u"key"_s, u"set"_s});
        set.write("sk_test_0123456789\n");
        QVERIFY(set.waitForEnd());
        QCOMPARE(set.exitCode(), 3);
        QCOMPARE(set.error()[u"kind"_s].toString(), u"key"_s);
        QVERIFY(!set.words().contains("sk_test_0123456789"));
        CliProcess empty(profile(), {u"--json"_s, u"key"_s, u"set"_s});
        empty.write("\n");
        QVERIFY(empty.waitForEnd());
        QCOMPARE(empty.exitCode(), 2);
    }

    void aServiceThatDoesNotAnswerAsItselfIsGivenUpAfterHalfAMinute()
    {
        FaultServer html;
        html.setHandler([](const FaultRequest &) { return FaultAnswer::html(); });
        FaultServer closed;
        const QString nobody = closed.url().toString();
        closed.stopListening();
        const auto words = [this](const QString &url) {
            return QStringList{u"--service"_s, url,        u"--api-key-file"_s, path(u"key"_s),
                               u"--json"_s,    u"--yes"_s, u"train"_s,          path(u"good"_s)};
        };
        // Both at once: each takes half a minute of waiting.
        CliProcess first(path(u"html"_s), words(html.url().toString()));
        CliProcess second(path(u"nobody"_s), words(nobody));
        QVERIFY(first.waitForEnd() && second.waitForEnd());
        QCOMPARE(first.exitCode(), 3);
        QCOMPARE(first.error()[u"kind"_s].toString(), u"service"_s);
        QCOMPARE(second.exitCode(), 3);
        QCOMPARE(second.error()[u"kind"_s].toString(), u"network"_s);
        for (const CliProcess *process : {&first, &second})
            QVERIFY(!process->lastObject()[u"run"_s].toString().isEmpty());
    }

    /// Qt goes on logging while its libraries are unloaded, after the program's own end.
    void whateverQtLogsHarmsNothing()
    {
        qputenv("QT_LOGGING_RULES", "*=true");
        CliProcess runs(path(u"logged"_s), {u"--demo"_s, u"runs"_s});
        qunsetenv("QT_LOGGING_RULES");
        QVERIFY(runs.waitForEnd());
        QVERIFY2(runs.exitCode() == 0, runs.words().right(500));
    }
};

QTEST_GUILESS_MAIN(tst_CliFailures)
#include "tst_CliFailures.moc"
