// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/demo/DemoCaller.h"

#include <QBuffer>
#include <QImageReader>
#include <QTest>
#include <QUrlQuery>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace easel;

class tst_DemoGenerations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aCallGoesThroughItsPhases();
    void generatingTakesTime();
    void aCallGivesAsManyPicturesAsAsked();
    void picturesComeInTheTypeAskedFor_data();
    void picturesComeInTheTypeAskedFor();
    void picturesHaveTheSizeAskedFor();
    void theRealSeedIsTold();
    void theSameRequestGivesTheSameBytes();
    void whatWasAskedForShows_data();
    void whatWasAskedForShows();
    void strengthZeroIsNoLora();
    void theUploadsColoursShow();
    void answersCanComeInAnEnvelope();
    void lifetimesCanBeNumbers();
    void pictureUrlsAreSignedAndExpire();
    void anUnknownTaskIsNotFound();
    void tooManyCallsAreAskedToWait();
    void aLoraThatIsNotServingIsRefused();
    void resultsSurviveARestart();

private:
    QJsonObject withLora(const QString &lora, double strength) const
    {
        const QJsonArray loras{QJsonObject{{u"model_name"_s, lora}, {u"strength"_s, strength}}};
        return with(m_demo->txt2imgBody(), u"request.loras"_s, loras);
    }

    std::unique_ptr<DemoCaller> m_demo;
};

/// Mean difference of the channels, 0–255.
static double difference(const QByteArray &a, const QByteArray &b)
{
    const QImage one = QImage::fromData(a).convertToFormat(QImage::Format_RGB32);
    const QImage other = QImage::fromData(b).convertToFormat(QImage::Format_RGB32);
    if (one.isNull() || one.size() != other.size())
        return 255;
    double sum = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const QRgb p = one.pixel(x, y);
            const QRgb q = other.pixel(x, y);
            sum +=
                std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q));
        }
    }
    return sum / (3.0 * one.width() * one.height());
}

void tst_DemoGenerations::init()
{
    m_demo = std::make_unique<DemoCaller>();
    m_demo->start();
}

