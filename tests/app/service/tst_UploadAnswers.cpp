// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/ServiceFixture.h"

using namespace easel;
using namespace std::chrono_literals;
using Then = FaultAnswer::Then;

static FaultAnswer raw(const QByteArray &bytes, Then then = Then::KeepOpen)
{
    FaultAnswer answer;
    answer.bytes = bytes;
    answer.then = then;
    return answer;
}

static FaultAnswer byteByByte(const QByteArray &bytes, Then then = Then::KeepOpen)
{
    FaultAnswer answer = raw(bytes, then);
    answer.trickle = 1ms;
    return answer;
}

static QByteArray chunked(const QByteArray &chunks, const QByteArray &status = "400 No")
{
    return "HTTP/1.1 " + status + "\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
}

static const QByteArray length = "HTTP/1.1 200 OK\r\nContent-Length: ";
static const QByteArray interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n";

/// What stands on the wire after an upload: every form of an answer, and much that is none.
class tst_UploadAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesEveryFormOfSuccess_data()
    {
        QTest::addColumn<FaultAnswer>("answer");
        QTest::newRow("length") << raw(length + "5\r\n\r\nhello");
        QTest::newRow("empty") << raw("HTTP/1.1 200 OK\r\ncontent-length:0\r\n\r\n");
        QTest::newRow("no content") << raw("HTTP/1.1 204 No Content\r\n\r\n");
        QTest::newRow("chunks") << raw(chunked("5;a=b\r\nhello\r\n1\r\n!\r\n0\r\n\r\n", "200 OK"));
        QTest::newRow("chunks and a trailer") << raw(chunked("2\r\nok\r\n0\r\nX: y\r\n\r\n", "200 OK"));
        QTest::newRow("after interim answers")
            << raw(interim + "HTTP/1.1 201 Made\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("byte by byte") << byteByByte(interim + length + "2\r\n\r\nok");
        QTest::newRow("until the end") << raw("HTTP/1.0 200 OK\r\n\r\nhello", Then::Close);
    }
    void takesEveryFormOfSuccess()
    {
        QFETCH(FaultAnswer, answer);
        const Uploaded uploaded = upload(answer);
        QVERIFY2(!uploaded.error, toText(uploaded.error.value_or(ServiceError{})));
        QCOMPARE(uploaded.connections, 1);
    }

    void readsTheWholeBodyOfARefusal_data()
    {
        QTest::addColumn<FaultAnswer>("answer");
        const QByteArray status = "HTTP/1.1 400 No\r\n";
        const QByteArray code = "<Error><Code>TeaTime</Code></Error>"; // 35 bytes
        const QByteArray chunks =
            "A\r\n" + code.first(10) + "\r\n19;x=y\r\n" + code.sliced(10) + "\r\n0\r\nX: y\r\n\r\n";
        QTest::newRow("length") << raw(status + "Content-Length: 35\r\n\r\n" + code);
        QTest::newRow("chunks") << raw(chunked(chunks));
        QTest::newRow("chunks byte by byte") << byteByByte(chunked(chunks));
        QTest::newRow("until the end") << raw(status + "\r\n" + code, Then::Close);
        QTest::newRow("after interim answers") << raw(interim + status + "Content-Length: 35\r\n\r\n" + code);
        QTest::newRow("without words") << raw("HTTP/1.1 400 \r\nContent-Length: 35\r\n\r\n" + code);
    }
    void readsTheWholeBodyOfARefusal()
    {
        QFETCH(FaultAnswer, answer);
        const auto error = upload(answer).error;
        QVERIFY(error);
        QVERIFY2(error->kind == ErrorKind::Refused && error->httpStatus == 400 &&
                     error->reason == QLatin1StringView("TeaTime"),
                 toText(*error));
    }

    void takesWhatIsNoWholeAnswerForNone_data()
    {
        QTest::addColumn<FaultAnswer>("answer");
        QTest::newRow("half a head") << raw("HTTP/1.1 200 OK\r\nContent-", Then::Close);
        QTest::newRow("a head without its end") << raw("HTTP/1.1 200 OK\r\n", Then::Close);
        QTest::newRow("only interim answers") << raw(interim, Then::Close);
        QTest::newRow("half a body") << raw(length + "5\r\n\r\nhel", Then::Close);
        QTest::newRow("half a body, and a reset") << raw(length + "5\r\n\r\nhel", Then::Reset);
        QTest::newRow("half a body, and silence") << raw(length + "5\r\n\r\nhel", Then::Stall);
        QTest::newRow("no last chunk") << raw(chunked("3\r\nhel\r\n", "200 OK"), Then::Close);
        QTest::newRow("no chunk") << raw(chunked("x\r\n", "200 OK"), Then::Close);
        QTest::newRow("another protocol") << raw("SSH-2.0-OpenSSH\r\n\r\n", Then::Close);
        QTest::newRow("garbage") << FaultAnswer::garbage();
        QTest::newRow("no status") << raw("HTTP/1.1 ok\r\n\r\n", Then::Close);
        QTest::newRow("negative length") << raw(length + "-5\r\n\r\n", Then::Close);
    }
    void takesWhatIsNoWholeAnswerForNone()
    {
        QFETCH(FaultAnswer, answer);
        const auto error = upload(answer).error;
        QVERIFY(error);
        QVERIFY2(error->temporary, toText(*error));
        QVERIFY2(error->kind == ErrorKind::Network ||
                     error->reason == QLatin1StringView("UPLOAD_URL_EXPIRED"),
                 toText(*error));
    }

    void readsNoMoreThanAllowed_data()
    {
        QTest::addColumn<FaultAnswer>("answer");
        QTest::addColumn<ErrorKind>("kind");
        const QByteArray much(9'000'000, 'x');
        QByteArray headers = "HTTP/1.1 200 OK\r\n";
        QByteArray interims;
        for (int i = 0; i < 100'000; ++i) {
            headers += "X: y\r\n";
            interims += interim;
        }
        QTest::newRow("length") << raw(length + "9000000\r\n\r\n" + much) << ErrorKind::Service;
        QTest::newRow("chunks") << raw(chunked("895440\r\n" + much, "200 OK")) << ErrorKind::Service;
        QTest::newRow("until the end") << raw("HTTP/1.1 200 OK\r\n\r\n" + much) << ErrorKind::Service;
        QTest::newRow("endless line") << raw("HTTP/1.1 200 OK\r\nX: " + much) << ErrorKind::Network;
        QTest::newRow("endless headers") << raw(headers) << ErrorKind::Network;
        QTest::newRow("endless interim answers") << raw(interims) << ErrorKind::Network;
        QTest::newRow("endless trailers")
            << raw(chunked("0\r\n", "200 OK") + headers.sliced(17)) << ErrorKind::Network;
    }
    void readsNoMoreThanAllowed()
    {
        QFETCH(FaultAnswer, answer);
        QFETCH(ErrorKind, kind);
        answer.then = Then::Stall; // so that only the cap can end it
        const auto error = upload(answer, 20s).error;
        QVERIFY(error);
        QVERIFY2(error->kind == kind, toText(*error));
        QVERIFY2(!error->message.contains(QLatin1StringView("nothing came")), toText(*error));
    }

    void keepsTheConnectionOnlyWhereItMay_data()
    {
        QTest::addColumn<FaultAnswer>("answer");
        QTest::addColumn<int>("connections");
        QTest::newRow("may") << raw(length + "1\r\n\r\nx") << 1;
        QTest::newRow("told to close") << raw(length + "0\r\nConnection: Close\r\n\r\n") << 2;
        QTest::newRow("HTTP/1.0") << raw("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n") << 2;
        QTest::newRow("more than was told") << raw(length + "1\r\n\r\nxyz") << 2;
    }
    void keepsTheConnectionOnlyWhereItMay()
    {
        QFETCH(FaultAnswer, answer);
        QFETCH(int, connections);
        ServiceFixture f;
        f.server.setHandler([&](const FaultRequest &) { return answer; });
        for (int i = 0; i < 2; ++i) {
            Outcome<void> outcome;
            f.client->upload(this, {{QJsonValue(1)}, f.server.url(), {}}, "bytes", {}, outcome.take());
            QVERIFY(outcome.wait());
            QVERIFY2(!outcome.failed(), toText(outcome.error()));
        }
        QCOMPARE(f.server.connections(), connections);
    }

    void findsAKeptConnectionClosedThatWasNotInUse()
    {
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::status(200); });
        for (int i = 0; i < 3; ++i) {
            Outcome<void> outcome;
            f.client->upload(this, {{QJsonValue(1)}, f.server.url(), {}}, "bytes", {}, outcome.take());
            QVERIFY(outcome.wait());
            QVERIFY2(!outcome.failed(), toText(outcome.error()));
            f.server.closeConnections();
        }
        QCOMPARE(f.server.count("PUT"), 3);
    }

    void sendsNothingThatTheCallerDidNotAskFor()
    {
        ServiceFixture f;
        f.server.enqueue(FaultAnswer::status(200));
        Outcome<void> outcome;
        // So large a body makes libcurl ask for leave to send it, where it is not told otherwise.
        f.client->upload(this, {{QJsonValue(1)}, f.server.url(), {}}, QByteArray(3'000'000, 'p'), {},
                         outcome.take());
        QVERIFY(outcome.wait());
        QByteArrayList names;
        const FaultRequest request = f.server.requests().front();
        for (const auto &[name, value] : request.headers)
            names.append(name.toLower());
        std::ranges::sort(names);
        QCOMPARE(names, (QByteArrayList{"content-length", "content-type", "host", "user-agent"}));
    }

    void sendsNoPasswordThatStandsInAnAddress()
    {
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::status(200); });
        QUrl url = f.server.url(QStringLiteral("/a/../b?x=1#end"));
        url.setUserInfo(QStringLiteral("me:secret"));
        Outcome<void> outcome;
        f.client->upload(this, {{QJsonValue(1)}, url, {}}, "bytes", {}, outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY2(!outcome.failed(), toText(outcome.error()));
        QVERIFY(!f.server.requests().front().hasHeader("Authorization"));
        QVERIFY(!f.server.requests().front().target.contains('#'));
    }

private:
    struct Uploaded
    {
        std::optional<ServiceError> error;
        int connections = 0;
    };

    static Uploaded upload(const FaultAnswer &answer, std::chrono::milliseconds idle = 500ms)
    {
        ServiceFixture f;
        f.client->setLimits({idle, 20s, 20s});
        f.server.setHandler([&](const FaultRequest &) { return answer; });
        Outcome<void> outcome;
        f.client->upload(&f.server, {{QJsonValue(1)}, f.server.url(), {}}, QByteArray(300'000, 'p'), {},
                         outcome.take());
        if (!outcome.wait(30))
            qFatal("The upload came to no end.");
        if (outcome.failed())
            return {outcome.error(), f.server.connections()};
        return {std::nullopt, f.server.connections()};
    }
};

QTEST_GUILESS_MAIN(tst_UploadAnswers)
#include "tst_UploadAnswers.moc"
