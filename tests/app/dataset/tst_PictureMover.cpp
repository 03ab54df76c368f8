// SPDX-License-Identifier: GPL-3.0-or-later
#include "Files.h"
#include "tests/support/TestClock.h"

#include "app/dataset/DatasetContent.h"
#include "app/dataset/DatasetSaver.h"
#include "app/dataset/PictureMover.h"
#include "app/dataset/WorkQueue.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

/// The mover on a system that has no trash.
class tst_PictureMover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_parts.reset(); }

    void keepsPicturesInTheDatasetsOwnTrash();
    void savesWhatIsUnsavedBeforeItLeaves();
    void showsAPictureThatCouldNotLeave();
    void keepsTheWordsOfACaptionThatDoesNotComeBack();
    void tellsOfManyFailuresOnce();
    void knowsWhatIsLeaving();
    void forgetsEverythingWhenItStops();

private:
    struct Parts
    {
        QTemporaryDir dir;
        TestClock clock;
        DatasetContent content;
        WorkQueue queue{1};
        DatasetSaver saver{clock, queue, content};
        PictureMover mover{queue, content, saver, [](const QString &) { return QString(); }};
    };

    QString path(const QString &name) const { return m_parts->dir.filePath(name); }
    int handle(const QString &id) const { return m_parts->content.handleOf(id); }

    std::unique_ptr<Parts> m_parts;
};

void tst_PictureMover::init()
{
    m_parts = std::make_unique<Parts>();
    write(path(u"a.png"_s), "picture a");
    write(path(u"a.txt"_s), "caption a\r\n");
    write(path(u"sub/b.png"_s), "picture b");
    const QString folder = m_parts->dir.path();
    m_parts->saver.start(folder, {});
    m_parts->mover.start(folder);
    m_parts->content.insert(
        {*readFoundPicture(folder, u"a.png"_s), *readFoundPicture(folder, u"sub/b.png"_s)});
}

void tst_PictureMover::keepsPicturesInTheDatasetsOwnTrash()
{
    const auto before = contentOf(m_parts->dir.path());
    const std::vector<int> both{handle(u"a.png"_s), handle(u"sub/b.png"_s)};
    m_parts->mover.takeOut(both);
    QCOMPARE(m_parts->content.rows().count(), 0);
    QVERIFY(m_parts->mover.isBusy());
    m_parts->queue.finish();
    QVERIFY(!m_parts->mover.isBusy());
    const auto meanwhile = contentOf(m_parts->dir.path());
    QCOMPARE(meanwhile.size(), before.size());
    for (auto it = meanwhile.begin(); it != meanwhile.end(); ++it)
        QVERIFY2(it.key().startsWith(Trash::folderName() + u'/'), qPrintable(it.key()));

    QSignalSpy back(&m_parts->mover, &PictureMover::cameBack);
    m_parts->mover.bringBack(both);
    m_parts->queue.finish();
    QCOMPARE(back.first().first().toStringList(), (QStringList{u"a.png"_s, u"sub/b.png"_s}));
    QCOMPARE(contentOf(m_parts->dir.path()), before);
    QCOMPARE(m_parts->content.rows().count(), 2);
    QCOMPARE(m_parts->content.caption(both.front()), u"caption a\n"_s);
    QVERIFY(!m_parts->saver.hasUnsaved());
}

void tst_PictureMover::savesWhatIsUnsavedBeforeItLeaves()
{
    const int a = handle(u"a.png"_s);
    m_parts->content.setCaption(a, u"edited"_s);
    m_parts->mover.takeOut({a});
    QVERIFY(!m_parts->saver.hasUnsaved());
    m_parts->queue.finish();
    QVERIFY(contentOf(m_parts->dir.path()).values().contains("edited"_ba));
    m_parts->content.setCaption(a, u"edited while away"_s);
    m_parts->mover.bringBack({a});
    m_parts->queue.finish();
    QCOMPARE(bytesOf(path(u"a.txt"_s)), "edited"_ba);
    QCOMPARE(m_parts->content.caption(a), u"edited while away"_s);
    QVERIFY(m_parts->saver.saveNow());
    QCOMPARE(bytesOf(path(u"a.txt"_s)), "edited while away"_ba);
}

