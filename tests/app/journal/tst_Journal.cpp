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
    void keepsWhereARunCameFromAndWhatItCost();
    void removesARunWithAllThatHangsOnIt();

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

void tst_Journal::keepsWhereARunCameFromAndWhatItCost()
{
    RunRow run = someRun(u"one"_s);
    run.origin = u"adopted"_s;
    {
        const auto journal = open();
        QVERIFY(journal->insertRun(run));
        QVERIFY(!journal->runs().value()[0].cost);
        run.serviceBase = u"SDXL 1.0"_s;
        run.keeping = u"archived"_s;
        run.balanceBefore = 100'000;
        run.balanceAfter = 0; // nothing left is not the same as unknown
        run.paidBefore = 3;
        run.cost = 100'000;
        run.trainingMs = 61'000;
        QVERIFY(journal->saveRun(run));
    }
    const RunRow kept = open()->runs().value()[0];
    QCOMPARE(kept.origin, u"adopted"_s);
    QCOMPARE(kept.serviceBase, u"SDXL 1.0"_s);
    QCOMPARE(kept.keeping, u"archived"_s);
    QCOMPARE(kept.balanceBefore, run.balanceBefore);
    QCOMPARE(kept.balanceAfter, run.balanceAfter);
    QCOMPARE(kept.paidBefore, run.paidBefore);
    QCOMPARE(kept.cost, run.cost);
    QCOMPARE(kept.trainingMs, run.trainingMs);
}

void tst_Journal::removesARunWithAllThatHangsOnIt()
{
    const auto journal = open();
    for (const QString &id : {u"one"_s, u"two"_s}) {
        QVERIFY(journal->insertRun(someRun(id)));
        QVERIFY(journal->addStage(id, {u"Waiting"_s, 5}));
        QVERIFY(journal->addEvent(id, {u"frozen"_s, R"(["3"])", 7}));
        QVERIFY(journal->saveUpload(id, {0, "aa", "bb", u"jpeg"_s, 10, {}}));
        std::vector<SampleRow> rows(1);
        QVERIFY(journal->insertGrid(id, "plan", rows));
    }
    QVERIFY(journal->removeRun(u"one"_s));
    QCOMPARE(journal->runs().value().size(), size_t(1));
    QVERIFY(journal->stages(u"one"_s).value().empty());
    QVERIFY(journal->events(u"one"_s).value().empty());
    QVERIFY(journal->uploads(u"one"_s).value().empty());
    QVERIFY(journal->samples(u"one"_s).value().empty());
    QCOMPARE(journal->newestGrid(u"one"_s, "plan").value(), 0);
    QCOMPARE(journal->stages(u"two"_s).value().size(), size_t(1));
    QCOMPARE(journal->samples(u"two"_s).value().size(), size_t(1));
    QVERIFY(journal->insertRun(someRun(u"one"_s))); // its name is free again
}

/// The file as version 1 left it.
static bool writeFirstJournal(const QString &file)
{
    const QString connection = u"first"_s;
    bool written = false;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        database.setDatabaseName(file);
        QSqlQuery query(database);
        written = database.open();
        for (const char *statement :
             {"CREATE TABLE runs (id TEXT PRIMARY KEY, name TEXT NOT NULL, task_name TEXT NOT NULL UNIQUE, "
              "service TEXT NOT NULL, recipe TEXT NOT NULL, plan TEXT NOT NULL, created INTEGER NOT NULL, "
              "stage TEXT NOT NULL, reached TEXT NOT NULL, paused INTEGER NOT NULL, "
              "start_state TEXT NOT NULL, task_id TEXT NOT NULL, models TEXT NOT NULL, error TEXT NOT NULL, "
              "progress REAL NOT NULL, finished INTEGER NOT NULL)",
              "CREATE TABLE stages (run TEXT NOT NULL, at INTEGER NOT NULL, stage TEXT NOT NULL)",
              "CREATE TABLE events (run TEXT NOT NULL, at INTEGER NOT NULL, code TEXT NOT NULL, "
              "args TEXT NOT NULL)",
              "CREATE TABLE uploads (run TEXT NOT NULL, ordinal INTEGER NOT NULL, source_sha256 TEXT NOT "
              "NULL, "
              "sha256 TEXT NOT NULL, extension TEXT NOT NULL, bytes INTEGER NOT NULL, asset TEXT NOT NULL, "
              "PRIMARY KEY (run, ordinal))",
              "CREATE TABLE grids (id INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL, "
              "plan TEXT NOT NULL)",
              "CREATE TABLE samples (id INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL, "
              "grid INTEGER NOT NULL, cell INTEGER NOT NULL, idx INTEGER NOT NULL, spec TEXT NOT NULL, "
              "state TEXT NOT NULL, task_id TEXT NOT NULL, file TEXT NOT NULL, error TEXT NOT NULL)",
              "INSERT INTO runs VALUES ('one', 'Old', 'Old one', 'demo', '{}', '{}', 5, 'Done', 'Done', 0, "
              "'accepted', 't1', '[]', '', 100, 9)",
              "PRAGMA user_version = 1"})
            written = written && query.exec(QString::fromLatin1(statement));
        query.clear();
        database.close();
    }
    QSqlDatabase::removeDatabase(connection);
    return written;
}

void tst_Journal::bringsAnOlderJournalUpToDate()
{
    QVERIFY(writeFirstJournal(file()));
    // Also by a command that only reads.
    const auto journal = open(Journal::Mode::ReadOnly);
    QCOMPARE(*journal->knownAsset({"aa", u"demo"_s, "me"}), QByteArray());
    const auto runs = journal->runs().value();
    QCOMPARE(runs.size(), size_t(1));
    QCOMPARE(runs[0].taskId, u"t1"_s);
    QCOMPARE(runs[0].finished, 9);
    QVERIFY(runs[0].origin.isEmpty() && runs[0].keeping.isEmpty());
    QVERIFY(!runs[0].balanceBefore && !runs[0].cost && !runs[0].trainingMs);
}

QTEST_GUILESS_MAIN(tst_Journal)
#include "tst_Journal.moc"
