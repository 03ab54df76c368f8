// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Settings.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_Settings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatWasChosen();
    void ordersRecentDatasetsNewestFirstAndLeavesOutTheMissing();
    void keepsTenRecentDatasets();
    void writesALayoutOnceItRests();
    void tellsOfChangesOnce();
    void saysWhereItCouldNotSave();
    void spellsAppearancesAsTheCommandLineDoes();
};

void tst_Settings::keepsWhatWasChosen()
{
    QTemporaryDir dir;
    const QString file = dir.filePath(u"settings.ini"_s);
    {
        Settings settings(file);
        QCOMPARE(settings.appearance(), Appearance::System);
        QCOMPARE(settings.serviceUrl(), u"https://api.novita.ai"_s);
        QVERIFY(!settings.uploadNoticeSeen());
        settings.setAppearance(Appearance::HighContrast);
        settings.setServiceUrl(u"http://127.0.0.1:8000"_s);
        settings.setUploadNoticeSeen();
        settings.setLastPage(u"runs"_s);
        settings.setLayout(u"dataset"_s, "abc");
    }
    const Settings settings(file);
    QCOMPARE(settings.appearance(), Appearance::HighContrast);
    QCOMPARE(settings.serviceUrl(), u"http://127.0.0.1:8000"_s);
    QVERIFY(settings.uploadNoticeSeen());
    QCOMPARE(settings.lastPage(), u"runs"_s);
    QCOMPARE(settings.layout(u"dataset"_s), QByteArray("abc"));
}

void tst_Settings::ordersRecentDatasetsNewestFirstAndLeavesOutTheMissing()
{
    QTemporaryDir dir;
    Settings settings(dir.filePath(u"settings.ini"_s));
    for (const auto &name : {u"a"_s, u"b"_s, u"c"_s}) {
        QVERIFY(QDir(dir.path()).mkdir(name));
        settings.addRecentDataset(dir.filePath(name));
    }
    settings.addRecentDataset(dir.filePath(u"a"_s));
    QCOMPARE(settings.recentDatasets(),
             (QStringList{dir.filePath(u"a"_s), dir.filePath(u"c"_s), dir.filePath(u"b"_s)}));
    QVERIFY(QDir(dir.path()).rmdir(u"c"_s));
    QSignalSpy changed(&settings, &Settings::recentDatasetsChanged);
    settings.checkRecentDatasets();
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(settings.recentDatasets(), (QStringList{dir.filePath(u"a"_s), dir.filePath(u"b"_s)}));
    settings.removeRecentDataset(dir.filePath(u"b"_s));
    QCOMPARE(settings.recentDatasets(), QStringList{dir.filePath(u"a"_s)});
}

void tst_Settings::keepsTenRecentDatasets()
{
    QTemporaryDir dir;
    Settings settings(dir.filePath(u"settings.ini"_s));
    for (int i = 0; i < 14; ++i) {
        QVERIFY(QDir(dir.path()).mkdir(QString::number(i)));
        settings.addRecentDataset(dir.filePath(QString::number(i)));
    }
    QCOMPARE(settings.recentDatasets().size(), 10);
    QCOMPARE(settings.recentDatasets().first(), dir.filePath(u"13"_s));
}

void tst_Settings::writesALayoutOnceItRests()
{
    QTemporaryDir dir;
    const QString file = dir.filePath(u"settings.ini"_s);
    Settings settings(file);
    for (int step = 0; step < 20; ++step) {
        settings.setLayout(u"dataset"_s, QByteArray::number(step));
        QCoreApplication::sendPostedEvents(); // as between the movements of a pointer
        QVERIFY(!QFile::exists(file));
        QCOMPARE(settings.layout(u"dataset"_s), QByteArray::number(step));
    }
    QTRY_VERIFY(QFile::exists(file));
    QCOMPARE(Settings(file).layout(u"dataset"_s), QByteArray("19"));
}

void tst_Settings::tellsOfChangesOnce()
{
    QTemporaryDir dir;
    Settings settings(dir.filePath(u"settings.ini"_s));
    QSignalSpy changed(&settings, &Settings::appearanceChanged);
    settings.setAppearance(Appearance::Dark);
    settings.setAppearance(Appearance::Dark);
    QCOMPARE(changed.count(), 1);
}

void tst_Settings::saysWhereItCouldNotSave()
{
    QTemporaryDir dir;
    const QString file = dir.filePath(u"settings.ini"_s);
    QVERIFY(QDir(dir.path()).mkdir(u"settings.ini"_s)); // a folder in the file's place
    Settings settings(file);
    QSignalSpy failed(&settings, &Settings::saveFailed);
    settings.setAppearance(Appearance::Dark);
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().value<Error>().message.contains(u"settings.ini"_s));
}

void tst_Settings::spellsAppearancesAsTheCommandLineDoes()
{
    for (const auto &word : {u"system"_s, u"light"_s, u"dark"_s, u"high-contrast"_s})
        QCOMPARE(appearanceWord(appearanceFromWord(word).value()), word);
    QVERIFY(!appearanceFromWord(u"pink"_s));
}

QTEST_GUILESS_MAIN(tst_Settings)
#include "tst_Settings.moc"
