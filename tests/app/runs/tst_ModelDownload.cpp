// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/ModelDownload.h"

#include "app/runs/UploadSlots.h"
#include "app/service/Network.h"
#include "tests/app/runs/SmallService.h"
#include "tests/support/TestClock.h"
#include "tests/support/TestSafetensors.h"

#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

/// One download against a SmallService; the file lies at another origin, as at a storage.
class tst_ModelDownload : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void bringsTheFileAndReadsItsHeader();
    void theKeyGoesToTheServiceAlone();
    void goesOnWhereABrokenLineEnded();
    void goesOnWhereAnEarlierSessionEnded();
    void anotherFileAtTheAddressBeginsAnew();
    void aServerWithoutRangesBeginsAnew();
    void aPartThatIsAllOfItIsEnough();
    void anAddressThatDiedIsAskedForAgain();
    void whatIsNoModelIsNotKept_data();
    void whatIsNoModelIsNotKept();
    void aModelWithoutAnAddressIsSaid();
    void aModelThatIsNotListedIsSaid();
    void stoppedItKeepsWhatCame();
    void givesUpAfterManyFailuresAndKeepsThePart();
    void plainHttpElsewhereIsRefused();
    void namesBecomeHarmlessFileNames_data();
    void namesBecomeHarmlessFileNames();

private:
    QString at(const QString &suffix = {}) const
    {
        return m_dir->filePath(u"models/model_1.safetensors"_s + suffix);
    }
    QByteArray bytesAt(const QString &suffix = {}) const
    {
        QFile file(at(suffix));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QString &suffix, const QByteArray &bytes) const
    {
        QDir().mkpath(m_dir->filePath(u"models"_s));
        QFile file(at(suffix));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    void listModel(const QUrl &address)
    {
        QJsonObject model{{u"name"_s, u"Old town"_s},
                          {u"sd_name"_s, u"model_1.safetensors"_s},
                          {u"sd_name_in_api"_s, u"old_town_1"_s},
                          {u"base_model"_s, u"SD 1.5"_s},
                          {u"status"_s, 1}};
        if (!address.isEmpty())
            model.insert(u"download_url"_s, address.toString());
        m_service->loras = {model};
    }
    /// Until it neither loads nor waits.
    bool run()
    {
        m_download->begin();
        return QTest::qWaitFor(
            [&] {
                m_clock->advance(250);
                return m_download->file().state != ModelFile::State::Loading;
            },
            10'000);
    }
    ModelFile::State state() const { return m_download->file().state; }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<TestClock> m_clock;
    std::unique_ptr<SmallService> m_service;
    std::unique_ptr<SmallService> m_storage;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<ServiceClient> m_client;
    std::unique_ptr<RetryBudget> m_budget;
    std::unique_ptr<QThreadPool> m_pool;
    UploadSlots m_slots;
    std::unique_ptr<RunTools> m_tools;
    std::unique_ptr<ModelDownload> m_download;
};

void tst_ModelDownload::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<TestClock>();
    m_service = std::make_unique<SmallService>();
    m_storage = std::make_unique<SmallService>();
    m_storage->file = smallLora(4000); // 64 KB
    m_network = makeNetworkAccessManager();
    m_client = std::make_unique<ServiceClient>(
        ServiceAddress{m_service->server.url(), QString::fromUtf8(m_service->key)}, *m_network);
    m_budget = std::make_unique<RetryBudget>(*m_clock, std::nullopt);
    m_pool = std::make_unique<QThreadPool>();
    m_tools.reset(new RunTools{*m_client, *m_clock, *m_budget, *m_pool, m_slots, {}});
    m_download =
        std::make_unique<ModelDownload>(*m_tools, u"model_1.safetensors"_s, m_dir->filePath(u"models"_s));
    listModel(m_storage->server.url(u"/file"_s));
}

void tst_ModelDownload::cleanup()
{
    m_download.reset();
    m_tools.reset();
    m_client.reset();
    m_network.reset();
}

