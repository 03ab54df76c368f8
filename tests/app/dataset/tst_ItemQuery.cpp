// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/ItemQuery.h"

#include <QElapsedTimer>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

namespace {

DatasetItem item(const QString &id, const QString &caption, bool included = true)
{
    DatasetItem made;
    made.id = id;
    made.caption = caption;
    made.included = included;
    return made;
}

const std::vector<DatasetItem> &items()
{
    static const std::vector<DatasetItem> all{
        item(u"harbour/IMG_1.jpg"_s, u"inkwash, a red boat at the quay"_s),
        item(u"harbour/IMG_2.jpg"_s, u"inkwash, two boats, Über dem Meer"_s, false),
        item(u"town/Red house.png"_s, QString()),
        item(u"town/gate.png"_s, u"an old town gate, red"_s),
    };
    return all;
}

ProblemIndex problems()
{
    return ProblemIndex({{ProblemKind::Small, items()[0].id, {}, {}},
                         {ProblemKind::Small, items()[3].id, {}, {}},
                         {ProblemKind::Small, items()[3].id, {}, {}},
                         {ProblemKind::Blurred, items()[3].id, {}, {}}});
}

} // namespace

class tst_ItemQuery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsWhatIsLookedFor_data();
    void findsWhatIsLookedFor();
    void takesTheWordsOfALine_data();
    void takesTheWordsOfALine();
    void theIndexTellsTheProblemsOfEachPicture();
    void tenThousandAreQuick();
};

void tst_ItemQuery::findsWhatIsLookedFor_data()
{
    QTest::addColumn<ItemQuery>("query");
    QTest::addColumn<std::vector<int>>("positions");
    using Positions = std::vector<int>;
    const std::optional<bool> either;
    const std::optional<ProblemKind> any;
    const auto words = [](const QString &line) { return ItemQuery::wordsOf(line); };
    QTest::newRow("nothing") << ItemQuery() << Positions{0, 1, 2, 3};
    QTest::newRow("name and caption") << ItemQuery{words(u"red"_s), either, any} << Positions{0, 2, 3};
    QTest::newRow("all words") << ItemQuery{words(u"RED town"_s), either, any} << Positions{2, 3};
    QTest::newRow("part of a word") << ItemQuery{words(u"boat"_s), either, any} << Positions{0, 1};
    QTest::newRow("beyond ASCII") << ItemQuery{words(u"über"_s), either, any} << Positions{1};
    QTest::newRow("quoted") << ItemQuery{words(u"\"town gate\""_s), either, any} << Positions{3};
    QTest::newRow("no pattern") << ItemQuery{words(u".*"_s), either, any} << Positions{};
    QTest::newRow("in") << ItemQuery{{}, true, any} << Positions{0, 2, 3};
    QTest::newRow("out") << ItemQuery{{}, false, any} << Positions{1};
    QTest::newRow("problem") << ItemQuery{{}, either, ProblemKind::Small} << Positions{0, 3};
    QTest::newRow("no such problem") << ItemQuery{{}, either, ProblemKind::Cmyk} << Positions{};
    QTest::newRow("all together") << ItemQuery{words(u"red"_s), true, ProblemKind::Blurred} << Positions{3};
}

void tst_ItemQuery::findsWhatIsLookedFor()
{
    QFETCH(ItemQuery, query);
    QFETCH(std::vector<int>, positions);
    QCOMPARE(query.find(items(), problems()), positions);
    QCOMPARE(query.isEmpty(), query == ItemQuery());
}

void tst_ItemQuery::takesTheWordsOfALine_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("empty") << QString() << QStringList();
    QTest::newRow("spaces") << u"  red \t boat "_s << QStringList{u"red"_s, u"boat"_s};
    QTest::newRow("quotes") << u"a \"red boat\" b"_s << QStringList{u"a"_s, u"red boat"_s, u"b"_s};
    QTest::newRow("quotes not closed yet") << u"\"red bo"_s << QStringList{u"red bo"_s};
    QTest::newRow("quotes alone") << u"\"\" \""_s << QStringList();
}

void tst_ItemQuery::takesTheWordsOfALine()
{
    QFETCH(QString, line);
    QFETCH(QStringList, words);
    QCOMPARE(ItemQuery::wordsOf(line), words);
}

void tst_ItemQuery::theIndexTellsTheProblemsOfEachPicture()
{
    const ProblemIndex index = problems();
    QCOMPARE(index.count(), 2);
    QCOMPARE(index.count(ProblemKind::Small), 2); // pictures, not mentions
    QCOMPARE(index.count(ProblemKind::Cmyk), 0);
    QCOMPARE(index.kindsOf(items()[3].id), (QList{ProblemKind::Small, ProblemKind::Blurred}));
    QVERIFY(index.has(items()[0].id));
    QVERIFY(!index.has(items()[1].id));
    QVERIFY(!index.has(items()[0].id, ProblemKind::Blurred));
    QCOMPARE(ProblemIndex().count(), 0);
}

void tst_ItemQuery::tenThousandAreQuick()
{
    std::vector<DatasetItem> many;
    for (int i = 0; i < 10'000; ++i) {
        many.push_back(
            item(u"folder/picture-%1.jpg"_s.arg(i),
                 u"inkwash, a caption as long as captions are, with number %1 at its end"_s.arg(i)));
    }
    QElapsedTimer time;
    time.start();
    const ItemQuery query{{u"caption"_s, u"number 77"_s}, true, {}};
    QCOMPARE(query.find(many, {}).size(), std::size_t(111));
    constexpr int patience = 2'000; // ms
    QVERIFY2(time.elapsed() < patience, qPrintable(QString::number(time.elapsed())));
}

QTEST_GUILESS_MAIN(tst_ItemQuery)
#include "tst_ItemQuery.moc"
