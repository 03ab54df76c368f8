// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/ServiceFixture.h"

using namespace easel;
using namespace std::chrono_literals;

/// The storage's error in its XML.
static FaultAnswer storageError(int status, const QByteArray &code)
{
    return FaultAnswer::status(status,
                               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code +
                                   "</Code><Message>Request has expired</Message></Error>",
                               {{"Content-Type", "application/xml"}});
}

struct Told
{
    ErrorKind kind;
    bool temporary;
    bool fromService;
    QString reason = {};
};
Q_DECLARE_METATYPE(Told)

static QString t(const char *text)
{
    return QString::fromUtf8(text);
}

class tst_Transfers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void putsTheRawBytesAtTheSignedAddress()
    {
        ServiceFixture f;
        f.server.enqueue(FaultAnswer::status(200));
        const QByteArray bytes = QByteArray::fromHex("89504e470d0a1a0a00ff") + QByteArray(300'000, '\n');
        UploadTarget target{{QJsonValue(1)}, {}, hostAndPort(f.server.url())};
        // As a storage signs it: what was encoded must stay so.
        const QByteArray path =
            "/test/a%20b.png?X-Amz-Credential=AKIA%2F20231019%2Fs3&X-Amz-Signature=ab%2Bc+d";
        target.url = QUrl::fromEncoded(f.server.url().toEncoded() + path);
        QList<std::pair<qint64, qint64>> progress;
        Outcome<void> outcome;
        f.client->upload(
            this, target, bytes, [&](qint64 sent, qint64 total) { progress.append({sent, total}); },
            outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY2(!outcome.failed(), toText(outcome.error()));

        QCOMPARE(f.server.requests().size(), 1u);
        const FaultRequest request = f.server.requests().front();
        QCOMPARE(request.method, QByteArray("PUT"));
        QCOMPARE(request.target, path);
        QCOMPARE(request.body, bytes);
        QCOMPARE(request.header("Content-Length"), QByteArray::number(bytes.size()));
        QCOMPARE(request.header("Host"), hostAndPort(f.server.url()).toLatin1());
        QVERIFY(!request.hasHeader("Transfer-Encoding"));

        QVERIFY(!progress.isEmpty());
        QVERIFY(std::ranges::is_sorted(progress));
        QCOMPARE(progress.last(), std::pair(qint64(bytes.size()), qint64(bytes.size())));
    }

    void namesTheHostThatWasSigned()
    {
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::status(200); });
        const std::pair<const char *, QByteArray> hosts[] = {
            {"bucket.s3.example", "bucket.s3.example"},
            {"bad\r\nX-Other: 1", hostAndPort(f.server.url()).toLatin1()},
            {"", hostAndPort(f.server.url()).toLatin1()},
        };
        for (const auto &[given, sent] : hosts) {
            Outcome<void> outcome;
            f.client->upload(this, {{QJsonValue(1)}, f.server.url(), QString::fromLatin1(given)}, "x", {},
                             outcome.take());
            QVERIFY(outcome.wait());
            QCOMPARE(f.server.requests().back().header("Host"), sent);
        }
    }

    void tellsWhyAnUploadFailed_data()
    {
        QTest::addColumn<FaultAnswer>("answer");
        QTest::addColumn<Told>("told");
        using F = FaultAnswer;
        const Told expired{ErrorKind::Service, true, true, t("UPLOAD_URL_EXPIRED")};
        const Told closed{ErrorKind::Service, true, false, t("UPLOAD_URL_EXPIRED")};
        QTest::newRow("expired") << storageError(403, "AccessDenied") << expired;
        QTest::newRow("expired without a word") << F::status(403) << closed;
        QTest::newRow("closed early") << F::closeBeforeReading() << closed;
        QTest::newRow("reset early") << F::resetBeforeReading() << closed;
        QTest::newRow("closed") << F::closeAfterReading() << closed;
        QTest::newRow("two authentications") << storageError(400, "InvalidArgument")
                                             << Told{ErrorKind::Refused, false, true, t("InvalidArgument")};
        QTest::newRow("too slow for the storage")
            << storageError(400, "RequestTimeout")
            << Told{ErrorKind::Service, true, true, t("RequestTimeout")};
        QTest::newRow("slow down") << storageError(503, "SlowDown")
                                   << Told{ErrorKind::Service, true, true, t("SlowDown")};
        QTest::newRow("failed") << F::status(500) << Told{ErrorKind::Service, true, false};
        QTest::newRow("too many") << F::status(429) << Told{ErrorKind::RateLimited, true, false};
        QTest::newRow("html 200") << F::html() << Told{ErrorKind::Service, true, false};
        QTest::newRow("html 400") << F::html(400) << Told{ErrorKind::Service, true, false};
        QTest::newRow("redirect") << F::redirect(QUrl(t("https://login.example/")))
                                  << Told{ErrorKind::Service, false, false};
        QTest::newRow("stall") << F::stall() << Told{ErrorKind::Network, true, false};
    }
    void tellsWhyAnUploadFailed()
    {
        QFETCH(FaultAnswer, answer);
        QFETCH(Told, told);
        ServiceFixture f;
        f.client->setLimits({250ms, 400ms, 800ms});
        f.server.setHandler([&](const FaultRequest &) { return answer; });
        Outcome<void> outcome;
        const QPointer<ServiceCall> call =
            f.client->upload(this, {{QJsonValue(1)}, f.server.url(t("/x?X-Amz-Signature=abc")), {}},
                             QByteArray(500'000, 'p'), {}, outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY(outcome.failed());
        const QByteArray all = toText(outcome.error());
        QVERIFY2(outcome.error().kind == told.kind, all);
        QVERIFY2(outcome.error().temporary == told.temporary, all);
        QVERIFY2(outcome.error().fromService == told.fromService, all);
        QVERIFY2(outcome.error().reason == told.reason, all);
        QVERIFY2(!outcome.error().maybeTaken, all);
        QVERIFY2(outcome.error().message.contains(hostAndPort(f.server.url())) ||
                     answer.bytes.contains(" 429"),
                 all);
        QVERIFY2(!all.contains("X-Amz-Signature"), all);
        QTRY_VERIFY(call.isNull());
        QCOMPARE(outcome.calls, 1);
    }

    void takesAnEarly403DuringALargeUploadForAnExpiredAddress()
    {
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return storageError(403, "AccessDenied").early(); });
        Outcome<void> outcome;
        f.client->upload(this, {{QJsonValue(1)}, f.server.url(), {}}, QByteArray(20'000'000, 'p'), {},
                         outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY2(outcome.error().reason == t("UPLOAD_URL_EXPIRED") && outcome.error().temporary,
                 toText(outcome.error()));
    }

    void usesAConnectionForOneUploadAfterTheOther()
    {
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::status(200); });
        for (int i = 0; i < 5; ++i) {
            Outcome<void> outcome;
            f.client->upload(this, {{QJsonValue(1)}, f.server.url(), {}}, QByteArray(300'000, 'p'), {},
                             outcome.take());
            QVERIFY(outcome.wait());
            QVERIFY2(!outcome.failed(), toText(outcome.error()));
        }
        QCOMPARE(f.server.connections(), 1);
    }

    void sendsAnUploadAgainWhereTheKeptConnectionHadDied_data()
    {
        QTest::addColumn<FaultAnswer>("end");
        QTest::newRow("closed unread") << FaultAnswer::closeBeforeReading();
        QTest::newRow("reset unread") << FaultAnswer::resetBeforeReading();
        QTest::newRow("closed read") << FaultAnswer::closeAfterReading();
        QTest::newRow("reset read") << FaultAnswer::resetAfterReading();
    }
    void sendsAnUploadAgainWhereTheKeptConnectionHadDied()
    {
        QFETCH(FaultAnswer, end);
        ServiceFixture f;
        f.server.enqueue(FaultAnswer::status(200));
        f.server.enqueue(end);
        f.server.enqueue(FaultAnswer::status(200));
        const QByteArray bytes(300'000, 'p');
        QList<qint64> progress;
        for (int i = 0; i < 2; ++i) {
            progress.clear();
            Outcome<void> outcome;
            f.client->upload(
                this, {{QJsonValue(1)}, f.server.url(), {}}, bytes,
                [&](qint64 sent, qint64) { progress.append(sent); }, outcome.take());
            QVERIFY(outcome.wait());
            QVERIFY2(!outcome.failed(), toText(outcome.error()));
        }
        QCOMPARE(f.server.count("PUT"), 3);
        QCOMPARE(f.server.requests()[1].connection, 1); // it was the kept one
        QCOMPARE(f.server.requests()[2].connection, 2);
        QCOMPARE(f.server.requests()[2].body, bytes);
        QVERIFY(std::ranges::is_sorted(progress));
        QCOMPARE(progress.last(), bytes.size());
    }

    void readsAnAnswerThatComesBeforeTheLastByteHasLeft()
    {
        ServiceFixture f;
        FaultAnswer refusal = storageError(403, "AccessDenied");
        refusal.beforeBody = true;
        refusal.then = FaultAnswer::Then::Stall; // and never reads the rest
        f.server.enqueue(refusal);
        Outcome<void> outcome;
        f.client->upload(this, {{QJsonValue(1)}, f.server.url(), {}}, QByteArray(20'000'000, 'p'), {},
                         outcome.take());
        QVERIFY(outcome.wait());
        QCOMPARE(outcome.error().httpStatus, 403);
        QVERIFY2(outcome.error().reason == t("UPLOAD_URL_EXPIRED") && outcome.error().fromService,
                 toText(outcome.error()));
    }

    void goesOnWithAnUploadAsLongAsBytesMove()
    {
        ServiceFixture f;
        // The answer takes longer than the idle limit, but a byte comes within it each time.
        f.client->setLimits({300ms, 400ms, 5000ms});
        f.server.enqueue(FaultAnswer::status(200, QByteArray(20, ' ')).slowly(30ms));
        Outcome<void> outcome;
        f.client->upload(this, {{QJsonValue(1)}, f.server.url(), {}}, "x", {}, outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY2(!outcome.failed(), toText(outcome.error()));
    }

    void givesThePicturesBytesAsTheyCame()
    {
        ServiceFixture f;
        const QByteArray bytes = QByteArray::fromHex("ffd8ffe000") + QByteArray(3'000'000, '\r');
        f.server.enqueue(FaultAnswer::status(200, bytes, {{"Content-Type", "image/png"}}));
        Outcome<QByteArray> outcome;
        f.client->downloadImage(this, f.server.url(t("/p.png?X-Amz-Signature=a%2Fb")), outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY2(!outcome.failed(), toText(outcome.error()));
        QCOMPARE(outcome.result->value(), bytes);
        QCOMPARE(f.server.requests().front().target, QByteArray("/p.png?X-Amz-Signature=a%2Fb"));
    }

    void tellsWhyADownloadFailed_data()
    {
        QTest::addColumn<FaultAnswer>("answer");
        QTest::addColumn<Told>("told");
        using F = FaultAnswer;
        const Told expired{ErrorKind::Service, false, false, t("IMAGE_URL_EXPIRED")};
        const Told network{ErrorKind::Network, true, false};
        const Told service{ErrorKind::Service, true, false};
        QTest::newRow("expired") << storageError(403, "AccessDenied") << expired;
        QTest::newRow("gone") << storageError(404, "NoSuchKey") << expired;
        QTest::newRow("failed") << F::status(500) << service;
        QTest::newRow("too many") << F::status(429) << Told{ErrorKind::RateLimited, true, false};
        QTest::newRow("html") << F::html() << service;
        QTest::newRow("empty") << F::status(200) << service;
        QTest::newRow("cut off") << F::status(200, QByteArray(1000, 'p')).cutTo(999) << network;
        QTest::newRow("stall") << F::stall() << network;
        QTest::newRow("stall inside")
            << F::status(200, QByteArray(9, 'p')).cutTo(5, F::Then::Stall) << network;
        QTest::newRow("trickle") << F::status(200, QByteArray(9999, 'p')).slowly(20ms) << network;
        QTest::newRow("reset") << F::resetAfterReading() << network;
        QTest::newRow("redirect") << F::redirect(QUrl(t("https://login.example/")))
                                  << Told{ErrorKind::Service, false, false};
        QTest::newRow("too large") << F::status(200, QByteArray(64 * 1024 * 1024 + 1, 'p'))
                                   << Told{ErrorKind::Service, false, false};
    }
    void tellsWhyADownloadFailed()
    {
        QFETCH(FaultAnswer, answer);
        QFETCH(Told, told);
        ServiceFixture f;
        const bool isLarge = answer.bytes.size() > 1'000'000;
        f.client->setLimits({isLarge ? 30s : 250ms, 400ms, isLarge ? 30s : 800ms});
        f.server.setHandler([&](const FaultRequest &) { return answer; });
        Outcome<QByteArray> outcome;
        const QPointer<ServiceCall> call =
            f.client->downloadImage(this, f.server.url(t("/x?X-Amz-Signature=abc")), outcome.take());
        QVERIFY(outcome.wait(30));
        QVERIFY(outcome.failed());
        const QByteArray all = toText(outcome.error());
        QVERIFY2(outcome.error().kind == told.kind, all);
        QVERIFY2(outcome.error().temporary == told.temporary, all);
        QVERIFY2(outcome.error().reason == told.reason, all);
        QVERIFY2(!all.contains("X-Amz-Signature"), all);
        QTRY_VERIFY(call.isNull());
        QCOMPARE(outcome.calls, 1);
    }

    void takesAPictureOfExactlyTheLargestSize()
    {
        ServiceFixture f;
        f.client->setLimits({30s, 30s, 30s});
        f.server.enqueue(FaultAnswer::status(200, QByteArray(64 * 1024 * 1024, 'p')));
        Outcome<QByteArray> outcome;
        f.client->downloadImage(this, f.server.url(), outcome.take());
        QVERIFY(outcome.wait(30));
        QVERIFY2(!outcome.failed(), toText(outcome.error()));
        QCOMPARE(outcome.result->value().size(), 64 * 1024 * 1024);
    }
};

QTEST_GUILESS_MAIN(tst_Transfers)
#include "tst_Transfers.moc"
