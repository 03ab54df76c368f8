// SPDX-License-Identifier: GPL-3.0-or-later
#include "Files.h"

#include "app/dataset/FreeNames.h"
#include "app/dataset/Trash.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

class tst_Trash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_DATA_HOME", QFile::encodeName(m_home.path())); }
    void init();

    void takesBothFilesOutAndBringsThemBack_data();
    void takesBothFilesOutAndBringsThemBack();
    void makesNoTrashInTheWorkingFolder();
    void leavesASharedCaption();
    void bringsThePairBackUnderAFreeName_data();
    void bringsThePairBackUnderAFreeName();
    void takesBothOrNone();
    void takesOutWhatIsGoneAlready();
    void saysWhatIsNoLongerInTheTrash();
    void makesTheFolderAgain();
    void findsFreeStems();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    Trash trash(bool system = false) const
    {
        return system ? Trash(m_folder->path())
                      : Trash(m_folder->path(), [](const QString &) { return QString(); });
    }
    TrashedPicture pair() const { return {path(u"a.b.png"_s), path(u"a.b.txt"_s), {}, {}}; }

    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Trash::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(path(u"a.b.png"_s), "picture");
    write(path(u"a.b.txt"_s), "caption\r\n");
}

void tst_Trash::makesNoTrashInTheWorkingFolder()
{
    const QByteArray before = qgetenv("XDG_DATA_HOME");
    const QTemporaryDir working;
    const QString was = QDir::currentPath();
    QVERIFY(QDir::setCurrent(working.path()));
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_home.filePath(u"not/there/yet"_s)));
    const QString place = Trash::systemTrash(path(u"a.b.png"_s));
    QDir::setCurrent(was);
    qputenv("XDG_DATA_HOME", before);
    QVERIFY(QDir(working.path()).isEmpty());
    QVERIFY(place.isEmpty() || place.startsWith(m_home.path()));
}

void tst_Trash::takesBothFilesOutAndBringsThemBack_data()
{
    QTest::addColumn<bool>("system");
    QTest::newRow("the system's trash") << true;
    QTest::newRow("the dataset's own") << false;
}

void tst_Trash::takesBothFilesOutAndBringsThemBack()
{
    QFETCH(bool, system);
    const auto before = contentOf(m_folder->path());
    TrashedPicture files = pair();
    for (int round = 0; round < 2; ++round) {
        QVERIFY(trash(system).takeOut(files));
        QVERIFY(!QFile::exists(path(u"a.b.png"_s)));
        QVERIFY(!QFile::exists(path(u"a.b.txt"_s)));
        QCOMPARE(bytesOf(files.pictureInTrash), "picture"_ba);
        QCOMPARE(bytesOf(files.captionInTrash), "caption\r\n"_ba);
        QCOMPARE(QFile::exists(path(Trash::folderName())), !system);
        QVERIFY(trash(system).takeOut(files)); // is out already

        QVERIFY(trash(system).bringBack(files));
        QCOMPARE(contentOf(m_folder->path()), before);
        QVERIFY(!QFile::exists(path(Trash::folderName())));
        QVERIFY(contentOf(m_home.path()).isEmpty()); // no stale note of the trash either
        QVERIFY(trash(system).bringBack(files));
    }
}

void tst_Trash::leavesASharedCaption()
{
    TrashedPicture files = pair();
    files.caption.clear();
    QVERIFY(trash().takeOut(files));
    QCOMPARE(bytesOf(path(u"a.b.txt"_s)), "caption\r\n"_ba);
    QVERIFY(trash().bringBack(files));
    QCOMPARE(files.picture, path(u"a.b.png"_s)); // a caption of its stem does not keep it from its name
}

void tst_Trash::bringsThePairBackUnderAFreeName_data()
{
    QTest::addColumn<QStringList>("taken");
    QTest::addColumn<QString>("stem");
    QTest::newRow("picture") << QStringList{u"a.b.png"_s} << u"a.b (2)"_s;
    QTest::newRow("caption") << QStringList{u"a.b.txt"_s} << u"a.b (2)"_s;
    QTest::newRow("the next too") << QStringList{u"a.b.png"_s, u"A.B (2).jpg"_s} << u"a.b (3)"_s;
}

