// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StartOptions.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_StartOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutWordsAWindowOpensOnTheUsualProfile();
    void everyOptionIsTaken();
    void aValueMayStandBehindAnEqualsSign();
    void whatIsWrongIsNamed_data();
    void whatIsWrongIsNamed();
    void aDatasetMustBeAFolder();
    void theExampleMakesItsFolder();
    void afterTwoDashesComesAName();
    void helpNeedsNothingElse();
};

void tst_StartOptions::withoutWordsAWindowOpensOnTheUsualProfile()
{
    const auto options = parseStartOptions({});
    QVERIFY(options);
    QCOMPARE(options->wish, StartOptions::Wish::Window);
    QVERIFY(!options->demo);
    QVERIFY(options->profile.isEmpty());
    QVERIFY(options->dataset.isEmpty());
    QVERIFY(!options->appearance);
}

void tst_StartOptions::everyOptionIsTaken()
{
    const QTemporaryDir folder;
    const auto options =
        parseStartOptions({u"--demo"_s, u"--demo-speed"_s, u"2.5"_s, u"--profile"_s, u"/p"_s, u"--theme"_s,
                           u"high-contrast"_s, u"--trace"_s, u"t.json"_s, folder.path()});
    QVERIFY(options);
    QVERIFY(options->demo);
    QCOMPARE(options->demoSpeed, 2.5);
    QCOMPARE(options->profile, u"/p"_s);
    QCOMPARE(options->traceFile, u"t.json"_s);
    QCOMPARE(options->appearance, Appearance::HighContrast);
    QCOMPARE(options->dataset, QDir(folder.path()).absolutePath());
}

void tst_StartOptions::aValueMayStandBehindAnEqualsSign()
{
    const auto options = parseStartOptions({u"--service=http://127.0.0.1:9"_s});
    QVERIFY(options);
    QCOMPARE(options->serviceUrl, u"http://127.0.0.1:9"_s);
}

void tst_StartOptions::whatIsWrongIsNamed_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("named");
    QTest::newRow("an option that is not there") << QStringList{u"--fast"_s} << u"--fast"_s;
    QTest::newRow("a value forgotten") << QStringList{u"--theme"_s, u"--demo"_s} << u"--theme"_s;
    QTest::newRow("a value at a flag") << QStringList{u"--demo=yes"_s} << u"--demo"_s;
    QTest::newRow("a theme that is not there") << QStringList{u"--theme"_s, u"pink"_s} << u"pink"_s;
    QTest::newRow("a speed that is no number")
        << QStringList{u"--demo"_s, u"--demo-speed"_s, u"fast"_s} << u"fast"_s;
    QTest::newRow("a speed of nothing") << QStringList{u"--demo"_s, u"--demo-speed"_s, u"0"_s} << u"“0”"_s;
    QTest::newRow("a speed without end") << QStringList{u"--demo"_s, u"--demo-speed"_s, u"inf"_s} << u"inf"_s;
    QTest::newRow("a speed without a demo") << QStringList{u"--demo-speed"_s, u"2"_s} << u"--demo-speed"_s;
    QTest::newRow("two services") << QStringList{u"--demo"_s, u"--service"_s, u"https://example.org"_s}
                                  << u"--service"_s;
    QTest::newRow("plain http to elsewhere")
        << QStringList{u"--service"_s, u"http://example.org"_s} << u"http"_s;
    QTest::newRow("no such folder") << QStringList{u"/no/such/folder"_s}
                                    << QDir::toNativeSeparators(u"/no/such/folder"_s);
    QTest::newRow("two datasets") << QStringList{u"/one"_s, u"/two"_s} << u"/two"_s;
}

void tst_StartOptions::whatIsWrongIsNamed()
{
    QFETCH(QStringList, words);
    QFETCH(QString, named);
    const auto options = parseStartOptions(words);
    QVERIFY(!options);
    QCOMPARE(options.error().kind, ErrorKind::Usage);
    QVERIFY2(options.error().message.contains(named), qPrintable(options.error().message));
}

void tst_StartOptions::aDatasetMustBeAFolder()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"picture.png"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto options = parseStartOptions({path});
    QVERIFY(!options);
    QVERIFY2(options.error().message.contains(u"not a folder"_s), qPrintable(options.error().message));
}

void tst_StartOptions::theExampleMakesItsFolder()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"not there yet"_s);
    const auto options = parseStartOptions({u"--example"_s, path});
    QVERIFY(options);
    QVERIFY(options->example);
    QCOMPARE(options->dataset, path);
}

void tst_StartOptions::afterTwoDashesComesAName()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"--demo"_s));
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.path()));
    const auto options = parseStartOptions({u"--"_s, u"--demo"_s});
    QVERIFY(QDir::setCurrent(before));
    QVERIFY(options);
    QVERIFY(!options->demo);
    QVERIFY(options->dataset.endsWith(u"/--demo"_s));
}

void tst_StartOptions::helpNeedsNothingElse()
{
    const auto help = parseStartOptions({u"--help"_s, u"/no/such/folder"_s});
    QVERIFY(help);
    QCOMPARE(help->wish, StartOptions::Wish::Help);
    for (const QString &option : {u"--demo"_s, u"--demo-speed"_s, u"--service"_s, u"--profile"_s,
                                  u"--theme"_s, u"--example"_s, u"--trace"_s, u"--version"_s})
        QVERIFY2(startOptionsHelp().contains(option), qPrintable(option));
}

QTEST_MAIN(tst_StartOptions)
#include "tst_StartOptions.moc"
