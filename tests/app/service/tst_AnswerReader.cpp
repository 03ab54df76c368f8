// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/AnswerReader.h"

#include <QTest>

using namespace easel;
using State = AnswerReader::State;

Q_DECLARE_METATYPE(State)

class tst_AnswerReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAnAnswerCutInAnyPieces_data();
    void readsAnAnswerCutInAnyPieces();
    void needsTheConnectionsEndWhereNoLengthIsTold();
    void takesAnEarlyEndForABrokenAnswer_data();
    void takesAnEarlyEndForABrokenAnswer();
    void keepsNoMoreThanAllowed_data();
    void keepsNoMoreThanAllowed();
    void keepsTheConnectionOnlyWhereItMay_data();
    void keepsTheConnectionOnlyWhereItMay();
};

void tst_AnswerReader::readsAnAnswerCutInAnyPieces_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &bytes, int status, const QByteArray &body) {
        QTest::newRow(name) << bytes << status << body;
    };
    row("length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, "hello");
    row("empty", "HTTP/1.1 200 OK\r\ncontent-length:0\r\n\r\n", 200, "");
    row("chunks",
        "HTTP/1.1 403 No\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n1\r\n!\r\n0\r\n\r\n", 403,
        "hello!");
    row("trailer",
        "HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\nA\r\n0123456789\r\n0\r\nX: y\r\n\r\n", 500,
        "0123456789");
    row("no content", "HTTP/1.1 204 No Content\r\n\r\n", 204, "");
    row("after interim answers",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 201 "
        "Made\r\nContent-Length: "
        "2\r\n\r\nok",
        201, "ok");
    row("without words", "HTTP/1.1 404 \r\nContent-Length: 1\r\n\r\nx", 404, "x");
}

void tst_AnswerReader::readsAnAnswerCutInAnyPieces()
{
    QFETCH(QByteArray, bytes);
    for (qsizetype piece = 1; piece <= bytes.size(); ++piece) {
        AnswerReader reader(1000);
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            QVERIFY(reader.state() != State::Complete);
            reader.feed(bytes.mid(at, piece));
        }
        QCOMPARE(reader.state(), State::Complete);
        QTEST(reader.status(), "status");
        QTEST(reader.body(), "body");
        QVERIFY(reader.mayKeepConnection());
    }
}

void tst_AnswerReader::needsTheConnectionsEndWhereNoLengthIsTold()
{
    AnswerReader reader(1000);
    QCOMPARE(reader.feed("HTTP/1.0 200 OK\r\nRetry-After: 7\r\n\r\nhel"), State::Body);
    QCOMPARE(reader.feed("lo"), State::Body);
    QCOMPARE(reader.close(), State::Complete);
    QCOMPARE(reader.body(), QByteArray("hello"));
    QCOMPARE(reader.header("retry-after"), QByteArray("7"));
    QVERIFY(!reader.mayKeepConnection());
}

void tst_AnswerReader::takesAnEarlyEndForABrokenAnswer_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a head") << QByteArray("HTTP/1.1 200 OK\r\nContent-");
    QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel");
    QTest::newRow("no last chunk") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n");
    QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n");
    QTest::newRow("no status") << QByteArray("HTTP/1.1 ok\r\n\r\n");
    QTest::newRow("negative length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n");
    QTest::newRow("no chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n");
    QTest::newRow("chunk too long") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n");
}

void tst_AnswerReader::takesAnEarlyEndForABrokenAnswer()
{
    QFETCH(QByteArray, bytes);
    AnswerReader reader(1000);
    reader.feed(bytes);
    QCOMPARE(reader.close(), State::Broken);
    QVERIFY(!reader.mayKeepConnection());
}

void tst_AnswerReader::keepsNoMoreThanAllowed_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<State>("end");
    QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
                            << State::TooLarge;
    QTest::newRow("chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n186A0\r\n")
                            << State::TooLarge;
    QTest::newRow("until the end") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << State::TooLarge;
    QTest::newRow("endless head") << QByteArray("HTTP/1.1 200 OK\r\nX: ") << State::Broken;
    QTest::newRow("endless chunk size")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;") << State::Broken;
}

void tst_AnswerReader::keepsNoMoreThanAllowed()
{
    QFETCH(QByteArray, head);
    AnswerReader reader(1000);
    reader.feed(head);
    for (int i = 0; i < 100; ++i)
        reader.feed(QByteArray(1000, 'x'));
    QTEST(reader.state(), "end");
    QVERIFY(reader.body().size() <= 2000);
}

void tst_AnswerReader::keepsTheConnectionOnlyWhereItMay_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("told to close") << QByteArray(
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: Close\r\n\r\n");
    QTest::newRow("HTTP/1.0") << QByteArray("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("more than was told") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nxyz");
}

void tst_AnswerReader::keepsTheConnectionOnlyWhereItMay()
{
    QFETCH(QByteArray, bytes);
    AnswerReader reader(1000);
    QCOMPARE(reader.feed(bytes), State::Complete);
    QVERIFY(!reader.mayKeepConnection());
}

QTEST_GUILESS_MAIN(tst_AnswerReader)
#include "tst_AnswerReader.moc"
