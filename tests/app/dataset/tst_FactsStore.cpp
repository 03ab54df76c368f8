// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/FactsStore.h"

#include "Files.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

static StoredFacts someFacts(const QString &path, qint64 modified = 1'700'000'000'123)
{
    StoredFacts stored{path, modified, {}};
    PictureFacts &facts = stored.facts;
    facts.format = u"jpeg"_s;
    facts.size = {1200, 800};
    facts.bytes = 5'000'000'000;
    facts.sha256 = QByteArray("\0\1\2 bytes", 9);
    facts.fingerprint = {1, 0xffff'ffff'ffff'ffff, 0x8000'0000'0000'0000, 42};
    facts.sharpness = 12.25;
    facts.colourSpace = u"Display P3 – büro"_s;
    facts.orientation = 6;
    facts.bitsPerChannel = 16;
    facts.isCmyk = true;
    facts.isAnimated = true;
    facts.hasAlpha = true;
    return stored;
}

class tst_FactsStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void keepsEverythingOverAReopening();
    void givesWhatLiesBelowAFolderAndNothingElse();
    void aFileReadAgainReplacesWhatWasKnownOfIt();
    void forgetsWhatWasUsedLongestAgo();
    void aMissingFileKnowsNothing();
    void aDamagedFileIsSetAsideAndMadeAnew_data();
    void aDamagedFileIsSetAsideAndMadeAnew();
    void aFileOfANewerEaselIsLeftAlone();
    void whereNothingCanBeWrittenNothingIsKept();
    void takesCallsFromSeveralThreads();

private:
    QString file() const { return m_dir->filePath(u"cache/facts.sqlite"_s); }
    QStringList pathsBelow(const QString &folder) const
    {
        QStringList paths;
        for (const StoredFacts &stored : FactsStore(file()).load(folder))
            paths.append(stored.path);
        return paths;
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void tst_FactsStore::keepsEverythingOverAReopening()
{
    const StoredFacts bare{u"/pictures/b.png"_s, 7, {}};
    QVERIFY(FactsStore(file()).save({someFacts(u"/pictures/a.jpg"_s), bare}));
    const std::vector<StoredFacts> found = FactsStore(file()).load(u"/pictures"_s);
    QCOMPARE(found.size(), std::size_t(2));
    QCOMPARE(found[0].path, u"/pictures/a.jpg"_s);
    QCOMPARE(found[0].modified, 1'700'000'000'123);
    QVERIFY(found[0].facts == someFacts({}).facts);
    QCOMPARE(found[1].modified, 7);
    QVERIFY(found[1].facts == PictureFacts{});
}

void tst_FactsStore::givesWhatLiesBelowAFolderAndNothingElse()
{
    QVERIFY(FactsStore(file()).save({someFacts(u"/pictures/a.jpg"_s), someFacts(u"/pictures/in/b.jpg"_s),
                                     someFacts(u"/pictures 2/c.jpg"_s), someFacts(u"/pictures.jpg"_s),
                                     someFacts(u"/Pictures/d.jpg"_s), someFacts(u"/pictures/ü%_.jpg"_s)}));
    QCOMPARE(pathsBelow(u"/pictures"_s),
             (QStringList{u"/pictures/a.jpg"_s, u"/pictures/in/b.jpg"_s, u"/pictures/ü%_.jpg"_s}));
    QCOMPARE(pathsBelow(u"/pictures/in"_s), QStringList{u"/pictures/in/b.jpg"_s});
    QCOMPARE(pathsBelow(u"/elsewhere"_s), QStringList());
}

void tst_FactsStore::aFileReadAgainReplacesWhatWasKnownOfIt()
{
    FactsStore store(file());
    QVERIFY(store.save({someFacts(u"/p/a.jpg"_s, 1)}));
    QVERIFY(store.save({someFacts(u"/p/a.jpg"_s, 2)}));
    const std::vector<StoredFacts> found = store.load(u"/p"_s);
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].modified, 2);
}

