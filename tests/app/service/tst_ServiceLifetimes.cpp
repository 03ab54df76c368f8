// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/CallEnding.h"

#include <algorithm>

using namespace easel;
using namespace std::chrono_literals;

class tst_ServiceLifetimes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsTheCallerExactlyOnceHoweverACallIsEnded_data()
    {
        QTest::addColumn<int>("endpoint");
        QTest::addColumn<End>("end");
        for (int i = 0; i < int(serviceEndpoints().size()); ++i) {
            for (const auto &[name, end] : ends) {
                const QByteArray row = serviceEndpoints()[size_t(i)].name + ", " + name;
                QTest::newRow(row.constData()) << i << end;
            }
        }
    }
    void tellsTheCallerExactlyOnceHoweverACallIsEnded()
    {
        QFETCH(int, endpoint);
        QFETCH(End, end);
        const Endpoint &asked = serviceEndpoints()[size_t(endpoint)];
        ServiceFixture f;
        f.server.enqueue(FaultAnswer::stall());
        AnyOutcome outcome;
        auto context = std::make_unique<QObject>();
        const QPointer<ServiceCall> call = asked.ask(*f.client, context.get(), outcome.take());
        QTRY_COMPARE(f.server.count(asked.method), 1);
        QTRY_VERIFY(f.server.requests().front().complete);

        finish(end, call, f, context);
        QCOMPARE(outcome.calls, 0); // never from inside the caller's own call
        QTRY_VERIFY(call.isNull());
        if (end == End::Context) {
            QCOMPARE(outcome.calls, 0);
            return;
        }
        QCOMPARE(outcome.calls, 1);
        QVERIFY(outcome.error);
        QVERIFY(outcome.error->aborted);
        QVERIFY(!outcome.error->temporary);
        QCOMPARE(outcome.error->maybeTaken, asked.paid);
        if (end != End::Network)
            QTRY_COMPARE(f.server.openConnections(), 0);
    }

    void takesNothingWhereACallIsAbortedBeforeItLeft()
    {
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::stall(); });
        AnyOutcome outcome;
        serviceEndpoints()[1].ask(*f.client, this, outcome.take())->abort();
        QVERIFY(outcome.wait());
        QVERIFY(outcome.error->aborted);
        QVERIFY(!outcome.error->maybeTaken);
        QCOMPARE(f.server.count("POST"), 0);
    }

    void letsTheCallbackDeleteItsOwnContext()
    {
        ServiceFixture f;
        f.server.enqueue(FaultAnswer::json(R"({"task_id": "t"})"));
        f.server.enqueue(FaultAnswer::status(500));
        for (int i = 0; i < 2; ++i) {
            auto *context = new QObject; // its own callback deletes it
            int calls = 0;
            const QPointer<ServiceCall> call =
                f.client->txt2img(context, sampleImage(), [&](const ServiceResult<QString> &) {
                    ++calls;
                    delete context;
                });
            QTRY_COMPARE(calls, 1);
            QVERIFY(call.isNull());
        }
    }

    void letsTheCallbackDeleteTheClient()
    {
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::json(R"({"task_id": "t"})"); });
        AnyOutcome other;
        int calls = 0;
        f.client->txt2img(this, sampleImage(), [&](const ServiceResult<QString> &) {
            ++calls;
            f.client.reset();
        });
        QTRY_COMPARE(calls, 1);
    }

    void letsTheCallbackAskAgain()
    {
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::json(R"({"task_id": "t"})"); });
        int answers = 0;
        std::function<void(ServiceResult<QString>)> again = [&](const ServiceResult<QString> &) {
            if (++answers < 5)
                f.client->txt2img(this, sampleImage(), again);
        };
        f.client->txt2img(this, sampleImage(), again);
        QTRY_COMPARE(answers, 5);
        QCOMPARE(f.server.count("POST"), 5);
    }

    void sendsAPaidRequestOnceThoughTheKeptConnectionIsStale_data()
    {
        QTest::addColumn<FaultAnswer>("end");
        QTest::newRow("closed unread") << FaultAnswer::closeBeforeReading();
        QTest::newRow("reset unread") << FaultAnswer::resetBeforeReading();
        QTest::newRow("closed read") << FaultAnswer::closeAfterReading();
        QTest::newRow("reset read") << FaultAnswer::resetAfterReading();
    }
    void sendsAPaidRequestOnceThoughTheKeptConnectionIsStale()
    {
        QFETCH(FaultAnswer, end);
        for (const Endpoint &asked : serviceEndpoints()) {
            if (!asked.paid)
                continue;
            ServiceFixture f;
            f.server.enqueue(FaultAnswer::json(serviceEndpoints().front().goodAnswer));
            f.server.enqueue(end);
            f.server.setHandler(
                [](const FaultRequest &) { return FaultAnswer::json(R"({"task_id": "t"})"); });
            AnyOutcome first;
            serviceEndpoints().front().ask(*f.client, this, first.take());
            QVERIFY(first.wait());
            AnyOutcome paid;
            asked.ask(*f.client, this, paid.take());
            QVERIFY(paid.wait());
            QVERIFY(paid.error);
            QVERIFY2(paid.error->maybeTaken && paid.error->temporary, toText(*paid.error));
            QCOMPARE(f.server.count("POST", asked.path), 1);
            QCOMPARE(f.server.requests().back().connection, 1); // it was the kept one
        }
    }

    /// The trap that the test above guards: a request that costs nothing may be, and is, sent again.
    void sendsAFreeRequestAgainOnAFreshConnection()
    {
        ServiceFixture f;
        f.server.enqueue(FaultAnswer::json(serviceEndpoints().front().goodAnswer));
        f.server.enqueue(FaultAnswer::closeBeforeReading());
        f.server.setHandler(
            [](const FaultRequest &) { return FaultAnswer::json(serviceEndpoints().front().goodAnswer); });
        AnyOutcome first;
        serviceEndpoints().front().ask(*f.client, this, first.take());
        QVERIFY(first.wait());
        AnyOutcome free;
        serviceEndpoints().front().ask(*f.client, this, free.take());
        QVERIFY(free.wait());
        QVERIFY2(!free.error, free.error ? toText(*free.error).constData() : "");
        QCOMPARE(f.server.count("POST"), 3);
    }

    /// Six connections are all that Qt makes to one host: the seventh call waits for one.
    void knowsThatARequestWasNotTakenWhileItWaitedForAConnection()
    {
        ServiceFixture f;
        f.client->setLimits({30s, 3s, 30s});
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::stall(); });
        std::vector<std::unique_ptr<AnyOutcome>> outcomes;
        for (int i = 0; i < 7; ++i) {
            outcomes.push_back(std::make_unique<AnyOutcome>());
            serviceEndpoints()[1].ask(*f.client, this, outcomes.back()->take());
        }
        for (const auto &outcome : outcomes)
            QVERIFY(outcome->wait());
        const auto taken =
            std::ranges::count_if(outcomes, [](const auto &o) { return o->error->maybeTaken; });
        QCOMPARE(taken, 6);
        QVERIFY(f.server.count("POST") <= 6);
        QVERIFY(!outcomes.back()->error->maybeTaken);
        QVERIFY(outcomes.back()->error->temporary);
    }

    void doesNotTakeWaitingForAConnectionForSilence()
    {
        // Each of five turns is shorter than the idle limit, all of them together are longer.
        ServiceFixture f;
        f.client->setLimits({600ms, 20s, 20s});
        f.server.setHandler([](const FaultRequest &) {
            return FaultAnswer::json(R"({"task_id": "t-with-a-long-name"})").slowly(10ms);
        });
        int answers = 0;
        QByteArrayList failures;
        QTestEventLoop loop;
        for (int i = 0; i < 30; ++i) {
            f.client->txt2img(this, sampleImage(), [&](const ServiceResult<QString> &result) {
                if (!result)
                    failures.append(toText(result.error()));
                if (++answers == 30)
                    loop.exitLoop();
            });
        }
        loop.enterLoop(20);
        QCOMPARE(answers, 30);
        QVERIFY2(failures.isEmpty(), failures.join('\n'));
        QCOMPARE(f.server.count("POST"), 30);
    }
};

QTEST_GUILESS_MAIN(tst_ServiceLifetimes)
#include "tst_ServiceLifetimes.moc"
