// SPDX-License-Identifier: GPL-3.0-or-later
#include "Files.h"

#include "app/dataset/FolderScan.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

class tst_FolderScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void findsPicturesBelowTheFolderInNaturalOrder();
    void leavesHiddenFilesAndFoldersOut();
    void namesTheFoldersItLookedInto();
    void followsNoFolderTwice();
    void followsALinkToAnotherPlace();
    void doesNotFollowALinkThatLeadsBack();
    void prefersAFolderToALinkToIt();
    void countsNamesThatCannotBeDecoded();
    void takesNothingThatIsNoFile();
    void endsSoonWhenCancelled();
    void readsAPictureWithItsCaption();
    void refusesWhatIsNoFolder_data();
    void refusesWhatIsNoFolder();
    void makesAMissingFolderOnlyWhenAsked();

private:
    FolderListing list() const { return listPictures(m_folder->path(), m_never); }
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void link(const QString &target, const QString &name) const { QVERIFY(QFile::link(target, path(name))); }

    std::unique_ptr<QTemporaryDir> m_folder;
    const std::atomic_bool m_never = false;
};

void tst_FolderScan::findsPicturesBelowTheFolderInNaturalOrder()
{
    for (const QString &name : {u"10.png"_s, u"2.JPG"_s, u"sub/a.webp"_s, u"sub/deep/b.bmp"_s, u"notes.txt"_s,
                                u"easel.json"_s, u"film.mp4"_s, u"photo.heic"_s})
        write(path(name), "x");
    const FolderListing listing = list();
    QCOMPARE(listing.pictures,
             (QStringList{u"2.JPG"_s, u"10.png"_s, u"photo.heic"_s, u"sub/a.webp"_s, u"sub/deep/b.bmp"_s}));
    QCOMPARE(listing.skipped, 0);
}

void tst_FolderScan::leavesHiddenFilesAndFoldersOut()
{
    for (const QString &name :
         {u"a.png"_s, u".b.png"_s, u"._a.png"_s, u".git/c.png"_s, u".easel-trash/d.png"_s})
        write(path(name), "x");
    QCOMPARE(list().pictures, QStringList{u"a.png"_s});
}

void tst_FolderScan::namesTheFoldersItLookedInto()
{
    write(path(u"sub/deep/a.png"_s), "x");
    QVERIFY(QDir().mkpath(path(u"empty"_s)));
    QStringList folders = list().folders;
    QCOMPARE(folders.first(), m_folder->path());
    folders.sort();
    QCOMPARE(folders, (QStringList{m_folder->path(), path(u"empty"_s), path(u"sub"_s), path(u"sub/deep"_s)}));
}

void tst_FolderScan::followsNoFolderTwice()
{
    write(path(u"real/a.png"_s), "x");
    link(path(u"real"_s), u"link one"_s);
    link(path(u"real"_s), u"zlink"_s);
    link(path(u"zlink"_s), u"real/loop"_s);
    const FolderListing listing = list();
    QCOMPARE(listing.pictures, QStringList{u"real/a.png"_s});
    QCOMPARE(listing.skipped, 3);
}

void tst_FolderScan::followsALinkToAnotherPlace()
{
    const QTemporaryDir elsewhere;
    write(elsewhere.filePath(u"in/a.png"_s), "x");
    link(elsewhere.path(), u"elsewhere"_s);
    link(elsewhere.filePath(u"in/a.png"_s), u"linked.png"_s);
    link(elsewhere.filePath(u"missing.png"_s), u"dangling.png"_s);
    const FolderListing listing = list();
    QCOMPARE(listing.pictures, (QStringList{u"elsewhere/in/a.png"_s, u"linked.png"_s}));
    QCOMPARE(listing.skipped, 0);
}

void tst_FolderScan::doesNotFollowALinkThatLeadsBack()
{
    QVERIFY(QDir().mkpath(path(u"set/sub"_s)));
    write(path(u"set/a.png"_s), "x");
    write(path(u"beside.png"_s), "x");
    link(path(u"set"_s), u"set/sub/self"_s);
    link(m_folder->path(), u"set/above"_s);
    link(u"/"_s, u"set/root"_s);
    const FolderListing listing = listPictures(path(u"set"_s), m_never);
    QCOMPARE(listing.pictures, QStringList{u"a.png"_s});
    QCOMPARE(listing.skipped, 3);
}

