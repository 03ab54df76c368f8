// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/CrashDumps.h"

#include <QFile>
#include <QTest>

#include <sys/prctl.h>
#include <sys/resource.h>

using namespace easel;

class tst_CrashDumps : public QObject
{
    Q_OBJECT

private:
    static QByteArray filter()
    {
        QFile file(QStringLiteral("/proc/self/coredump_filter"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray("unreadable");
    }

private Q_SLOTS:
    /// In this order: the guards only grow.
    void aProgramWithAWindowLeavesNoCoreAndStaysVisibleToPortals()
    {
        QVERIFY(filter() != "00000000"); // or this test could not fail
        guardMemory(MemoryGuard::NoDumps);
        rlimit limit{1, 1};
        QCOMPARE(::getrlimit(RLIMIT_CORE, &limit), 0);
        QCOMPARE(limit.rlim_cur, rlim_t(0));
        QCOMPARE(limit.rlim_max, rlim_t(0));
        QCOMPARE(filter(), QByteArray("00000000"));
        QCOMPARE(::prctl(PR_GET_DUMPABLE), 1);
    }

    void aProgramWithoutAWindowCannotBeLookedInto()
    {
        QCOMPARE(::prctl(PR_GET_DUMPABLE), 1);
        guardMemory(MemoryGuard::NoDumpsNoLooks);
        QCOMPARE(::prctl(PR_GET_DUMPABLE), 0);
    }
};

QTEST_GUILESS_MAIN(tst_CrashDumps)
#include "tst_CrashDumps.moc"
