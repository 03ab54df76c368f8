// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/demo/ContractRows.h"
#include "tests/app/demo/DemoCaller.h"

#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace easel;

/// Every rule of the contract, one row a rule: what is accepted and what is refused, with the field named.
class tst_DemoContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void everyCallChecksItsHeaders_data();
    void everyCallChecksItsHeaders();
    void aCallWithoutAnyUserAgentIsStoppedAtTheFront();
    void unknownRoutesAreNotFound_data();
    void unknownRoutesAreNotFound();
    void bodiesMustBeJsonObjects_data();
    void bodiesMustBeJsonObjects();

    void uploadTargetsTakeThreeExtensions_data();
    void uploadTargetsTakeThreeExtensions();
    void trainingsFollowTheContract_data();
    void trainingsFollowTheContract();
    void trainingsTakeOneToFiftyPictures();
    void pagesFollowTheContract_data();
    void pagesFollowTheContract();

private:
    DemoCaller m_demo;
    QJsonArray m_assets;
};

void tst_DemoContract::initTestCase()
{
    m_demo.options.speed = 1e6; // rate windows of a moment
    m_demo.start();
    for (int i = 0; i < 2; ++i)
        m_assets.append(m_demo.upload(DemoCaller::encoded(DemoCaller::picture(i), "PNG")));
    QVERIFY(m_assets[0].isString());
}

void tst_DemoContract::everyCallChecksItsHeaders_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::newRow("upload target") << QByteArray("POST") << u"/v3/assets/training_dataset"_s;
    QTest::newRow("start") << QByteArray("POST") << u"/v3/training/style"_s;
    QTest::newRow("result") << QByteArray("GET") << u"/v3/training/style?task_id=x"_s;
    QTest::newRow("list") << QByteArray("GET") << u"/v3/training"_s;
    QTest::newRow("txt2img") << QByteArray("POST") << u"/v3/async/txt2img"_s;
    QTest::newRow("task result") << QByteArray("GET") << u"/v3/async/task-result?task_id=x"_s;
    QTest::newRow("models") << QByteArray("GET") << u"/v3/model"_s;
}

void tst_DemoContract::everyCallChecksItsHeaders()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    const QByteArray body = method == "POST" ? "{}" : "";
    const DemoCaller::Headers agent{{"User-Agent", "test"}, {"Content-Type", "application/json"}};

    const DemoReply missing = m_demo.send(method, m_demo.url(path), body, agent);
    QCOMPARE(missing.status, 400);
    QCOMPARE(missing.reason(), u"MISSING_API_KEY"_s);
    QCOMPARE(missing.json()["code"_L1].toInt(), 400);
    QVERIFY(missing.json()["metadata"_L1].isObject());

    for (const QByteArray wrong : {"Bearer other", "Bearer demo;", "Token demo", "demo", "Bearer"}) {
        DemoCaller::Headers headers = agent;
        headers.append({"Authorization", wrong});
        const DemoReply refused = m_demo.send(method, m_demo.url(path), body, headers);
        QCOMPARE(refused.status, 401);
        QCOMPARE(refused.reason(), u"INVALID_API_KEY"_s);
    }

    if (method == "POST") {
        for (const QByteArray type :
             {"text/plain", "application/x-www-form-urlencoded", "application/jsonx"}) {
            const DemoReply untyped = m_demo.send(
                method, m_demo.url(path), body,
                {{"Authorization", "Bearer demo"}, {"User-Agent", "test"}, {"Content-Type", type}});
            QCOMPARE(untyped.status, 400);
            QVERIFY(untyped.message().contains("Content-Type"_L1));
        }
    }
}

void tst_DemoContract::aCallWithoutAnyUserAgentIsStoppedAtTheFront()
{
    QTcpSocket socket; // Qt's own client always sends one
    socket.connectToHost(u"127.0.0.1"_s, quint16(m_demo.url({}).port()));
    QVERIFY(socket.waitForConnected());
    socket.write("GET /v3/training HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer demo\r\n\r\n");
    QByteArray answer;
    QTRY_VERIFY((answer += socket.readAll()).endsWith("error code: 1010"));
    QVERIFY(answer.startsWith("HTTP/1.1 403"));
    QVERIFY(answer.toLower().contains("content-type: text/plain"));
}