void tst_PictureMover::showsAPictureThatCouldNotLeave()
{
    write(path(Trash::folderName()), "in the way");
    const auto before = contentOf(m_parts->dir.path());
    QSignalSpy failed(&m_parts->mover, &PictureMover::failed);
    const int a = handle(u"a.png"_s);
    m_parts->mover.takeOut({a});
    QCOMPARE(m_parts->content.rows().count(), 1);
    m_parts->queue.finish();
    QCOMPARE(m_parts->content.rows().count(), 2);
    QCOMPARE(m_parts->content.handleOf(u"a.png"_s), a);
    QCOMPARE(failed.count(), 1);
    const Error error = failed.first().first().value<Error>();
    QCOMPARE(error.kind, ErrorKind::Disk);
    QVERIFY2(error.message.contains(u"a.txt"_s), qPrintable(error.message));
    QVERIFY(!m_parts->mover.isLeaving(u"a.png"_s));
    m_parts->mover.bringBack({a}); // an undo of what never happened
    m_parts->queue.finish();
    QCOMPARE(m_parts->content.rows().count(), 2);
    QCOMPARE(contentOf(m_parts->dir.path()), before);
}

void tst_PictureMover::keepsTheWordsOfACaptionThatDoesNotComeBack()
{
    const int a = handle(u"a.png"_s);
    m_parts->mover.takeOut({a});
    m_parts->queue.finish();
    QDir trash(path(Trash::folderName()));
    const QStringList captions = trash.entryList({u"*.txt"_s}, QDir::Files);
    QCOMPARE(captions.size(), 1);
    QVERIFY(trash.remove(captions.first()));

    QSignalSpy failed(&m_parts->mover, &PictureMover::failed);
    m_parts->mover.bringBack({a});
    m_parts->queue.finish();
    QCOMPARE(failed.count(), 1);
    QVERIFY(m_parts->content.isPresent(a));
    QCOMPARE(m_parts->content.caption(a), u"caption a\n"_s);
    QVERIFY(m_parts->saver.hasUnsaved());
    QVERIFY(m_parts->saver.saveNow());
    QCOMPARE(bytesOf(path(u"a.txt"_s)), "caption a\n"_ba);
}

void tst_PictureMover::tellsOfManyFailuresOnce()
{
    write(path(Trash::folderName()), "in the way");
    QSignalSpy failed(&m_parts->mover, &PictureMover::failed);
    m_parts->mover.takeOut({handle(u"a.png"_s), handle(u"sub/b.png"_s)});
    m_parts->queue.finish();
    QCOMPARE(failed.count(), 1);
    const QString message = failed.first().first().value<Error>().message;
    QVERIFY2(message.contains(u"a.txt"_s) && message.contains(u"1 other"_s), qPrintable(message));
    QCOMPARE(m_parts->content.rows().count(), 2);
}

void tst_PictureMover::knowsWhatIsLeaving()
{
    const int a = handle(u"a.png"_s);
    m_parts->mover.takeOut({a});
    m_parts->mover.bringBack({a});
    m_parts->mover.takeOut({a});
    QVERIFY(m_parts->mover.isLeaving(u"a.png"_s));
    QVERIFY(!m_parts->mover.isLeaving(u"sub/b.png"_s));
    m_parts->queue.finish();
    QVERIFY(!m_parts->mover.isLeaving(u"a.png"_s));
    QVERIFY(!m_parts->content.isPresent(a));
    QVERIFY(!QFile::exists(path(u"a.png"_s)));
}

void tst_PictureMover::forgetsEverythingWhenItStops()
{
    m_parts->mover.takeOut({handle(u"a.png"_s)});
    m_parts->mover.stop();
    QVERIFY(!m_parts->mover.isBusy());
    QVERIFY(!m_parts->mover.isLeaving(u"a.png"_s));
    m_parts->queue.finish(); // tells nobody
    QVERIFY(!m_parts->mover.isBusy());
    QCOMPARE(m_parts->content.rows().count(), 1);
}

QTEST_GUILESS_MAIN(tst_PictureMover)
#include "tst_PictureMover.moc"
