// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/Dataset.h"
#include "app/dataset/FactsFinder.h"
#include "app/workspace/Credentials.h"
#include "app/workspace/Runs.h"
#include "app/workspace/Workspace.h"
#include "tests/faults/FaultServer.h"
#include "tests/support/TestPictures.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_Workspace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void oneProfileHasOneWriter();
    void readersWorkBesideAWriter();
    void refusesAServiceThatIsNotSafe_data();
    void refusesAServiceThatIsNotSafe();
    void takesTheKeyOfAFile();
    void saysWhichKeyFileIsMissing();
    void theDemosKeyStandsBeforeAnyOther();
    void asksTheServiceWhetherAKeyIsGood();
    void writesNoKeyAnywhere();
    void keepsTheFactsOfPicturesInItsCache();

private:
    Workspace::Options options() const
    {
        Workspace::Options options;
        options.profile = m_dir->filePath(u"profile"_s);
        options.serviceUrl = u"http://127.0.0.1:9"_s;
        return options;
    }
    QString keyFile(const QByteArray &key) const
    {
        QFile file(m_dir->filePath(u"key"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(key) != key.size())
            qFatal("no key file");
        return file.fileName();
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void tst_Workspace::oneProfileHasOneWriter()
{
    const auto first = Workspace::open(options());
    QVERIFY(first);
    const auto second = Workspace::open(options());
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Conflict);
    QVERIFY(second.error().message.contains(QString::number(QCoreApplication::applicationPid())));
}

void tst_Workspace::readersWorkBesideAWriter()
{
    const auto writer = Workspace::open(options());
    QVERIFY(writer);
    Workspace::Options reading = options();
    reading.writer = false;
    const auto reader = Workspace::open(reading);
    QVERIFY(reader);
    QVERIFY((*reader)->runs().all().empty());
}

void tst_Workspace::refusesAServiceThatIsNotSafe_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("http to elsewhere") << u"http://api.novita.ai"_s;
    QTest::newRow("no address") << u"novita"_s;
    QTest::newRow("another scheme") << u"ftp://127.0.0.1"_s;
}

void tst_Workspace::refusesAServiceThatIsNotSafe()
{
    QFETCH(QString, url);
    Workspace::Options bad = options();
    bad.serviceUrl = url;
    const auto workspace = Workspace::open(bad);
    QVERIFY(!workspace);
    QCOMPARE(workspace.error().kind, ErrorKind::Usage);
}

void tst_Workspace::takesTheKeyOfAFile()
{
    Workspace::Options with = options();
    with.apiKeyFile = keyFile("  sk_of_the_file \nanother line");
    const auto workspace = Workspace::open(with);
    QVERIFY(workspace);
    QCOMPARE((*workspace)->credentials().key(), u"sk_of_the_file"_s);
    QCOMPARE((*workspace)->credentials().source(), Credentials::Source::File);
}

void tst_Workspace::saysWhichKeyFileIsMissing()
{
    Workspace::Options with = options();
    with.apiKeyFile = m_dir->filePath(u"missing-key"_s);
    const auto workspace = Workspace::open(with);
    QVERIFY(!workspace);
    QCOMPARE(workspace.error().kind, ErrorKind::Key);
    QVERIFY(workspace.error().message.contains(u"missing-key"_s));
}

void tst_Workspace::theDemosKeyStandsBeforeAnyOther()
{
    qputenv("NOVITA_API_KEY", "sk_of_the_person");
    Workspace::Options demo = options();
    demo.demo = true;
    demo.demoKey = u"demo"_s;
    const auto workspace = Workspace::open(demo);
    QVERIFY(workspace);
    bool loaded = false;
    (*workspace)->loadKey([&](const Result<void> &) { loaded = true; });
    QTRY_VERIFY(loaded);
    qunsetenv("NOVITA_API_KEY");
    QCOMPARE((*workspace)->credentials().key(), u"demo"_s);
    QCOMPARE((*workspace)->serviceName(), u"demo"_s);
}

void tst_Workspace::asksTheServiceWhetherAKeyIsGood()
{
    FaultServer server;
    server.setHandler([](const FaultRequest &request) {
        return request.header("Authorization") == "Bearer good"
                   ? FaultAnswer::json(R"({"tasks": [], "pagination": {"next_cursor": ""}})")
                   : FaultAnswer::error(401, "INVALID_API_KEY");
    });
    Workspace::Options there = options();
    there.serviceUrl = server.url().toString();
    const auto workspace = Workspace::open(there);
    QVERIFY(workspace);
    std::optional<Result<void>> good;
    std::optional<Result<void>> bad;
    (*workspace)->runs().testKey(u"good"_s, [&](const Result<void> &answer) { good = answer; });
    (*workspace)->runs().testKey(u"bad"_s, [&](const Result<void> &answer) { bad = answer; });
    QTRY_VERIFY(good && bad);
    QVERIFY(good->has_value());
    QVERIFY(!bad->has_value());
    QCOMPARE(bad->error().kind, ErrorKind::Key);
}

void tst_Workspace::writesNoKeyAnywhere()
{
    Workspace::Options with = options();
    with.apiKeyFile = keyFile("sk_very_secret_key");
    {
        const auto workspace = Workspace::open(with);
        QVERIFY(workspace);
        Recipe recipe;
        recipe.service = (*workspace)->serviceName();
        recipe.settings.name = u"n"_s;
        recipe.items.push_back({u"a.png"_s, m_dir->filePath(u"a.png"_s), u"c"_s, {}, {}});
        std::optional<Result<QString>> id;
        (*workspace)->runs().start(recipe, {}, [&](const Result<QString> &started) { id = started; });
        QTRY_VERIFY(id);
        QTRY_VERIFY(!(*workspace)->runs().all().empty());
    }
    QDirIterator files(m_dir->filePath(u"profile"_s), QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    int read = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("sk_very_secret_key"), qPrintable(file.fileName()));
        ++read;
    }
    QVERIFY(read > 0);
}

void tst_Workspace::keepsTheFactsOfPicturesInItsCache()
{
    const QString path = m_dir->filePath(u"dataset/a.png"_s);
    test::writePicture(path, {80, 60});
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
    file.close();
    {
        const auto workspace = Workspace::open(options());
        QVERIFY(workspace);
        FactsFinder &finder = (*workspace)->factsFinder();
        QVERIFY((*workspace)->dataset().openAndWait(m_dir->filePath(u"dataset"_s)));
        QTRY_VERIFY(finder.facts(u"a.png"_s));
        QCOMPARE(finder.facts(u"a.png"_s)->size, QSize(80, 60));
    }
    QVERIFY(QFile::exists(m_dir->filePath(u"profile/cache/facts.sqlite"_s)));
}

QTEST_GUILESS_MAIN(tst_Workspace)
#include "tst_Workspace.moc"
