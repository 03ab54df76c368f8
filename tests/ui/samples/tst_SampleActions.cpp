// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestPictures.h"
#include "ui/samples/SampleActions.h"
#include "ui/shell/Actions.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace easel;

namespace {

Sample sample(qint64 id, SampleState state, const QString &file = {})
{
    Sample sample;
    sample.id = id;
    sample.state = state;
    sample.file = file;
    return sample;
}

} // namespace

class tst_SampleActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCopyHasTheSameBytes()
    {
        QTemporaryDir folder;
        const QString from = folder.filePath(QStringLiteral("a.png"));
        const QString to = folder.filePath(QStringLiteral("b.png"));
        test::writePicture(from, {64, 64});
        test::writeFile(to, "what was there before");
        QCOMPARE(copyFiles({from}, {to}).value(), 1);
        QCOMPARE(test::fileBytes(to), test::fileBytes(from));
    }

    void aCopyThatFailsNamesTheFileAndLeavesTheOldOne()
    {
        QTemporaryDir folder;
        const QString to = folder.filePath(QStringLiteral("b.png"));
        test::writeFile(to, "what was there before");
        const auto done = copyFiles({folder.filePath(QStringLiteral("gone.png"))}, {to});
        QVERIFY(!done);
        QVERIFY(done.error().message.contains(QStringLiteral("gone.png")));
        QCOMPARE(test::fileBytes(to), QByteArray("what was there before"));
    }

    void clashingNamesGetANumber()
    {
        QTemporaryDir folder;
        test::writeFile(folder.filePath(QStringLiteral("1.png")), "x");
        const QStringList names =
            freeNamesIn(folder.path(), {QStringLiteral("/one/1.png"), QStringLiteral("/two/1.png"),
                                        QStringLiteral("/one/2.png")});
        QCOMPARE(names, (QStringList{folder.filePath(QStringLiteral("1 (2).png")),
                                     folder.filePath(QStringLiteral("1 (3).png")),
                                     folder.filePath(QStringLiteral("2.png"))}));
    }

    void whatCanBeDoneDependsOnWhatIsChosen()
    {
        Actions registry;
        QWidget page;
        auto *actions = new SampleActions(registry, &page);
        actions->setPageInFront(true);
        QVERIFY(!actions->saveAs()->isEnabled());

        const Sample waiting = sample(1, SampleState::Waiting);
        actions->setChosen({waiting}, waiting);
        QVERIFY(!actions->saveAs()->isEnabled());
        QVERIFY(!actions->makeAgain()->isEnabled());
        QVERIFY(actions->useSettings()->isEnabled());

        const Sample done = sample(2, SampleState::Done, QStringLiteral("/samples/2.png"));
        actions->setChosen({done}, done);
        QVERIFY(actions->saveAs()->isEnabled());
        QVERIFY(actions->copyPicture()->isEnabled());
        actions->setPageInFront(false);
        QVERIFY(!actions->saveAs()->isEnabled());
    }

    void onlyUnknownPicturesAreMadeAgain()
    {
        Actions registry;
        QWidget page;
        auto *actions = new SampleActions(registry, &page);
        actions->setPageInFront(true);
        const Sample done = sample(1, SampleState::Done, QStringLiteral("/samples/1.png"));
        const Sample unknown = sample(2, SampleState::Unknown);
        actions->setChosen({done, unknown}, done);
        QSignalSpy asked(actions, &SampleActions::makeAgainRequested);
        actions->makeAgain()->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().value<std::vector<qint64>>(), std::vector<qint64>{2});
    }

    void aPictureIsCopiedToTheClipboard()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("a.png"));
        test::writePicture(file, {64, 48});
        Actions registry;
        QWidget page;
        auto *actions = new SampleActions(registry, &page);
        actions->setPageInFront(true);
        const Sample done = sample(1, SampleState::Done, file);
        actions->setChosen({done}, done);
        QSignalSpy copied(actions, &SampleActions::copied);
        actions->copyPicture()->trigger();
        QTRY_COMPARE(copied.size(), 1);
        QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(64, 48));
    }
};

QTEST_MAIN(tst_SampleActions)
#include "tst_SampleActions.moc"
