// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestClock.h"

#include <QtTest/QTest>

using namespace easel::test;
using namespace std::chrono_literals;

class tst_TestClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsStillByItself()
    {
        const TestClock clock;
        const auto before = clock.monotonic();
        QTest::qSleep(2);
        QCOMPARE(clock.monotonic(), before);
    }

    void callsWhatIsDueInOrderEachAtItsOwnTime()
    {
        TestClock clock;
        QObject context;
        QStringList events;
        const auto note = [&](const QString &what) {
            return [&events, &clock, what] {
                events += what + QLatin1Char('@') + QString::number(clock.monotonic().count());
            };
        };
        clock.after(30ms, &context, note(QStringLiteral("late")));
        clock.after(10ms, &context, note(QStringLiteral("first")));
        clock.after(10ms, &context, note(QStringLiteral("second")));
        clock.advance(9);
        QVERIFY(events.isEmpty());
        QCOMPARE(clock.untilNext(), 1ms);
        clock.advance(100);
        QCOMPARE(events, QStringList({QStringLiteral("first@10"), QStringLiteral("second@10"),
                                      QStringLiteral("late@30")}));
        QCOMPARE(clock.monotonic(), 109ms);
    }

    void callsWhatIsAskedForOnTheWay()
    {
        TestClock clock;
        QObject context;
        int ticks = 0;
        std::function<void()> tick = [&] {
            ++ticks;
            clock.after(10ms, &context, tick);
        };
        clock.after(10ms, &context, tick);
        clock.advance(55);
        QCOMPARE(ticks, 5);
        QCOMPARE(clock.waiting(), 1);
    }

    void skipsContextsThatDied()
    {
        TestClock clock;
        bool called = false;
        {
            QObject context;
            clock.after(10ms, &context, [&] { called = true; });
            QCOMPARE(clock.waiting(), 1);
        }
        QCOMPARE(clock.waiting(), 0);
        clock.advance(20);
        QVERIFY(!called);
    }

    void theTimeOfDayCanJumpWhileTheMonotonicTimeDoesNot()
    {
        TestClock clock;
        const QDateTime before = clock.utcNow();
        clock.jumpTimeOfDay(-1h);
        QCOMPARE(clock.utcNow(), before.addSecs(-3600));
        QCOMPARE(clock.monotonic(), 0ms);
    }
};

QTEST_GUILESS_MAIN(tst_TestClock)
#include "tst_TestClock.moc"
