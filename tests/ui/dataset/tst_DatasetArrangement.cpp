// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/Clock.h"
#include "app/dataset/Dataset.h"
#include "app/dataset/FactsFinder.h"
#include "app/dataset/FactsStore.h"
#include "app/dataset/ProblemWatch.h"
#include "tests/support/TestPictures.h"
#include "ui/dataset/DatasetArrangement.h"
#include "ui/dataset/DatasetModel.h"

#include <QAbstractItemModelTester>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace easel;
using namespace Qt::StringLiterals;

namespace {

constexpr int pictures = 6;

/// picture-01 is the most blurred, the last the sharpest; the first and the fourth look alike.
Result<PictureFacts> madeUpFacts(const QString &path)
{
    const int number = QFileInfo(path).baseName().last(1).toInt();
    PictureFacts facts;
    facts.format = u"png"_s;
    facts.size = QSize(640 + number, 640);
    facts.bytes = QFileInfo(path).size();
    facts.sharpness = 15 + 10 * number;
    const quint64 pattern = 0x9e37'79b9'7f4a'7c15 * quint64(number == 4 ? 1 : number);
    facts.fingerprint = {pattern, ~pattern, pattern << 7, pattern >> 9};
    return facts;
}

} // namespace

/// How a person sees the pictures: found, ordered, grouped.
class tst_DatasetArrangement : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void withoutAWishItIsTheDatasetsOwnOrder();
    void wordsFindNamesAndCaptions();
    void aCaptionThatIsBeingWrittenStaysInSight();
    void anOrderIsOfWhatIsKnown();
    void similarOnesStandTogetherAMomentLater();
    void problemsAreFoundAsFactsBecomeKnown();
    void oneKindOfProblemCanBeLookedAt();
    void picturesThatLookAlikeStandInGroups();
    void theBestOfAGroupIsTold();
    void aPictureThatIsAddedAppearsWhileNothingIsLookedFor();
    void theCurrentPictureIsKeptThroughEveryArrangement();
    void choosingTheTrainingIsOneStep();

private:
    QStringList shown() const
    {
        QStringList ids;
        for (int row = 0; row < m_arranged->rowCount(); ++row)
            ids.append(m_arranged->index(row, 0).data(DatasetModel::IdRole).toString());
        return ids;
    }
    QString id(int number) const { return m_dataset->at(number).id; }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_cache;
    std::unique_ptr<Dataset> m_dataset;
    std::unique_ptr<FactsFinder> m_facts;
    std::unique_ptr<ProblemWatch> m_problems;
    std::unique_ptr<DatasetModel> m_model;
    std::unique_ptr<DatasetArrangement> m_arranged;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void tst_DatasetArrangement::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_cache = std::make_unique<QTemporaryDir>();
    test::writeDataset(m_folder->path(), pictures, {640, 640});
    m_dataset = std::make_unique<Dataset>(m_clock);
    m_facts = std::make_unique<FactsFinder>(
        *m_dataset, std::make_shared<FactsStore>(m_cache->filePath(u"facts.sqlite"_s)), madeUpFacts);
    m_problems = std::make_unique<ProblemWatch>(*m_dataset, *m_facts);
    m_model = std::make_unique<DatasetModel>(*m_dataset);
    m_arranged = std::make_unique<DatasetArrangement>(*m_model, *m_dataset, *m_facts, *m_problems);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_arranged.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(m_dataset->openAndWait(m_folder->path()));
    QTRY_VERIFY(!m_facts->isBusy());
    QTRY_COMPARE(m_problems->duplicates().size(), size_t(1));
}

void tst_DatasetArrangement::cleanup()
{
    m_tester.reset();
    m_arranged.reset();
    m_model.reset();
    m_problems.reset();
    m_facts.reset();
    m_dataset.reset();
}

void tst_DatasetArrangement::withoutAWishItIsTheDatasetsOwnOrder()
{
    QVERIFY(m_arranged->isPlain());
    QCOMPARE(shown().size(), pictures);
    QCOMPARE(shown().first(), id(0));
    QCOMPARE(shown().last(), id(pictures - 1));
}

void tst_DatasetArrangement::wordsFindNamesAndCaptions()
{
    QVERIFY(m_dataset->setCaption(id(4), u"a lighthouse at night"_s));
    ItemQuery query;
    query.words = ItemQuery::wordsOf(u"LIGHTHOUSE night"_s);
    m_arranged->setQuery(query);
    QCOMPARE(shown(), QStringList{id(4)});
    query.words = {id(2)};
    m_arranged->setQuery(query);
    QCOMPARE(shown(), QStringList{id(2)});
    m_arranged->setQuery({});
    QCOMPARE(shown().size(), pictures);
}