void tst_ModelDownload::bringsTheFileAndReadsItsHeader()
{
    m_download->look();
    QCOMPARE(state(), ModelFile::State::Absent);
    QVERIFY(run());
    QCOMPARE(state(), ModelFile::State::Here);
    QCOMPARE(m_download->file().path, at());
    QCOMPARE(bytesAt(), m_storage->file);
    QVERIFY(m_download->file().facts);
    QCOMPARE(m_download->file().facts->steps, 500);
    QVERIFY(!QFile::exists(at(u".part"_s)) && !QFile::exists(at(u".part.etag"_s)));
    // Another session finds it.
    ModelDownload later(*m_tools, u"model_1.safetensors"_s, m_dir->filePath(u"models"_s));
    later.look();
    QCOMPARE(later.file().state, ModelFile::State::Here);
    QCOMPARE(later.file().facts, m_download->file().facts);
}

void tst_ModelDownload::theKeyGoesToTheServiceAlone()
{
    QVERIFY(run());
    QCOMPARE(m_service->server.requests().size(), size_t(1));
    QVERIFY(m_service->server.requests().front().hasHeader("Authorization"));
    QCOMPARE(m_storage->server.requests().size(), size_t(1));
    const FaultRequest request = m_storage->server.requests().front();
    for (const auto &[name, value] : request.headers)
        QVERIFY2(!value.contains(m_service->key), name.constData());
    QVERIFY(!request.hasHeader("Authorization"));
}