void tst_DemoContract::unknownRoutesAreNotFound_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::newRow("root") << QByteArray("GET") << u"/"_s;
    QTest::newRow("img2img") << QByteArray("POST") << u"/v3/async/img2img"_s;
    QTest::newRow("not async") << QByteArray("POST") << u"/v3/txt2img"_s;
    QTest::newRow("wrong method") << QByteArray("GET") << u"/v3/async/txt2img"_s;
    QTest::newRow("a cancel that does not exist") << QByteArray("DELETE") << u"/v3/training/style"_s;
    QTest::newRow("upload by POST") << QByteArray("POST") << u"/faas-training-dataset/test/x.png"_s;
    QTest::newRow("with a slash") << QByteArray("GET") << u"/v3/training/"_s;
}

void tst_DemoContract::unknownRoutesAreNotFound()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    const DemoReply reply =
        m_demo.send(method, m_demo.url(path), method == "GET" ? "" : "{}", DemoCaller::headers());
    QCOMPARE(reply.status, 404);
    QCOMPARE(reply.reason(), u"API_NOT_FOUND"_s);
}

void tst_DemoContract::bodiesMustBeJsonObjects_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("file_extension=png");
    QTest::newRow("cut off") << QByteArray("{\"file_extension\": \"png\"");
    QTest::newRow("a list") << QByteArray("[]");
}

void tst_DemoContract::bodiesMustBeJsonObjects()
{
    QFETCH(QByteArray, body);
    for (const QString &path :
         {u"/v3/assets/training_dataset"_s, u"/v3/training/style"_s, u"/v3/async/txt2img"_s}) {
        const DemoReply reply = m_demo.send("POST", m_demo.url(path), body, DemoCaller::headers());
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.reason(), u"INVALID_REQUEST_BODY"_s);
    }
}

void tst_DemoContract::uploadTargetsTakeThreeExtensions_data()
{
    QTest::addColumn<QJsonValue>("extension");
    QTest::addColumn<int>("status");
    QTest::newRow("png") << QJsonValue(u"png"_s) << 200;
    QTest::newRow("webp") << QJsonValue(u"webp"_s) << 200;
    QTest::newRow("jpeg") << QJsonValue(u"jpeg"_s) << 200;
    QTest::newRow("jpg is no value") << QJsonValue(u"jpg"_s) << 400;
    QTest::newRow("PNG is no value") << QJsonValue(u"PNG"_s) << 400;
    QTest::newRow("number") << QJsonValue(1) << 400;
    QTest::newRow("null") << QJsonValue(QJsonValue::Null) << 400;
    QTest::newRow("absent") << QJsonValue(QJsonValue::Undefined) << 400;
}

void tst_DemoContract::uploadTargetsTakeThreeExtensions()
{
    QFETCH(QJsonValue, extension);
    QFETCH(int, status);
    QJsonObject body;
    if (!extension.isUndefined())
        body.insert(u"file_extension"_s, extension);
    const DemoReply reply = m_demo.post(u"/v3/assets/training_dataset"_s, body);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.message().contains("file_extension"_L1), status == 400);
}

