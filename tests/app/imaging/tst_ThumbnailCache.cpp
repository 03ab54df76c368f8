// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/ThumbnailCache.h"
#include "app/imaging/Thumbnailer.h"
#include "tests/support/TestPictures.h"

#include <QDirIterator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest/QTest>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace easel;
using namespace easel::test;

#ifdef Q_OS_LINUX
/// As on a full disk, files cannot grow beyond some bytes while this lives.
class SmallFilesOnly
{
public:
    explicit SmallFilesOnly(rlim_t bytes)
    {
        signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallFilesOnly() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(SmallFilesOnly)

private:
    rlimit m_before{};
};
#endif

class tst_ThumbnailCache : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_folders = 0;

    QString freshFolder() { return m_dir.filePath(QStringLiteral("cache-%1").arg(++m_folders)); }

    static ThumbnailKey keyOf(int number, int side = 256)
    {
        return {QStringLiteral("/pictures/%1.jpg").arg(number), 1000, 2000, side};
    }
    static Thumbnail thumbnailOf(int seed)
    {
        return {paintedPicture(QSize(256, 160), seed), QSize(1600, 1000)};
    }

    static QStringList filesIn(const QString &folder)
    {
        QStringList files;
        QDirIterator found(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (found.hasNext())
            files += found.next();
        return files;
    }
    static qint64 bytesIn(const QString &folder)
    {
        qint64 bytes = 0;
        for (const QString &file : filesIn(folder))
            bytes += QFileInfo(file).size();
        return bytes;
    }
    static void setUsed(const QString &path, const QDateTime &time)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(time, QFileDevice::FileModificationTime));
    }

