// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowFixture.h"

#include "tests/support/TestPictures.h"
#include "ui/dataset/DatasetPage.h"
#include "ui/shell/StartPage.h"

#include <QAction>
#include <QDir>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

/// What stands between a person and the loss of what they did, when the window closes or another dataset
/// opens.
class tst_LeavingDatasets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_window = std::make_unique<WindowFixture>(); }
    void cleanup() { m_window.reset(); }
    void closingIsRefusedOnceWhereEditsCannotBeSaved();
    void openingAnotherIsRefusedOnceWhereEditsCannotBeSaved();
    void whoStaysIsToldAgainTheNextTime();
    void anOpenConflictHoldsTheDataset();
    void savingAgainTellsItsFailure();
    void aSavedDatasetGivesWayAtOnce();
    void theOpenFolderIsNotOpenedAnew_data();
    void theOpenFolderIsNotOpenedAnew();
    void aRecentDatasetThatIsGoneIsNotMadeAgain();
    void closingAsksWhilePicturesAreCopied();
    void openingAnotherAsksWhilePicturesAreCopied();

private:
    QString path(const QString &name) const { return m_window->path(name); }
    Dataset &dataset() const { return m_window->dataset(); }
    QPushButton *noticeButton(const QString &text) const { return m_window->noticeButton(text); }
    void openAnother() const { m_window->window().openDataset(path(u"more"_s)); }
    bool editWhatCannotBeSaved() const
    {
        return m_window->openDataset() && m_window->blockCaption(u"pictures/a.txt"_s) &&
               dataset().setCaption(u"a.png"_s, u"not to be lost"_s);
    }
    /// Begins to copy in as many; they take a while.
    void addPictures(int pictures) const
    {
        for (int number = 0; number < pictures; ++number)
            writePicture(path(u"many/%1.png"_s.arg(number)), {40, 30}, number);
        dataset().addFiles({QUrl::fromLocalFile(path(u"many"_s))});
    }

    std::unique_ptr<WindowFixture> m_window;
};

void tst_LeavingDatasets::closingIsRefusedOnceWhereEditsCannotBeSaved()
{
    QVERIFY(editWhatCannotBeSaved());
    QVERIFY(!m_window->window().close());
    QVERIFY(m_window->window().isVisible());
    QVERIFY(noticeButton(u"Save again"_s));
    QVERIFY(!noticeButton(u"Close without saving"_s));

    QVERIFY(!m_window->window().close());
    QPushButton *closeAnyway = noticeButton(u"Close without saving"_s);
    QVERIFY(closeAnyway);
    QCOMPARE(dataset().at(0).caption, u"not to be lost"_s);
    closeAnyway->click();
    QVERIFY(!m_window->window().isVisible());
}

void tst_LeavingDatasets::openingAnotherIsRefusedOnceWhereEditsCannotBeSaved()
{
    QVERIFY(editWhatCannotBeSaved());
    openAnother();
    QTRY_VERIFY(noticeButton(u"Save again"_s));
    QVERIFY(!noticeButton(u"Open anyway"_s));
    QCOMPARE(dataset().folder(), path(u"pictures"_s));
    QCOMPARE(dataset().at(0).caption, u"not to be lost"_s);

    openAnother();
    QTRY_VERIFY(noticeButton(u"Open anyway"_s));
    QCOMPARE(dataset().at(0).caption, u"not to be lost"_s);
    noticeButton(u"Open anyway"_s)->click();
    QTRY_COMPARE(dataset().state(), Dataset::State::Open);
    QCOMPARE(dataset().folder(), path(u"more"_s));
    QVERIFY(!noticeButton(u"Open anyway"_s));
}

void tst_LeavingDatasets::whoStaysIsToldAgainTheNextTime()
{
    QVERIFY(editWhatCannotBeSaved());
    openAnother();
    QTRY_VERIFY(noticeButton(u"Save again"_s));
    openAnother();
    QTRY_VERIFY(noticeButton(u"Stay"_s));
    noticeButton(u"Stay"_s)->click();
    QVERIFY(!noticeButton(u"Stay"_s));
    QCOMPARE(dataset().at(0).caption, u"not to be lost"_s);
    QVERIFY(!m_window->window().close());
    QVERIFY(noticeButton(u"Save again"_s));
}