void tst_DemoContract::trainingsFollowTheContract_data()
{
    addRowColumns();
    row("as it should be", u"unknown_key"_s, 1);
    row("subject keys are ignored", u"expert_setting.instance_prompt"_s, u"x"_s);
    row("name absent", u"name"_s, absent, u"name"_s);
    row("name empty", u"name"_s, u""_s, u"name"_s);
    row("name null", u"name"_s, null, u"name"_s);
    row("name a number", u"name"_s, 4, u"name"_s);
    row("base model absent", u"base_model"_s, absent, u"base_model"_s);
    row("base model unknown", u"base_model"_s, u"sd-9"_s, u"base_model"_s);
    row("base model with extension", u"base_model"_s, u"v1-5-pruned-emaonly.safetensors"_s, u"base_model"_s);
    for (const char *model :
         {"stable-diffusion-xl-base-1.0", "dreamshaperXL09Alpha_alpha2Xl10_91562",
          "protovisionXLHighFidelity3D_release0630Bakedvae_154359", "v1-5-pruned-emaonly",
          "epicrealism_naturalSin_121250", "chilloutmix_NiPrunedFp32Fix", "abyssorangemix3AOM3_aom3a3_10864",
          "dreamshaper_8_93211", "WFChild_v1.0", "majichenmixrealistic_v10",
          "realisticVisionV51_v51VAE_94301", "sdxlUnstableDiffusers_v11_216694",
          "realisticVisionV40_v40VAE_81510", "epicrealismXL_v10_247189", "somboy_v10_172675",
          "yesmixXL_v10_283329", "animagineXLV31_v31_325600"})
        row(model, u"base_model"_s, QString::fromLatin1(model));

    row("width absent", u"width"_s, absent, u"width"_s);
    row("width 0", u"width"_s, 0, u"width"_s);
    row("width a string", u"width"_s, u"512"_s, u"width"_s);
    row("width a fraction", u"width"_s, 512.5, u"width"_s);
    row("height absent", u"height"_s, absent, u"height"_s);
    row("height negative", u"height"_s, -512, u"height"_s);

    row("items absent", u"image_dataset_items"_s, absent, u"image_dataset_items"_s);
    row("items empty", u"image_dataset_items"_s, QJsonArray(), u"image_dataset_items"_s);
    row("items an object", u"image_dataset_items"_s, QJsonObject(), u"image_dataset_items"_s);
    row("an item no object", u"image_dataset_items.0"_s, u"x"_s, u"image_dataset_items[0]"_s);
    row("asset absent", u"image_dataset_items.1.assets_id"_s, absent, u"image_dataset_items[1].assets_id"_s);
    row("asset of another type", u"image_dataset_items.1.assets_id"_s, 12,
        u"image_dataset_items[1].assets_id"_s);
    row("asset never asked for", u"image_dataset_items.1.assets_id"_s, u"0123456789abcdef0123456789abcdef"_s,
        u"0123456789abcdef0123456789abcdef"_s);
    row("caption absent", u"image_dataset_items.0.caption"_s, absent, u"image_dataset_items[0].caption"_s);
    row("caption empty", u"image_dataset_items.0.caption"_s, u""_s, u"image_dataset_items[0].caption"_s);
    row("caption of 1024", u"image_dataset_items.0.caption"_s, many(1024));
    row("caption of 1024 outside the BMP", u"image_dataset_items.0.caption"_s,
        u"\U0001F58C"_s.repeated(1024));
    row("caption of 1025", u"image_dataset_items.0.caption"_s, many(1025),
        u"image_dataset_items[0].caption"_s);

    row("expert setting absent", u"expert_setting"_s, absent);
    row("expert setting null", u"expert_setting"_s, null);
    row("expert setting a list", u"expert_setting"_s, QJsonArray(), u"expert_setting"_s);
    row("batch size 4", u"expert_setting.train_batch_size"_s, 4);
    row("batch size 0", u"expert_setting.train_batch_size"_s, 0, u"expert_setting.train_batch_size"_s);
    row("batch size 5", u"expert_setting.train_batch_size"_s, 5, u"expert_setting.train_batch_size"_s);
    for (const double rate : {1e-4, 1e-5, 1e-6, 2e-4, 5e-5})
        row(qPrintable(u"learning rate %1"_s.arg(rate)), u"expert_setting.learning_rate"_s, rate);
    row("learning rate a numeric string", u"expert_setting.learning_rate"_s, u"2e-4"_s);
    row("learning rate empty", u"expert_setting.learning_rate"_s, u""_s);
    row("learning rate 3e-4", u"expert_setting.learning_rate"_s, 3e-4, u"expert_setting.learning_rate"_s);
    row("learning rate a word", u"expert_setting.learning_rate"_s, u"fast"_s,
        u"expert_setting.learning_rate"_s);
    row("learning rate true", u"expert_setting.learning_rate"_s, true, u"expert_setting.learning_rate"_s);
    row("steps 1", u"expert_setting.max_train_steps"_s, 1);
    row("steps 0", u"expert_setting.max_train_steps"_s, 0, u"expert_setting.max_train_steps"_s);
    row("steps a string", u"expert_setting.max_train_steps"_s, u"500"_s, u"expert_setting.max_train_steps"_s);
    row("seed 0", u"expert_setting.seed"_s, 0, u"expert_setting.seed"_s);
    row("seed absent", u"expert_setting.seed"_s, absent);
    for (const char *scheduler :
         {"constant", "linear", "cosine", "cosine_with_restarts", "polynomial", "constant_with_warmup"})
        row(scheduler, u"expert_setting.lr_scheduler"_s, QString::fromLatin1(scheduler));
    row("scheduler unknown", u"expert_setting.lr_scheduler"_s, u"Cosine"_s, u"expert_setting.lr_scheduler"_s);
    row("warmup 100", u"expert_setting.lr_warmup_steps"_s, 100);
    row("warmup negative", u"expert_setting.lr_warmup_steps"_s, -1, u"expert_setting.lr_warmup_steps"_s);

    row("components absent", u"components"_s, absent, u"components"_s);
    row("component name absent", u"components.0.name"_s, absent, u"components[0].name"_s);
    row("component unknown", u"components.0.name"_s, u"crop"_s, u"components[0].name"_s);
    row("args absent", u"components.0.args"_s, absent, u"components[0].args"_s);
    row("args empty", u"components.0.args"_s, QJsonArray(), u"width"_s);
    row("argument name absent", u"components.0.args.0.name"_s, absent, u"components[0].args[0].name"_s);
    row("argument unknown", u"components.0.args.0.name"_s, u"depth"_s, u"components[0].args[0].name"_s);
    row("argument value absent", u"components.0.args.1.value"_s, absent, u"components[0].args[1].value"_s);
    row("argument value a number", u"components.0.args.0.value"_s, 512, u"components[0].args[0].value"_s);
    row("resize no number", u"components.0.args.0.value"_s, u"wide"_s, u"width"_s);
    row("resize to 0", u"components.0.args.1.value"_s, u"0"_s, u"height"_s);
    row("ratio 1", u"components.1.args.0.value"_s, u"1"_s);
    row("ratio below 1", u"components.1.args.0.value"_s, u"0.9"_s, u"ratio"_s);
    row("ratio infinite", u"components.1.args.0.value"_s, u"inf"_s, u"ratio"_s);
    row("method unknown", u"components.2.args.0.value"_s, u"codeformer"_s, u"method"_s);
    row("upscale below 1", u"components.2.args.1.value"_s, u"0.5"_s, u"upscale"_s);
}

