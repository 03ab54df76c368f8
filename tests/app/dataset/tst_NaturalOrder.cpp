// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/NaturalOrder.h"

#include <QStringList>
#include <QTest>

#include <algorithm>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_NaturalOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordersAsAPersonCounts_data();
    void ordersAsAPersonCounts();
    void ordersAnyTwoTextsOneWay();
};

void tst_NaturalOrder::ordersAsAPersonCounts_data()
{
    QTest::addColumn<QStringList>("ordered");
    QTest::newRow("numbers") << QStringList{u"1.png"_s, u"2.png"_s, u"10.png"_s, u"100.png"_s};
    QTest::newRow("numbers inside") << QStringList{u"a2b9"_s, u"a2b10"_s, u"a10b1"_s};
    QTest::newRow("leading zeros") << QStringList{u"007"_s, u"7"_s, u"008"_s, u"9"_s};
    QTest::newRow("case is the last word") << QStringList{u"A"_s, u"a"_s, u"B"_s, u"b"_s};
    QTest::newRow("case does not part neighbours") << QStringList{u"Cat 1"_s, u"cat 2"_s, u"Cat 3"_s};
    QTest::newRow("folders together") << QStringList{u"a/1"_s, u"a/2"_s, u"a 2/1"_s, u"a-b/1"_s, u"b"_s};
    QTest::newRow("copies follow") << QStringList{u"a.png"_s, u"a (2).png"_s, u"a (10).png"_s, u"a-b.png"_s};
    QTest::newRow("beginnings first") << QStringList{u"a"_s, u"a1"_s, u"ab"_s};
    QTest::newRow("numbers of any length") << QStringList{
        u"9"_s, u"99999999999999999998"_s, u"99999999999999999999"_s, u"100000000000000000000"_s};
}

void tst_NaturalOrder::ordersAsAPersonCounts()
{
    QFETCH(QStringList, ordered);
    QStringList shuffled = ordered;
    std::reverse(shuffled.begin(), shuffled.end());
    std::sort(shuffled.begin(), shuffled.end(), naturallyBefore);
    QCOMPARE(shuffled, ordered);
}

void tst_NaturalOrder::ordersAnyTwoTextsOneWay()
{
    const QStringList texts{u""_s,   u"0"_s,   u"00"_s,  u"a"_s,   u"a0"_s, u"a00"_s,
                            u"A0"_s, u"a/b"_s, u"a/B"_s, u"a.b"_s, u"1a"_s, u"01a"_s,
                            u"1"_s,  u"01"_s,  u"001"_s, u"é"_s,   u"É"_s,  u"z9"_s};
    const auto sign = [](int order) { return (order > 0) - (order < 0); };
    for (const QString &a : texts) {
        for (const QString &b : texts) {
            QCOMPARE(compareNaturally(a, b) == 0, a == b);
            QCOMPARE(sign(compareNaturally(a, b)), -sign(compareNaturally(b, a)));
            for (const QString &c : texts) {
                if (naturallyBefore(a, b) && naturallyBefore(b, c))
                    QVERIFY2(naturallyBefore(a, c), qPrintable(a + u'|' + b + u'|' + c));
            }
        }
    }
}

QTEST_GUILESS_MAIN(tst_NaturalOrder)
#include "tst_NaturalOrder.moc"