void tst_Trash::bringsThePairBackUnderAFreeName()
{
    QFETCH(QStringList, taken);
    QFETCH(QString, stem);
    TrashedPicture files = pair();
    QVERIFY(trash().takeOut(files));
    for (const QString &name : taken)
        write(path(name), "somebody else's");
    QVERIFY(trash().bringBack(files));
    QCOMPARE(files.picture, path(stem + u".png"_s));
    QCOMPARE(bytesOf(path(stem + u".png"_s)), "picture"_ba);
    QCOMPARE(bytesOf(path(stem + u".txt"_s)), "caption\r\n"_ba);
    for (const QString &name : taken)
        QCOMPARE(bytesOf(path(name)), "somebody else's"_ba);
}

void tst_Trash::takesBothOrNone()
{
    const auto before = contentOf(m_folder->path());
    int moves = 0;
    const Trash onlyOne(m_folder->path(), [&](const QString &file) {
        if (++moves > 1) { // and in the way of the dataset's own
            QDir(path(Trash::folderName())).removeRecursively();
            write(path(Trash::folderName()), "no folder");
            return QString();
        }
        return Trash::systemTrash(file);
    });
    TrashedPicture files = pair();
    const Result<void> taken = onlyOne.takeOut(files);
    QVERIFY(!taken);
    QVERIFY2(taken.error().message.contains(u"a.b.png"_s), qPrintable(taken.error().message));
    QVERIFY(QFile::remove(path(Trash::folderName())));
    QCOMPARE(contentOf(m_folder->path()), before);
    QVERIFY(files.pictureInTrash.isEmpty() && files.captionInTrash.isEmpty());
}

void tst_Trash::takesOutWhatIsGoneAlready()
{
    QVERIFY(QFile::remove(path(u"a.b.png"_s)));
    QVERIFY(QFile::remove(path(u"a.b.txt"_s)));
    TrashedPicture files = pair();
    QVERIFY(trash().takeOut(files));
    QVERIFY(files.pictureInTrash.isEmpty());
}

void tst_Trash::saysWhatIsNoLongerInTheTrash()
{
    TrashedPicture files = pair();
    QVERIFY(trash().takeOut(files));
    QVERIFY(QDir(path(Trash::folderName())).removeRecursively());
    const Result<void> back = trash().bringBack(files);
    QVERIFY(!back);
    QCOMPARE(back.error().kind, ErrorKind::Disk);
    QVERIFY2(back.error().message.contains(u"a.b.png"_s), qPrintable(back.error().message));
}

void tst_Trash::makesTheFolderAgain()
{
    write(path(u"sub/c.png"_s), "c");
    TrashedPicture files{path(u"sub/c.png"_s), path(u"sub/c.txt"_s), {}, {}};
    QVERIFY(trash().takeOut(files));
    QVERIFY(QDir().rmdir(path(u"sub"_s)));
    QVERIFY(trash().bringBack(files));
    QCOMPARE(bytesOf(path(u"sub/c.png"_s)), "c"_ba);
}

void tst_Trash::findsFreeStems()
{
    write(path(u"cat.PNG"_s), "x");
    write(path(u"lonely.txt"_s), "x");
    write(path(u"notes.pdf"_s), "x");
    FreeNames names(m_folder->path());
    QCOMPARE(names.take(u"cat"_s, u".png"_s), u"cat (2)"_s);
    QCOMPARE(names.take(u"cat"_s, u".png"_s), u"cat (3)"_s);
    QCOMPARE(names.take(u"Cat"_s, u".png"_s), u"Cat (4)"_s);
    QCOMPARE(names.take(u"lonely"_s, u".png"_s), u"lonely (2)"_s);
    QCOMPARE(names.take(u"notes"_s, u".png"_s), u"notes"_s);
    QCOMPARE(names.take(u"notes"_s, u".png"_s), u"notes (2)"_s);
    QCOMPARE(names.take(u"a.b"_s, u".png"_s), u"a.b (2)"_s);
    QCOMPARE(names.take(u"a"_s, u".png"_s), u"a"_s);

    write(path(u"late.txt"_s), "x"); // what comes after the names were read is not free either
    write(path(u"later.jpg"_s), "x");
    QCOMPARE(names.take(u"late"_s, u".png"_s), u"late (2)"_s);
    QCOMPARE(names.take(u"later"_s, u".jpg"_s), u"later (2)"_s);
}

QTEST_GUILESS_MAIN(tst_Trash)
#include "tst_Trash.moc"
