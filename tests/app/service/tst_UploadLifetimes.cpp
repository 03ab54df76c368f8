// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/CallEnding.h"

#include <algorithm>

using namespace easel;
using namespace std::chrono_literals;

/// Many times what the system takes of an upload that the other side does not read.
static const QByteArray large(20'000'000, 'p');

static FaultAnswer unread()
{
    FaultAnswer answer = FaultAnswer::stall();
    answer.beforeBody = true;
    return answer;
}

class tst_UploadLifetimes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsTheCallerExactlyOnceHoweverAnUploadIsEnded_data()
    {
        QTest::addColumn<bool>("isAllSent");
        QTest::addColumn<End>("end");
        for (const auto &[name, end] : ends) {
            QTest::newRow(QByteArray("amid its bytes, ") + name) << false << end;
            QTest::newRow(QByteArray("waiting for the answer, ") + name) << true << end;
        }
    }
    void tellsTheCallerExactlyOnceHoweverAnUploadIsEnded()
    {
        QFETCH(bool, isAllSent);
        QFETCH(End, end);
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::stall(); });
        Outcome<void> outcome;
        qint64 sent = 0;
        auto context = std::make_unique<QObject>();
        const QPointer<ServiceCall> call = f.client->upload(
            context.get(), {{QJsonValue(1)}, f.server.url(), {}}, large,
            [&](qint64 now, qint64) { sent = now; }, outcome.take());
        QTRY_VERIFY(isAllSent ? f.server.count("PUT") > 0 && f.server.requests()[0].complete : sent > 0);
        QCOMPARE(sent == large.size(), isAllSent);

        finish(end, call, f, context);
        const qint64 sentBefore = sent;
        QCOMPARE(outcome.calls, 0); // never from inside the caller's own call
        QTRY_VERIFY(call.isNull());
        QTRY_COMPARE(f.server.openConnections(), 0);
        QCOMPARE(sent, sentBefore);
        QCOMPARE(outcome.calls, end == End::Context ? 0 : 1);
        if (end == End::Context)
            return;
        QVERIFY(outcome.failed());
        QVERIFY(outcome.error().aborted);
        QVERIFY(!outcome.error().temporary);
    }

    void sendsNothingWhereAnUploadIsAbortedBeforeItLeft()
    {
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::status(200); });
        Outcome<void> aborted;
        Outcome<void> other;
        QObject calls; // dies first, and what is under way with it
        upload(f, &calls, {}, aborted.take())->abort();
        upload(f, &calls, {}, other.take());
        QVERIFY(other.wait());
        QVERIFY(!other.failed());
        QVERIFY(aborted.error().aborted);
        QCOMPARE(f.server.count("PUT"), 1);
    }

    void letsTheProgressEndAnything_data()
    {
        QTest::addColumn<End>("end");
        for (const auto &[name, end] : ends)
            QTest::newRow(name) << end;
    }
    void letsTheProgressEndAnything()
    {
        QFETCH(End, end);
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return unread(); });
        Outcome<void> outcome;
        auto context = std::make_unique<QObject>();
        QPointer<ServiceCall> call;
        int told = 0;
        Outcome<void> other;
        QObject calls;
        call = upload(
            f, context.get(),
            [&](qint64, qint64) {
                ++told;
                finish(end, call, f, context);
            },
            outcome.take());
        // Another one beside it, which goes on unless what both need is gone.
        const QPointer<ServiceCall> beside = upload(f, &calls, {}, other.take());
        QTRY_VERIFY(call.isNull());
        QCOMPARE(told, 1);
        QCOMPARE(outcome.calls, end == End::Context ? 0 : 1);
        if (end == End::Client || end == End::Network)
            QTRY_COMPARE(other.calls, 1);
        else
            QVERIFY(beside && other.calls == 0);
    }

    void letsTheAnswerEndAnything_data() { letsTheProgressEndAnything_data(); }
    void letsTheAnswerEndAnything()
    {
        QFETCH(End, end);
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::status(200); });
        auto context = std::make_unique<QObject>();
        QPointer<ServiceCall> call;
        int answers = 0;
        int others = 0;
        QObject calls;
        for (int i = 0; i < 6; ++i) {
            const QPointer<ServiceCall> made =
                upload(f, i == 0 ? context.get() : &calls, {}, [&, i](const ServiceResult<void> &) {
                    ++(i == 0 ? answers : others);
                    if (i == 1)
                        finish(end, call, f, context);
                });
            call = i == 0 ? made : call;
        }
        QTRY_COMPARE(others, 5);
        QTRY_VERIFY(call.isNull());
        QVERIFY(answers == 1 || (end == End::Context && answers == 0));
    }

    void letsTheAnswerUploadTheNext()
    {
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::status(200); });
        int answers = 0;
        QObject calls;
        std::function<void(ServiceResult<void>)> again = [&](const ServiceResult<void> &result) {
            if (result && ++answers < 20)
                upload(f, &calls, {}, again);
        };
        for (int i = 0; i < 3; ++i)
            upload(f, &calls, {}, again);
        QTRY_VERIFY(answers >= 20);
        QVERIFY(f.server.connections() <= 3);
    }

    void uploadsManyAtTheSameTime()
    {
        ServiceFixture f;
        f.client->setLimits({20s, 20s, 20s});
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::status(200); });
        int good = 0;
        QObject calls;
        for (int i = 0; i < 40; ++i)
            upload(f, &calls, {}, [&](const ServiceResult<void> &result) { good += result ? 1 : 0; });
        QTRY_COMPARE_WITH_TIMEOUT(good, 40, 20'000);
        QCOMPARE(f.server.count("PUT"), 40);
        QTRY_VERIFY(f.server.openConnections() <= 6); // and keeps no more than it can use
    }

    void tellsNothingOfAnUploadWhoseFellowsAreEnded()
    {
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::stall(); });
        std::vector<QPointer<ServiceCall>> fellows;
        std::vector<std::unique_ptr<Outcome<void>>> outcomes;
        QObject calls;
        for (int i = 0; i < 6; ++i) {
            outcomes.push_back(std::make_unique<Outcome<void>>());
            fellows.emplace_back(f.client->upload(&calls, {{QJsonValue(1)}, f.server.url(), {}}, large, {},
                                                  outcomes.back()->take()));
        }
        QTRY_COMPARE(f.server.count("PUT"), 6);
        for (int i = 0; i < 6; i += 2)
            fellows[size_t(i)]->abort();
        QTRY_COMPARE(f.server.openConnections(), 3);
        for (int i = 0; i < 6; ++i)
            QCOMPARE(outcomes[size_t(i)]->calls, i % 2 == 0 ? 1 : 0);
    }

private:
    static ServiceCall *upload(ServiceFixture &f, QObject *context,
                               const std::function<void(qint64, qint64)> &progress,
                               const ServiceCallback<void> &done)
    {
        return f.client->upload(context, {{QJsonValue(1)}, f.server.url(), {}}, QByteArray(1'000'000, 'p'),
                                progress, done);
    }
};

QTEST_GUILESS_MAIN(tst_UploadLifetimes)
#include "tst_UploadLifetimes.moc"
