// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/ColorTable.h"

#include <QTest>

using namespace easel;

namespace {

ColorTable tableOf(const QString &name)
{
    if (name == QLatin1String("dark"))
        return ColorTable::dark();
    return name == QLatin1String("light") ? ColorTable::light() : ColorTable::highContrast();
}

using Pair = std::pair<QColor, QColor>;

/// Every text on every surface that Easel puts it on.
std::vector<std::pair<const char *, Pair>> pairsOf(const ColorTable &table)
{
    std::vector<std::pair<const char *, Pair>> pairs;
    const std::pair<const char *, QColor> surfaces[] = {{"window", table[ThemeColor::Window]},
                                                        {"panel", table[ThemeColor::Panel]},
                                                        {"raised", table[ThemeColor::Raised]},
                                                        {"field", table.field()},
                                                        {"soft accent", table[ThemeColor::AccentSoft]}};
    for (const auto &[name, surface] : surfaces) {
        for (const auto text : {ThemeColor::Text, ThemeColor::Dim, ThemeColor::AccentText})
            pairs.push_back({name, {table[text], surface}});
        for (const auto word : {ThemeColor::Amber, ThemeColor::Green, ThemeColor::Red}) {
            if (surface != table[ThemeColor::AccentSoft])
                pairs.push_back({name, {table[word], surface}});
        }
    }
    pairs.push_back({"accent", {table[ThemeColor::OnAccent], table[ThemeColor::Accent]}});
    pairs.push_back({"selected text", {table[ThemeColor::Text], table.textSelection()}});
    pairs.push_back({"neutral pill", {table[ThemeColor::Dim], table.neutral()}});
    for (const auto &[soft, word] : {std::pair{ThemeColor::AmberSoft, ThemeColor::Amber},
                                     {ThemeColor::GreenSoft, ThemeColor::Green},
                                     {ThemeColor::RedSoft, ThemeColor::Red}}) {
        pairs.push_back({"soft colour", {table[word], table[soft]}});
        pairs.push_back({"banner", {table[ThemeColor::Text], table[soft]}});
    }
    return pairs;
}

} // namespace

class TestColorTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextReachesItsContrast_data();
    void everyTextReachesItsContrast();
    void anAccentOfTheSystemIsMovedUntilItCanBeRead_data();
    void anAccentOfTheSystemIsMovedUntilItCanBeRead();
    void anAccentThatCanBeReadStaysAsItIs();
    void withoutAnAccentOfTheSystemEaselsOwnStays();
    void contrastIsThatOfTheGuidelines_data();
    void contrastIsThatOfTheGuidelines();
    void thePaletteHoldsTheTable();
};

void TestColorTable::everyTextReachesItsContrast_data()
{
    QTest::addColumn<double>("least");
    QTest::newRow("light") << 4.5;
    QTest::newRow("dark") << 4.5;
    QTest::newRow("high contrast") << 7.0;
}

void TestColorTable::everyTextReachesItsContrast()
{
    QFETCH(double, least);
    const ColorTable table = tableOf(QString::fromLatin1(QTest::currentDataTag()));
    for (const auto &[name, pair] : pairsOf(table)) {
        const QByteArray told = QByteArray(name) + ": " + pair.first.name().toLatin1() + " on " +
                                pair.second.name().toLatin1() + " = " +
                                QByteArray::number(contrast(pair.first, pair.second));
        QVERIFY2(contrast(pair.first, pair.second) >= least, told.constData());
    }
}

void TestColorTable::anAccentOfTheSystemIsMovedUntilItCanBeRead_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QColor>("accent");
    for (const char *table : {"light", "dark"}) {
        for (const char *accent :
             {"#ffff00", "#00ff00", "#ffffff", "#000000", "#808080", "#ff69b4", "#0000ff"})
            QTest::addRow("%s, %s", table, accent)
                << QString::fromLatin1(table) << QColor(QLatin1String(accent));
    }
}

void TestColorTable::anAccentOfTheSystemIsMovedUntilItCanBeRead()
{
    QFETCH(QString, table);
    QFETCH(QColor, accent);
    const ColorTable colors = tableOf(table).withAccent(accent);
    for (const auto &[name, pair] : pairsOf(colors)) {
        const QByteArray told =
            QByteArray(name) + ": " + pair.first.name().toLatin1() + " on " + pair.second.name().toLatin1();
        QVERIFY2(contrast(pair.first, pair.second) >= 4.5, told.constData());
    }
}

void TestColorTable::anAccentThatCanBeReadStaysAsItIs()
{
    const QColor accent(QStringLiteral("#8a2be2"));
    QCOMPARE(ColorTable::light().withAccent(accent)[ThemeColor::Accent], accent);
}

void TestColorTable::withoutAnAccentOfTheSystemEaselsOwnStays()
{
    QVERIFY(ColorTable::dark().withAccent({}) == ColorTable::dark());
}

void TestColorTable::contrastIsThatOfTheGuidelines_data()
{
    QTest::addColumn<QColor>("a");
    QTest::addColumn<QColor>("b");
    QTest::addColumn<double>("expected");
    QTest::newRow("black on white") << QColor(Qt::black) << QColor(Qt::white) << 21.0;
    QTest::newRow("white on black") << QColor(Qt::white) << QColor(Qt::black) << 21.0;
    QTest::newRow("alike") << QColor(Qt::red) << QColor(Qt::red) << 1.0;
    QTest::newRow("the lightest grey allowed on white") << QColor(0x767676) << QColor(Qt::white) << 4.54;
}

void TestColorTable::contrastIsThatOfTheGuidelines()
{
    QFETCH(QColor, a);
    QFETCH(QColor, b);
    QFETCH(double, expected);
    QVERIFY(std::abs(contrast(a, b) - expected) < 0.01);
}

void TestColorTable::thePaletteHoldsTheTable()
{
    const ColorTable table = ColorTable::dark();
    const QPalette palette = table.palette();
    QCOMPARE(palette.color(QPalette::Window), table[ThemeColor::Window]);
    QCOMPARE(palette.color(QPalette::WindowText), table[ThemeColor::Text]);
    QCOMPARE(palette.color(QPalette::PlaceholderText), table[ThemeColor::Dim]);
    QCOMPARE(palette.color(QPalette::Link), table[ThemeColor::AccentText]);
    QVERIFY(palette.color(QPalette::Disabled, QPalette::Text) !=
            palette.color(QPalette::Active, QPalette::Text));
}

QTEST_GUILESS_MAIN(TestColorTable)
#include "tst_ColorTable.moc"
