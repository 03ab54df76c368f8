// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/ItemRows.h"

#include <QElapsedTimer>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_ItemRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsEachRowWhileManyComeAndGo();
    void takesManyOutAndBackWithoutEnd();

private:
    static std::vector<ItemRow> rows(int first, int end, int step)
    {
        std::vector<ItemRow> rows;
        for (int number = first; number < end; number += step) {
            ItemRow row;
            row.item.id = u"%1.png"_s.arg(number);
            row.handle = number;
            rows.push_back(row);
        }
        return rows;
    }
    static std::vector<int> handles(int first, int end, int step)
    {
        std::vector<int> handles;
        for (int number = first; number < end; number += step)
            handles.push_back(number);
        return handles;
    }
};

void tst_ItemRows::findsEachRowWhileManyComeAndGo()
{
    ItemRows all;
    bool isRight = true;
    const auto check = [&] {
        for (int row = 0; row < all.count(); ++row)
            isRight = isRight && all.rowOf(all.at(row).item.id) == row &&
                      all.rowOfHandle(all.at(row).handle) == row;
    };
    connect(&all, &ItemRows::rowsAboutToBeInserted, this, check);
    connect(&all, &ItemRows::rowsInserted, this, check);
    connect(&all, &ItemRows::rowsAboutToBeRemoved, this, check);
    connect(&all, &ItemRows::rowsRemoved, this, check);
    all.insert(rows(1, 60, 2));
    all.insert(rows(2, 60, 2));
    QCOMPARE(all.count(), 59);
    QCOMPARE(all.rowOf(u"10.png"_s), 9);
    QCOMPARE(all.rowOf(u"60.png"_s), -1);
    QCOMPARE(all.remove(handles(3, 60, 3)).size(), std::size_t(19));
    QCOMPARE(all.rowOf(u"3.png"_s), -1);
    QCOMPARE(all.rowOfHandle(3), -1);
    all.insert(rows(3, 60, 3));
    QCOMPARE(all.rowOfHandle(3), 2);
    QVERIFY(isRight);
    all.clear();
    QCOMPARE(all.rowOfHandle(3), -1);
}

void tst_ItemRows::takesManyOutAndBackWithoutEnd()
{
    constexpr int many = 8'000;
    ItemRows all;
    all.insert(rows(1, many, 1));
    int found = 0; // as receivers do: each change makes them look something up
    const auto lookUp = [&] { found += all.rowOf(u"1.png"_s) == 0; };
    connect(&all, &ItemRows::rowsInserted, this, lookUp);
    connect(&all, &ItemRows::rowsRemoved, this, lookUp);
    QElapsedTimer time;
    time.start();
    all.remove(handles(2, many, 2));
    all.insert(rows(2, many, 2));
    QCOMPARE(found, 2 * (many / 2 - 1));
    constexpr int patience = 10'000; // ms; one pass over all rows for each change takes many times that
    QVERIFY2(time.elapsed() < patience, qPrintable(QString::number(time.elapsed())));
}

QTEST_GUILESS_MAIN(tst_ItemRows)
#include "tst_ItemRows.moc"
