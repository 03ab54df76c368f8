// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/demo/DemoCaller.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QNetworkReply>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace easel;

class tst_DemoService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itAnswersAtOnceOnLoopbackOnly();
    void aTakenPortIsNamed();
    void oneStateHasOneServer();
    void aFolderThatCannotBeMadeIsNamed();
    void aSpeedMustBeAboveZero();
    void aConnectionIsKeptAlive();
    void manyCallersAreServedAtOnce();
    void itStopsWhileCallsAreUnderWay();
    void whatAKilledProgramLeftUnfinishedIsPassedOver();
    void anAcceptedStartIsOnTheDiskWhenItIsAnswered();
    void pollingWritesNothing();
};

void tst_DemoService::itAnswersAtOnceOnLoopbackOnly()
{
    DemoCaller demo;
    demo.start();
    QCOMPARE(demo.url({}).scheme(), u"http"_s);
    QCOMPARE(demo.url({}).host(), u"127.0.0.1"_s);
    QCOMPARE(demo.get(u"/v3/training"_s).status, 200);
    for (const QString &other : {u"127.0.0.2"_s, u"::1"_s}) {
        QTcpSocket socket;
        socket.connectToHost(other, quint16(demo.url({}).port()));
        QVERIFY(!socket.waitForConnected(1000));
    }
}

void tst_DemoService::aTakenPortIsNamed()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    DemoCaller demo;
    demo.options.port = other.serverPort();
    const auto service = DemoService::start(demo.options);
    QVERIFY(!service);
    QCOMPARE(service.error().kind, ErrorKind::Conflict);
    QVERIFY(service.error().message.contains(QString::number(other.serverPort())));
    other.close();
    demo.start(); // nothing of the failed start holds the state
    QCOMPARE(demo.url({}).port(), int(demo.options.port));
}

void tst_DemoService::oneStateHasOneServer()
{
    DemoCaller demo;
    demo.start();
    const auto second = DemoService::start(demo.options);
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Conflict);
    QVERIFY(second.error().message.contains(QString::number(QCoreApplication::applicationPid())));
    QCOMPARE(demo.get(u"/v3/training"_s).status, 200);
    demo.stop();
    QVERIFY(DemoService::start(demo.options).has_value());
}

void tst_DemoService::aFolderThatCannotBeMadeIsNamed()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    DemoService::Options options;
    options.stateDir = folder.filePath(u"file/demo"_s);
    const auto service = DemoService::start(options);
    QVERIFY(!service);
    QCOMPARE(service.error().kind, ErrorKind::Disk);
    QVERIFY(service.error().message.contains(QDir::toNativeSeparators(options.stateDir)));
}

void tst_DemoService::aSpeedMustBeAboveZero()
{
    DemoCaller demo;
    for (const double speed : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN()}) {
        demo.options.speed = speed;
        const auto service = DemoService::start(demo.options);
        QVERIFY(!service);
        QCOMPARE(service.error().kind, ErrorKind::Usage);
        QCOMPARE(service.error().field, u"speed"_s);
    }
}

void tst_DemoService::aConnectionIsKeptAlive()
{
    DemoCaller demo;
    demo.start();
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, quint16(demo.url({}).port()));
    QVERIFY(socket.waitForConnected());
    for (int i = 0; i < 3; ++i) {
        const QByteArray body = "{\"file_extension\":\"png\"}";
        socket.write("POST /v3/assets/training_dataset HTTP/1.1\r\nhost: 127.0.0.1\r\nuser-agent: t\r\n"
                     "authorization: Bearer demo\r\ncontent-type: application/json; charset=utf-8\r\n"
                     "content-length: " +
                     QByteArray::number(body.size()) + "\r\n\r\n");
        QVERIFY(socket.waitForBytesWritten());
        socket.write(body); // head and body apart
        QByteArray answer;
        QTRY_VERIFY((answer += socket.readAll()).endsWith("}"));
        QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer);
    }
    QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
}

void tst_DemoService::manyCallersAreServedAtOnce()
{
    DemoCaller demo;
    demo.start();
    const QByteArray bytes = DemoCaller::encoded(DemoCaller::picture(2, {700, 700}), "PNG");
    QNetworkAccessManager network;
    std::vector<std::unique_ptr<QNetworkReply>> replies;
    for (int i = 0; i < 12; ++i) {
        const QNetworkRequest request(QUrl(demo.uploadTarget()["upload_url"_L1].toString()));
        replies.emplace_back(network.put(request, bytes));
    }
    for (const auto &reply : replies) {
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
    }
}