void tst_DemoGenerations::aCallGoesThroughItsPhases()
{
    m_demo->options.speed = 4;
    m_demo->start();
    const QString task =
        m_demo->post(u"/v3/async/txt2img"_s, m_demo->txt2imgBody()).json()["task_id"_L1].toString();
    QStringList phases;
    QJsonObject result;
    const auto finished = [&] {
        result = m_demo->get(u"/v3/async/task-result?task_id="_s + task).json();
        const QString status = result["task"_L1]["status"_L1].toString();
        if (!phases.contains(status))
            phases += status;
        if (status != "TASK_STATUS_SUCCEED"_L1 && !result["images"_L1].toArray().isEmpty())
            phases += u"pictures before the end"_s;
        return status == "TASK_STATUS_SUCCEED"_L1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(finished(), 10'000);
    QCOMPARE(phases,
             QStringList({u"TASK_STATUS_QUEUED"_s, u"TASK_STATUS_PROCESSING"_s, u"TASK_STATUS_SUCCEED"_s}));
    QCOMPARE(result["task"_L1]["task_id"_L1].toString(), task);
    QVERIFY(result["task"_L1]["reason"_L1].isString());
    const QJsonObject image = result["images"_L1][0].toObject();
    QCOMPARE(image["image_url_ttl"_L1].toString(), u"3600"_s);
    QCOMPARE(image["image_type"_L1].toString(), u"png"_s);
    QCOMPARE(QUrl(image["image_url"_L1].toString()).host(), u"127.0.0.1"_s);
}

void tst_DemoGenerations::generatingTakesTime()
{
    m_demo->options.speed = 10;
    m_demo->start();
    QElapsedTimer clock;
    clock.start();
    QVERIFY(!m_demo->generate(with(m_demo->txt2imgBody(), u"request.image_num"_s, 2)).isEmpty());
    QVERIFY(clock.elapsed() >= 800); // two pictures of four seconds each
}

void tst_DemoGenerations::aCallGivesAsManyPicturesAsAsked()
{
    const QJsonObject result = m_demo->generate(with(m_demo->txt2imgBody(), u"request.image_num"_s, 3));
    const QJsonArray images = result["images"_L1].toArray();
    QCOMPARE(images.size(), 3);
    QSet<QByteArray> different;
    for (const QJsonValue &image : images)
        different.insert(m_demo->download(QUrl(image["image_url"_L1].toString())).body);
    QCOMPARE(different.size(), 3);
    // The second of a series is the picture of the next seed.
    const QByteArray next = m_demo->firstPicture(with(m_demo->txt2imgBody(), u"request.seed"_s, 43));
    QVERIFY(different.contains(next));
}

void tst_DemoGenerations::picturesComeInTheTypeAskedFor_data()
{
    QTest::addColumn<QString>("type");
    QTest::newRow("png") << u"png"_s;
    QTest::newRow("webp") << u"webp"_s;
    QTest::newRow("jpeg") << u"jpeg"_s;
}

void tst_DemoGenerations::picturesComeInTheTypeAskedFor()
{
    QFETCH(QString, type);
    const QJsonObject result =
        m_demo->generate(with(m_demo->txt2imgBody(), u"extra.response_image_type"_s, type));
    const QJsonValue image = result["images"_L1][0];
    QCOMPARE(image["image_type"_L1].toString(), type);
    DemoReply reply = m_demo->download(QUrl(image["image_url"_L1].toString()));
    QCOMPARE(reply.contentType, "image/" + type.toLatin1());
    QBuffer buffer(&reply.body);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    QCOMPARE(QImageReader(&buffer).format(), type.toLatin1());
}

void tst_DemoGenerations::picturesHaveTheSizeAskedFor()
{
    const auto sizeOf = [this](const QJsonObject &body) {
        return QImage::fromData(m_demo->firstPicture(body)).size();
    };
    QJsonObject body = with(with(m_demo->txt2imgBody(), u"request.width"_s, 200), u"request.height"_s, 136);
    QCOMPARE(sizeOf(body), QSize(200, 136));
    QCOMPARE(sizeOf(with(body, u"request.steps"_s, 3)), QSize(200, 136));
    const QJsonObject hires{{u"target_width"_s, 400}, {u"target_height"_s, 272}};
    QCOMPARE(sizeOf(with(body, u"request.hires_fix"_s, hires)), QSize(400, 272));
}

void tst_DemoGenerations::theRealSeedIsTold()
{
    QCOMPARE(m_demo->generate(m_demo->txt2imgBody())["extra"_L1]["seed"_L1].toInteger(), 42);
    const QJsonObject chosen = m_demo->generate(with(m_demo->txt2imgBody(), u"request.seed"_s, -1));
    const qint64 seed = chosen["extra"_L1]["seed"_L1].toInteger(-1);
    QVERIFY(seed >= 0);
    const QByteArray picture = m_demo->download(QUrl(chosen["images"_L1][0]["image_url"_L1].toString())).body;
    QCOMPARE(m_demo->firstPicture(with(m_demo->txt2imgBody(), u"request.seed"_s, seed)), picture);
}

void tst_DemoGenerations::theSameRequestGivesTheSameBytes()
{
    const QString lora = m_demo->servingLora();
    const QByteArray one = m_demo->firstPicture(withLora(lora, 0.6));
    QVERIFY(!one.isEmpty());
    QCOMPARE(m_demo->firstPicture(withLora(lora, 0.6)), one);
    m_demo->start(); // nothing hangs on what is only in memory
    QCOMPARE(m_demo->firstPicture(withLora(lora, 0.6)), one);
}

void tst_DemoGenerations::whatWasAskedForShows_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<double>("atLeast");
    QTest::newRow("seed") << u"request.seed"_s << QJsonValue(43) << 4.0;
    QTest::newRow("prompt") << u"request.prompt"_s << QJsonValue(u"a cat on a roof"_s) << 8.0;
    QTest::newRow("one word of the prompt")
        << u"request.prompt"_s << QJsonValue(u"a lighthouse in a calm"_s) << 4.0;
    QTest::newRow("checkpoint") << u"request.model_name"_s << QJsonValue(u"WFChild_v1.0.safetensors"_s)
                                << 2.0;
    QTest::newRow("lower strength") << u"request.loras.0.strength"_s << QJsonValue(0.3) << 4.0;
    QTest::newRow("full strength") << u"request.loras.0.strength"_s << QJsonValue(1.0) << 4.0;
    QTest::newRow("no LoRA") << u"request.loras"_s << QJsonValue(QJsonArray()) << 8.0;
}

void tst_DemoGenerations::whatWasAskedForShows()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QFETCH(double, atLeast);
    const QJsonObject body = withLora(m_demo->servingLora(), 0.6);
    const double changed =
        difference(m_demo->firstPicture(body), m_demo->firstPicture(with(body, path, value)));
    QVERIFY2(changed >= atLeast, qPrintable(QString::number(changed)));
    QVERIFY(changed < 255);
}

