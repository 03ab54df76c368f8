// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/Journal.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

static RunRow someRun(const QString &id)
{
    RunRow row;
    row.id = id;
    row.name = u"Paper town"_s;
    row.taskName = u"Paper town "_s + id;
    row.service = u"demo"_s;
    row.recipe = R"({"easel_recipe":1})";
    row.plan = "{}";
    row.created = 1000;
    row.stage = row.reached = u"Waiting"_s;
    return row;
}

class tst_Journal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void keepsRunsOverAReopening();
    void keepsStagesEventsAndUploadsInOrder();
    void replacesTheUploadOfAPicture();
    void numbersTheSamplesOfAGrid();
    void findsTheNewestGridOfAPlan();
    void undoesEverythingOfAFailedGroup();
    void readsBesideAWriter();
    void readsAMissingFileAsEmpty();
    void refusesAFileOfANewerEasel();
    void refusesAFileThatIsNoJournal();
    void refusesTheSameTaskNameTwice();
    void remembersAssetsByPictureServiceAndAccount();
    void bringsAnOlderJournalUpToDate();

private:
    std::unique_ptr<Journal> open(Journal::Mode mode = Journal::Mode::ReadWrite)
    {
        auto journal = Journal::open(file(), mode);
        if (!journal)
            qFatal("%s", qPrintable(journal.error().message));
        return std::move(*journal);
    }
    QString file() const { return m_dir->filePath(u"journal.sqlite"_s); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void tst_Journal::keepsRunsOverAReopening()
{
    RunRow run = someRun(u"one"_s);
    {
        const auto journal = open();
        QVERIFY(journal->insertRun(run));
        run.stage = u"Queued"_s;
        run.taskId = u"t1"_s;
        run.models = R"([["m","SERVING"]])";
        run.progress = 12.5;
        run.paused = true;
        QVERIFY(journal->saveRun(run));
    }
    const auto runs = open()->runs().value();
    QCOMPARE(runs.size(), size_t(1));
    QCOMPARE(runs[0].name, u"Paper town"_s);
    QCOMPARE(runs[0].stage, u"Queued"_s);
    QCOMPARE(runs[0].taskId, u"t1"_s);
    QCOMPARE(runs[0].models, run.models);
    QCOMPARE(runs[0].recipe, run.recipe);
    QCOMPARE(runs[0].progress, 12.5);
    QVERIFY(runs[0].paused);
}

void tst_Journal::keepsStagesEventsAndUploadsInOrder()
{
    const auto journal = open();
    QVERIFY(journal->insertRun(someRun(u"one"_s)));
    QVERIFY(journal->addStage(u"one"_s, {u"Waiting"_s, 5}));
    QVERIFY(journal->addStage(u"one"_s, {u"Preparing"_s, 3}));
    QVERIFY(journal->addEvent(u"one"_s, {u"frozen"_s, R"(["3"])", 7}));
    QVERIFY(journal->saveUpload(u"one"_s, {1, "aa", "bb", u"jpeg"_s, 10, {}}));
    QVERIFY(journal->saveUpload(u"one"_s, {0, "cc", "dd", u"png"_s, 20, R"(["x"])"}));

    const auto stages = journal->stages(u"one"_s).value();
    QCOMPARE(stages.size(), size_t(2));
    QCOMPARE(stages[0].stage, u"Waiting"_s);
    const auto events = journal->events(u"one"_s).value();
    QCOMPARE(events[0].args, QByteArray(R"(["3"])"));
    const auto uploads = journal->uploads(u"one"_s).value();
    QCOMPARE(uploads[0].ordinal, 0);
    QCOMPARE(uploads[0].asset, QByteArray(R"(["x"])"));
    QCOMPARE(uploads[1].sha256, QByteArray("bb"));
    QVERIFY(uploads[1].asset.isEmpty());
}

void tst_Journal::replacesTheUploadOfAPicture()
{
    const auto journal = open();
    QVERIFY(journal->insertRun(someRun(u"one"_s)));
    QVERIFY(journal->saveUpload(u"one"_s, {0, "aa", "bb", u"jpeg"_s, 10, {}}));
    QVERIFY(journal->saveUpload(u"one"_s, {0, "aa", "bb", u"jpeg"_s, 10, "[17]"}));
    const auto uploads = journal->uploads(u"one"_s).value();
    QCOMPARE(uploads.size(), size_t(1));
    QCOMPARE(uploads[0].asset, QByteArray("[17]"));
}

void tst_Journal::numbersTheSamplesOfAGrid()
{
    const auto journal = open();
    QVERIFY(journal->insertRun(someRun(u"one"_s)));
    std::vector<SampleRow> rows(2);
    rows[0].state = rows[1].state = u"Waiting"_s;
    rows[1].cell = 1;
    const auto first = journal->insertGrid(u"one"_s, "plan", rows);
    QVERIFY(first);
    QVERIFY(rows[0].id > 0 && rows[1].id > rows[0].id);
    rows[1].state = u"Done"_s;
    rows[1].file = u"a.png"_s;
    QVERIFY(journal->saveSample(rows[1]));
    const auto samples = journal->samples(u"one"_s).value();
    QCOMPARE(samples[0].state, u"Waiting"_s);
    QCOMPARE(samples[1].state, u"Done"_s);
    QCOMPARE(samples[1].file, u"a.png"_s);
    QCOMPARE(samples[1].grid, *first);
}

void tst_Journal::findsTheNewestGridOfAPlan()
{
    const auto journal = open();
    QVERIFY(journal->insertRun(someRun(u"one"_s)));
    std::vector<SampleRow> rows(1);
    const qint64 first = journal->insertGrid(u"one"_s, "a", rows).value();
    const qint64 second = journal->insertGrid(u"one"_s, "a", rows).value();
    QVERIFY(second > first);
    QCOMPARE(journal->newestGrid(u"one"_s, "a").value(), second);
    QCOMPARE(journal->newestGrid(u"one"_s, "b").value(), 0);
    QCOMPARE(journal->newestGrid(u"two"_s, "a").value(), 0);
}

void tst_Journal::undoesEverythingOfAFailedGroup()
{
    const auto journal = open();
    const auto written = journal->together([&]() -> Result<void> {
        if (const auto done = journal->insertRun(someRun(u"one"_s)); !done)
            return done;
        return failure(ErrorKind::Disk, u"no"_s);
    });
    QVERIFY(!written);
    QVERIFY(journal->runs().value().empty());
    QVERIFY(journal->insertRun(someRun(u"one"_s)));
}

void tst_Journal::readsBesideAWriter()
{
    const auto writer = open();
    QVERIFY(writer->insertRun(someRun(u"one"_s)));
    const auto reader = open(Journal::Mode::ReadOnly);
    QCOMPARE(reader->runs().value().size(), size_t(1));
    QVERIFY(writer->insertRun(someRun(u"two"_s)));
    QCOMPARE(reader->runs().value().size(), size_t(2));
    QVERIFY(!reader->insertRun(someRun(u"three"_s)));
}

void tst_Journal::readsAMissingFileAsEmpty()
{
    QVERIFY(open(Journal::Mode::ReadOnly)->runs().value().empty());
    QVERIFY(!QFile::exists(file()));
}

void tst_Journal::refusesAFileOfANewerEasel()
{
    open().reset();
    QFile raw(file());
    QVERIFY(raw.open(QIODevice::ReadWrite));
    QVERIFY(raw.seek(60)); // user_version in SQLite's header, big-endian
    raw.write(QByteArray("\0\0\x7f\x7f", 4));
    raw.close();
    for (const auto mode : {Journal::Mode::ReadWrite, Journal::Mode::ReadOnly}) {
        const auto journal = Journal::open(file(), mode);
        QVERIFY(!journal);
        QCOMPARE(journal.error().kind, ErrorKind::Conflict);
    }
}

void tst_Journal::refusesAFileThatIsNoJournal()
{
    QFile raw(file());
    QVERIFY(raw.open(QIODevice::WriteOnly));
    raw.write(QByteArray(5000, 'x'));
    raw.close();
    const auto journal = Journal::open(file(), Journal::Mode::ReadWrite);
    QVERIFY(!journal);
    QCOMPARE(journal.error().kind, ErrorKind::Disk);
    QVERIFY(journal.error().message.contains(u"journal.sqlite"_s));
}

void tst_Journal::refusesTheSameTaskNameTwice()
{
    const auto journal = open();
    RunRow one = someRun(u"one"_s);
    RunRow two = someRun(u"two"_s);
    two.taskName = one.taskName;
    QVERIFY(journal->insertRun(one));
    QVERIFY(!journal->insertRun(two));
}

void tst_Journal::remembersAssetsByPictureServiceAndAccount()
{
    const AssetKey key{"aa", u"demo"_s, "me"};
    {
        const auto journal = open();
        QVERIFY(journal->rememberAsset(key, "[7]", 5));
        QVERIFY(journal->rememberAsset(key, R"(["x"])", 6));
    }
    const auto journal = open();
    QCOMPARE(*journal->knownAsset(key), R"(["x"])"_ba);
    QCOMPARE(*journal->knownAsset({"ab", key.service, key.account}), QByteArray());
    QCOMPARE(*journal->knownAsset({key.sha256, u"other"_s, key.account}), QByteArray());
    QCOMPARE(*journal->knownAsset({key.sha256, key.service, "you"}), QByteArray());
    QVERIFY(journal->forgetAsset(key));
    QCOMPARE(*journal->knownAsset(key), QByteArray());
}

void tst_Journal::bringsAnOlderJournalUpToDate()
{
    {
        const auto journal = open();
        QVERIFY(journal->insertRun(someRun(u"one"_s)));
    }
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"older"_s);
        database.setDatabaseName(file());
        QVERIFY(database.open());
        for (const char *statement : {"DROP TABLE assets", "ALTER TABLE uploads DROP COLUMN forgotten",
                                      "ALTER TABLE runs DROP COLUMN account", "PRAGMA user_version = 1"}) {
            QSqlQuery query(database);
            QVERIFY2(query.exec(QLatin1StringView(statement)), statement);
        }
    }
    QSqlDatabase::removeDatabase(u"older"_s);
    // Also by a command that only reads.
    const auto journal = open(Journal::Mode::ReadOnly);
    QCOMPARE(journal->runs()->size(), size_t(1));
    QCOMPARE(*journal->knownAsset({"aa", u"demo"_s, "me"}), QByteArray());
}

QTEST_GUILESS_MAIN(tst_Journal)
#include "tst_Journal.moc"
