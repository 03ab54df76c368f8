// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/Worker.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>
#include <QThreadPool>

#include <memory>

using namespace easel;

class tst_Worker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theValueComesToTheThreadOfTheContext();
    void nobodyIsCalledWhereTheContextIsGone();
    void theContextMayBeDeletedByWhatIsCalled();
};

void tst_Worker::theValueComesToTheThreadOfTheContext()
{
    QThread *worker = nullptr;
    QThread *receiver = nullptr;
    inWorker(
        this, [] { return QThread::currentThread(); },
        [&](QThread *workedIn) {
            worker = workedIn;
            receiver = QThread::currentThread();
        });
    QTRY_VERIFY(receiver);
    QCOMPARE(receiver, thread());
    QVERIFY(worker != thread());
}

void tst_Worker::nobodyIsCalledWhereTheContextIsGone()
{
    auto context = std::make_unique<QObject>();
    QSemaphore begun;
    QSemaphore mayEnd;
    bool wasCalled = false;
    const auto work = [&] {
        begun.release();
        mayEnd.acquire();
        return 1;
    };
    inWorker(context.get(), work, [&](int) { wasCalled = true; });
    begun.acquire();
    context.reset();
    mayEnd.release();
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::sendPostedEvents();
    QVERIFY(!wasCalled);
}

void tst_Worker::theContextMayBeDeletedByWhatIsCalled()
{
    auto context = std::make_unique<QObject>();
    inWorker(context.get(), [] { return 1; }, [&](int) { context.reset(); });
    QTRY_VERIFY(!context);
}

QTEST_GUILESS_MAIN(tst_Worker)
#include "tst_Worker.moc"
