// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/AtomicFile.h"

#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace easel;
using namespace Qt::StringLiterals;

class tst_AtomicFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void replacesTheFileByTheNewBytes();
    void leavesTheOldFileWhereTheFolderIsMissing();
    void writesANewFileNeverOverAnother();
    void keepsTheOldBytesOnAFullDisk();
    void refusesToReadMoreThanAsked();
    void namesThePathThatCannotBeRead();
};

void tst_AtomicFile::replacesTheFileByTheNewBytes()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"a.txt"_s);
    QVERIFY(writeAtomically(path, "old"));
    QVERIFY(writeAtomically(path, "new"));
    QCOMPARE(readWholeFile(path, 100).value(), QByteArray("new"));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void tst_AtomicFile::leavesTheOldFileWhereTheFolderIsMissing()
{
    QTemporaryDir dir;
    const auto written = writeAtomically(dir.filePath(u"missing/a.txt"_s), "x");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Disk);
    QVERIFY(written.error().message.contains(u"a.txt"_s));
}

void tst_AtomicFile::writesANewFileNeverOverAnother()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"a.txt"_s);
    QVERIFY(writeNew(path, "first"));
    const Result<void> again = writeNew(path, "second");
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::Disk);
    QVERIFY(again.error().message.contains(u"a.txt"_s));
    QCOMPARE(readWholeFile(path, 100).value(), QByteArray("first"));
    QVERIFY(!writeNew(dir.filePath(u"missing/a.txt"_s), "x"));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"a.txt"_s});
}

void tst_AtomicFile::keepsTheOldBytesOnAFullDisk()
{
#ifdef Q_OS_UNIX
    QTemporaryDir dir;
    const QString path = dir.filePath(u"a.txt"_s);
    QVERIFY(writeAtomically(path, "the old words"));

    // A limit on file sizes fails writes as a full disk does.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 1000;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto written = writeAtomically(path, QByteArray(5000, 'x'));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);

    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Disk);
    QVERIFY(written.error().message.contains(u"a.txt"_s));
    QCOMPARE(readWholeFile(path, 100).value(), QByteArray("the old words"));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
#endif
}

void tst_AtomicFile::refusesToReadMoreThanAsked()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"a.txt"_s);
    QVERIFY(writeAtomically(path, "12345"));
    QCOMPARE(readWholeFile(path, 5).value(), QByteArray("12345"));
    const auto read = readWholeFile(path, 4);
    QVERIFY(!read);
    QVERIFY(read.error().message.contains(u"too large"_s));
}

void tst_AtomicFile::namesThePathThatCannotBeRead()
{
    const auto read = readWholeFile(u"/nowhere/caption.txt"_s, 10);
    QVERIFY(!read);
    QVERIFY(read.error().message.contains(u"caption.txt"_s));
}

QTEST_GUILESS_MAIN(tst_AtomicFile)
#include "tst_AtomicFile.moc"
