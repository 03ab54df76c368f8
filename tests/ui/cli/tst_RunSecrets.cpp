// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/runs/SmallService.h"
#include "tests/support/TestPictures.h"
#include "tests/ui/cli/CliProcess.h"
#include "tests/ui/cli/WindowProcess.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

static const QByteArray key = "sk_9f3Whole7RunKey2c1b";
static const QByteArray signature = "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7";

/// One whole run with everything that goes wrong on the way, begun in the terminal and finished by the
/// window; then every byte that came out of it is searched for what has to stay inside.
class tst_RunSecrets : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    FaultServer m_storage;
    FaultServer m_elsewhere; ///< where the service points once
    SmallService m_service;
    QByteArray m_words;  ///< all that was said on stdout and stderr
    QByteArray m_limits; ///< the programs' own, while they ran
    QString m_stage;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QStringList service(const QStringList &words) const
    {
        return QStringList{u"--service"_s,      m_service.server.url().toString(),
                           u"--api-key-file"_s, path(u"outside/key"_s),
                           u"--json"_s,         u"--yes"_s} +
               words;
    }

    void setUpTrouble();
    void trainInTheTerminal();
    void goOnInTheWindow();
    void readBesideIt();
    QStringList filesWith(const QByteArray &needle) const;

private Q_SLOTS:
    void initTestCase();
    void theRunWasAWholeOne();
    void noFileHoldsThem_data();
    void noFileHoldsThem();
    void nothingSaidHoldsThem_data();
    void nothingSaidHoldsThem();
    void theKeyGoesToTheServiceAlone();
    void signaturesGoToTheStorageAlone();
    void aCrashWouldLeaveNothing();
};

static FaultAnswer signedRefusal()
{
    return FaultAnswer::status(403, "<Error><Code>SignatureDoesNotMatch</Code><SignatureProvided>" +
                                        signature + "</SignatureProvided></Error>");
}

void tst_RunSecrets::setUpTrouble()
{
    m_service.key = key;
    m_service.useStorage(m_storage, signature);
    m_service.insteadOf("POST /v3/assets/training_dataset",
                        FaultAnswer::error(500, "TASK_FAILED", "at Authorization: Bearer " + key));
    m_service.insteadOf("POST /v3/assets/training_dataset", FaultAnswer::html());
    m_storage.enqueue(signedRefusal());
    m_storage.enqueue(FaultAnswer::resetAfterReading());
    m_service.loseAnswerToStart();
    m_service.insteadOf("GET /v3/training/style",
                        FaultAnswer::redirect(m_elsewhere.url(u"/v3/training/style?task_id=1"_s)));
}

void tst_RunSecrets::trainInTheTerminal()
{
    CliProcess train(path(u"profile"_s),
                     service({u"train"_s, path(u"harbour"_s), u"--name"_s, u"harbour"_s, u"--sample"_s,
                              u"a lighthouse"_s, u"--out"_s, path(u"out"_s)}));
    QVERIFY(train.waitForEnd());
    m_words += train.out() + train.words();
    // The service pointed elsewhere, which is nothing that Easel follows.
    QCOMPARE(train.exitCode(), 3);
    QCOMPARE(train.lastObject()[u"stage"_s].toString(), u"NeedsAttention"_s);
}

void tst_RunSecrets::readBesideIt()
{
    for (const QStringList &words :
         {QStringList{u"show"_s, u"harbour"_s}, QStringList{u"runs"_s}, QStringList{u"runs"_s, u"--remote"_s},
          QStringList{u"facts"_s, path(u"harbour"_s)}, QStringList{u"check"_s, path(u"harbour"_s)}}) {
        CliProcess reading(path(u"profile"_s), service(words));
        QVERIFY(reading.waitForEnd());
        m_words += reading.out() + reading.words();
        if (words.first() == u"show"_s)
            m_stage = reading.lastObject()[u"stage"_s].toString();
    }
}

static QByteArray limitsOf(qint64 pid)
{
    QByteArray limits;
    for (const char *name : {"limits", "coredump_filter"}) {
        QFile file(u"/proc/%1/%2"_s.arg(pid).arg(QString::fromLatin1(name)));
        if (file.open(QIODevice::ReadOnly))
            limits += file.readAll();
    }
    return limits;
}

void tst_RunSecrets::goOnInTheWindow()
{
    m_storage.enqueue(FaultAnswer::status(403, "expired")); // the first picture's address
    qputenv("NOVITA_API_KEY", key);
    const WindowProcess window(path(u"profile"_s),
                               {u"--service"_s, m_service.server.url().toString(), path(u"harbour"_s)});
    qunsetenv("NOVITA_API_KEY");
    QVERIFY(window.waitUntil([&] {
        readBesideIt();
        return m_stage == u"Done"_s || !window.isRunning();
    }));
    m_limits = limitsOf(window.pid());
    window.signal(SIGTERM);
    QVERIFY(window.waitForEnd());
    m_words += window.words();
    QCOMPARE(window.exitCode(), 0);
}