void tst_DemoGenerations::strengthZeroIsNoLora()
{
    const QByteArray without = m_demo->firstPicture(m_demo->txt2imgBody());
    QVERIFY(!without.isEmpty());
    QCOMPARE(m_demo->firstPicture(withLora(m_demo->servingLora(), 0)), without);
}

void tst_DemoGenerations::theUploadsColoursShow()
{
    // Two styles, each of pictures in one colour: their pictures lean towards that colour.
    const auto loraOf = [this](const QColor &colour) {
        QImage image(64, 64, QImage::Format_RGB32);
        image.fill(colour);
        const QJsonValue asset = m_demo->upload(DemoCaller::encoded(image, "PNG"));
        const QString task = m_demo->post(u"/v3/training/style"_s, m_demo->trainingBody({asset}))
                                 .json()["task_id"_L1]
                                 .toString();
        QJsonValue model;
        const bool serving = QTest::qWaitFor([&] {
            model = m_demo->training(task)["models"_L1][0];
            return model["model_status"_L1].toString() == "SERVING"_L1;
        });
        return serving ? model["model_name"_L1].toString() : QString();
    };
    const auto redMinusBlue = [this](const QString &lora) {
        const QImage image = QImage::fromData(m_demo->firstPicture(withLora(lora, 1)))
                                 .scaled(1, 1, {}, Qt::SmoothTransformation);
        return qRed(image.pixel(0, 0)) - qBlue(image.pixel(0, 0));
    };
    QVERIFY(redMinusBlue(loraOf(QColor(210, 60, 40))) > 30);
    QVERIFY(redMinusBlue(loraOf(QColor(40, 60, 210))) < -30);
}

void tst_DemoGenerations::answersCanComeInAnEnvelope()
{
    m_demo->options.envelope = true;
    m_demo->start();
    const QJsonObject answer = m_demo->post(u"/v3/async/txt2img"_s, m_demo->txt2imgBody()).json();
    QCOMPARE(answer["code"_L1].toInt(-1), 0);
    QCOMPARE(answer["msg"_L1].toString(u"absent"_s), QString());
    QVERIFY(!answer["data"_L1]["task_id"_L1].toString().isEmpty());
    QVERIFY(!answer.contains("task_id"_L1));
}

void tst_DemoGenerations::lifetimesCanBeNumbers()
{
    m_demo->options.numericTtl = true;
    m_demo->start();
    const QJsonValue ttl = m_demo->generate(m_demo->txt2imgBody())["images"_L1][0]["image_url_ttl"_L1];
    QVERIFY(ttl.isDouble());
    QCOMPARE(ttl.toInt(), 3600);
}