void tst_LeavingDatasets::anOpenConflictHoldsTheDataset()
{
    QVERIFY(m_window->openDataset());
    QVERIFY(dataset().setCaption(u"a.png"_s, u"mine"_s));
    writeFile(path(u"pictures/a.txt"_s), "theirs, and longer");
    dataset().refresh();
    QTRY_VERIFY(dataset().conflict(u"a.png"_s));
    openAnother();
    QTRY_VERIFY(noticeButton(u"Save again"_s));
    QCOMPARE(dataset().at(0).caption, u"mine"_s);

    noticeButton(u"Keep mine"_s)->click(); // the answer lets it go
    QTRY_VERIFY(!dataset().hasUnsaved());
    QVERIFY(!noticeButton(u"Save again"_s));
    openAnother();
    QTRY_COMPARE(dataset().folder(), path(u"more"_s));
}

void tst_LeavingDatasets::savingAgainTellsItsFailure()
{
    QVERIFY(editWhatCannotBeSaved());
    QVERIFY(!m_window->window().close());
    noticeButton(u"Save again"_s)->click();
    QVERIFY(noticeButton(u"Save again"_s));
    QVERIFY(QDir(path(u"pictures/a.txt"_s)).removeRecursively());
    writeFile(path(u"pictures/a.txt"_s), "one"); // as it was known
    noticeButton(u"Save again"_s)->click();
    QVERIFY(!noticeButton(u"Save again"_s));
    QVERIFY(!dataset().hasUnsaved());
    QVERIFY(m_window->window().close());
}

void tst_LeavingDatasets::aSavedDatasetGivesWayAtOnce()
{
    QVERIFY(m_window->openDataset());
    QVERIFY(dataset().setCaption(u"a.png"_s, u"two"_s));
    openAnother();
    QTRY_COMPARE(dataset().folder(), path(u"more"_s));
    QFile caption(path(u"pictures/a.txt"_s));
    QVERIFY(caption.open(QIODevice::ReadOnly));
    QCOMPARE(caption.readAll(), "two"_ba);
}

void tst_LeavingDatasets::theOpenFolderIsNotOpenedAnew_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("the same path") << u"pictures"_s;
    QTest::newRow("a detour") << u"more/../pictures/"_s;
#ifdef Q_OS_UNIX
    QTest::newRow("a link") << u"link"_s;
#endif
}

void tst_LeavingDatasets::theOpenFolderIsNotOpenedAnew()
{
    QFETCH(QString, folder);
    QFile::link(path(u"pictures"_s), path(u"link"_s));
    QVERIFY(m_window->openDataset());
    QVERIFY(dataset().setCaption(u"a.png"_s, u"two"_s));
    m_window->action(u"view.runs"_s)->trigger();
    QSignalSpy opened(&dataset(), &Dataset::opened);
    m_window->window().openDataset(path(folder));
    QTRY_VERIFY(m_window->the<DatasetPage>()->isVisible());
    QCOMPARE(dataset().state(), Dataset::State::Open);
    QCOMPARE(dataset().folder(), path(u"pictures"_s));
    QCOMPARE(opened.count(), 0);
    QCOMPARE(dataset().undoStack()->count(), 1);
}

void tst_LeavingDatasets::aRecentDatasetThatIsGoneIsNotMadeAgain()
{
    Q_EMIT m_window->the<StartPage>()->datasetChosen(path(u"gone"_s));
    QTRY_COMPARE(dataset().state(), Dataset::State::Failed);
    QVERIFY(!QDir(path(u"gone"_s)).exists());
}

void tst_LeavingDatasets::closingAsksWhilePicturesAreCopied()
{
    QVERIFY(m_window->openDataset());
    addPictures(30);
    QVERIFY(!m_window->window().close());
    QVERIFY(noticeButton(u"Close anyway"_s));
    QTRY_COMPARE(dataset().count(), 31);
    QTRY_VERIFY(!noticeButton(u"Close anyway"_s)); // the question went with its reason
    QVERIFY(m_window->window().close());
}

void tst_LeavingDatasets::openingAnotherAsksWhilePicturesAreCopied()
{
    QVERIFY(m_window->openDataset());
    addPictures(400);
    openAnother();
    QTRY_VERIFY(noticeButton(u"Open anyway"_s));
    QCOMPARE(dataset().folder(), path(u"pictures"_s));
    noticeButton(u"Open anyway"_s)->click();
    QTRY_COMPARE(dataset().folder(), path(u"more"_s));
    QTRY_COMPARE(dataset().state(), Dataset::State::Open);
    QCOMPARE(dataset().count(), 1);
}

QTEST_MAIN(tst_LeavingDatasets)
#include "tst_LeavingDatasets.moc"
