// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/UnitText.h"

#include <QLocale>
#include <QTest>

using namespace easel;

class TestUnitText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void durationsAreSaidAsPeopleSayThem_data();
    void durationsAreSaidAsPeopleSayThem();
    void bytesCarryOneDecimalFromAMegabyteOn_data();
    void bytesCarryOneDecimalFromAMegabyteOn();
    void sizesHaveNoThousandsSign();
};

void TestUnitText::durationsAreSaidAsPeopleSayThem_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << 0.0 << QStringLiteral("0 s");
    QTest::newRow("less than nothing") << -3.0 << QStringLiteral("0 s");
    QTest::newRow("seconds") << 12.4 << QStringLiteral("12 s");
    QTest::newRow("rounded up to a minute") << 59.7 << QStringLiteral("1 min");
    QTest::newRow("a minute and some") << 80.0 << QStringLiteral("1 min 20 s");
    QTest::newRow("whole minutes") << 240.0 << QStringLiteral("4 min");
    QTest::newRow("many minutes") << 15 * 60 + 29.0 << QStringLiteral("15 min");
    QTest::newRow("nearly an hour") << 3599.0 << QStringLiteral("1 h");
    QTest::newRow("hours") << 2 * 3600 + 300.0 << QStringLiteral("2 h 5 min");
}

void TestUnitText::durationsAreSaidAsPeopleSayThem()
{
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QCOMPARE(durationText(seconds), text);
}

void TestUnitText::bytesCarryOneDecimalFromAMegabyteOn_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("bytes") << qint64(12) << QStringLiteral("12 bytes");
    QTest::newRow("kilobytes") << qint64(96'400) << QStringLiteral("96 kB");
    QTest::newRow("megabytes") << qint64(1'240'000) << QStringLiteral("1.2 MB");
}

void TestUnitText::bytesCarryOneDecimalFromAMegabyteOn()
{
    QFETCH(qint64, bytes);
    QFETCH(QString, text);
    QCOMPARE(bytesText(bytes), text);
}

void TestUnitText::sizesHaveNoThousandsSign()
{
    QCOMPARE(sizeText({2560, 1600}), QStringLiteral("2560 × 1600"));
}

QTEST_GUILESS_MAIN(TestUnitText)
#include "tst_UnitText.moc"
