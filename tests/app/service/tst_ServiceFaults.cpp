// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/Network.h"
#include "tests/app/service/Endpoints.h"
#include "tests/faults/FaultServer.h"

#include <QNetworkAccessManager>
#include <QTest>

using namespace easel;
using namespace std::chrono_literals;

/// What every call must tell after a fault. taken: whether a paid call may have been taken.
struct Expected
{
    ErrorKind kind;
    bool temporary;
    bool taken;
    bool fromService = false;
    int status = 0;
    QString reason = {};
    QString words = {}; ///< a part of the sentence
};

Q_DECLARE_METATYPE(Expected)

struct Fault
{
    QByteArray name;
    FaultAnswer answer;
    Expected expected;
};

static QString t(const char *text)
{
    return QString::fromUtf8(text);
}

static std::vector<Fault> transportFaults()
{
    using F = FaultAnswer;
    const F json = F::json(R"({"task_id": "t-1", "task_status": "TRAINING"})");
    const auto silent = [](const char *words, bool taken) {
        return Expected{ErrorKind::Network, true, taken, false, 0, {}, t(words)};
    };
    return {
        {"stall after reading", F::stall(), silent("does not answer (nothing came for 0.25 s)", true)},
        {"stall inside the body", json.cutTo(5, F::Then::Stall),
         Expected{ErrorKind::Network, true, true, false, 200, {}, t("nothing came for")}},
        {"trickled for ever", F::hugeJson(100'000).slowly(20ms),
         Expected{ErrorKind::Network, true, true, false, 0, {}, t("does not come to an end")}},
        {"closed after reading", F::closeAfterReading(), silent("closed the connection", true)},
        {"reset after reading", F::resetAfterReading(), silent("closed the connection", true)},
        {"cut off", json.cutTo(10),
         Expected{ErrorKind::Network, true, true, false, 200, {}, t("closed the connection")}},
        {"reset inside the body", json.cutTo(10, F::Then::Reset),
         Expected{ErrorKind::Network, true, true, false, 200, {}, t("closed the connection")}},
    };
}

static std::vector<Fault> foreignAnswers()
{
    using F = FaultAnswer;
    const auto foreign = [](const char *words, int status = 200, bool taken = true) {
        return Expected{ErrorKind::Service, true, taken, false, status, {}, t(words)};
    };
    const F json = F::json(R"({"task_id": "t-1", "task_status": "TRAINING"})");
    return {
        {"html", F::html(), foreign("is not the service's (an HTML page instead of JSON)")},
        {"empty", F::status(200), foreign("an empty body")},
        {"no content", F::status(204), foreign("an empty body", 204)},
        {"cut off without length", json.withoutLength().cutTo(12), foreign("JSON that is cut off")},
        {"text", F::status(200, "OK"), foreign("no JSON")},
        {"a list", F::json("[]"), foreign("JSON of another shape")},
        {"wrong types",
         F::json(
             R"({"task_id": {}, "task_status": 5, "tasks": 7, "models": "x", "task": [], "assets_id": []})"),
         foreign("JSON of another shape")},
        {"somebody else's JSON", F::json(R"({"hello": "world"})"), foreign("JSON of another shape")},
        {"deep", F::deepJson(100'000), foreign("no JSON")},
        {"html 404", F::html(404), foreign("an HTML page", 404)},
        {"json 404 of another", F::json(R"({"detail": "Not Found"})", 404),
         foreign("JSON of another shape", 404)},
        {"html 403", F::html(403), foreign("an HTML page", 403)},
        {"html 400", F::html(400), foreign("an HTML page", 400)},
        {"too large", F::hugeJson(9'000'000),
         Expected{ErrorKind::Service, true, true, false, 200, {}, t("too large")}},
    };
}

static std::vector<Fault> refusals()
{
    using F = FaultAnswer;
    const auto refused = [](ErrorKind kind, int status, const char *reason, const char *words) {
        return Expected{kind, false, false, true, status, t(reason), t(words)};
    };
    const auto byReason = [&](const char *name, int status, const char *reason, ErrorKind kind,
                              const char *words) {
        return Fault{name, F::error(status, reason), refused(kind, status, reason, words)};
    };
    return {
        byReason("bad body", 400, "INVALID_REQUEST_BODY", ErrorKind::Refused,
                 "does not accept the request. It says: said so"),
        byReason("no balance", 400, "BILLING_BALANCE_NOT_ENOUGH", ErrorKind::Balance, "balance"),
        byReason("no balance, other word", 403, "NOT_ENOUGH_BALANCE", ErrorKind::Balance, "balance"),
        byReason("too large", 400, "IMAGE_FILE_EXCEEDS_MAX_SIZE", ErrorKind::Refused, "too large"),
        byReason("bad format", 400, "INVALID_IMAGE_FORMAT", ErrorKind::Refused, "format"),
        byReason("no face", 400, "IMAGE_NO_FACE_DETECTED", ErrorKind::Refused, "no face"),
        byReason("illegal prompt", 400, "ILLEGAL_PROMPT", ErrorKind::Refused, "prompt"),
        byReason("missing key", 400, "MISSING_API_KEY", ErrorKind::Key, "API key"),
        byReason("billing key", 400, "BILLING_AUTH_FAILED", ErrorKind::Key, "API key"),
        byReason("wrong key", 401, "INVALID_API_KEY", ErrorKind::Key, "refused the API key"),
        byReason("key not allowed", 403, "API_NOT_ALLOWED", ErrorKind::Key, "not allowed"),
        byReason("withdrawn", 404, "API_NOT_FOUND", ErrorKind::Withdrawn, "no longer offers"),
        byReason("no task", 404, "TASK_NOT_FOUND", ErrorKind::Refused, "does not know this task"),
        byReason("unknown reason", 409, "TEA_TIME", ErrorKind::Refused, "(TEA_TIME). It says: said so"),
        {"silent 401", F::status(401), Expected{ErrorKind::Key, false, false, true, 401}},
        {"silent 403", F::status(403), Expected{ErrorKind::Key, false, false, true, 403}},
        {"401 that asks for a password", F::status(401, {}, {{"WWW-Authenticate", "Basic realm=\"x\""}}),
         Expected{ErrorKind::Key, false, false, true, 401}},
        {"the front", F::status(403, "error code: 1010"),
         Expected{ErrorKind::Service, false, false, false, 403, {}, t("in front of")}},
        {"silent 402", F::status(402), Expected{ErrorKind::Balance, false, false, false, 402}},
        {"413 of a proxy", F::html(413),
         Expected{ErrorKind::Refused, false, false, false, 413, {}, t("too large")}},
        {"envelope", F::json(R"({"code": 7, "msg": "bad words", "data": null})"),
         Expected{ErrorKind::Refused, false, false, true, 200, {}, t("bad words")}},
        {"envelope with a reason", F::json(R"({"code": 401, "reason": "INVALID_API_KEY", "message": "no"})"),
         Expected{ErrorKind::Key, false, false, true, 200, t("INVALID_API_KEY")}},
        {"429", F::error(429, "RATE_LIMIT_EXCEEDED"),
         Expected{ErrorKind::RateLimited, true, false, true, 429, t("RATE_LIMIT_EXCEEDED"), t("wait")}},
        {"silent 429", F::status(429), Expected{ErrorKind::RateLimited, true, false, true, 429}},
        {"html 429", F::html(429), Expected{ErrorKind::RateLimited, true, false, false, 429}},
    };
}

static std::vector<Fault> failures()
{
    using F = FaultAnswer;
    return {
        {"500 with a reason", F::error(500, "CREATE_TASK_FAILED"),
         Expected{ErrorKind::Service, true, true, true, 500, t("CREATE_TASK_FAILED"),
                  t("CREATE_TASK_FAILED")}},
        {"500 that names the key", F::error(500, "FAILED_TO_AUTH"),
         Expected{ErrorKind::Service, true, true, true, 500, t("FAILED_TO_AUTH")}},
        {"silent 500", F::status(500),
         Expected{ErrorKind::Service, true, true, false, 500, {}, t("HTTP 500")}},
        {"html 502", F::html(502), Expected{ErrorKind::Service, true, true, false, 502, {}, t("HTTP 502")}},
        {"503 cut off", F::error(503, "X").cutTo(9), Expected{ErrorKind::Service, true, true, false, 503}},
        {"envelope 500", F::json(R"({"code": 500, "msg": "oops"})"),
         Expected{ErrorKind::Service, true, true, true, 200}},
        {"envelope with a task", F::json(R"({"code": 3, "msg": "odd", "data": {"task_id": "t"}})"),
         Expected{ErrorKind::Refused, false, true, true, 200}},
        {"redirect", F::redirect(QUrl(t("https://elsewhere.example/login?next=1"))),
         Expected{ErrorKind::Service, false, true, false, 302, {}, t("points to elsewhere.example, which")}},
        {"redirect that keeps the method", F::redirect(QUrl(t("http://other.example:81/")), 307),
         Expected{ErrorKind::Service, false, true, false, 307, {}, t("other.example:81")}},
        {"redirect to nowhere", F::status(304), Expected{ErrorKind::Service, false, true, false, 304}},
    };
}

class tst_ServiceFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_network = makeNetworkAccessManager();
        m_server = std::make_unique<FaultServer>();
        m_client = std::make_unique<ServiceClient>(
            ServiceAddress{m_server->url(), QStringLiteral("sk_secret_key")}, *m_network);
        m_client->setLimits({250ms, 700ms, 700ms});
    }

    void cleanup()
    {
        m_client.reset();
        m_network.reset();
        m_server.reset();
    }

    void answersEachFaultWithAnErrorThatTellsWhatToDo_data()
    {
        QTest::addColumn<int>("endpoint");
        QTest::addColumn<FaultAnswer>("answer");
        QTest::addColumn<Expected>("expected");
        for (const auto &faults : {transportFaults(), foreignAnswers(), refusals(), failures()}) {
            for (const Fault &fault : faults) {
                for (int i = 0; i < int(serviceEndpoints().size()); ++i) {
                    const QByteArray row = serviceEndpoints()[size_t(i)].name + ", " + fault.name;
                    QTest::newRow(row.constData()) << i << fault.answer << fault.expected;
                }
            }
        }
    }
    void answersEachFaultWithAnErrorThatTellsWhatToDo()
    {
        QFETCH(int, endpoint);
        QFETCH(FaultAnswer, answer);
        QFETCH(Expected, expected);
        const Endpoint &asked = serviceEndpoints()[size_t(endpoint)];
        m_server->setHandler([&](const FaultRequest &) { return answer; });

        AnyOutcome outcome;
        QObject context;
        const QPointer<ServiceCall> call = asked.ask(*m_client, &context, outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY2(outcome.error, "the call succeeded");
        const ServiceError error = *outcome.error;
        const QByteArray all = toText(error);
        QVERIFY2(error.kind == expected.kind, all);
        QVERIFY2(error.temporary == expected.temporary, all);
        QVERIFY2(error.maybeTaken == (asked.paid && expected.taken), all);
        QVERIFY2(error.fromService == expected.fromService, all);
        QVERIFY2(expected.status == 0 || error.httpStatus == expected.status, all);
        QVERIFY2(error.reason == expected.reason, all);
        QVERIFY2(!error.aborted, all);
        QVERIFY2(!error.message.isEmpty() && error.message.contains(expected.words), all);
        QVERIFY2(!all.contains("sk_secret_key") && !all.contains("task_id=") && !all.contains('%'), all);

        QTRY_VERIFY(call.isNull());
        QCOMPARE(outcome.calls, 1);
        if (asked.paid)
            QCOMPARE(m_server->count("POST"), 1);
    }

    void succeedsWithTheServicesAnswer_data()
    {
        QTest::addColumn<int>("endpoint");
        QTest::addColumn<int>("way");
        for (int i = 0; i < int(serviceEndpoints().size()); ++i) {
            const QByteArray name = serviceEndpoints()[size_t(i)].name;
            QTest::newRow((name + ", at once").constData()) << i << 0;
            QTest::newRow((name + ", byte by byte").constData()) << i << 1;
            QTest::newRow((name + ", without a length").constData()) << i << 2;
            QTest::newRow((name + ", in an envelope").constData()) << i << 3;
        }
    }
    void succeedsWithTheServicesAnswer()
    {
        QFETCH(int, endpoint);
        QFETCH(int, way);
        const Endpoint &asked = serviceEndpoints()[size_t(endpoint)];
        const FaultAnswer flat = FaultAnswer::json(asked.goodAnswer);
        const FaultAnswer envelope =
            FaultAnswer::json(R"({"code": 0, "msg": "", "data": )" + asked.goodAnswer + "}");
        m_client->setLimits({4s, 4s, 4s});
        const FaultAnswer answer = way == 0   ? flat
                                   : way == 1 ? flat.slowly(1ms)
                                   : way == 2 ? flat.withoutLength()
                                              : envelope;
        m_server->setHandler([&](const FaultRequest &) { return answer; });
        AnyOutcome outcome;
        asked.ask(*m_client, this, outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY2(!outcome.error, outcome.error ? toText(*outcome.error).constData() : "");
        // Qt may repeat a free request whose connection ended together with its answer; never a paid one.
        QVERIFY(m_server->requests().size() == 1u || !asked.paid);
        QCOMPARE(m_server->requests().front().method, asked.method);
        QCOMPARE(m_server->requests().front().path(), asked.path);
    }

    void knowsThatNothingWasTakenWhereNobodyListens()
    {
        m_server->stopListening();
        const QString port = QString::number(m_server->url().port());
        for (const Endpoint &asked : serviceEndpoints()) {
            AnyOutcome outcome;
            asked.ask(*m_client, this, outcome.take());
            QVERIFY(outcome.wait());
            QVERIFY(outcome.error);
            QCOMPARE(outcome.error->kind, ErrorKind::Network);
            QVERIFY(outcome.error->temporary);
            QVERIFY(!outcome.error->maybeTaken);
            QCOMPARE(outcome.error->message,
                     QStringLiteral("127.0.0.1:%1 does not answer (connection refused).").arg(port));
        }
    }

    void readsRetryAfterOfARateLimit()
    {
        m_server->enqueue(FaultAnswer::status(429, {}, {{"Retry-After", "7"}}));
        m_server->enqueue(FaultAnswer::status(
            503, {},
            {{"Date", "Wed, 21 Oct 2015 07:28:00 GMT"}, {"Retry-After", "Wed, 21 Oct 2015 07:28:09 GMT"}}));
        for (const auto wait : {7000ms, 9000ms}) {
            AnyOutcome outcome;
            serviceEndpoints().front().ask(*m_client, this, outcome.take());
            QVERIFY(outcome.wait());
            QVERIFY(outcome.error);
            QCOMPARE(outcome.error->retryAfter, std::optional(wait));
        }
    }

private:
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<FaultServer> m_server;
    std::unique_ptr<ServiceClient> m_client;
};

QTEST_GUILESS_MAIN(tst_ServiceFaults)
#include "tst_ServiceFaults.moc"