void tst_DatasetArrangement::aCaptionThatIsBeingWrittenStaysInSight()
{
    QVERIFY(m_dataset->setCaption(id(4), u"lighthouse"_s));
    ItemQuery query;
    query.words = {u"lighthouse"_s};
    m_arranged->setQuery(query);
    QVERIFY(m_dataset->setCaption(id(4), u"something else"_s));
    // What is told of the edit has gone round by the time that other problems are found.
    ProblemLimits limits = m_dataset->problemLimits();
    limits.sharpness = 40;
    m_dataset->setProblemLimits(limits);
    QTRY_COMPARE(m_problems->index().count(ProblemKind::Blurred), 2);
    QCOMPARE(shown(), QStringList{id(4)});
}

void tst_DatasetArrangement::anOrderIsOfWhatIsKnown()
{
    m_arranged->setOrder({OrderBy::Sharpness, true});
    QCOMPARE(shown().first(), id(pictures - 1));
    QCOMPARE(shown().last(), id(0));
    m_arranged->setOrder({OrderBy::Sharpness, false});
    QCOMPARE(shown().first(), id(0));
}

void tst_DatasetArrangement::similarOnesStandTogetherAMomentLater()
{
    m_arranged->setOrder({OrderBy::Similarity, false});
    QTRY_COMPARE(shown().value(1), id(3));
    QCOMPARE(shown().first(), id(0));
    QCOMPARE(shown().size(), pictures);
}

void tst_DatasetArrangement::problemsAreFoundAsFactsBecomeKnown()
{
    QTRY_VERIFY(m_problems->index().has(id(0), ProblemKind::Blurred));
    QVERIFY(!m_problems->index().has(id(1), ProblemKind::Blurred));
    QVERIFY(m_problems->index().has(id(3), ProblemKind::Duplicate));
    ProblemLimits limits = m_dataset->problemLimits();
    limits.sharpness = 40;
    QSignalSpy changed(m_problems.get(), &ProblemWatch::changed);
    m_dataset->setProblemLimits(limits);
    QTRY_COMPARE(m_problems->index().count(ProblemKind::Blurred), 2);
    QVERIFY(m_dataset->setIncluded({id(0)}, false)); // of the training only
    QTRY_COMPARE(m_problems->index().count(ProblemKind::Blurred), 1);
    QCOMPARE(m_problems->index().count(ProblemKind::Duplicate), 0);
    QCOMPARE(m_problems->duplicates().size(), size_t(1)); // of the whole folder
}

void tst_DatasetArrangement::oneKindOfProblemCanBeLookedAt()
{
    ItemQuery query;
    query.problem = ProblemKind::Blurred;
    m_arranged->setQuery(query);
    QCOMPARE(shown(), QStringList{id(0)});
}

void tst_DatasetArrangement::picturesThatLookAlikeStandInGroups()
{
    m_arranged->setGrouped(true);
    QCOMPARE(shown(), (QStringList{id(0), id(3)}));
    QCOMPARE(m_arranged->groupSizes(), std::vector<int>{2});
    m_arranged->setGrouped(false);
    QCOMPARE(shown().size(), pictures);
    QVERIFY(m_arranged->groupSizes().empty());
}

void tst_DatasetArrangement::theBestOfAGroupIsTold()
{
    m_arranged->setGrouped(true);
    QVERIFY(m_arranged->isBest(m_arranged->indexOf(id(3)))); // more pixels
    QVERIFY(!m_arranged->isBest(m_arranged->indexOf(id(0))));
}

void tst_DatasetArrangement::aPictureThatIsAddedAppearsWhileNothingIsLookedFor()
{
    m_arranged->setOrder({OrderBy::Sharpness, true});
    test::writePicture(m_folder->filePath(u"added-9.png"_s), {640, 640}, 9);
    m_dataset->refresh();
    QTRY_COMPARE(shown().size(), pictures + 1);
    QTRY_COMPARE(shown().first(), u"added-9.png"_s); // the sharpest
}

void tst_DatasetArrangement::theCurrentPictureIsKeptThroughEveryArrangement()
{
    const QPersistentModelIndex current = m_arranged->indexOf(id(2));
    m_arranged->setOrder({OrderBy::Sharpness, true});
    QCOMPARE(current.data(DatasetModel::IdRole).toString(), id(2));
    ItemQuery query;
    query.words = {id(2)};
    m_arranged->setQuery(query);
    QCOMPARE(current.row(), 0);
    m_arranged->setQuery({});
    QCOMPARE(current.data(DatasetModel::IdRole).toString(), id(2));
}

void tst_DatasetArrangement::choosingTheTrainingIsOneStep()
{
    QVERIFY(m_dataset->setIncluded({id(1)}, false));
    const int steps = m_dataset->undoStack()->count();
    QVERIFY(m_dataset->includeOnly({id(1), id(2)}));
    QCOMPARE(m_dataset->includedCount(), 2);
    QCOMPARE(m_dataset->undoStack()->count(), steps + 1);
    m_dataset->undoStack()->undo();
    QCOMPARE(m_dataset->includedCount(), pictures - 1);
    QVERIFY(!m_dataset->at(1).included);
}

QTEST_MAIN(tst_DatasetArrangement)
#include "tst_DatasetArrangement.moc"
