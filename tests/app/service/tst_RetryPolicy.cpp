// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/RetryPolicy.h"
#include "tests/support/TestClock.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace easel;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
Q_DECLARE_METATYPE(milliseconds)

class tst_RetryPolicy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void spreadsDelaysUnderACeilingThatDoubles_data()
    {
        QTest::addColumn<int>("attempt");
        QTest::addColumn<milliseconds>("ceiling");
        QTest::newRow("first") << 0 << 500ms;
        QTest::newRow("second") << 1 << 1000ms;
        QTest::newRow("fourth") << 3 << 4000ms;
        QTest::newRow("fifth") << 4 << 8000ms;
        QTest::newRow("sixth") << 5 << 10000ms;
        QTest::newRow("very late") << 1000000 << 10000ms;
        QTest::newRow("negative") << -1 << 500ms;
    }
    void spreadsDelaysUnderACeilingThatDoubles()
    {
        QFETCH(int, attempt);
        QFETCH(milliseconds, ceiling);
        std::vector<milliseconds> delays;
        for (int i = 0; i < 2000; ++i)
            delays.push_back(retryDelay({}, attempt));
        const auto [least, most] = std::ranges::minmax(delays);
        QVERIFY(least >= 50ms);
        QVERIFY(most <= ceiling);
        // Full jitter: the whole range is used (each of these fails once in more than 10^40 runs).
        QVERIFY(least < ceiling / 4);
        QVERIFY(most > ceiling * 3 / 4);
    }

    void waitsAsLongAsTheServiceAsks()
    {
        ServiceError error;
        error.retryAfter = 37s;
        QCOMPARE(retryDelay(error, 0), milliseconds(37s));
        QCOMPARE(retryDelay(error, 9), milliseconds(37s));
        error.retryAfter = 0s;
        QCOMPARE(retryDelay(error, 3), 50ms);
    }

    void readsRetryAfterInEitherForm_data()
    {
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<milliseconds>("delay");
        const auto row = [](const char *name, const char *retryAfter, const char *date, bool valid,
                            milliseconds delay) {
            QTest::newRow(name) << QByteArray(retryAfter) << QByteArray(date) << valid << delay;
        };
        row("seconds", "120", "", true, 120'000ms);
        row("spaces", " 3 ", "", true, 3000ms);
        row("fraction", "1.5", "", true, 1500ms);
        row("zero", "0", "", true, 0ms);
        row("enormous", "99999999999999999999", "", true, 24h);
        row("date", "Fri, 31 Dec 1999 23:59:59 GMT", "Fri, 31 Dec 1999 23:59:49 GMT", true, 10'000ms);
        row("date gone by", "Fri, 31 Dec 1999 23:59:59 GMT", "Sat, 01 Jan 2000 00:00:00 GMT", true, 0ms);
        row("date gone by, own clock", "Fri, 31 Dec 1999 23:59:59 GMT", "", true, 0ms);
        row("missing", "", "", false, 0ms);
        row("negative", "-5", "", false, 0ms);
        row("words", "soon", "", false, 0ms);
        row("not a number", "nan", "", false, 0ms);
    }
    void readsRetryAfterInEitherForm()
    {
        QFETCH(QByteArray, retryAfter);
        QFETCH(QByteArray, date);
        QFETCH(bool, valid);
        QFETCH(milliseconds, delay);
        const auto read = retryAfterFromHeader(retryAfter, date);
        QCOMPARE(read.has_value(), valid);
        QCOMPARE(read.value_or(0ms), delay);
    }

    void exhaustsTheBudgetOnlyAfterUnbrokenSilence()
    {
        test::TestClock clock;
        RetryBudget budget(clock, 30s);
        clock.advance(1h);
        QVERIFY2(!budget.exhausted(), "nothing has failed yet");
        budget.noteFailure(clock.monotonic());
        clock.advance(29s);
        budget.noteFailure(clock.monotonic());
        QVERIFY(!budget.exhausted());
        clock.advance(2s);
        QVERIFY(budget.exhausted());
        budget.noteAnswer();
        QVERIFY(!budget.exhausted());
        budget.noteFailure(clock.monotonic());
        clock.advance(30s);
        QVERIFY(!budget.exhausted());
        clock.advance(1ms);
        QVERIFY(budget.exhausted());
    }

    void neverExhaustsAnEndlessBudget()
    {
        test::TestClock clock;
        RetryBudget budget(clock, std::nullopt);
        budget.noteFailure(clock.monotonic());
        clock.advance(24h * 365);
        QVERIFY(!budget.exhausted());
    }
};

QTEST_GUILESS_MAIN(tst_RetryPolicy)
#include "tst_RetryPolicy.moc"
