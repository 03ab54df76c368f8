// SPDX-License-Identifier: GPL-3.0-or-later
#include "OpenDataset.h"

#include "app/dataset/DatasetFile.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

static QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

class tst_ProblemLimits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areKeptWithTheDataset();
    void onlyWhatDiffersIsWritten();
    void keysOfALaterVersionStay();
    void whatMakesNoSenseIsAtItsDefault_data();
    void whatMakesNoSenseIsAtItsDefault();
    void aChangeByAnotherProgramIsTaken();
};

void tst_ProblemLimits::areKeptWithTheDataset()
{
    OpenDataset open;
    open.putPicture(u"a.png"_s);
    QVERIFY(open.open());
    QVERIFY(open.dataset->problemLimits() == ProblemLimits());
    QSignalSpy changed(open.dataset.get(), &Dataset::problemLimitsChanged);
    const ProblemLimits limits{12.5, 3, 20};
    open.dataset->setProblemLimits(limits);
    open.dataset->setProblemLimits(limits);
    QCOMPARE(changed.count(), 1);
    QVERIFY(open.dataset->snapshot().limits == limits);
    QVERIFY(!open.dataset->undoStack()->canUndo());
    QVERIFY(open.save());
    QVERIFY(open.reopened()->problemLimits() == limits);
    open.dataset->close();
    QCOMPARE(changed.count(), 2);
}

void tst_ProblemLimits::onlyWhatDiffersIsWritten()
{
    QJsonObject written = withProblemLimits({}, ProblemLimits());
    QCOMPARE(written, QJsonObject());
    ProblemLimits limits;
    limits.aspect = 2;
    written = withProblemLimits(written, limits);
    QCOMPARE(written, json(R"({"aspect": 2})"));
    QVERIFY(problemLimitsFromJson(written) == limits);
    QCOMPARE(withProblemLimits(written, ProblemLimits()), QJsonObject());
}

void tst_ProblemLimits::keysOfALaterVersionStay()
{
    const QByteArray before =
        R"({"easel": 1, "trigger_word": "", "items": {}, "problems": {"noise": 7, "sharpness": 5}})";
    Result<DatasetFile> file = DatasetFile::parse(before, u"easel.json"_s);
    QVERIFY(file);
    QCOMPARE(file->problemLimits().sharpness, 5.0);
    QCOMPARE(json(file->bytes()), json(before));
    file->setProblemLimits(ProblemLimits());
    QCOMPARE(json(file->bytes()).value("problems"_L1).toObject(), json(R"({"noise": 7})"));
}

void tst_ProblemLimits::whatMakesNoSenseIsAtItsDefault_data()
{
    QTest::addColumn<QByteArray>("problems");
    QTest::newRow("negative") << QByteArray(R"({"sharpness": -1, "aspect": -2, "duplicate_bits": -3})");
    QTest::newRow("text") << QByteArray(R"({"sharpness": "high", "aspect": "a", "duplicate_bits": "b"})");
    QTest::newRow("enormous") << QByteArray(
        R"({"sharpness": 1e300, "aspect": 1e300, "duplicate_bits": 1e300})");
    QTest::newRow("no object") << QByteArray("[1]");
    QTest::newRow("nothing") << QByteArray("null");
}

void tst_ProblemLimits::whatMakesNoSenseIsAtItsDefault()
{
    QFETCH(QByteArray, problems);
    const QByteArray whole = R"({"easel": 1, "problems": )" + problems + '}';
    const Result<DatasetFile> file = DatasetFile::parse(whole, u"easel.json"_s);
    QVERIFY(file);
    QVERIFY(file->problemLimits() == ProblemLimits());
    QCOMPARE(json(file->bytes()).value("problems"_L1), json(whole).value("problems"_L1));
}

void tst_ProblemLimits::aChangeByAnotherProgramIsTaken()
{
    const QByteArray base = R"({"easel": 1, "problems": {"aspect": 2}})";
    const auto parsed = [](const QByteArray &text) { return *DatasetFile::parse(text, {}); };
    const DatasetFile theirs = parsed(R"({"easel": 1, "problems": {"aspect": 4}})");
    DatasetFile mine = parsed(base);
    mine.setTriggerWord(u"w"_s);
    DatasetFile merged = DatasetFile::merged(parsed(base), mine, theirs);
    QCOMPARE(merged.problemLimits().aspect, 4.0);
    QCOMPARE(merged.triggerWord(), u"w"_s);
    mine.setProblemLimits({1, 1, 1});
    merged = DatasetFile::merged(parsed(base), mine, theirs);
    QVERIFY((merged.problemLimits() == ProblemLimits{1, 1, 1}));
}

QTEST_GUILESS_MAIN(tst_ProblemLimits)
#include "tst_ProblemLimits.moc"