void tst_FactsStore::forgetsWhatWasUsedLongestAgo()
{
    constexpr int limit = 20;
    FactsStore store(file(), limit);
    for (int i = 0; i < limit; ++i)
        QVERIFY(store.save({someFacts(u"/old/%1.jpg"_s.arg(i))}));
    QCOMPARE(store.load(u"/old"_s).size(), std::size_t(limit));
    QVERIFY(store.save({someFacts(u"/new/a.jpg"_s)}));
    QCOMPARE(store.load(u"/new"_s).size(), std::size_t(1));
    QVERIFY(store.load(u"/old"_s).size() < std::size_t(limit));
    QVERIFY(!pathsBelow(u"/old"_s).contains(u"/old/0.jpg"_s));
    QVERIFY(pathsBelow(u"/old"_s).contains(u"/old/19.jpg"_s));
}

void tst_FactsStore::aMissingFileKnowsNothing()
{
    QCOMPARE(pathsBelow(u"/pictures"_s), QStringList());
    QVERIFY(!QFile::exists(file())); // looking makes no file
}

void tst_FactsStore::aDamagedFileIsSetAsideAndMadeAnew_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("wholePages");
    QTest::newRow("text") << QByteArray("This is no database, and long enough to be one.").repeated(200) << 0;
    QTest::newRow("noise behind the first page") << QByteArray("noise!").repeated(20'000) << 1;
    QTest::newRow("another program's database") << QByteArray() << 0;
}

void tst_FactsStore::aDamagedFileIsSetAsideAndMadeAnew()
{
    QFETCH(QByteArray, content);
    QFETCH(int, wholePages);
    constexpr int page = 4096;
    FactsStore store(file());
    std::vector<StoredFacts> many;
    for (int i = 0; i < 300; ++i)
        many.push_back(someFacts(u"/pictures/%1.jpg"_s.arg(i)));
    QVERIFY(store.save(many));
    if (content.isEmpty()) {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        database.setDatabaseName(file());
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(u"DROP TABLE facts"_s));
        database.close();
        database = {};
        QSqlDatabase::removeDatabase(u"other"_s);
    } else {
        write(file(), bytesOf(file()).left(qsizetype(wholePages) * page) + content);
    }
    QVERIFY(store.load(u"/pictures"_s).empty());
    QVERIFY(store.save({someFacts(u"/pictures/a.jpg"_s)}));
    QCOMPARE(pathsBelow(u"/pictures"_s), QStringList{u"/pictures/a.jpg"_s});
    QVERIFY(QFile::exists(file() + u".damaged"_s));
}

void tst_FactsStore::aFileOfANewerEaselIsLeftAlone()
{
    QVERIFY(FactsStore(file()).save({someFacts(u"/pictures/a.jpg"_s)}));
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
        database.setDatabaseName(file());
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(u"PRAGMA user_version = 99"_s));
    }
    QSqlDatabase::removeDatabase(u"newer"_s);
    const QByteArray before = bytesOf(file());
    QCOMPARE(pathsBelow(u"/pictures"_s), QStringList());
    QVERIFY(!FactsStore(file()).save({someFacts(u"/pictures/b.jpg"_s)}));
    QCOMPARE(bytesOf(file()), before);
}

void tst_FactsStore::whereNothingCanBeWrittenNothingIsKept()
{
    write(m_dir->filePath(u"cache"_s), "a file where the folder should be");
    FactsStore store(file());
    QVERIFY(!store.save({someFacts(u"/pictures/a.jpg"_s)}));
    QVERIFY(store.load(u"/pictures"_s).empty());
}

void tst_FactsStore::takesCallsFromSeveralThreads()
{
    FactsStore store(file());
    std::vector<std::unique_ptr<QThread>> threads;
    for (int number = 0; number < 4; ++number) {
        threads.emplace_back(QThread::create([&store, number] {
            for (int i = 0; i < 10; ++i) {
                store.save({someFacts(u"/p/%1-%2.jpg"_s.arg(number).arg(i))});
                store.load(u"/p"_s);
            }
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QVERIFY(thread->wait());
    QCOMPARE(store.load(u"/p"_s).size(), std::size_t(40));
}

QTEST_GUILESS_MAIN(tst_FactsStore)
#include "tst_FactsStore.moc"