void tst_DemoService::itStopsWhileCallsAreUnderWay()
{
    DemoCaller demo;
    demo.start();
    const QByteArray bytes = DemoCaller::encoded(DemoCaller::picture(2, {1500, 1500}), "PNG");
    QNetworkAccessManager network;
    std::vector<std::unique_ptr<QNetworkReply>> replies;
    for (int i = 0; i < 6; ++i) {
        const QNetworkRequest request(QUrl(demo.uploadTarget()["upload_url"_L1].toString()));
        replies.emplace_back(network.put(request, bytes));
    }
    for (int i = 0; i < 4; ++i)
        QCOMPARE(demo.post(u"/v3/async/txt2img"_s, demo.txt2imgBody()).status, 200);
    QElapsedTimer clock;
    clock.start();
    demo.stop();
    QVERIFY(clock.elapsed() < 5000);
    for (const auto &reply : replies)
        QTRY_VERIFY(reply->isFinished());
}

void tst_DemoService::whatAKilledProgramLeftUnfinishedIsPassedOver()
{
    DemoCaller demo;
    demo.start();
    const QString task = demo.startTraining();
    demo.stop();
    const QDir folder(demo.options.stateDir);
    const QStringList leftovers{u"trainings/x.json.AbC123"_s, u"assets/0.png.XyZ987"_s};
    for (const QString &name : leftovers) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"task") == 6);
    }
    QFile broken(folder.filePath(u"trainings/broken.json"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{\"task_id\":") > 0);
    broken.close();
    demo.start();
    const QJsonArray tasks = demo.get(u"/v3/training"_s).json()["tasks"_L1].toArray();
    QCOMPARE(tasks.size(), 1);
    QCOMPARE(tasks[0]["task_id"_L1].toString(), task);
    for (const QString &name : leftovers)
        QVERIFY(!QFile::exists(folder.filePath(name)));
}

/// The state as another process would find it at this moment.
static QString copyOf(const QString &stateDir, const QTemporaryDir &to)
{
    const QDir from(stateDir);
    for (const QString &folder : from.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QDir(to.path()).mkpath(folder);
        for (const QString &name : QDir(from.filePath(folder)).entryList(QDir::Files))
            QFile::copy(from.filePath(folder + u'/' + name), to.filePath(folder + u'/' + name));
    }
    QFile::copy(from.filePath(u"service.json"_s), to.filePath(u"service.json"_s));
    return to.path();
}

void tst_DemoService::anAcceptedStartIsOnTheDiskWhenItIsAnswered()
{
    DemoCaller demo;
    demo.options.speed = 1;
    demo.start();
    const QString training = demo.startTraining(u"killed after"_s);
    const QString generation =
        demo.post(u"/v3/async/txt2img"_s, demo.txt2imgBody()).json()["task_id"_L1].toString();
    QTemporaryDir copy;
    DemoCaller after; // as if the first had been killed right here
    after.options.stateDir = copyOf(demo.options.stateDir, copy);
    after.options.speed = 4000;
    after.start();
    QCOMPARE(after.training(training)["task_id"_L1].toString(), training);
    QTRY_COMPARE(after.training(training)["models"_L1][0]["model_status"_L1].toString(), u"SERVING"_s);
    const auto status = [&] {
        return after.get(u"/v3/async/task-result?task_id="_s + generation)
            .json()["task"_L1]["status"_L1]
            .toString();
    };
    QTRY_COMPARE(status(), u"TASK_STATUS_SUCCEED"_s);
}

void tst_DemoService::pollingWritesNothing()
{
    DemoCaller demo;
    demo.start();
    const QString task = demo.startTraining();
    const auto stamps = [&] {
        QStringList all;
        const QDir folder(demo.options.stateDir);
        for (const QString &part : {u"."_s, u"trainings"_s, u"assets"_s, u"generations"_s, u"pictures"_s}) {
            for (const QFileInfo &file :
                 QDir(folder.filePath(part)).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot))
                all += file.filePath() + file.lastModified().toString(Qt::ISODateWithMs);
        }
        return all;
    };
    const QStringList before = stamps();
    for (int i = 0; i < 20; ++i) {
        demo.training(task);
        demo.get(u"/v3/training"_s);
    }
    QCOMPARE(stamps(), before);
}

QTEST_GUILESS_MAIN(tst_DemoService)
#include "tst_DemoService.moc"
