// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/Dataset.h"
#include "app/workspace/Workspace.h"
#include "tests/support/TestPictures.h"
#include "ui/dataset/DatasetModel.h"
#include "ui/dataset/DatasetPage.h"
#include "ui/dataset/DatasetView.h"
#include "ui/dataset/ProblemsPanel.h"
#include "ui/shell/Actions.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/Widgets.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace easel;
using namespace Qt::StringLiterals;

/// Search, order and problems on the page, with real pictures, facts and problems.
class tst_DatasetFinding : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void aSearchShowsWhatMatchesAndEscBringsAllBack();
    void aSearchWithoutAMatchSaysSoAndOffersAll();
    void theOrderIsChosenInItsBox();
    void theOrderIsKeptFromOneStartToTheNext();
    void onlyWhatIsInTheTrainingCanBeShown();
    void problemsAreCountedAboveTheGrid();
    void aKindOfProblemIsFilteredAndTakenOutInOneStep();
    void theBestOfDuplicatesAreKeptInOneStep();
    void theInspectorTellsTheProblemsOfItsPicture();
    void ofTooManyTheBestAreChosenInOneStep();
    void anotherDatasetIsShownWhole();

private:
    void open(int pictures, QSize size = {640, 640});
    Dataset &dataset() { return m_workspace->dataset(); }
    DatasetView &view() { return *m_page->findChild<DatasetView *>(u"images"_s); }
    QLineEdit &search() { return *m_page->findChild<QLineEdit *>(u"search"_s); }
    Chip &problems() { return *m_page->findChild<Chip *>(u"problems"_s); }
    ProblemsPanel &panel() { return *m_page->findChild<ProblemsPanel *>(); }
    int shown() { return view().model()->rowCount(); }
    Button *button(const QString &text)
    {
        for (Button *each : m_page->findChildren<Button *>()) {
            if (each->isVisible() && each->text().startsWith(text))
                return each;
        }
        return nullptr;
    }
    Chip *chip(const QString &text)
    {
        for (Chip *each : panel().findChildren<Chip *>()) {
            if (each->isVisible() && each->text() == text)
                return each;
        }
        return nullptr;
    }
    bool says(const QString &text)
    {
        for (const QLabel *label : m_page->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<Actions> m_actions;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<DatasetPage> m_page;
};

void tst_DatasetFinding::open(int pictures, QSize size)
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_profile = std::make_unique<QTemporaryDir>();
    test::writeDataset(m_folder->path(), pictures, size);
    Workspace::Options options;
    options.profile = m_profile->path();
    options.serviceUrl = u"http://127.0.0.1:9"_s;
    m_workspace = *Workspace::open(options);
    m_actions = std::make_unique<Actions>();
    m_page = std::make_unique<DatasetPage>(*m_workspace, *m_actions);
    m_page->resize(1200, 800);
    m_page->show();
    m_page->activateWindow();
    dataset().open(m_folder->path());
    QTRY_COMPARE(dataset().state(), Dataset::State::Open);
    QTRY_COMPARE(shown(), pictures);
}

void tst_DatasetFinding::cleanup()
{
    m_page.reset();
    m_workspace.reset();
    m_actions.reset();
}

void tst_DatasetFinding::aSearchShowsWhatMatchesAndEscBringsAllBack()
{
    open(6);
    m_actions->find("dataset.find"_L1)->trigger();
    QTRY_VERIFY(search().hasFocus());
    QTest::keyClicks(&search(), u"number 4"_s);
    QTRY_COMPARE(shown(), 1);
    QCOMPARE(view().model()->index(0, 0).data(DatasetModel::IdRole).toString(), u"picture-04.png"_s);
    QTest::keyClick(&search(), Qt::Key_Escape);
    QCOMPARE(shown(), 6);
    QTest::keyClick(&search(), Qt::Key_Escape);
    QTRY_VERIFY(view().hasFocus());
}

void tst_DatasetFinding::aSearchWithoutAMatchSaysSoAndOffersAll()
{
    open(3);
    search().setText(u"nothing has this"_s);
    QTRY_VERIFY(button(u"Show all pictures"_s));
    button(u"Show all pictures"_s)->click();
    QCOMPARE(shown(), 3);
    QVERIFY(search().text().isEmpty());
}

void tst_DatasetFinding::theOrderIsChosenInItsBox()
{
    open(3);
    test::writePicture(m_folder->filePath(u"large.png"_s), {900, 900}, 9);
    dataset().refresh();
    QTRY_COMPARE(shown(), 4);
    auto *box = m_page->findChild<QComboBox *>(u"sort"_s);
    QTRY_COMPARE(dataset().at(0).info.size, QSize(900, 900)); // known by then
    box->setCurrentText(u"Smallest first"_s);
    QCOMPARE(view().model()->index(3, 0).data(DatasetModel::IdRole).toString(), u"large.png"_s);
    box->setCurrentText(u"By name"_s);
    QCOMPARE(view().model()->index(0, 0).data(DatasetModel::IdRole).toString(), u"large.png"_s);
}