void tst_DemoGenerations::pictureUrlsAreSignedAndExpire()
{
    m_demo->options.pictureUrlLifetime = std::chrono::milliseconds(600);
    m_demo->start();
    const QJsonObject result = m_demo->generate(m_demo->txt2imgBody());
    const QUrl url(result["images"_L1][0]["image_url"_L1].toString());
    QCOMPARE(m_demo->download(url).status, 200);
    QCOMPARE(m_demo->send("GET", url, {}, {{"Authorization", "Bearer demo"}}).status, 400);
    const QString other = url.toString(QUrl::FullyEncoded).replace(u"_0.png"_s, u"_1.png"_s);
    QCOMPARE(m_demo->download(QUrl(other)).status, 403);
    QUrl bare = url;
    bare.setQuery(QString());
    QCOMPARE(m_demo->download(bare).status, 403);
    QTRY_COMPARE(m_demo->download(url).status, 403);
    // Asking again gives a URL that lives.
    const QString task = result["task"_L1]["task_id"_L1].toString();
    const QJsonObject again = m_demo->get(u"/v3/async/task-result?task_id="_s + task).json();
    QCOMPARE(m_demo->download(QUrl(again["images"_L1][0]["image_url"_L1].toString())).status, 200);
}

void tst_DemoGenerations::anUnknownTaskIsNotFound()
{
    const DemoReply reply = m_demo->get(u"/v3/async/task-result?task_id=bec2bcfe"_s);
    QCOMPARE(reply.status, 404);
    QCOMPARE(reply.reason(), u"TASK_NOT_FOUND"_s);
    QCOMPARE(m_demo->get(u"/v3/async/task-result"_s).status, 400);
}

void tst_DemoGenerations::tooManyCallsAreAskedToWait()
{
    m_demo->options.speed = 24; // a window of 2.5 s
    m_demo->start();
    const auto status = [this] { return m_demo->post(u"/v3/async/txt2img"_s, m_demo->txt2imgBody()).status; };
    for (int i = 0; i < 20; ++i)
        QCOMPARE(status(), 200);
    const DemoReply refused = m_demo->post(u"/v3/async/txt2img"_s, m_demo->txt2imgBody());
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.reason(), u"RATE_LIMIT_EXCEEDED"_s);
    const int seconds = refused.retryAfter.toInt();
    QVERIFY(seconds >= 1 && seconds <= 3);
    QCOMPARE(m_demo->get(u"/v3/training"_s).status, 200); // only that call is limited
    // Each call that is taken uses a place: once taken, ask no more.
    bool taken = false;
    QTRY_VERIFY_WITH_TIMEOUT(taken = taken || status() == 200, 10'000);
}

void tst_DemoGenerations::aLoraThatIsNotServingIsRefused()
{
    m_demo->options.speed = 30; // the deployment takes half a second
    m_demo->start();
    const QString task = m_demo->startTraining();
    QJsonValue model;
    const auto known = [&] {
        model = m_demo->training(task)["models"_L1][0];
        return model.isObject();
    };
    QTRY_VERIFY_WITH_TIMEOUT(known(), 20'000);
    QCOMPARE(model["model_status"_L1].toString(), u"DEPLOYING"_s);
    const QJsonObject body = withLora(model["model_name"_L1].toString(), 0.5);
    const DemoReply early = m_demo->post(u"/v3/async/txt2img"_s, body);
    QCOMPARE(early.status, 400);
    QVERIFY(early.message().contains(model["model_name"_L1].toString()));
    QTRY_COMPARE(m_demo->post(u"/v3/async/txt2img"_s, body).status, 200);
}

void tst_DemoGenerations::resultsSurviveARestart()
{
    m_demo->options.speed = 8;
    m_demo->start();
    const QString task =
        m_demo->post(u"/v3/async/txt2img"_s, m_demo->txt2imgBody()).json()["task_id"_L1].toString();
    m_demo->start();
    QJsonObject result;
    const auto succeeded = [&] {
        result = m_demo->get(u"/v3/async/task-result?task_id="_s + task).json();
        return result["task"_L1]["status"_L1].toString() == "TASK_STATUS_SUCCEED"_L1;
    };
    QTRY_VERIFY(succeeded());
    const QByteArray picture = m_demo->download(QUrl(result["images"_L1][0]["image_url"_L1].toString())).body;
    QVERIFY(!QImage::fromData(picture).isNull());
    QCOMPARE(m_demo->firstPicture(m_demo->txt2imgBody()), picture);
}

QTEST_GUILESS_MAIN(tst_DemoGenerations)
#include "tst_DemoGenerations.moc"
