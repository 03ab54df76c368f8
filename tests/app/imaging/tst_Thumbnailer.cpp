// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/BackgroundThread.h"
#include "app/imaging/Thumbnailer.h"
#include "tests/support/TestPictures.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest/QTest>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#endif

using namespace easel;
using namespace easel::test;

#ifdef Q_OS_UNIX
/// Keeps the one worker of a thumbnailer busy with a pipe as long as it lives.
class HeldWorker
{
public:
    HeldWorker(Thumbnailer &thumbnailer, const QString &pipe, QSize box)
    {
        thumbnailer.setWorkerCount(1);
        const QByteArray name = QFile::encodeName(pipe);
        if (mkfifo(name.constData(), 0600) != 0)
            qFatal("No pipe can be made at %s", name.constData());
        thumbnailer.thumbnail(pipe, box);
        m_writer = open(name.constData(), O_WRONLY); // returns once the worker has opened the other end
    }
    ~HeldWorker() { close(m_writer); }
    Q_DISABLE_COPY_MOVE(HeldWorker)

private:
    int m_writer = -1;
};
#endif

class tst_Thumbnailer : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    const QSize m_box{64, 64};

    QString pathOf(const QString &name) const { return m_dir.filePath(name); }
    QString slowPath() const { return pathOf(QStringLiteral("slow.png")); }
    QString smallPath(int i) const { return pathOf(QStringLiteral("small-%1.png").arg(i)); }

    static QStringList paths(const QSignalSpy &spy)
    {
        QStringList result;
        for (const QList<QVariant> &arguments : spy)
            result += arguments.first().toString();
        return result;
    }

