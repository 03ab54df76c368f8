// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/Log.h"
#include "tests/app/service/ServiceFixture.h"
#include "tests/faults/SelfSigned.h"

#include <QSslSocket>

using namespace easel;
using namespace std::chrono_literals;

static bool holdsKey(const FaultRequest &request)
{
    QByteArray all = request.target + request.body;
    for (const auto &[name, value] : request.headers)
        all += name + value;
    return all.contains("sk_secret_key");
}

class tst_ServiceSecrets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendsTheKeyAndTheProgramsNameWithEveryCallOfTheService()
    {
        ServiceFixture f;
        for (const Endpoint &asked : serviceEndpoints()) {
            f.server.enqueue(FaultAnswer::json(asked.goodAnswer));
            AnyOutcome outcome;
            asked.ask(*f.client, this, outcome.take());
            QVERIFY(outcome.wait());
            const FaultRequest request = f.server.requests().back();
            QCOMPARE(request.header("Authorization"), "Bearer sk_secret_key");
            QCOMPARE(request.header("User-Agent"), "Easel/" EASEL_VERSION);
            QCOMPARE(request.header("Content-Type"),
                     asked.method == "POST" ? QByteArray("application/json") : QByteArray());
            QVERIFY(!request.target.contains("sk_secret_key"));
            QVERIFY(!request.hasHeader("Cookie"));
        }
    }

    void usesANewKeyFromTheNextCallOn()
    {
        ServiceFixture f(QStringLiteral("sk_old_key"));
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::status(401); });
        for (const char *key : {"sk_old_key", "sk_new_key"}) {
            f.client->setKey(QString::fromLatin1(key));
            AnyOutcome outcome;
            serviceEndpoints().front().ask(*f.client, this, outcome.take());
            QVERIFY(outcome.wait());
            QCOMPARE(f.server.requests().back().header("Authorization"), QByteArray("Bearer ") + key);
        }
    }

    void neverCarriesTheKeyToAnotherOrigin_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::newRow(QByteArray::number(status)) << status;
    }
    void neverCarriesTheKeyToAnotherOrigin()
    {
        QFETCH(int, status);
        ServiceFixture f;
        FaultServer elsewhere;
        f.server.setHandler([&](const FaultRequest &) {
            return FaultAnswer::redirect(elsewhere.url(QStringLiteral("/stolen")), status);
        });
        for (const Endpoint &asked : serviceEndpoints()) {
            AnyOutcome outcome;
            asked.ask(*f.client, this, outcome.take());
            QVERIFY(outcome.wait());
            QVERIFY(outcome.error);
            QVERIFY2(outcome.error->message.contains(QString::number(elsewhere.url().port())),
                     toText(*outcome.error));
        }
        QCOMPARE(elsewhere.connections(), 0);
        QCOMPARE(f.server.requests().size(), serviceEndpoints().size());
    }

    void sendsNoKeyWithUploadsAndDownloads()
    {
        ServiceFixture f;
        FaultServer storage;
        storage.setHandler([](const FaultRequest &) { return FaultAnswer::status(200, "picture"); });
        // A key once used for the service's own origin is not remembered for another one.
        f.server.enqueue(FaultAnswer::json(serviceEndpoints().front().goodAnswer));
        AnyOutcome first;
        serviceEndpoints().front().ask(*f.client, this, first.take());
        QVERIFY(first.wait());

        for (FaultServer *server : {&storage, &f.server}) { // even where it is the service's own origin
            server->setHandler([](const FaultRequest &) { return FaultAnswer::status(200, "picture"); });
            server->forget();
            Outcome<void> up;
            UploadTarget target{{QJsonValue(1)}, server->url(QStringLiteral("/x?sig=1")), {}};
            f.client->upload(this, target, "bytes", {}, up.take());
            QVERIFY(up.wait());
            Outcome<QByteArray> down;
            f.client->downloadImage(this, server->url(QStringLiteral("/y?sig=2")), down.take());
            QVERIFY(down.wait());
            QCOMPARE(server->requests().size(), 2u);
            for (const FaultRequest &request : server->requests()) {
                QVERIFY(!request.hasHeader("Authorization"));
                QVERIFY(!holdsKey(request));
            }
        }
    }

    void answersNoChallengeAndKeepsNoCookie()
    {
        ServiceFixture f;
        f.server.enqueue(
            FaultAnswer::status(401, {}, {{"WWW-Authenticate", "Basic realm=\"x\""}, {"Set-Cookie", "a=b"}}));
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::status(200, "picture"); });
        AnyOutcome outcome;
        serviceEndpoints().front().ask(*f.client, this, outcome.take());
        QVERIFY(outcome.wait());
        QCOMPARE(f.server.requests().size(), 1u);
        Outcome<QByteArray> down;
        f.client->downloadImage(this, f.server.url(QStringLiteral("/y")), down.take());
        QVERIFY(down.wait());
        QVERIFY(!f.server.requests().back().hasHeader("Cookie"));
        QVERIFY(!f.server.requests().back().hasHeader("Authorization"));
    }

    void asksForAKeyWithoutSending_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("empty") << QString();
        QTest::newRow("a second header") << QStringLiteral("sk_1\r\nX-Other: 1");
        QTest::newRow("space") << QStringLiteral("sk 1");
        QTest::newRow("not ASCII") << QStringLiteral("schlüssel");
    }
    void asksForAKeyWithoutSending()
    {
        QFETCH(QString, key);
        ServiceFixture f(key);
        for (const Endpoint &asked : serviceEndpoints()) {
            AnyOutcome outcome;
            asked.ask(*f.client, this, outcome.take());
            QCOMPARE(outcome.calls, 0);
            QVERIFY(outcome.wait());
            QVERIFY(outcome.error);
            QCOMPARE(outcome.error->kind, ErrorKind::Key);
            QVERIFY(!outcome.error->temporary && !outcome.error->maybeTaken);
        }
        QCOMPARE(f.server.connections(), 0);
    }

    void refusesPlainHttpToOtherMachinesWithoutSending()
    {
        ServiceFixture f;
        // This name leads to no machine; a request would end as a network error instead.
        const QUrl plain(QStringLiteral("http://machine.invalid/x?X-Amz-Signature=abc"));
        ServiceClient client({plain, QStringLiteral("k")}, *f.network);
        for (const Endpoint &asked : serviceEndpoints()) {
            AnyOutcome outcome;
            asked.ask(client, this, outcome.take());
            QVERIFY(outcome.wait());
            QCOMPARE(outcome.error->kind, ErrorKind::Usage);
            QVERIFY(!outcome.error->maybeTaken);
        }
        Outcome<void> up;
        f.client->upload(this, {{QJsonValue(1)}, plain, {}}, "bytes", {}, up.take());
        QVERIFY(up.wait());
        QCOMPARE(up.error().message,
                 QStringLiteral("machine.invalid is not reached over https, so nothing was sent to it."));
        Outcome<QByteArray> down;
        f.client->downloadImage(this, plain, down.take());
        QVERIFY(down.wait());
        QCOMPARE(down.error().kind, ErrorKind::Service);
        QVERIFY(!down.error().temporary);
    }

    void refusesACertificateThatNobodySigned()
    {
        QVERIFY2(QSslSocket::supportsSsl(), "Qt has no TLS here");
        ServiceFixture f;
        FaultServer secure(selfSigned());
        secure.setHandler([](const FaultRequest &) { return FaultAnswer::json(R"({"task_id": "t"})"); });
        ServiceClient client({secure.url(), QStringLiteral("sk_secret_key")}, *f.network);
        for (const Endpoint &asked : serviceEndpoints()) {
            AnyOutcome outcome;
            asked.ask(client, this, outcome.take());
            QVERIFY(outcome.wait());
            QVERIFY(outcome.error);
            QCOMPARE(outcome.error->kind, ErrorKind::Network);
            QVERIFY2(outcome.error->temporary && !outcome.error->maybeTaken, toText(*outcome.error));
            QVERIFY2(outcome.error->message.contains(hostAndPort(secure.url())) &&
                         outcome.error->message.contains(QLatin1StringView("certificate")),
                     toText(*outcome.error));
        }
        Outcome<void> up;
        client.upload(this, {{QJsonValue(1)}, secure.url(QStringLiteral("/x?sig=1")), {}}, "bytes", {},
                      up.take());
        QVERIFY(up.wait());
        QCOMPARE(up.error().message,
                 QStringLiteral(
                     "%1 has no valid certificate, so nothing was sent to it (self-signed certificate).")
                     .arg(hostAndPort(secure.url())));
        QVERIFY2(up.error().kind == ErrorKind::Network && up.error().temporary, toText(up.error()));
        QVERIFY(secure.requests().empty());
    }

    void survivesAServerThatSpeaksNoTls()
    {
        ServiceFixture f;
        QUrl url = f.server.url();
        url.setScheme(QStringLiteral("https"));
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::garbage(); });
        ServiceClient client({url, QStringLiteral("sk_secret_key")}, *f.network);
        client.setLimits({400ms, 800ms, 800ms});
        Outcome<QString> outcome;
        client.startStyleTraining(this, sampleTraining(), outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY(outcome.failed());
        QCOMPARE(outcome.error().kind, ErrorKind::Network);
        QVERIFY2(!outcome.error().maybeTaken && outcome.error().temporary, toText(outcome.error()));
        Outcome<void> up;
        client.upload(this, {{QJsonValue(1)}, url, {}}, "bytes", {}, up.take());
        QVERIFY(up.wait());
        QVERIFY2(up.error().kind == ErrorKind::Network && up.error().temporary, toText(up.error()));
    }

    void keepsTheKeyOutOfErrorsThatQuoteIt()
    {
        ServiceFixture f;
        f.server.enqueue(FaultAnswer::error(400, "INVALID_REQUEST_BODY", "bad header Bearer sk_secret_key"));
        AnyOutcome outcome;
        serviceEndpoints().front().ask(*f.client, this, outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY2(!toText(*outcome.error).contains("sk_secret_key"), toText(*outcome.error));
        QVERIFY(!redacted(QStringLiteral("key=sk_secret_key")).contains(QLatin1StringView("sk_secret_key")));
    }
};

QTEST_GUILESS_MAIN(tst_ServiceSecrets)
#include "tst_ServiceSecrets.moc"