void tst_ModelDownload::goesOnWhereABrokenLineEnded()
{
    const FaultAnswer whole = FaultAnswer::status(200, m_storage->file, {{"ETag", "\"one\""}});
    m_storage->insteadOf("GET /file", whole.cutTo(20'000));
    QVERIFY(run());
    QCOMPARE(state(), ModelFile::State::Here);
    QCOMPARE(bytesAt(), m_storage->file);
    const auto requests = m_storage->server.requests();
    QCOMPARE(requests.size(), size_t(2));
    const QByteArray range = requests[1].header("Range");
    QVERIFY(range.startsWith("bytes=") && range != "bytes=0-");
    QCOMPARE(requests[1].header("If-Range"), QByteArray("\"one\""));
}

void tst_ModelDownload::goesOnWhereAnEarlierSessionEnded()
{
    write(u".part"_s, m_storage->file.left(30'000));
    write(u".part.etag"_s, "\"one\"");
    m_download->look();
    QCOMPARE(state(), ModelFile::State::Part);
    QCOMPARE(m_download->file().received, 30'000);
    QVERIFY(run());
    QCOMPARE(bytesAt(), m_storage->file);
    QCOMPARE(m_storage->server.requests().front().header("Range"), QByteArray("bytes=30000-"));
}

void tst_ModelDownload::anotherFileAtTheAddressBeginsAnew()
{
    // What If-Range is for: the server sees another file, and sends all of it.
    write(u".part"_s, QByteArray(30'000, 'z'));
    write(u".part.etag"_s, "\"old\"");
    m_storage->insteadOf("GET /file", FaultAnswer::status(200, m_storage->file, {{"ETag", "\"one\""}}));
    QVERIFY(run());
    QCOMPARE(m_storage->server.requests().front().header("If-Range"), QByteArray("\"old\""));
    QCOMPARE(state(), ModelFile::State::Here);
    QCOMPARE(bytesAt(), m_storage->file);
}

void tst_ModelDownload::aServerWithoutRangesBeginsAnew()
{
    write(u".part"_s, QByteArray(30'000, 'z'));
    m_storage->insteadOf("GET /file", FaultAnswer::status(200, m_storage->file));
    QVERIFY(run());
    QCOMPARE(bytesAt(), m_storage->file);
}

void tst_ModelDownload::aPartThatIsAllOfItIsEnough()
{
    write(u".part"_s, m_storage->file);
    QVERIFY(run()); // 416: nothing lies behind it
    QCOMPARE(state(), ModelFile::State::Here);
    QCOMPARE(bytesAt(), m_storage->file);
}

void tst_ModelDownload::anAddressThatDiedIsAskedForAgain()
{
    m_storage->insteadOf("GET /file", FaultAnswer::status(403, "<Error><Code>AccessDenied</Code></Error>"));
    QVERIFY(run());
    QCOMPARE(state(), ModelFile::State::Here);
    QCOMPARE(m_service->server.count("GET", "/v3/model"), 2);
}

void tst_ModelDownload::whatIsNoModelIsNotKept_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("a web page") << QByteArray("<html>Please sign in</html>");
    QTest::newRow("a truncated model") << smallLora(4000).chopped(1);
    QTest::newRow("a model with bytes behind it") << smallLora(4000) + "x";
}

void tst_ModelDownload::whatIsNoModelIsNotKept()
{
    QFETCH(QByteArray, file);
    m_storage->file = file;
    QVERIFY(run());
    QCOMPARE(state(), ModelFile::State::Absent);
    QVERIFY(m_download->file().error);
    QCOMPARE(m_download->file().error->kind, ErrorKind::Refused);
    QVERIFY(!QFile::exists(at()));
    QVERIFY(!QFile::exists(at(u".part"_s)));
}

void tst_ModelDownload::aModelWithoutAnAddressIsSaid()
{
    listModel({});
    QVERIFY(run());
    QCOMPARE(state(), ModelFile::State::Absent);
    QCOMPARE(m_download->file().error->kind, ErrorKind::Withdrawn);
    QCOMPARE(m_storage->server.requests().size(), size_t(0));
}

void tst_ModelDownload::aModelThatIsNotListedIsSaid()
{
    m_service->loras = {};
    QVERIFY(run());
    QVERIFY(m_download->file().error->message.contains(u"model_1.safetensors"_s));
}

void tst_ModelDownload::stoppedItKeepsWhatCame()
{
    const FaultAnswer whole = FaultAnswer::status(200, m_storage->file);
    m_storage->insteadOf("GET /file", whole.cutTo(20'000, FaultAnswer::Then::Stall));
    m_download->begin();
    QTRY_VERIFY(m_download->file().received >= 20'000);
    m_download->stop();
    QCOMPARE(state(), ModelFile::State::Part);
    QCOMPARE(bytesAt(u".part"_s), m_storage->file.left(20'000));
    QVERIFY(run());
    QCOMPARE(bytesAt(), m_storage->file);
}

void tst_ModelDownload::givesUpAfterManyFailuresAndKeepsThePart()
{
    write(u".part"_s, m_storage->file.left(10));
    for (int i = 0; i < 20; ++i)
        m_storage->insteadOf("GET /file", FaultAnswer::status(503));
    QVERIFY(run());
    QCOMPARE(state(), ModelFile::State::Part);
    QVERIFY(m_download->file().error);
    QVERIFY(m_storage->server.requests().size() < 20);
    QCOMPARE(bytesAt(u".part"_s), m_storage->file.left(10));
}

void tst_ModelDownload::plainHttpElsewhereIsRefused()
{
    listModel(QUrl(u"http://storage.example/file"_s));
    QVERIFY(run());
    QCOMPARE(state(), ModelFile::State::Absent);
    QVERIFY(m_download->file().error);
}

void tst_ModelDownload::namesBecomeHarmlessFileNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    QTest::newRow("as usual") << u"model_1_AB.safetensors"_s << u"model_1_AB.safetensors"_s;
    QTest::newRow("without extension") << u"model_1"_s << u"model_1.safetensors"_s;
    QTest::newRow("folders") << u"../../etc/passwd"_s << u"_.._etc_passwd.safetensors"_s;
    QTest::newRow("a drive") << u"C:\\x"_s << u"C__x.safetensors"_s;
    QTest::newRow("hidden") << u".bashrc"_s << u"bashrc.safetensors"_s;
    QTest::newRow("nothing") << QString() << u"lora_safetensors.safetensors"_s;
    QTest::newRow("a device") << u"con"_s << u"lora_con.safetensors"_s;
}

void tst_ModelDownload::namesBecomeHarmlessFileNames()
{
    QFETCH(QString, name);
    QFETCH(QString, file);
    const QString made = ModelDownload::fileName(name);
    if (!name.isEmpty())
        QCOMPARE(made, file);
    QVERIFY(!made.contains(u'/') && !made.startsWith(u'.') && made.endsWith(u".safetensors"_s));
    QVERIFY(made.size() > int(qstrlen(".safetensors")));
}

QTEST_GUILESS_MAIN(tst_ModelDownload)
#include "tst_ModelDownload.moc"