void tst_RunSecrets::initTestCase()
{
    // Whatever is written anywhere is written here, and Qt tells all that it knows of the network.
    for (const char *name : {"HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                             "XDG_STATE_HOME", "XDG_RUNTIME_DIR"}) {
        const QString place = path(u"home/"_s + QString::fromLatin1(name));
        QVERIFY(QDir().mkpath(place));
        QFile(place).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv(name, place.toUtf8());
    }
    qputenv("QT_LOGGING_RULES", "*=true");
    writeDataset(path(u"harbour"_s), 10);
    writeFile(path(u"outside/key"_s), key + '\n');
    setUpTrouble();
    trainInTheTerminal();
    goOnInTheWindow();
}

void tst_RunSecrets::theRunWasAWholeOne()
{
    QCOMPARE(m_stage, u"Done"_s);
    QCOMPARE(m_service.startedNames.size(), 1);
    QVERIFY(m_storage.count("PUT") > 10);
    QVERIFY(m_storage.count("GET", "/picture") >= 4);
    QVERIFY(m_words.size() > 1000);
    const QString log = path(u"profile/easel.log"_s);
    QVERIFY2(fileBytes(log).size() > 1000, "the log tells too little for this test to mean anything");
}

static void secrets()
{
    QTest::addColumn<QByteArray>("needle");
    const auto rows = [](const char *name, const QByteArray &secret) {
        const QString text = QString::fromLatin1(secret);
        QTest::addRow("%s", name) << secret;
        QTest::addRow("%s, as base 64", name) << secret.toBase64(QByteArray::OmitTrailingEquals).chopped(1);
        QTest::addRow("%s, as hex", name) << secret.toHex();
        QTest::addRow("%s, as UTF-16", name)
            << QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
        QTest::addRow("%s, a part", name) << secret.mid(4, 12);
    };
    rows("key", key);
    rows("signature", signature);
}

QStringList tst_RunSecrets::filesWith(const QByteArray &needle) const
{
    QStringList found;
    QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden | QDir::System,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.fileName().startsWith(path(u"outside/"_s)) && file.open(QIODevice::ReadOnly) &&
            file.readAll().contains(needle))
            found.append(file.fileName());
    }
    return found;
}

void tst_RunSecrets::noFileHoldsThem_data()
{
    secrets();
}

void tst_RunSecrets::noFileHoldsThem()
{
    QFETCH(QByteArray, needle);
    QCOMPARE(filesWith(needle), QStringList());
    QVERIFY(!filesWith("lighthouse").isEmpty()); // the search finds what is there
}

void tst_RunSecrets::nothingSaidHoldsThem_data()
{
    secrets();
}

void tst_RunSecrets::nothingSaidHoldsThem()
{
    QFETCH(QByteArray, needle);
    QVERIFY(!m_words.contains(needle));
}

static QByteArray wholeOf(const FaultRequest &request)
{
    QByteArray whole = request.method + ' ' + request.target + '\n';
    for (const auto &[name, value] : request.headers)
        whole += name + ": " + value + '\n';
    return whole + request.body;
}

void tst_RunSecrets::theKeyGoesToTheServiceAlone()
{
    QVERIFY(m_elsewhere.requests().empty());
    QCOMPARE(m_elsewhere.connections(), 0);
    for (const FaultRequest &request : m_storage.requests()) {
        const QByteArray whole = wholeOf(request);
        QVERIFY2(!whole.contains(key) && !whole.contains(key.toBase64()), request.target);
        QVERIFY2(!request.hasHeader("Authorization") && !request.hasHeader("Cookie"), request.target);
    }
    for (const FaultRequest &request : m_service.server.requests()) {
        QVERIFY(!request.target.contains(key) && !request.body.contains(key));
        QCOMPARE(request.header("Authorization"), "Bearer " + key);
    }
}

void tst_RunSecrets::signaturesGoToTheStorageAlone()
{
    for (const FaultRequest &request : m_service.server.requests())
        QVERIFY2(!wholeOf(request).contains(signature), request.target);
    for (const FaultRequest &request : m_storage.requests())
        QCOMPARE(wholeOf(request).count(signature), 1); // in the address, as it was given
}

void tst_RunSecrets::aCrashWouldLeaveNothing()
{
#ifdef Q_OS_LINUX
    QVERIFY2(m_limits.simplified().contains("Max core file size 0 0"), m_limits);
    QVERIFY2(m_limits.contains("00000000"), m_limits);
#endif
}

QTEST_GUILESS_MAIN(tst_RunSecrets)
#include "tst_RunSecrets.moc"