private Q_SLOTS:
    void initTestCase()
    {
        writePicture(slowPath(), QSize(4000, 3000)); // busy long enough to ask for others meanwhile
        for (int i = 0; i < 5; ++i)
            writePicture(smallPath(i), QSize(200, 100), i);
    }

    void aThumbnailFitsInsideItsBox_data()
    {
        QTest::addColumn<QSize>("picture");
        QTest::addColumn<QSize>("box");
        QTest::addColumn<QSize>("thumbnail");
        QTest::newRow("wide") << QSize(800, 400) << QSize(100, 100) << QSize(100, 50);
        QTest::newRow("tall") << QSize(300, 900) << QSize(100, 90) << QSize(30, 90);
        QTest::newRow("smaller than the box") << QSize(40, 30) << QSize(100, 100) << QSize(40, 30);
        QTest::newRow("very flat") << QSize(3000, 3) << QSize(100, 100) << QSize(100, 1);
    }

    void aThumbnailFitsInsideItsBox()
    {
        QFETCH(QSize, picture);
        QFETCH(QSize, box);
        for (const char *suffix : {"png", "jpg", "webp"}) {
            const QString path =
                pathOf(QStringLiteral("fit-%1.%2")
                           .arg(QLatin1StringView(QTest::currentDataTag()), QLatin1StringView(suffix)));
            writePicture(path, picture);
            Thumbnailer thumbnailer;
            QSignalSpy ready(&thumbnailer, &Thumbnailer::ready);
            QVERIFY(thumbnailer.thumbnail(path, box).isNull());
            QTRY_COMPARE(ready.count(), 1);
            QCOMPARE(ready.first().at(0).toString(), path);
            QCOMPARE(ready.first().at(1).toSize(), box);
            QTEST(ready.first().at(2).value<QImage>().size(), "thumbnail");
        }
    }

    void aThumbnailLooksLikeItsPicture()
    {
        Thumbnailer thumbnailer;
        const QString path = pathOf(QStringLiteral("camera.jpg"));
        writeJpeg(path, QSize(900, 600), 6);
        thumbnailer.thumbnail(path, QSize(90, 90));
        QTRY_VERIFY(!thumbnailer.thumbnail(path, QSize(90, 90)).isNull());
        const QImage image = thumbnailer.thumbnail(path, QSize(90, 90));
        QCOMPARE(image.size(), QSize(90, 60));
        QVERIFY(difference(quarterColour(image, 0), topLeftColour) < 12);
        QVERIFY(difference(quarterColour(image, 3), bottomRightColour) < 12);
    }

    void aTransparentPictureStaysTransparent()
    {
        QImage image(300, 300, QImage::Format_ARGB32);
        image.fill(qRgba(10, 20, 30, 0));
        const QString path = pathOf(QStringLiteral("clear.png"));
        writeFile(path, encoded(image, "png"));
        Thumbnailer thumbnailer;
        QSignalSpy ready(&thumbnailer, &Thumbnailer::ready);
        thumbnailer.thumbnail(path, m_box);
        QTRY_COMPARE(ready.count(), 1);
        QCOMPARE(qAlpha(ready.first().at(2).value<QImage>().pixel(5, 5)), 0);
    }

    void whatIsAtHandIsGivenAtOnce()
    {
        Thumbnailer thumbnailer;
        QSignalSpy ready(&thumbnailer, &Thumbnailer::ready);
        thumbnailer.thumbnail(smallPath(0), m_box);
        QTRY_COMPARE(ready.count(), 1);
        QCOMPARE(thumbnailer.thumbnail(smallPath(0), m_box), ready.first().at(2).value<QImage>());
        QVERIFY(thumbnailer.thumbnail(smallPath(0), QSize(32, 32)).isNull()); // another size is another one
        QTRY_COMPARE(ready.count(), 2);
    }

    void aChangedFileIsReadAgain()
    {
        const QString path = pathOf(QStringLiteral("changing.png"));
        writePicture(path, QSize(100, 100));
        Thumbnailer thumbnailer;
        QSignalSpy ready(&thumbnailer, &Thumbnailer::ready);
        thumbnailer.thumbnail(path, m_box, 1);
        QTRY_COMPARE(ready.count(), 1);
        writePicture(path, QSize(100, 50));
        QVERIFY(thumbnailer.thumbnail(path, m_box, 2).isNull());
        QTRY_COMPARE(ready.count(), 2);
        QCOMPARE(ready.at(1).at(2).value<QImage>().size(), QSize(64, 32));
    }

    void askedForTwiceItIsMadeOnce()
    {
        Thumbnailer thumbnailer;
        QSignalSpy ready(&thumbnailer, &Thumbnailer::ready);
        for (int i = 0; i < 10; ++i)
            thumbnailer.thumbnail(slowPath(), m_box);
        thumbnailer.thumbnail(smallPath(0), m_box);
        QTRY_COMPARE(ready.count(), 2);
        thumbnailer.thumbnail(smallPath(1), m_box); // comes after anything that still ran
        QTRY_VERIFY(paths(ready).contains(smallPath(1)));
        QCOMPARE(paths(ready).count(slowPath()), 1);
    }

#ifdef Q_OS_UNIX
    void theNewestRequestIsServedFirst()
    {
        Thumbnailer thumbnailer;
        QSignalSpy ready(&thumbnailer, &Thumbnailer::ready);
        {
            const HeldWorker held(thumbnailer, pathOf(QStringLiteral("held-1")), m_box);
            for (int i = 0; i < 4; ++i)
                thumbnailer.thumbnail(smallPath(i), m_box);
            thumbnailer.thumbnail(smallPath(1), m_box); // asked for again, it is the newest
        }
        QTRY_COMPARE(ready.count(), 4);
        QCOMPARE(paths(ready), QStringList({smallPath(1), smallPath(3), smallPath(2), smallPath(0)}));
    }

    void aCancelledRequestIsNotServed()
    {
        Thumbnailer thumbnailer;
        QSignalSpy ready(&thumbnailer, &Thumbnailer::ready);
        {
            const HeldWorker held(thumbnailer, pathOf(QStringLiteral("held-2")), m_box);
            for (int i = 0; i < 3; ++i)
                thumbnailer.thumbnail(smallPath(i), m_box);
            thumbnailer.cancel(smallPath(1));
        }
        QTRY_COMPARE(ready.count(), 2);
        QCOMPARE(paths(ready), QStringList({smallPath(2), smallPath(0)}));

        QVERIFY(thumbnailer.thumbnail(smallPath(1), m_box).isNull()); // and can be asked for again
        QTRY_COMPARE(ready.count(), 3);
    }

    void allRequestsCanBeCancelled()
    {
        Thumbnailer thumbnailer;
        QSignalSpy ready(&thumbnailer, &Thumbnailer::ready);
        {
            const HeldWorker held(thumbnailer, pathOf(QStringLiteral("held-3")), m_box);
            for (int i = 0; i < 3; ++i)
                thumbnailer.thumbnail(smallPath(i), m_box);
            thumbnailer.cancelAll();
            thumbnailer.thumbnail(smallPath(4), m_box);
        }
        QTRY_COMPARE(paths(ready), QStringList({smallPath(4)}));
    }