private Q_SLOTS:
    void whatIsStoredIsFoundAgain()
    {
        const QString folder = freshFolder();
        ThumbnailCache(folder).store(keyOf(1), thumbnailOf(1));
        const ThumbnailCache cache(folder); // in another session
        const std::optional<Thumbnail> found = cache.find(keyOf(1));
        QVERIFY(found);
        QVERIFY(cache.contains(keyOf(1)));
        QCOMPARE(found->pictureSize, QSize(1600, 1000));
        QCOMPARE(found->image.format(), QImage::Format_RGB32);
        QVERIFY(difference(quarterColour(found->image, 0), topLeftColour) < 12);
    }

    void everyPartOfTheKeyCounts()
    {
        ThumbnailCache cache(freshFolder());
        const ThumbnailKey key = keyOf(1);
        cache.store(key, thumbnailOf(1));
        ThumbnailKey other = key;
        other.path += QLatin1Char('x');
        QVERIFY(!cache.find(other));
        other = key;
        other.modified += 1;
        QVERIFY(!cache.find(other));
        other = key;
        other.bytes += 1;
        QVERIFY(!cache.find(other));
        other = key;
        other.side = 512;
        QVERIFY(!cache.find(other));
    }

    void transparencyIsKeptPixelByPixel()
    {
        Thumbnail clear = thumbnailOf(1);
        clear.image.convertTo(QImage::Format_ARGB32);
        for (int y = 0; y < 50; ++y) {
            for (int x = 0; x < 50; ++x)
                clear.image.setPixel(x, y, qRgba(0, 0, 0, 5 * y));
        }
        ThumbnailCache cache(freshFolder());
        cache.store(keyOf(1), clear);
        const std::optional<Thumbnail> found = cache.find(keyOf(1));
        QVERIFY(found);
        QCOMPARE(found->image.format(), QImage::Format_ARGB32);
        QCOMPARE(largestDifference(found->image, clear.image), 0);
    }

    void whatIsDamagedIsNotFoundAndMadeAnew_data()
    {
        QTest::addColumn<int>("damage");
        QTest::newRow("cut off") << 0;
        QTest::newRow("empty") << 1;
        QTest::newRow("one bit") << 2;
        QTest::newRow("another's") << 3;
    }

    void whatIsDamagedIsNotFoundAndMadeAnew()
    {
        QFETCH(int, damage);
        const QString folder = freshFolder();
        ThumbnailCache cache(folder);
        cache.store(keyOf(2), thumbnailOf(2));
        QByteArray bytes = fileBytes(filesIn(folder).first());
        const QString other = filesIn(folder).first();
        QVERIFY(QFile::remove(other));
        cache.store(keyOf(1), thumbnailOf(1));
        const QString path = filesIn(folder).first();
        if (damage != 3)
            bytes = fileBytes(path);
        if (damage == 0)
            bytes.chop(bytes.size() / 2);
        else if (damage == 1)
            bytes.clear();
        else if (damage == 2)
            bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 1);
        writeFile(path, bytes);
        QVERIFY(!cache.find(keyOf(1)));
        cache.store(keyOf(1), thumbnailOf(1));
        QVERIFY(cache.find(keyOf(1)));
    }

    void theBoundHoldsAndTheOldestGoFirst()
    {
        const QString folder = freshFolder();
        ThumbnailCache(folder).store(keyOf(0), thumbnailOf(0));
        const qint64 one = bytesIn(folder);
        constexpr int kept = 10;
        const qint64 bound = one * kept + one / 2;
        ThumbnailCache cache(folder, bound);
        const QDateTime longAgo = QDateTime::currentDateTimeUtc().addDays(-30);
        for (int i = 0; i < kept; ++i) {
            const QStringList before = filesIn(folder);
            cache.store(keyOf(i), thumbnailOf(0));
            for (const QString &file : filesIn(folder)) {
                if (i == 0 || !before.contains(file))
                    setUsed(file, longAgo.addDays(i));
            }
        }
        QVERIFY(cache.find(keyOf(0))); // used, it is the newest now
        cache.store(keyOf(kept), thumbnailOf(0));
        QVERIFY(bytesIn(folder) <= bound);
        QVERIFY(cache.find(keyOf(0)));
        QVERIFY(!cache.find(keyOf(1)));
        QVERIFY(cache.find(keyOf(kept - 1)));
        QVERIFY(cache.find(keyOf(kept)));
        for (int i = 20; i < 60; ++i) {
            cache.store(keyOf(i), thumbnailOf(0));
            QVERIFY(bytesIn(folder) <= bound);
        }
    }

    void foreignFilesInTheFolderAreLeftAlone()
    {
        const QString folder = freshFolder();
        const QStringList foreign{folder + QStringLiteral("/holiday.jpg"),
                                  folder + QStringLiteral("/ab/holiday.jpg"),
                                  folder + QStringLiteral("/letters/0123456789abcdef0123456789abcdef012345"),
                                  folder + QStringLiteral("/0123456789abcdef0123456789abcdef012345")};
        for (const QString &path : foreign)
            writeFile(path, "not ours");
        ThumbnailCache cache(folder, 1);
        for (int i = 0; i < 5; ++i)
            cache.store(keyOf(i), thumbnailOf(i));
        for (const QString &path : foreign)
            QVERIFY(QFile::exists(path));
    }

    void whatAKilledProcessLeftIsTidiedAway()
    {
        const QString folder = freshFolder();
        const QString part = folder + QStringLiteral("/ab/0123456789.part");
        writeFile(part, "half");
        ThumbnailCache(folder).store(keyOf(1), thumbnailOf(1));
        QVERIFY(QFile::exists(part)); // somebody may be writing it
        setUsed(part, QDateTime::currentDateTimeUtc().addDays(-1));
        ThumbnailCache(folder).store(keyOf(2), thumbnailOf(2));
        QVERIFY(!QFile::exists(part));
    }

    void aFolderThatCannotBeWrittenIsNoCacheAndNoError()
    {
        const QString file = m_dir.filePath(QStringLiteral("a-file"));
        writeFile(file, "in the way");
        ThumbnailCache cache(file + QStringLiteral("/cache"));
        cache.store(keyOf(1), thumbnailOf(1));
        QVERIFY(!cache.find(keyOf(1)));
        QVERIFY(!cache.contains(keyOf(1)));
    }

#ifdef Q_OS_LINUX
    void aFullDiskIsNoCacheAndNoError()
    {
        const QString folder = freshFolder();
        ThumbnailCache cache(folder);
        cache.store(keyOf(1), thumbnailOf(1));
        {
            const SmallFilesOnly full(500);
            cache.store(keyOf(1), thumbnailOf(5));
            cache.store(keyOf(2), thumbnailOf(2));
        }
        QVERIFY(cache.find(keyOf(1))); // as it was
        QVERIFY(!cache.find(keyOf(2)));
        QCOMPARE(filesIn(folder).size(), 1);
    }
