// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Account.h"
#include "app/workspace/RemoteTrainings.h"
#include "app/workspace/Runs.h"
#include "app/workspace/Storage.h"
#include "app/workspace/TrainedModels.h"
#include "app/workspace/Workspace.h"
#include "tests/app/runs/SmallService.h"
#include "tests/support/TestSafetensors.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

static QJsonObject foreignTask(int number, const QString &status = u"TRAINING"_s)
{
    return {{u"task_name"_s, u"Style %1"_s.arg(number)},
            {u"task_id"_s, u"foreign-%1"_s.arg(number)},
            {u"task_type"_s, u"style"_s},
            {u"task_status"_s, status},
            {u"created_at"_s, 1'700'000'000 + number},
            {u"models"_s, QJsonArray()}};
}

/// What the window sees around the runs, over a workspace whose service is a SmallService.
class tst_AroundRuns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theListIsReadOnceSomebodyLooks();
    void aFailureIsToldAndTheListStays();
    void withoutAKeyNothingIsAsked();
    void aTakenOverTrainingLeavesTheList();
    void theBalanceComesWithTheKeyAndGoesWithIt();
    void anAnswerThatIsNoBalanceIsAnError_data();
    void anAnswerThatIsNoBalanceIsAnError();
    void aModelIsFoundAndBroughtHere();
    void everyFileCountsAsOnePart_data();
    void everyFileCountsAsOnePart();
    void clearingTakesTheCachesAndNothingElse();

private:
    void open(bool withKey = true);
    void write(const QString &path, qsizetype bytes) const
    {
        const QString whole = m_dir->filePath(u"profile/"_s + path);
        QDir().mkpath(QFileInfo(whole).path());
        QFile file(whole);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(QByteArray(bytes, 'x')), bytes);
    }
    RemoteTrainings &remote() { return m_workspace->remoteTrainings(); }
    int listings() const { return m_service->server.count("GET", "/v3/training"); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SmallService> m_service;
    std::unique_ptr<Workspace> m_workspace;
};

void tst_AroundRuns::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_service = std::make_unique<SmallService>();
}

void tst_AroundRuns::cleanup()
{
    m_workspace.reset();
    m_service.reset();
}

void tst_AroundRuns::open(bool withKey)
{
    Workspace::Options options;
    options.profile = m_dir->filePath(u"profile"_s);
    options.serviceUrl = m_service->server.url().toString();
    options.demo = true; // so that the key is ours and no keychain is asked
    options.demoKey = withKey ? QString::fromUtf8(m_service->key) : QString();
    options.resumeOnStart = true;
    auto opened = Workspace::open(options);
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message));
    m_workspace = std::move(*opened);
}

void tst_AroundRuns::theListIsReadOnceSomebodyLooks()
{
    m_service->others = {foreignTask(1), foreignTask(2)};
    open();
    QCOMPARE(listings(), 0);
    QSignalSpy changes(&remote(), &RemoteTrainings::changed);
    remote().setWatched(true);
    QVERIFY(remote().reading());
    remote().refresh(); // while one is under way
    QTRY_COMPARE(remote().all().size(), size_t(2));
    QCOMPARE(listings(), 1);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(remote().all().front().name, u"Style 2"_s);
    QVERIFY(remote().readAt().isValid() && !remote().error());
    // The same list again is no change.
    remote().refresh();
    QTRY_VERIFY(!remote().reading());
    QCOMPARE(listings(), 2);
    QCOMPARE(changes.count(), 1);
}

void tst_AroundRuns::aFailureIsToldAndTheListStays()
{
    m_service->others = {foreignTask(1)};
    open();
    remote().refresh();
    QTRY_COMPARE(remote().all().size(), size_t(1));
    m_service->insteadOf("GET /v3/training", FaultAnswer::html());
    remote().refresh();
    QTRY_VERIFY(remote().error());
    QCOMPARE(remote().all().size(), size_t(1));
    QVERIFY(!remote().error()->message.isEmpty());
    remote().refresh();
    QTRY_VERIFY(!remote().error() && !remote().reading());
}