#endif

    void whatCannotBeReadFailsOnceWithItsReason()
    {
        const QString path = pathOf(QStringLiteral("notes.png"));
        writeFile(path, "Remember the milk.");
        Thumbnailer thumbnailer;
        QSignalSpy failed(&thumbnailer, &Thumbnailer::failed);
        thumbnailer.thumbnail(path, m_box);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().at(2).toString(), QStringLiteral("notes.png is not a picture."));
        QCOMPARE(thumbnailer.failureReason(path, m_box), QStringLiteral("notes.png is not a picture."));

        QSignalSpy ready(&thumbnailer, &Thumbnailer::ready);
        QVERIFY(thumbnailer.thumbnail(path, m_box).isNull());
        thumbnailer.thumbnail(smallPath(0), m_box);
        QTRY_COMPARE(ready.count(), 1);
        QCOMPARE(failed.count(), 1);

        writePicture(path, QSize(50, 50));
        thumbnailer.thumbnail(path, m_box, 5);
        QTRY_COMPARE(ready.count(), 2);
        QVERIFY(thumbnailer.failureReason(path, m_box, 5).isEmpty());
    }

    void memoryIsBoundedAndTheNewestIsKept()
    {
        Thumbnailer thumbnailer;
        thumbnailer.setMemoryLimit(64 * 32 * 4 * 2); // two of them
        QSignalSpy ready(&thumbnailer, &Thumbnailer::ready);
        for (int i = 0; i < 3; ++i) {
            thumbnailer.thumbnail(smallPath(i), m_box);
            QTRY_COMPARE(ready.count(), i + 1);
        }
        QVERIFY(!thumbnailer.thumbnail(smallPath(2), m_box).isNull());
        QVERIFY(!thumbnailer.thumbnail(smallPath(1), m_box).isNull());
        QVERIFY(thumbnailer.thumbnail(smallPath(0), m_box).isNull());
        QTRY_COMPARE(ready.count(), 4);

        const QSize large(200, 100); // more than everything
        thumbnailer.thumbnail(smallPath(3), large);
        QTRY_COMPARE(ready.count(), 5);
        QVERIFY(!thumbnailer.thumbnail(smallPath(3), large).isNull());
    }

    void itDiesQuicklyWithManyRequestsWaiting()
    {
        QElapsedTimer timer;
        qint64 one = 0;
        {
            Thumbnailer thumbnailer;
            QSignalSpy ready(&thumbnailer, &Thumbnailer::ready);
            timer.start();
            thumbnailer.thumbnail(slowPath(), QSize(65, 65));
            QTRY_COMPARE(ready.count(), 1);
            one = timer.elapsed();
        }
        auto thumbnailer = std::make_unique<Thumbnailer>();
        for (int side = 1; side < 200; ++side)
            thumbnailer->thumbnail(slowPath(), QSize(side, side));
        timer.restart();
        thumbnailer.reset();
        QVERIFY(timer.elapsed() < 20 * one + 500); // and not two hundred of them
    }

#ifdef Q_OS_LINUX
    void workersAreNicerThanTheWindow()
    {
        int niceness = -100;
        const std::unique_ptr<QThread> worker(QThread::create([&] {
            stepBehindTheWindow();
            niceness = getpriority(PRIO_PROCESS, id_t(syscall(SYS_gettid)));
        }));
        const int before = getpriority(PRIO_PROCESS, 0);
        worker->start();
        QVERIFY(worker->wait());
        QCOMPARE(niceness, std::max(before, 10));
        QCOMPARE(getpriority(PRIO_PROCESS, 0), before);
    }
#endif
};

QTEST_GUILESS_MAIN(tst_Thumbnailer)
#include "tst_Thumbnailer.moc"