#endif

    void severalThreadsAndCachesShareAFolder()
    {
        const QString folder = freshFolder();
        ThumbnailCache(folder).store(keyOf(0), thumbnailOf(0));
        const qint64 bound = bytesIn(folder) * 12;
        ThumbnailCache one(folder, bound), two(folder, bound);
        QThreadPool pool;
        pool.setMaxThreadCount(4);
        std::atomic<int> wrong = 0;
        for (int task = 0; task < 4; ++task) {
            pool.start([&, task] {
                ThumbnailCache &cache = task % 2 ? one : two;
                for (int i = 0; i < 60; ++i) {
                    cache.store(keyOf(i % 20), thumbnailOf(i % 20));
                    const std::optional<Thumbnail> found = cache.find(keyOf((i + task) % 20));
                    if (found && found->image.size() != QSize(256, 160))
                        ++wrong;
                }
            });
        }
        pool.waitForDone();
        QCOMPARE(wrong, 0);
        QVERIFY(bytesIn(folder) <= bound * 5 / 4);
        for (const QString &file : filesIn(folder))
            QVERIFY(!file.endsWith(QStringLiteral(".part")));
    }

    void oneSideServesAllBoxesUpToIt()
    {
        QCOMPARE(ThumbnailCache::sideFor(QSize(1, 1)), 256);
        QCOMPARE(ThumbnailCache::sideFor(QSize(256, 200)), 256);
        QCOMPARE(ThumbnailCache::sideFor(QSize(100, 257)), 512);
        QCOMPARE(ThumbnailCache::sideFor(QSize(512, 512)), 512);
        QCOMPARE(ThumbnailCache::sideFor(QSize(513, 1)), std::nullopt);
    }

    void aThumbnailerFindsWhatAnotherMade_data()
    {
        QTest::addColumn<QSize>("picture");
        QTest::newRow("wide") << QSize(1200, 500);
        QTest::newRow("tall") << QSize(333, 1000);
        QTest::newRow("small") << QSize(40, 30);
        QTest::newRow("flat") << QSize(3000, 3);
    }

    void aThumbnailerFindsWhatAnotherMade()
    {
        QFETCH(QSize, picture);
        ThumbnailCache cache(freshFolder());
        const QString path = m_dir.filePath(QStringLiteral("picture.png"));
        writePicture(path, picture);
        const ThumbnailKey key = *ThumbnailKey::of(path, 256);
        for (const QSize box : {QSize(256, 256), QSize(180, 180), QSize(99, 60)}) {
            QImage made, plain;
            for (ThumbnailCache *disk : {&cache, static_cast<ThumbnailCache *>(nullptr)}) {
                Thumbnailer thumbnailer;
                thumbnailer.setCache(disk);
                QSignalSpy ready(&thumbnailer, &Thumbnailer::ready);
                thumbnailer.thumbnail(path, box);
                QTRY_COMPARE(ready.count(), 1);
                (disk ? made : plain) = ready.first().at(2).value<QImage>();
            }
            QVERIFY(cache.contains(key));
            QCOMPARE(made.size(), plain.size());
            QVERIFY(difference(quarterColour(made, 0), quarterColour(plain, 0)) < 12);
        }
    }

    void aChangedFileIsNotTakenFromTheCache()
    {
        ThumbnailCache cache(freshFolder());
        const QString path = m_dir.filePath(QStringLiteral("changing.png"));
        for (const QSize size : {QSize(300, 300), QSize(300, 150)}) {
            writePicture(path, size);
            Thumbnailer thumbnailer;
            thumbnailer.setCache(&cache);
            QSignalSpy ready(&thumbnailer, &Thumbnailer::ready);
            thumbnailer.thumbnail(path, QSize(100, 100));
            QTRY_COMPARE(ready.count(), 1);
            QCOMPARE(ready.first().at(2).value<QImage>().size(), size / 3);
        }
    }
};

QTEST_GUILESS_MAIN(tst_ThumbnailCache)
#include "tst_ThumbnailCache.moc"
