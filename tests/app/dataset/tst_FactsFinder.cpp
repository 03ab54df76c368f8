// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/FactsFinder.h"

#include "OpenDataset.h"

#include "app/dataset/FactsStore.h"

#include <QFileInfo>
#include <QMutex>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

namespace {

/// Reads nothing but the file's size, and remembers of whom it was asked.
struct Reader
{
    Result<PictureFacts> read(const QString &path)
    {
        {
            const QMutexLocker lock(&mutex);
            paths.append(path);
        }
        if (isHeld)
            gate.acquire();
        if (QFileInfo(path).fileName().startsWith("broken"_L1))
            return failure(ErrorKind::Picture, u"%1 is broken."_s.arg(path), path);
        PictureFacts facts;
        facts.format = u"png"_s;
        facts.bytes = QFileInfo(path).size();
        return facts;
    }
    QStringList names()
    {
        const QMutexLocker lock(&mutex);
        QStringList names;
        for (const QString &path : std::as_const(paths))
            names.append(QFileInfo(path).fileName());
        return names;
    }

    QMutex mutex;
    QStringList paths;
    std::atomic_bool isHeld = false;
    QSemaphore gate;
};

} // namespace

class tst_FactsFinder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("XDG_DATA_HOME", QFile::encodeName(m_home.path())); }
    void init();
    void cleanup();
    void findsTheFactsOfEveryPictureAndSaysSo();
    void findsThoseOfADatasetThatIsOpenAlready();
    void whatIsKeptIsThereWithoutReading();
    void aFileThatChangedIsReadAgain();
    void aFileThatChangedWhileEaselWasClosedIsReadAgain();
    void aFileOfAnotherSizeIsReadAgainAlthoughItsTimeIsTheSame();
    void aFileThatChangedAMomentAgoIsNotKept();
    void whatIsOnScreenIsReadFirst();
    void nothingIsBegunWhileItRests();
    void aPictureThatCannotBeReadSaysWhy();
    void anAddedPictureIsReadToo();
    void aRemovedPictureIsNotRead();
    void closingForgetsAndDropsWhatComesLate();

private:
    std::unique_ptr<FactsFinder> finder()
    {
        return std::make_unique<FactsFinder>(*m_open->dataset, m_store,
                                             [this](const QString &path) { return m_reader->read(path); });
    }
    void put(int pictures)
    {
        for (int i = 0; i < pictures; ++i) {
            m_open->putPicture(name(i));
            makeOlder(m_open->path(name(i)));
        }
    }
    static QString name(int number) { return u"picture-%1.png"_s.arg(number); }
    /// All of a first finder's work.
    void findAll()
    {
        const auto first = finder();
        QVERIFY(m_open->open());
        QTRY_VERIFY_WITH_TIMEOUT(!first->isBusy(), patience);
    }

    QTemporaryDir m_home; ///< where the trash is
    std::unique_ptr<OpenDataset> m_open;
    std::unique_ptr<QTemporaryDir> m_cache;
    std::shared_ptr<FactsStore> m_store;
    std::unique_ptr<Reader> m_reader;
};

void tst_FactsFinder::init()
{
    m_open = std::make_unique<OpenDataset>();
    m_cache = std::make_unique<QTemporaryDir>();
    m_store = std::make_shared<FactsStore>(m_cache->filePath(u"facts.sqlite"_s));
    m_reader = std::make_unique<Reader>();
}

void tst_FactsFinder::cleanup()
{
    m_open.reset();
}

