// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/Duplicates.h"

#include "OpenDataset.h"

#include <QTest>
#include <QUndoStack>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

namespace {

/// Pictures with made-up facts.
struct Album
{
    /// look: pictures of another tenth look different, those of one tenth alike.
    PictureFacts &add(const QString &id, int look)
    {
        DatasetItem item;
        item.id = id;
        items.push_back(item);
        KnownFacts &entry = known[id];
        entry.facts.size = {800, 600};
        entry.facts.bytes = 1000;
        entry.facts.sharpness = 1;
        constexpr int tenth = 10;
        for (int i = 0; i < look / tenth * tenth; ++i) // ten bits for each tenth
            for (int bit = 0; bit < tenth; ++bit)
                flip(entry.facts.fingerprint, i * tenth + bit);
        for (int i = 0; i < look % tenth; ++i)
            flip(entry.facts.fingerprint, 255 - i);
        return entry.facts;
    }
    static void flip(Fingerprint &fingerprint, int bit)
    {
        fingerprint[std::size_t(bit) / 64 % 4] ^= quint64(1) << (bit % 64);
    }

    std::vector<DatasetItem> items;
    FactsById known;
};

} // namespace

class tst_Duplicates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void groupsPicturesThatLookAlike();
    void picturesOutOfTheTrainingAreGroupedToo();
    void whatIsNotKnownIsInNoGroup();
    void theBestHasMostPixelsThenIsSharpestThenHasMostBytes_data();
    void theBestHasMostPixelsThenIsSharpestThenHasMostBytes();
    void keepingTheBestIsOneUndoStep();
    void theChoiceIsDiverse();
    void theChoiceLeavesBlurredPicturesBehind();
    void aSmallerChoiceIsTheBeginningOfALargerOne();
    void moreThanThereAreAreAll();
};

void tst_Duplicates::groupsPicturesThatLookAlike()
{
    Album album;
    album.add(u"a.jpg"_s, 0);
    album.add(u"b.jpg"_s, 10);
    album.add(u"c.jpg"_s, 2);
    album.add(u"d.jpg"_s, 20);
    album.add(u"e.jpg"_s, 11);
    QCOMPARE(duplicateGroups(album.items, album.known, 5),
             (std::vector<QStringList>{{u"a.jpg"_s, u"c.jpg"_s}, {u"b.jpg"_s, u"e.jpg"_s}}));
}

void tst_Duplicates::picturesOutOfTheTrainingAreGroupedToo()
{
    Album album;
    album.add(u"a.jpg"_s, 0);
    album.add(u"b.jpg"_s, 0);
    album.items[1].included = false;
    QCOMPARE(duplicateGroups(album.items, album.known).size(), std::size_t(1));
}

void tst_Duplicates::whatIsNotKnownIsInNoGroup()
{
    Album album;
    for (const QString &id : {u"a.jpg"_s, u"unknown.jpg"_s, u"broken.jpg"_s, u"older.jpg"_s, u"b.jpg"_s})
        album.add(id, 0);
    album.known.remove(u"unknown.jpg"_s);
    album.known[u"broken.jpg"_s].unreadable = u"It is broken."_s;
    album.known[u"older.jpg"_s].modified = 5; // the file is another one by now
    QCOMPARE(duplicateGroups(album.items, album.known), (std::vector<QStringList>{{u"a.jpg"_s, u"b.jpg"_s}}));
}

void tst_Duplicates::theBestHasMostPixelsThenIsSharpestThenHasMostBytes_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("sharpness");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<bool>("secondIsBetter");
    QTest::newRow("all the same") << QSize(800, 600) << 1.0 << qint64(1000) << false;
    QTest::newRow("more pixels") << QSize(801, 600) << 0.1 << qint64(10) << true;
    QTest::newRow("fewer pixels") << QSize(799, 600) << 9.0 << qint64(9999) << false;
    QTest::newRow("sharper") << QSize(800, 600) << 1.1 << qint64(10) << true;
    QTest::newRow("blurred") << QSize(800, 600) << 0.9 << qint64(9999) << false;
    QTest::newRow("more bytes") << QSize(800, 600) << 1.0 << qint64(1001) << true;
    QTest::newRow("turned") << QSize(600, 800) << 1.0 << qint64(1000) << false;
}

