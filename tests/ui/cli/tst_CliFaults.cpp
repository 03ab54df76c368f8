// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestPictures.h"
#include "tests/ui/cli/CliProcess.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

/// While this lives, no file of this process or of one that it starts grows beyond that: as a disk that is
/// full.
class FullDisk
{
public:
    explicit FullDisk(rlim_t most)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN); // a child inherits that too, and sees the failed write
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limited = m_before;
        limited.rlim_cur = most;
        ::setrlimit(RLIMIT_FSIZE, &limited);
    }
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = SIG_DFL;
};

/// What the machine does to a whole run of the real program, against a service of its own.
class tst_CliFaults : public QObject
{
    Q_OBJECT

private:
    static constexpr auto secret = "sk_a_secret_of_this_test_0123456789"_L1;

    QTemporaryDir m_folder;
    std::unique_ptr<CliProcess> m_service;
    QString m_url;
    int m_profiles = 0;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString newProfile() { return path(u"profile-%1"_s.arg(++m_profiles)); }

    QStringList atTheService(const QStringList &words) const
    {
        return QStringList{u"--service"_s, m_url,       u"--api-key-file"_s,
                           path(u"key"_s), u"--json"_s, u"--yes"_s} +
               words;
    }

    static QByteArray bytesOf(const QString &file)
    {
        QFile opened(file);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }

    static QHash<QString, QByteArray> contentOf(const QString &folder)
    {
        QHash<QString, QByteArray> content;
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            content.insert(file, bytesOf(file));
        }
        return content;
    }

    int trainingsNamed(const QString &name) const
    {
        int count = 0;
        QDirIterator tasks(path(u"service/demo/trainings"_s), QDir::Files);
        while (tasks.hasNext())
            count += bytesOf(tasks.next()).contains('"' + name.toUtf8() + ' ');
        return count;
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeDataset(path(u"dataset"_s), 12, QSize(800, 800));
        writeFile(path(u"key"_s), QByteArray(secret.data(), secret.size()) + '\n');
        m_service = std::make_unique<CliProcess>(
            path(u"service"_s),
            QStringList{u"demo-service"_s, u"--speed"_s, u"200"_s, u"--key"_s, QString(secret)});
        QVERIFY(m_service->waitForLine());
        const QByteArray line = m_service->out().trimmed();
        m_url = QString::fromUtf8(line.mid(line.indexOf("http")));
    }

    void aFullDiskStopsTheRunWithASentenceAndItGoesOn_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::newRow("no room for a journal") << 4096;
        QTest::newRow("no room for its first changes") << 100'000;
        QTest::newRow("no room for the pictures") << 160'000;
    }

    void aFullDiskStopsTheRunWithASentenceAndItGoesOn()
    {
        QFETCH(int, bytes);
        const QString profile = newProfile();
        const QString name = u"full%1"_s.arg(bytes);
        const auto dataset = contentOf(path(u"dataset"_s));
        const QStringList train =
            atTheService({u"train"_s, path(u"dataset"_s), u"--name"_s, name, u"--size"_s, u"768x768"_s});
        {
            std::unique_ptr<CliProcess> run;
            {
                const FullDisk disk{rlim_t(bytes)};
                run = std::make_unique<CliProcess>(profile, train);
            }
            QVERIFY(run->waitForEnd());
            QVERIFY2(run->exitCode() > 0, run->words()); // by itself, and not as if all were well
            QCOMPARE(run->error()[u"kind"_s].toString(), u"disk"_s);
            const QString message = run->error()[u"message"_s].toString();
            QVERIFY2(message.contains(QDir::toNativeSeparators(profile)), qPrintable(message));
            QVERIFY2(run->words().contains(message.toUtf8()), run->words());
        }
        QVERIFY(contentOf(path(u"dataset"_s)) == dataset);
        QVERIFY(trainingsNamed(name) <= 1);

        // Once there is room, it goes on where it stopped; a run that could not be journaled is begun anew.
        CliProcess runs(profile, atTheService({u"runs"_s}));
        QVERIFY(runs.waitForEnd());
        CliProcess again(profile, runs.objects().empty() ? train : atTheService({u"resume"_s, u"--all"_s}));
        QVERIFY(again.waitForEnd());
        QVERIFY2(again.exitCode() == 0, again.words());
        QCOMPARE(again.lastObject()[u"stage"_s].toString(), u"Done"_s);
        QCOMPARE(trainingsNamed(name), 1);
    }

    void noFileAndNoWordHoldsTheKeyOrASignature()
    {
        const QString profile = newProfile();
        const QString out = path(u"out"_s);
        QByteArray told;
        for (const QStringList &words :
             {QStringList{u"train"_s, path(u"dataset"_s), u"--name"_s, u"secrets"_s, u"--sample"_s,
                          u"a fox"_s, u"--out"_s, out},
              QStringList{u"runs"_s, u"--remote"_s}, QStringList{u"show"_s, u"secrets"_s}}) {
            CliProcess process(profile, atTheService(words));
            QVERIFY(process.waitForEnd());
            QVERIFY2(process.exitCode() == 0, process.words());
            told += process.out() + process.words();
        }
        auto content = contentOf(profile);
        content.insert(contentOf(out));
        QVERIFY(content.size() > 5);
        content.insert(u"what was told"_s, told);
        // The signatures are those of the service's own answers; none of their names may be there either.
        for (auto file = content.cbegin(); file != content.cend(); ++file) {
            QVERIFY2(!file->contains(QByteArray(secret.data(), secret.size())), qPrintable(file.key()));
            QVERIFY2(!file->contains("X-Amz-"), qPrintable(file.key()));
        }
    }

    void cleanupTestCase()
    {
        m_service->signal(SIGTERM);
        QVERIFY(m_service->waitForEnd());
    }
};

QTEST_GUILESS_MAIN(tst_CliFaults)
#include "tst_CliFaults.moc"
