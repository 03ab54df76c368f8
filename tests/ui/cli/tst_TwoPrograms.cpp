// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestPictures.h"
#include "tests/ui/cli/CliProcess.h"
#include "tests/ui/cli/WindowProcess.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

/// Two programs on one profile: one writes, who reads always may, and a second window is the first one.
class tst_TwoPrograms : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowProcess> m_window;

    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString profile() const { return path(u"profile"_s); }

    void openWindow()
    {
        m_window = std::make_unique<WindowProcess>(profile(), QStringList{u"--demo"_s, path(u"harbour"_s)});
        QVERIFY2(m_window->waitForDataset(path(u"harbour"_s)), m_window->words());
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        writeDataset(path(u"harbour"_s), 10);
        writeDataset(path(u"roofs"_s), 1);
    }
    void cleanup()
    {
        m_window.reset();
        m_folder.reset();
    }

    void readingWorksBesideAnOpenWindow()
    {
        CliProcess train(profile(),
                         demo({u"--yes"_s, u"train"_s, path(u"harbour"_s), u"--name"_s, u"one"_s}));
        QVERIFY(train.waitForEnd());
        QVERIFY2(train.exitCode() == 0, train.words());
        openWindow();
        for (const QStringList &words :
             {QStringList{u"runs"_s}, QStringList{u"show"_s, u"one"_s},
              QStringList{u"facts"_s, path(u"harbour"_s)}, QStringList{u"check"_s, path(u"harbour"_s)}}) {
            CliProcess reading(profile(), QStringList{u"--json"_s} + words);
            QVERIFY(reading.waitForEnd());
            QVERIFY2(reading.exitCode() == 0, words.first().toUtf8() + ": " + reading.words());
            QVERIFY(!reading.objects().empty());
            QVERIFY(reading.words().isEmpty());
        }
        QVERIFY(m_window->isRunning());
    }

    void aSecondWriterIsToldWhoHoldsTheProfile_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("train") << QStringList{u"--yes"_s, u"train"_s, u"harbour"_s};
        QTest::newRow("resume") << QStringList{u"resume"_s, u"--all"_s};
        QTest::newRow("sample") << QStringList{u"sample"_s, u"one"_s, u"--prompt"_s, u"p"_s};
        QTest::newRow("train, demo") << QStringList{u"--demo"_s, u"--yes"_s, u"train"_s, u"harbour"_s};
    }

    void aSecondWriterIsToldWhoHoldsTheProfile()
    {
        QFETCH(QStringList, words);
        words.replaceInStrings(u"harbour"_s, path(u"harbour"_s));
        openWindow();
        CliProcess second(profile(), QStringList{u"--json"_s} + words);
        QVERIFY(second.waitForEnd());
        QCOMPARE(second.exitCode(), 1);
        QCOMPARE(second.error()[u"kind"_s].toString(), u"conflict"_s);
        const QString message = second.error()[u"message"_s].toString();
        QVERIFY2(message.contains(QString::number(m_window->pid())) && message.contains(u"easel"_s),
                 qPrintable(message));
        QCOMPARE(second.words().trimmed(), message.toUtf8());
        QVERIFY(m_window->isRunning());
    }

    void aSecondWindowIsTheFirstOne()
    {
        openWindow();
        // As a person types it, in the folder beside.
        const WindowProcess second(profile(), {u"--demo"_s, u"roofs"_s}, m_folder->path());
        QVERIFY(second.waitForEnd());
        QVERIFY2(second.exitCode() == 0, second.words());
        QVERIFY2(!second.words().contains("in use"), second.words());
        QVERIFY(m_window->waitForDataset(path(u"roofs"_s)));
        const WindowProcess third(profile(), {u"--demo"_s});
        QVERIFY(third.waitForEnd());
        QCOMPARE(third.exitCode(), 0);
        QVERIFY(m_window->isRunning());
        QVERIFY(m_window->waitForDataset(path(u"roofs"_s)));
    }

    void aWindowWithoutTheDemoComesForwardToo()
    {
        openWindow();
        const WindowProcess second(profile(), {path(u"roofs"_s)});
        QVERIFY(second.waitForEnd());
        QVERIFY2(second.exitCode() == 0, second.words());
        QVERIFY(m_window->waitForDataset(path(u"roofs"_s)));
    }

    void ofTwoThatBeginTogetherOneStays()
    {
        const QStringList words{u"--demo"_s, path(u"harbour"_s)};
        const WindowProcess one(profile(), words);
        const WindowProcess two(profile(), words);
        QVERIFY(one.waitUntil([&] { return one.isRunning() != two.isRunning(); }));
        const WindowProcess &gone = one.isRunning() ? two : one;
        const WindowProcess &there = one.isRunning() ? one : two;
        QVERIFY2(gone.exitCode() == 0, gone.words());
        QVERIFY(there.waitForDataset(path(u"harbour"_s)));
        there.signal(SIGTERM);
        QVERIFY(there.waitForEnd());
        QCOMPARE(there.exitCode(), 0);
    }

    void aWindowThatDiedDoesNotStandInTheWay()
    {
        openWindow();
        m_window->signal(SIGKILL);
        QVERIFY(m_window->waitForEnd());
        CliProcess resume(profile(), demo({u"resume"_s, u"--all"_s}));
        QVERIFY(resume.waitForEnd());
        QVERIFY2(resume.exitCode() == 0, resume.words());
        openWindow();
        QVERIFY(m_window->isRunning());
    }

    void aWindowIsToldOfACommandThatWrites()
    {
        CliProcess train(profile(), {u"--demo"_s, u"--yes"_s, u"train"_s, path(u"harbour"_s)});
        QVERIFY(train.waitForWords("Uploading") || train.waitForWords("Training"));
        const WindowProcess window(profile(), {u"--demo"_s});
        QVERIFY(window.waitForEnd());
        QCOMPARE(window.exitCode(), 1);
        QVERIFY2(window.words().contains("easel-cli"), window.words());
    }
};

QTEST_GUILESS_MAIN(tst_TwoPrograms)
#include "tst_TwoPrograms.moc"