void tst_Duplicates::theBestHasMostPixelsThenIsSharpestThenHasMostBytes()
{
    QFETCH(QSize, size);
    QFETCH(double, sharpness);
    QFETCH(qint64, bytes);
    QFETCH(bool, secondIsBetter);
    Album album;
    album.add(u"first.jpg"_s, 0);
    PictureFacts &second = album.add(u"second.jpg"_s, 0);
    second.size = size;
    second.sharpness = sharpness;
    second.bytes = bytes;
    const QStringList group{u"first.jpg"_s, u"second.jpg"_s};
    QCOMPARE(bestOf(group, album.known), secondIsBetter ? group[1] : group[0]);
    QCOMPARE(othersThanBest({group}, album.known), QStringList{secondIsBetter ? group[0] : group[1]});
    QCOMPARE(bestOf({}, album.known), QString());
}

void tst_Duplicates::keepingTheBestIsOneUndoStep()
{
    OpenDataset open;
    Album album;
    for (const QString &id : {u"a.png"_s, u"b.png"_s, u"c.png"_s, u"d.png"_s, u"e.png"_s}) {
        open.putPicture(id);
        album.add(id, id.startsWith(u'e') ? 20 : id < u"c"_s ? 0 : 10);
    }
    QVERIFY(open.open());
    const QStringList others = othersThanBest(duplicateGroups(album.items, album.known, 5), album.known);
    QCOMPARE(others, (QStringList{u"b.png"_s, u"d.png"_s}));
    QVERIFY(open.dataset->setIncluded(others, false));
    QCOMPARE(open.dataset->includedCount(), 3);
    open.dataset->undoStack()->undo();
    QCOMPARE(open.dataset->includedCount(), 5);
    QVERIFY(open.save());
}

void tst_Duplicates::theChoiceIsDiverse()
{
    Album album;
    for (int look : {0, 1, 2, 10, 11, 20, 21, 22, 3})
        album.add(u"%1.jpg"_s.arg(look), look);
    QStringList looks;
    for (const QString &id : chooseDiverse(album.items, album.known, 3))
        looks.append(id.size() == 5 ? u"0"_s : id.left(1)); // its tenth
    looks.sort();
    QCOMPARE(looks, (QStringList{u"0"_s, u"1"_s, u"2"_s}));
}

void tst_Duplicates::theChoiceLeavesBlurredPicturesBehind()
{
    Album album;
    for (int look : {0, 1, 10, 11, 20, 21})
        album.add(u"%1.jpg"_s.arg(look), look).sharpness = look % 10 == 1 ? 5 : 0.5;
    QStringList chosen = chooseDiverse(album.items, album.known, 3);
    chosen.sort();
    QCOMPARE(chosen, (QStringList{u"1.jpg"_s, u"11.jpg"_s, u"21.jpg"_s}));
}

void tst_Duplicates::aSmallerChoiceIsTheBeginningOfALargerOne()
{
    Album album;
    for (int look = 0; look < 40; ++look)
        album.add(u"%1.jpg"_s.arg(look), look * 7 % 41).sharpness = look % 3;
    const QStringList twenty = chooseDiverse(album.items, album.known, 20);
    QCOMPARE(twenty.size(), 20);
    QCOMPARE(chooseDiverse(album.items, album.known, 8), twenty.first(8));
    QCOMPARE(chooseDiverse(album.items, album.known, 20), twenty);
}

void tst_Duplicates::moreThanThereAreAreAll()
{
    Album album;
    album.add(u"a.jpg"_s, 0);
    album.add(u"b.jpg"_s, 0);
    album.add(u"unknown.jpg"_s, 0);
    album.known.remove(u"unknown.jpg"_s);
    QCOMPARE(chooseDiverse(album.items, album.known, 50).size(), 2);
    QCOMPARE(chooseDiverse(album.items, album.known, 0), QStringList());
    QCOMPARE(chooseDiverse({}, {}, 5), QStringList());
}

QTEST_GUILESS_MAIN(tst_Duplicates)
#include "tst_Duplicates.moc"
