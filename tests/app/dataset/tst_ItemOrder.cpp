// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/ItemOrder.h"

#include <QElapsedTimer>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

namespace {

struct Album
{
    std::vector<DatasetItem> items;
    FactsById known;

    void add(qint64 modified, QSize size, double sharpness, quint64 look = 0)
    {
        DatasetItem item;
        item.id = u"%1.png"_s.arg(items.size());
        item.modified = modified;
        items.push_back(item);
        KnownFacts &entry = known[item.id];
        entry.modified = modified;
        entry.facts.size = size;
        entry.facts.sharpness = sharpness;
        entry.facts.fingerprint = {look, look, look, look};
    }
    void addUnknown(qint64 modified)
    {
        add(modified, {}, 0);
        known.remove(items.back().id);
    }
};

Album album()
{
    Album made;
    made.add(30, {100, 100}, 5, 0b1);
    made.add(10, {300, 100}, 1, 0b111111);
    made.addUnknown(20);
    made.add(20, {10, 10}, 9, 0b11);
    made.add(40, {100, 100}, 5, 0b1111);
    return made;
}

} // namespace

class tst_ItemOrder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void putsPicturesInOrder_data();
    void putsPicturesInOrder();
    void theSizeIsKnownFromTheHeaderToo();
    void nothingHasAnOrderToo();
    void wordsAreStable();
    void tenThousandAreQuick();
};

void tst_ItemOrder::putsPicturesInOrder_data()
{
    QTest::addColumn<ItemOrder>("order");
    QTest::addColumn<std::vector<int>>("positions");
    using Positions = std::vector<int>;
    QTest::newRow("name") << ItemOrder{OrderBy::Name, false} << Positions{0, 1, 2, 3, 4};
    QTest::newRow("name backwards") << ItemOrder{OrderBy::Name, true} << Positions{4, 3, 2, 1, 0};
    QTest::newRow("oldest first") << ItemOrder{OrderBy::Date, false} << Positions{1, 2, 3, 0, 4};
    QTest::newRow("newest first") << ItemOrder{OrderBy::Date, true} << Positions{4, 0, 2, 3, 1};
    QTest::newRow("smallest first") << ItemOrder{OrderBy::Size, false} << Positions{3, 0, 4, 1, 2};
    QTest::newRow("largest first") << ItemOrder{OrderBy::Size, true} << Positions{1, 0, 4, 3, 2};
    QTest::newRow("dullest first") << ItemOrder{OrderBy::Sharpness, false} << Positions{1, 0, 4, 3, 2};
    QTest::newRow("sharpest first") << ItemOrder{OrderBy::Sharpness, true} << Positions{3, 0, 4, 1, 2};
    QTest::newRow("likes together") << ItemOrder{OrderBy::Similarity, false} << Positions{0, 3, 4, 1, 2};
    QTest::newRow("likes backwards") << ItemOrder{OrderBy::Similarity, true} << Positions{1, 4, 3, 0, 2};
}

void tst_ItemOrder::putsPicturesInOrder()
{
    QFETCH(ItemOrder, order);
    QFETCH(std::vector<int>, positions);
    const Album pictures = album();
    QCOMPARE(order.positions(pictures.items, pictures.known), positions);
}

void tst_ItemOrder::theSizeIsKnownFromTheHeaderToo()
{
    Album pictures = album();
    pictures.items[2].info.size = {1000, 1000};
    QCOMPARE((ItemOrder{OrderBy::Size, true}.positions(pictures.items, pictures.known).front()), 2);
}

void tst_ItemOrder::nothingHasAnOrderToo()
{
    for (const OrderBy by : allOrders)
        QVERIFY((ItemOrder{by, true}.positions({}, {}).empty()));
}

void tst_ItemOrder::wordsAreStable()
{
    QStringList words;
    for (const OrderBy by : allOrders) {
        words.append(orderWord(by));
        QVERIFY(orderFromWord(words.back()) == by);
    }
    QCOMPARE(words, (QStringList{u"name"_s, u"date"_s, u"size"_s, u"sharpness"_s, u"similarity"_s}));
    QVERIFY(!orderFromWord(u"beauty"_s));
}

void tst_ItemOrder::tenThousandAreQuick()
{
    constexpr int many = 10'000;
    Album pictures;
    for (int i = 0; i < many; ++i)
        pictures.add(i * 7919 % many, QSize(100 + i % 97, 100), i * 31 % 101);
    QElapsedTimer time;
    time.start();
    for (const OrderBy by : {OrderBy::Date, OrderBy::Size, OrderBy::Sharpness}) {
        const ItemOrder order{by, true};
        QCOMPARE(order.positions(pictures.items, pictures.known).size(), std::size_t(many));
    }
    constexpr int patience = 5'000; // ms; what takes the square of their number takes many times that
    QVERIFY2(time.elapsed() < patience, qPrintable(QString::number(time.elapsed())));
}

QTEST_GUILESS_MAIN(tst_ItemOrder)
#include "tst_ItemOrder.moc"
