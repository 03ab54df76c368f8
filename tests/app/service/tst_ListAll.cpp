// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/ServiceFixture.h"

#include <QUrlQuery>

using namespace easel;
using namespace std::chrono_literals;

/// A page of tasks; next as JSON, empty to leave the pagination out.
static FaultAnswer page(const QByteArrayList &ids, const QByteArray &next)
{
    QByteArrayList tasks;
    for (const QByteArray &id : ids)
        tasks.append("{\"task_id\": \"" + id + "\", \"task_name\": \"n-" + id +
                     "\", \"task_status\": \"SUCCESS\"}");
    const QByteArray pagination =
        next.isEmpty() ? QByteArray() : ", \"pagination\": {\"next_cursor\": " + next + '}';
    return FaultAnswer::json("{\"tasks\": [" + tasks.join(',') + ']' + pagination + '}');
}

class tst_ListAll : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryPageUntilTheEnd_data()
    {
        QTest::addColumn<QList<FaultAnswer>>("pages");
        QTest::addColumn<QByteArrayList>("ids");
        const QByteArrayList both{"a", "b", "c"};
        const FaultAnswer first = page({"a", "b"}, "\"c_2\"");
        QTest::newRow("empty cursor") << QList{first, page({"c"}, "\"\"")} << both;
        QTest::newRow("no cursor") << QList{first, page({"c"}, "null")} << both;
        QTest::newRow("no pagination") << QList{first, page({"c"}, "")} << both;
        QTest::newRow("empty page") << QList{first, page({"c"}, "\"c_3\""), page({}, "\"c_4\"")} << both;
        QTest::newRow("repeated cursor") << QList{first, page({"c"}, "\"c_2\"")} << both;
        QTest::newRow("a circle of cursors") << QList{first, page({"c"}, "\"c_3\""), page({"d"}, "\"c_2\"")}
                                             << QByteArrayList{"a", "b", "c", "d"};
        QTest::newRow("nothing at all") << QList{page({}, "\"\"")} << QByteArrayList();
        QTest::newRow("tasks null") << QList{FaultAnswer::json(
                                           R"({"tasks": null, "pagination": {"next_cursor": ""}})")}
                                    << QByteArrayList();
        QTest::newRow("a task on two pages") << QList{first, page({"b", "c"}, "\"\"")} << both;
        QTest::newRow("a number for a cursor") << QList{page({"a", "b"}, "2"), page({"c"}, "\"\"")} << both;
    }
    void readsEveryPageUntilTheEnd()
    {
        QFETCH(QList<FaultAnswer>, pages);
        QFETCH(QByteArrayList, ids);
        ServiceFixture f;
        for (const FaultAnswer &answer : pages)
            f.server.enqueue(answer);
        Outcome<std::vector<TrainingTask>> outcome;
        listAllTrainings(*f.client, this, outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY2(!outcome.failed(), toText(outcome.error()));
        QByteArrayList read;
        for (const TrainingTask &task : outcome.result->value())
            read.append(task.taskId.toLatin1());
        QCOMPARE(read, ids);
        QCOMPARE(f.server.requests().size(), size_t(pages.size()));
        QCOMPARE(f.server.requests().front().query(), QByteArray("pagination.limit=100"));
    }

    void sendsTheCursorBackAsItCame()
    {
        ServiceFixture f;
        const QString cursor = QStringLiteral("a+b/c=d&e %2F?#ü");
        QByteArray json = "\"" + cursor.toUtf8() + '"';
        f.server.enqueue(page({"a"}, json));
        f.server.enqueue(page({"b"}, "\"\""));
        Outcome<std::vector<TrainingTask>> outcome;
        listAllTrainings(*f.client, this, outcome.take());
        QVERIFY(outcome.wait());
        const QByteArray query = f.server.requests().back().query();
        QVERIFY2(query.startsWith("pagination.limit=100&pagination.cursor="), query);
        const QByteArray sent = query.mid(query.lastIndexOf('=') + 1);
        QVERIFY2(!sent.contains('+') && !sent.contains('&') && !sent.contains('#'), sent);
        QCOMPARE(QUrl::fromPercentEncoding(sent), cursor);
    }

    void givesAnErrorInsteadOfPartOfTheList_data()
    {
        QTest::addColumn<FaultAnswer>("second");
        QTest::newRow("failed") << FaultAnswer::status(500);
        QTest::newRow("html") << FaultAnswer::html();
        QTest::newRow("cut off") << page({"b"}, "\"\"").cutTo(20);
        QTest::newRow("stall") << FaultAnswer::stall();
        QTest::newRow("key") << FaultAnswer::error(401, "INVALID_API_KEY");
        QTest::newRow("one task is no task") << FaultAnswer::json(R"({"tasks": [{"task_id": "b"}, 5]})");
        QTest::newRow("one task has no id")
            << FaultAnswer::json(R"({"tasks": [{"task_name": "b", "task_status": "TRAINING"}]})");
        QTest::newRow("tasks of a wrong type") << FaultAnswer::json(R"({"tasks": {}})");
    }
    void givesAnErrorInsteadOfPartOfTheList()
    {
        QFETCH(FaultAnswer, second);
        ServiceFixture f;
        f.client->setLimits({300ms, 600ms, 600ms});
        f.server.enqueue(page({"a"}, "\"c_1\""));
        f.server.setHandler([&](const FaultRequest &) { return second; });
        Outcome<std::vector<TrainingTask>> outcome;
        listAllTrainings(*f.client, this, outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY(outcome.failed());
        QCOMPARE(outcome.calls, 1);
    }

    void givesUpOnAListWithoutEnd()
    {
        ServiceFixture f;
        int n = 0;
        f.server.setHandler([&](const FaultRequest &) {
            const QByteArray next = QByteArray::number(++n);
            return page({"t-" + next}, '"' + next + '"');
        });
        Outcome<std::vector<TrainingTask>> outcome;
        listAllTrainings(*f.client, this, outcome.take());
        QVERIFY(outcome.wait(30));
        QVERIFY(outcome.failed());
        QCOMPARE(outcome.error().kind, ErrorKind::Service);
        QVERIFY2(outcome.error().message.contains(QLatin1StringView("has no end")), toText(outcome.error()));
    }

    void endsWithItsContextAndWithTheClient()
    {
        ServiceFixture f;
        f.server.enqueue(page({"a"}, "\"c_1\""));
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::stall(); });
        Outcome<std::vector<TrainingTask>> dead;
        Outcome<std::vector<TrainingTask>> alive;
        auto context = std::make_unique<QObject>();
        listAllTrainings(*f.client, context.get(), dead.take());
        listAllTrainings(*f.client, this, alive.take());
        QTRY_COMPARE(f.server.requests().size(), 3u);
        context.reset();
        f.client.reset();
        QVERIFY(alive.wait());
        QVERIFY(alive.error().aborted);
        QCOMPARE(alive.calls, 1);
        QCOMPARE(dead.calls, 0);
        QTRY_COMPARE(f.server.openConnections(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_ListAll)
#include "tst_ListAll.moc"
