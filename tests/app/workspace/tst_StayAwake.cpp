// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/StayAwake.h"

#include "app/workspace/Runs.h"
#include "app/workspace/Workspace.h"
#include "tests/faults/FaultServer.h"
#include "tests/support/TestPictures.h"

#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

/// Writes down what is asked of the system.
class NotedInhibitor : public SleepInhibitor
{
public:
    explicit NotedInhibitor(QStringList &notes)
        : m_notes(notes)
    {
    }
    void hold(const QString &) override { m_notes.append(u"hold"_s); }
    void release() override { m_notes.append(u"release"_s); }

private:
    QStringList &m_notes;
};

class tst_StayAwake : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    FaultServer m_service; ///< keeps silent: uploads stay where they are
    std::unique_ptr<Workspace> m_workspace;
    QStringList m_notes;
    std::unique_ptr<StayAwake> m_awake;

    QString start()
    {
        Recipe recipe;
        recipe.service = m_workspace->serviceName();
        recipe.settings.name = u"n"_s;
        recipe.items.push_back({u"a.png"_s, m_dir.filePath(u"a.png"_s), u"c"_s, {}, {}});
        QString id;
        m_workspace->runs().start(recipe, {}, [&](const Result<QString> &started) { id = *started; });
        [&] { QTRY_VERIFY(!id.isEmpty() && m_workspace->runs().find(id)); }();
        return id;
    }

private Q_SLOTS:
    void init()
    {
        writePicture(m_dir.filePath(u"a.png"_s), {64, 64}, 1);
        m_service.setHandler([](const FaultRequest &) { return FaultAnswer::stall(); });
        Workspace::Options options;
        options.profile = m_dir.filePath(QString::fromLatin1(QTest::currentTestFunction()));
        options.demo = true;
        options.demoKey = u"demo"_s;
        options.serviceUrl = m_service.url().toString();
        auto opened = Workspace::open(options);
        QVERIFY(opened);
        m_workspace = std::move(*opened);
        m_notes.clear();
        m_awake = std::make_unique<StayAwake>(m_workspace->runs(), m_workspace->serviceName(),
                                              std::make_unique<NotedInhibitor>(m_notes));
    }
    void cleanup()
    {
        m_awake.reset();
        m_workspace.reset();
    }

    void onlyPreparingAndUploadingNeedTheMachine_data()
    {
        QTest::addColumn<int>("stage");
        QTest::addColumn<bool>("needed");
        for (int stage = int(Stage::Waiting); stage <= int(Stage::Stopped); ++stage) {
            QTest::addRow("%s", qPrintable(stageWord(Stage(stage))))
                << stage << (Stage(stage) == Stage::Preparing || Stage(stage) == Stage::Uploading);
        }
    }

    void onlyPreparingAndUploadingNeedTheMachine()
    {
        QFETCH(int, stage);
        QFETCH(bool, needed);
        Run run;
        run.stage = Stage(stage);
        QCOMPARE(StayAwake::needsTheMachine(run), needed);
        run.paused = true;
        QVERIFY(!StayAwake::needsTheMachine(run));
    }

    void theSystemStaysAwakeWhileARunUploadsAndUntilItIsStopped()
    {
        const QString id = start();
        QTRY_COMPARE(m_workspace->runs().find(id)->stage, Stage::Uploading);
        QCOMPARE(m_notes, QStringList{u"hold"_s});
        m_workspace->runs().stopWatching(id);
        QTRY_COMPARE(m_notes, (QStringList{u"hold"_s, u"release"_s}));
    }

    void pausedUploadsLetItSleep()
    {
        const QString id = start();
        QTRY_COMPARE(m_notes, QStringList{u"hold"_s});
        m_workspace->runs().setPaused(id, true);
        QTRY_COMPARE(m_notes, (QStringList{u"hold"_s, u"release"_s}));
        m_workspace->runs().setPaused(id, false);
        QTRY_COMPARE(m_notes, (QStringList{u"hold"_s, u"release"_s, u"hold"_s}));
    }

    void twoRunsHoldItOnceUntilTheLastIsThrough()
    {
        const QString first = start();
        const QString second = start();
        QTRY_VERIFY(m_workspace->runs().find(first) && m_workspace->runs().find(second));
        QTRY_COMPARE(m_workspace->runs().find(second)->stage, Stage::Uploading);
        m_workspace->runs().stopWatching(first);
        QTRY_COMPARE(m_workspace->runs().find(first)->stage, Stage::Stopped);
        QCOMPARE(m_notes, QStringList{u"hold"_s});
        m_workspace->runs().stopWatching(second);
        QTRY_COMPARE(m_notes, (QStringList{u"hold"_s, u"release"_s}));
    }
};

QTEST_GUILESS_MAIN(tst_StayAwake)
#include "tst_StayAwake.moc"