void tst_FactsFinder::findsTheFactsOfEveryPictureAndSaysSo()
{
    put(50);
    const auto all = finder();
    QSignalSpy found(all.get(), &FactsFinder::factsFound);
    QSignalSpy busy(all.get(), &FactsFinder::busyChanged);
    QVERIFY(m_open->open());
    QVERIFY(all->isBusy());
    QTRY_VERIFY_WITH_TIMEOUT(!all->isBusy(), patience);
    QCOMPARE(busy.count(), 2);
    QCOMPARE(all->remaining(), 0);
    QStringList told;
    for (const QList<QVariant> &signal : std::as_const(found))
        told += signal[0].toStringList();
    QStringList expected = m_open->ids();
    told.sort();
    expected.sort();
    QCOMPARE(told, expected);
    QVERIFY(found.count() < 10); // in batches
    for (const QString &id : expected) {
        QVERIFY(all->facts(id));
        QCOMPARE(all->facts(id)->bytes, m_open->bytes(id).size());
    }
    QVERIFY(!all->facts(u"none.png"_s));
}

void tst_FactsFinder::findsThoseOfADatasetThatIsOpenAlready()
{
    put(3);
    QVERIFY(m_open->open());
    const auto late = finder();
    QTRY_COMPARE_WITH_TIMEOUT(late->known().size(), 3, patience);
}

void tst_FactsFinder::whatIsKeptIsThereWithoutReading()
{
    put(40);
    findAll();
    m_open->dataset->close();
    m_reader->paths.clear();

    const auto second = finder();
    QSignalSpy found(second.get(), &FactsFinder::factsFound);
    QVERIFY(m_open->open());
    QTRY_VERIFY_WITH_TIMEOUT(!second->isBusy(), patience);
    QCOMPARE(found.count(), 1); // all in one go
    QCOMPARE(found[0][0].toStringList().size(), 40);
    QCOMPARE(m_reader->names(), QStringList());
    QVERIFY(second->facts(name(39)));
}

void tst_FactsFinder::aFileThatChangedIsReadAgain()
{
    put(3);
    const auto all = finder();
    QVERIFY(m_open->open());
    QTRY_VERIFY_WITH_TIMEOUT(!all->isBusy(), patience);
    m_reader->paths.clear();
    m_open->put(name(1), png(77) + "more");
    makeOlder(m_open->path(name(1)), 50);
    QVERIFY(!all->isBusy());
    m_open->dataset->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(m_reader->names(), QStringList{name(1)}, patience);
    QTRY_VERIFY_WITH_TIMEOUT(all->facts(name(1)), patience);
    QCOMPARE(all->facts(name(1))->bytes, m_open->bytes(name(1)).size());
}

void tst_FactsFinder::aFileThatChangedWhileEaselWasClosedIsReadAgain()
{
    put(3);
    findAll();
    m_open->dataset->close();
    m_reader->paths.clear();
    m_open->put(name(2), png(78) + "more");
    makeOlder(m_open->path(name(2)), 50);
    findAll();
    QCOMPARE(m_reader->names(), QStringList{name(2)});
}

void tst_FactsFinder::aFileOfAnotherSizeIsReadAgainAlthoughItsTimeIsTheSame()
{
    put(3);
    const auto all = finder();
    QVERIFY(m_open->open());
    QTRY_VERIFY_WITH_TIMEOUT(!all->isBusy(), patience);
    m_reader->paths.clear();
    const QDateTime time = QFileInfo(m_open->path(name(1))).lastModified();
    m_open->put(name(1), png(77) + "more");
    QFile file(m_open->path(name(1)));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(time, QFileDevice::FileModificationTime));
    file.close();
    m_open->dataset->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(m_reader->names(), QStringList{name(1)}, patience);
}

void tst_FactsFinder::aFileThatChangedAMomentAgoIsNotKept()
{
    m_open->putPicture(u"new.png"_s);
    put(1);
    findAll();
    const std::vector<StoredFacts> kept = m_store->load(m_open->dataset->folder());
    QCOMPARE(kept.size(), std::size_t(1));
    QCOMPARE(kept[0].path, m_open->dataset->folder() + u'/' + name(0));
}