void tst_DatasetFinding::theOrderIsKeptFromOneStartToTheNext()
{
    open(3);
    m_page->findChild<QComboBox *>(u"sort"_s)->setCurrentText(u"Sharpest first"_s);
    m_page.reset();
    m_actions = std::make_unique<Actions>();
    m_page = std::make_unique<DatasetPage>(*m_workspace, *m_actions);
    QCOMPARE(m_page->findChild<QComboBox *>(u"sort"_s)->currentText(), u"Sharpest first"_s);
}

void tst_DatasetFinding::onlyWhatIsInTheTrainingCanBeShown()
{
    open(4);
    QVERIFY(dataset().setIncluded({dataset().at(1).id}, false));
    auto *box = m_page->findChild<QComboBox *>(u"shown"_s);
    box->setCurrentText(u"In the training"_s);
    QCOMPARE(shown(), 3);
    box->setCurrentText(u"Taken out"_s);
    QCOMPARE(shown(), 1);
    box->setCurrentText(u"All pictures"_s);
    QCOMPARE(shown(), 4);
}

void tst_DatasetFinding::problemsAreCountedAboveTheGrid()
{
    open(2, {160, 100}); // smaller than 512 × 512
    QTRY_VERIFY(problems().isVisible());
    QTRY_VERIFY(problems().text().contains(u'2'));
    QVERIFY(!panel().isVisible());
    problems().click();
    QVERIFY(panel().isVisible());
    QVERIFY(chip(u"Too small"_s));
}

void tst_DatasetFinding::aKindOfProblemIsFilteredAndTakenOutInOneStep()
{
    open(3);
    test::writePicture(m_folder->filePath(u"small.png"_s), {200, 200}, 8);
    dataset().refresh();
    m_actions->find("dataset.problems"_L1)->trigger();
    QTRY_VERIFY(chip(u"Too small"_s));
    chip(u"Too small"_s)->toggle(); // as assistive technology does
    QCOMPARE(shown(), 1);
    const int steps = dataset().undoStack()->count();
    QVERIFY(button(u"Take "_s));
    button(u"Take "_s)->click();
    QCOMPARE(dataset().includedCount(), 3);
    QCOMPARE(dataset().undoStack()->count(), steps + 1);
    dataset().undoStack()->undo();
    QCOMPARE(dataset().includedCount(), 4);
    QTRY_VERIFY(chip(u"Too small"_s));
    chip(u"All"_s)->click();
    QCOMPARE(shown(), 4);
}

void tst_DatasetFinding::theBestOfDuplicatesAreKeptInOneStep()
{
    open(3);
    const QImage first = test::paintedPicture({640, 640}, 1);
    QVERIFY(first.scaled(520, 520, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                .save(m_folder->filePath(u"copy.jpg"_s)));
    dataset().refresh();
    m_actions->find("dataset.problems"_L1)->trigger();
    QTRY_VERIFY(chip(u"Near-duplicates"_s));
    chip(u"Near-duplicates"_s)->click();
    QTRY_VERIFY(shown() >= 2);
    const int steps = dataset().undoStack()->count();
    button(u"Keep the best"_s)->click();
    QCOMPARE(dataset().undoStack()->count(), steps + 1);
    QVERIFY(!dataset().at(dataset().rowOf(u"copy.jpg"_s)).included);
    dataset().undoStack()->undo();
    QCOMPARE(dataset().includedCount(), 4);
}

void tst_DatasetFinding::theInspectorTellsTheProblemsOfItsPicture()
{
    open(2, {160, 100});
    QTRY_VERIFY(says(u"picture-01.png” gives only"_s));
    view().choose(view().model()->index(1, 0));
    QTRY_VERIFY(says(u"picture-02.png” gives only"_s));
    QVERIFY(!says(u"picture-01.png” gives only"_s));
}

void tst_DatasetFinding::ofTooManyTheBestAreChosenInOneStep()
{
    open(53, {96, 96});
    QTRY_VERIFY(button(u"Choose the best"_s));
    const int steps = dataset().undoStack()->count();
    button(u"Choose the best"_s)->click(); // waits until enough is known
    QTRY_COMPARE_WITH_TIMEOUT(dataset().includedCount(), 50, 20'000);
    QCOMPARE(dataset().undoStack()->count(), steps + 1);
    dataset().undoStack()->undo();
    QCOMPARE(dataset().includedCount(), 53);
}

void tst_DatasetFinding::anotherDatasetIsShownWhole()
{
    open(3);
    search().setText(u"number 2"_s);
    QTRY_COMPARE(shown(), 1);
    const QTemporaryDir other;
    test::writeDataset(other.path(), 4, {96, 96});
    dataset().open(other.path());
    QTRY_COMPARE(shown(), 4);
    QVERIFY(search().text().isEmpty());
}

QTEST_MAIN(tst_DatasetFinding)
#include "tst_DatasetFinding.moc"