void tst_FolderScan::prefersAFolderToALinkToIt()
{
    write(path(u"z/real/a.png"_s), "x");
    link(path(u"z/real"_s), u"a link"_s);
    QCOMPARE(list().pictures, QStringList{u"z/real/a.png"_s});
}

void tst_FolderScan::countsNamesThatCannotBeDecoded()
{
#ifdef Q_OS_LINUX
    const QByteArray root = QFile::encodeName(m_folder->path());
    for (const QByteArray &name : {"/bad\xFF.png"_ba, "/bad\xC3.jpg"_ba, "/other\xFF.pdf"_ba}) {
        FILE *file = std::fopen((root + name).constData(), "w");
        QVERIFY(file);
        std::fclose(file);
    }
    QCOMPARE(mkdir((root + "/folder\xFE").constData(), 0755), 0);
#endif
    write(path(u"good.png"_s), "x");
    const FolderListing listing = list();
    QCOMPARE(listing.pictures, QStringList{u"good.png"_s});
#ifdef Q_OS_LINUX
    QCOMPARE(listing.skipped, 3); // a PDF would not have been taken anyway
    for (const QByteArray &name :
         {"/bad\xFF.png"_ba, "/bad\xC3.jpg"_ba, "/other\xFF.pdf"_ba, "/folder\xFE"_ba})
        QCOMPARE(std::remove((root + name).constData()), 0); // QTemporaryDir cannot
#endif
}

void tst_FolderScan::takesNothingThatIsNoFile()
{
    QVERIFY(QDir().mkpath(path(u"folder.png"_s)));
#ifdef Q_OS_UNIX
    QCOMPARE(mkfifo(QFile::encodeName(path(u"pipe.png"_s)).constData(), 0600), 0);
    write(path(u"a.png"_s), "x");
    QCOMPARE(mkfifo(QFile::encodeName(path(u"a.txt"_s)).constData(), 0600), 0);
    QCOMPARE(list().pictures, QStringList{u"a.png"_s});
    const std::optional<FoundPicture> picture = readFoundPicture(m_folder->path(), u"a.png"_s);
    QVERIFY(picture); // did not wait for somebody to write into the pipe
    QCOMPARE(picture->caption, QString());
    QVERIFY(QFile::remove(path(u"pipe.png"_s)) && QFile::remove(path(u"a.txt"_s)));
#endif
}

void tst_FolderScan::endsSoonWhenCancelled()
{
    write(path(u"a.png"_s), "x");
    QVERIFY(listPictures(m_folder->path(), true).pictures.isEmpty());
}

void tst_FolderScan::readsAPictureWithItsCaption()
{
    write(path(u"sub/a.png"_s), "12345");
    write(path(u"sub/a.txt"_s), "a caf\xE9");
    const std::optional<FoundPicture> picture = readFoundPicture(m_folder->path(), u"sub/a.png"_s);
    QVERIFY(picture);
    QCOMPARE(picture->id, u"sub/a.png"_s);
    QCOMPARE(picture->caption, u"a café"_s);
    QCOMPARE(picture->stamp.bytes, 5);
    QVERIFY(picture->captionStamp.exists);
    QVERIFY(!readFoundPicture(m_folder->path(), u"gone.png"_s));
}

void tst_FolderScan::refusesWhatIsNoFolder_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("missing") << u"missing"_s;
    QTest::newRow("a file") << u"file"_s;
}

void tst_FolderScan::refusesWhatIsNoFolder()
{
    QFETCH(QString, name);
    write(path(u"file"_s), "x");
    const Result<FolderHead> head = readFolderHead(path(name), false);
    QVERIFY(!head);
    QCOMPARE(head.error().kind, ErrorKind::Dataset);
    QVERIFY2(head.error().message.contains(QDir::toNativeSeparators(path(name))),
             qPrintable(head.error().message));
}

void tst_FolderScan::makesAMissingFolderOnlyWhenAsked()
{
    QVERIFY(!readFolderHead(path(u"new/set"_s), false));
    QVERIFY(!QFile::exists(path(u"new"_s)));
    const Result<FolderHead> head = readFolderHead(path(u"new/set"_s), true);
    QVERIFY(head);
    QVERIFY(head->readOnlyReason.isEmpty());
    QVERIFY(QDir(path(u"new/set"_s)).isEmpty());
    write(path(u"file"_s), "x");
    QVERIFY(!readFolderHead(path(u"file/below"_s), true));
}

QTEST_GUILESS_MAIN(tst_FolderScan)
#include "tst_FolderScan.moc"