void tst_AroundRuns::withoutAKeyNothingIsAsked()
{
    open(false);
    remote().setWatched(true);
    remote().refresh();
    m_workspace->account().refresh();
    QVERIFY(!remote().reading() && !m_workspace->account().asking());
    QVERIFY(!m_workspace->account().balance());
    QCOMPARE(m_service->server.requests().size(), size_t(0));
}

void tst_AroundRuns::aTakenOverTrainingLeavesTheList()
{
    m_service->others = {foreignTask(1), foreignTask(2, u"FAILED"_s)};
    m_service->statuses = {u"QUEUING"_s};
    open();
    remote().refresh();
    QTRY_COMPARE(remote().all().size(), size_t(2));
    std::optional<Result<QString>> failed;
    remote().adopt(u"foreign-2"_s, [&](const Result<QString> &id) { failed = id; });
    QVERIFY(failed && !*failed);
    std::optional<Result<QString>> id;
    remote().adopt(u"task:foreign-1"_s, [&](const Result<QString> &adopted) { id = adopted; });
    QTRY_VERIFY(id.has_value());
    QVERIFY(id->has_value());
    QTRY_VERIFY(m_workspace->runs().find(**id));
    QCOMPARE(m_workspace->runs().find(**id)->origin, Origin::Adopted);
    QTRY_COMPARE(remote().all().size(), size_t(1));
    QVERIFY(!remote().find(u"foreign-1"_s));
}

void tst_AroundRuns::theBalanceComesWithTheKeyAndGoesWithIt()
{
    m_service->balance = 123'400;
    open();
    Account &account = m_workspace->account();
    QTRY_VERIFY(account.balance());
    QCOMPARE(account.balance()->available, 123'400);
    QVERIFY(account.seenAt().isValid());
    // What is known stays while it cannot be asked again.
    m_service->insteadOf("GET /openapi", FaultAnswer::error(500, "INTERNAL"));
    account.refresh();
    QTRY_VERIFY(account.error());
    QCOMPARE(account.balance()->available, 123'400);
    account.keyChanged(false);
    QVERIFY(!account.balance() && !account.error() && !account.hasKey());
}

void tst_AroundRuns::anAnswerThatIsNoBalanceIsAnError_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("nothing of it") << QByteArray("{}");
    QTest::newRow("a word") << QByteArray(R"({"availableBalance": "much"})");
    QTest::newRow("a fraction") << QByteArray(R"({"availableBalance": "12.5"})");
    QTest::newRow("a list") << QByteArray(R"({"availableBalance": [1]})");
    QTest::newRow("nothing in it") << QByteArray(R"({"availableBalance": ""})");
}

void tst_AroundRuns::anAnswerThatIsNoBalanceIsAnError()
{
    QFETCH(QByteArray, answer);
    m_service->insteadOf("GET /openapi", FaultAnswer::json(answer));
    open();
    QTRY_VERIFY(m_workspace->account().error());
    QVERIFY(!m_workspace->account().balance());
}

void tst_AroundRuns::aModelIsFoundAndBroughtHere()
{
    m_service->file = smallLora();
    m_service->loras = {QJsonObject{{u"name"_s, u"Style 1"_s},
                                    {u"sd_name"_s, u"model_1.safetensors"_s},
                                    {u"sd_name_in_api"_s, u"style_1_api"_s},
                                    {u"base_model"_s, u"SD 1.5"_s},
                                    {u"status"_s, 1},
                                    {u"download_url"_s, m_service->server.url(u"/file"_s).toString()}}};
    open();
    TrainedModels &models = m_workspace->trainedModels();
    QVERIFY(!models.find(u"model_1"_s));
    models.refresh();
    models.refresh(); // a moment ago is fresh enough
    QTRY_VERIFY(models.isRead());
    QCOMPARE(m_service->server.count("GET", "/v3/model"), 1);
    QVERIFY(models.find(u"model_1"_s));
    QCOMPARE(models.find(u"model_1.safetensors"_s)->nameInApi, u"style_1_api"_s);
    models.download(u"run1"_s, u"model_1.safetensors"_s);
    QTRY_COMPARE(models.file(u"run1"_s, u"model_1.safetensors"_s).state, ModelFile::State::Here);
    const ModelFile file = models.file(u"run1"_s, u"model_1.safetensors"_s);
    QVERIFY(file.path.startsWith(m_dir->filePath(u"profile/runs/run1/models/"_s)));
    QCOMPARE(file.facts->dim, 4);
    QCOMPARE(models.file(u"run2"_s, u"model_1.safetensors"_s).state, ModelFile::State::Absent);
}

void tst_AroundRuns::everyFileCountsAsOnePart_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<Storage::Part>("part");
    QTest::newRow("a sample") << u"runs/a/samples/1.png"_s << Storage::Part::Samples;
    QTest::newRow("a model") << u"runs/a/models/m.safetensors"_s << Storage::Part::Models;
    QTest::newRow("an upload that was sent") << u"runs/a/uploads/000.jpeg"_s << Storage::Part::Cache;
    QTest::newRow("an upload to be sent") << u"runs/live/uploads/000.jpeg"_s << Storage::Part::Other;
    QTest::newRow("pictures' facts") << u"cache/facts.sqlite"_s << Storage::Part::Cache;
    QTest::newRow("a thumbnail") << u"cache/thumbnails/x.png"_s << Storage::Part::Cache;
    QTest::newRow("the journal") << u"journal.sqlite"_s << Storage::Part::Other;
    QTest::newRow("a file called cache") << u"cache"_s << Storage::Part::Other;
    QTest::newRow("a run's log") << u"runs/a/log.txt"_s << Storage::Part::Other;
    QTest::newRow("the demo's pictures") << u"demo/pictures/p.png"_s << Storage::Part::Other;
}