void tst_FactsFinder::whatIsOnScreenIsReadFirst()
{
    put(200);
    const auto all = finder();
    all->setResting(true);
    QVERIFY(m_open->open());
    const QStringList onScreen{name(190), name(50), name(191), name(192)};
    all->prefer({name(7), name(8)}); // scrolled past
    all->prefer(onScreen);
    all->setResting(false);
    QTRY_VERIFY_WITH_TIMEOUT(!all->isBusy(), patience);
    const QStringList order = m_reader->names();
    QCOMPARE(order.size(), 200); // each once
    const auto latest = std::ranges::max(onScreen, {}, [&](const QString &id) { return order.indexOf(id); });
    // Each thread may have begun something else at the same time.
    QVERIFY2(order.indexOf(latest) < 4 * QThread::idealThreadCount(), qPrintable(order.join(u' ')));
}

void tst_FactsFinder::nothingIsBegunWhileItRests()
{
    put(5);
    const auto all = finder();
    QSignalSpy found(all.get(), &FactsFinder::factsFound);
    all->setResting(true);
    QVERIFY(m_open->open());
    m_reader->isHeld = true;
    m_open->dataset->refresh();
    QTest::qWait(1);
    QCOMPARE(m_reader->names(), QStringList());
    QVERIFY(all->isBusy());
    m_reader->isHeld = false;
    all->setResting(false);
    QTRY_VERIFY_WITH_TIMEOUT(!all->isBusy(), patience);
    QCOMPARE(m_reader->names().size(), 5);
}

void tst_FactsFinder::aPictureThatCannotBeReadSaysWhy()
{
    m_open->put(u"broken.png"_s, "no picture");
    put(1);
    const auto all = finder();
    QVERIFY(m_open->open());
    QTRY_VERIFY_WITH_TIMEOUT(!all->isBusy(), patience);
    QVERIFY(!all->facts(u"broken.png"_s));
    const DatasetItem &item = m_open->dataset->at(m_open->dataset->rowOf(u"broken.png"_s));
    const KnownFacts *known = knownFactsOf(all->known(), item);
    QVERIFY(known);
    QVERIFY2(known->unreadable.contains("is broken"_L1), qPrintable(known->unreadable));
}

void tst_FactsFinder::anAddedPictureIsReadToo()
{
    put(2);
    const auto all = finder();
    QVERIFY(m_open->open());
    QTRY_VERIFY_WITH_TIMEOUT(!all->isBusy(), patience);
    QTemporaryDir elsewhere;
    write(elsewhere.filePath(u"added.png"_s), png(99));
    m_open->dataset->addFiles({QUrl::fromLocalFile(elsewhere.filePath(u"added.png"_s))});
    QTRY_VERIFY_WITH_TIMEOUT(all->facts(u"added.png"_s), patience);
}

void tst_FactsFinder::aRemovedPictureIsNotRead()
{
    put(3);
    const auto all = finder();
    all->setResting(true);
    QVERIFY(m_open->open());
    QVERIFY(m_open->dataset->removeItems({name(1)}));
    QTRY_COMPARE_WITH_TIMEOUT(m_open->dataset->count(), 2, patience);
    all->setResting(false);
    QTRY_VERIFY_WITH_TIMEOUT(!all->isBusy(), patience);
    QVERIFY(!m_reader->names().contains(name(1)));
    QVERIFY(m_open->save());
}

void tst_FactsFinder::closingForgetsAndDropsWhatComesLate()
{
    put(3);
    m_reader->isHeld = true;
    auto all = finder();
    QSignalSpy found(all.get(), &FactsFinder::factsFound);
    QVERIFY(m_open->open());
    QTRY_VERIFY_WITH_TIMEOUT(!m_reader->names().isEmpty(), patience);
    m_open->dataset->close(); // waits for no reader
    QVERIFY(!all->isBusy());
    m_reader->isHeld = false;
    m_reader->gate.release(100);
    all.reset();
    QCOMPARE(found.count(), 0);
}

QTEST_GUILESS_MAIN(tst_FactsFinder)
#include "tst_FactsFinder.moc"