void tst_DemoContract::trainingsFollowTheContract()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QFETCH(QString, refusedField);
    const DemoReply reply =
        m_demo.post(u"/v3/training/style"_s, with(m_demo.trainingBody(m_assets), path, value));
    if (refusedField.isEmpty()) {
        QVERIFY2(reply.status == 200, reply.body);
        QVERIFY(!reply.json()["task_id"_L1].toString().isEmpty());
        return;
    }
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.reason(), u"INVALID_REQUEST_BODY"_s);
    QVERIFY2(reply.message().contains(refusedField), reply.body);
}

void tst_DemoContract::trainingsTakeOneToFiftyPictures()
{
    const auto status = [this](int count) {
        return m_demo.post(u"/v3/training/style"_s, m_demo.trainingBody(listOf(count, m_assets[0]))).status;
    };
    QCOMPARE(status(1), 200);
    QCOMPARE(status(50), 200);
    QCOMPARE(status(51), 400);
}

void tst_DemoContract::pagesFollowTheContract_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("status");
    QTest::newRow("none") << u""_s << 200;
    QTest::newRow("limit 1") << u"pagination.limit=1"_s << 200;
    QTest::newRow("limit 100") << u"pagination.limit=100"_s << 200;
    QTest::newRow("limit 0") << u"pagination.limit=0"_s << 400;
    QTest::newRow("limit 101") << u"pagination.limit=101"_s << 400;
    QTest::newRow("limit a word") << u"pagination.limit=all"_s << 400;
    QTest::newRow("cursor c_0") << u"pagination.cursor=c_0"_s << 200;
    QTest::newRow("cursor empty") << u"pagination.cursor="_s << 200;
    QTest::newRow("cursor beyond the end") << u"pagination.cursor=c_99999"_s << 200;
    QTest::newRow("cursor bare") << u"pagination.cursor=10"_s << 400;
    QTest::newRow("cursor negative") << u"pagination.cursor=c_-1"_s << 400;
}

void tst_DemoContract::pagesFollowTheContract()
{
    QFETCH(QString, query);
    QFETCH(int, status);
    for (const QString &path : {u"/v3/training?"_s, u"/v3/model?filter.types=lora&"_s}) {
        const DemoReply reply = m_demo.get(path + query);
        QCOMPARE(reply.status, status);
        if (status == 400)
            QVERIFY(reply.message().contains("pagination."_L1));
    }
}

QTEST_GUILESS_MAIN(tst_DemoContract)
#include "tst_DemoContract.moc"