void tst_AroundRuns::everyFileCountsAsOnePart()
{
    QFETCH(QString, path);
    QFETCH(Storage::Part, part);
    QCOMPARE(Storage::partOf(path, {u"live"_s}), part);
}

void tst_AroundRuns::clearingTakesTheCachesAndNothingElse()
{
    open();
    write(u"runs/a/samples/1.png"_s, 100);
    write(u"runs/a/models/m.safetensors"_s, 200);
    write(u"runs/a/uploads/000.jpeg"_s, 3000);
    write(u"cache/thumbnails/x.png"_s, 40'000);
    Storage &storage = m_workspace->storage();
    storage.measure();
    QTRY_VERIFY(storage.use());
    QCOMPARE(storage.use()->samples, 100);
    QCOMPARE(storage.use()->models, 200);
    QCOMPARE(storage.use()->caches, 43'000);
    QVERIFY(storage.use()->other > 0); // the journal
    std::optional<Result<qint64>> cleared;
    storage.clearCaches([&](const Result<qint64> &bytes) { cleared = bytes; });
    QTRY_VERIFY(cleared.has_value());
    QCOMPARE(cleared->value_or(0), 43'000);
    QCOMPARE(storage.use()->caches, 0);
    QCOMPARE(storage.use()->samples, 100);
    QVERIFY(QFile::exists(m_dir->filePath(u"profile/runs/a/samples/1.png"_s)));
    QVERIFY(QFile::exists(m_dir->filePath(u"profile/journal.sqlite"_s)));
    QVERIFY(!QFile::exists(m_dir->filePath(u"profile/cache/thumbnails/x.png"_s)));
}

QTEST_GUILESS_MAIN(tst_AroundRuns)
#include "tst_AroundRuns.moc"
