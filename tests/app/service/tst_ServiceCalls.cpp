// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/ServiceFixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace easel;

static QJsonObject parsed(const QByteArray &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    if (json.isEmpty())
        qFatal("the test's own JSON is broken: %s", text.constData());
    return json;
}

static QString t(const char *text)
{
    return QString::fromUtf8(text);
}

// In the raw strings below, slashes are escaped as JSON allows it: moc takes two of them for a comment.
class tst_ServiceCalls : public QObject
{
    Q_OBJECT

    /// What the client makes of one answer of the service.
    template<class T, class Ask>
    static ServiceResult<T> answered(const QByteArray &json, Ask ask)
    {
        ServiceFixture f;
        f.server.enqueue(FaultAnswer::json(json));
        QObject context;
        Outcome<T> outcome;
        ask(*f.client, &context, outcome.take());
        if (!outcome.wait())
            qFatal("no answer came");
        return *outcome.result;
    }
    static ServiceResult<UploadTarget> uploadTarget(const QByteArray &json)
    {
        return answered<UploadTarget>(json, [](auto &client, auto *context, auto done) {
            client.createUploadUrl(context, t("png"), std::move(done));
        });
    }
    static ServiceResult<TrainingTask> task(const QByteArray &json)
    {
        return answered<TrainingTask>(json, [](auto &client, auto *context, auto done) {
            client.styleTraining(context, t("t-1"), std::move(done));
        });
    }
    static ServiceResult<TaskPage> taskPage(const QByteArray &json)
    {
        return answered<TaskPage>(json, [](auto &client, auto *context, auto done) {
            client.listTrainings(context, 10, {}, std::move(done));
        });
    }
    static ServiceResult<ImageTask> imageTask(const QByteArray &json)
    {
        return answered<ImageTask>(json, [](auto &client, auto *context, auto done) {
            client.taskResult(context, t("t-2"), std::move(done));
        });
    }
    static ServiceResult<ModelPage> models(const QByteArray &json)
    {
        return answered<ModelPage>(json, [](auto &client, auto *context, auto done) {
            client.listTrainedLoras(context, {}, std::move(done));
        });
    }

private Q_SLOTS:
    void asksForAnUploadUrl()
    {
        ServiceFixture f;
        AnyOutcome outcome;
        serviceEndpoints()[0].ask(*f.client, this, outcome.take());
        QVERIFY(outcome.wait());
        QCOMPARE(f.server.requests().front().target, "/v3/assets/training_dataset");
        QCOMPARE(f.server.requests().front().body, R"({"file_extension":"png"})");
    }

    void sendsTheTrainingAsThePageSpellsIt()
    {
        ServiceFixture f;
        StyleTrainingRequest request = sampleTraining();
        request.settings.faceCropRatio = 1;
        request.settings.faceRestore = FaceRestore{.upscale = 1.5};
        request.settings.size = {512, 768};
        request.settings.learningRate = 2e-4;
        request.settings.seed = 2147483647;
        Outcome<QString> outcome;
        f.client->startStyleTraining(this, request, outcome.take());
        QVERIFY(outcome.wait());
        const FaultRequest sent = f.server.requests().front();
        QCOMPARE(sent.target, "/v3/training/style");
        QCOMPARE(sent.header("Content-Length"), QByteArray::number(sent.body.size()));
        QVERIFY(!sent.hasHeader("Transfer-Encoding"));
        QCOMPARE(parsed(sent.body), parsed(R"({
            "name": "Wolken-abc123", "base_model": "v1-5-pruned-emaonly", "width": 512, "height": 768,
            "image_dataset_items": [
                {"assets_id": "34558688e2f42a0137ca2d5274a8cf43", "caption": "a cloud, “soft”"},
                {"assets_id": 9007199254740993, "caption": "another"}],
            "expert_setting": {"train_batch_size": 1, "learning_rate": 2e-4, "max_train_steps": 1000,
                "seed": 2147483647, "lr_scheduler": "constant", "lr_warmup_steps": 0},
            "components": [
                {"name": "face_crop_region", "args": [{"name": "ratio", "value": "1.0"}]},
                {"name": "resize", "args": [{"name": "width", "value": "512"},
                                            {"name": "height", "value": "768"}]},
                {"name": "face_restore", "args": [{"name": "method", "value": "gfpgan_1.4"},
                                                  {"name": "upscale", "value": "1.5"}]}]})"));
        QVERIFY2(sent.body.contains("9007199254740993"), "a long id lost its last digits");
    }

    void alwaysSendsResizeAndFaceComponentsOnlyWhereChosen()
    {
        const QJsonArray components =
            requestJson(sampleTraining()).value(QLatin1StringView("components")).toArray();
        QCOMPARE(components.size(), 1);
        QCOMPARE(components.first()[QLatin1StringView("name")].toString(), t("resize"));
    }

    void sendsEachAssetIdWithTheTypeItCameWith()
    {
        const auto text = uploadTarget(R"({"assets_id": "12", "upload_url": "https:\/\/s3.example/x"})");
        const auto number =
            uploadTarget(R"({"assets_id": 9007199254740993, "upload_url": "https:\/\/s3.example/x"})");
        QVERIFY(text && number);
        StyleTrainingRequest request;
        request.pictures = {{text->asset, t("a")}, {number->asset, t("b")}};
        const QByteArray json = QJsonDocument(requestJson(request)).toJson(QJsonDocument::Compact);
        QVERIFY2(json.contains(R"("assets_id":"12")"), json);
        QVERIFY2(json.contains(R"("assets_id":9007199254740993)"), json);
    }

    void sendsAPictureRequestWithoutWhatIsNotSet()
    {
        ServiceFixture f;
        Outcome<QString> outcome;
        f.client->txt2img(this, sampleImage(), outcome.take());
        QVERIFY(outcome.wait());
        QCOMPARE(f.server.requests().front().target, "/v3/async/txt2img");
        QCOMPARE(parsed(f.server.requests().front().body), parsed(R"({
            "extra": {"response_image_type": "png"},
            "request": {"model_name": "v1-5-pruned-emaonly.safetensors", "prompt": "a cloud", "width": 512,
                "height": 512, "image_num": 1, "steps": 20, "guidance_scale": 7.5,
                "sampler_name": "Euler a", "seed": -1}})"));
    }

    void sendsAPictureRequestWithALora()
    {
        ImageRequest request = sampleImage();
        request.negativePrompt = t("blur");
        request.loraName = t("model_1_A.safetensors");
        request.loraStrength = 0;
        request.size = {1024, 768};
        request.count = 4;
        request.seed = 123;
        request.imageType = t("webp");
        const QJsonObject json = requestJson(request);
        QCOMPARE(json.value(QLatin1StringView("extra")), parsed(R"({"response_image_type": "webp"})"));
        QCOMPARE(json.value(QLatin1StringView("request")), parsed(R"({
            "model_name": "v1-5-pruned-emaonly.safetensors", "prompt": "a cloud", "negative_prompt": "blur",
            "width": 1024, "height": 768, "image_num": 4, "steps": 20, "guidance_scale": 7.5,
            "sampler_name": "Euler a", "seed": 123,
            "loras": [{"model_name": "model_1_A.safetensors", "strength": 0}]})"));
    }

    void encodesWhatItAsksFor()
    {
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::status(404); });
        Outcome<TrainingTask> training;
        f.client->styleTraining(this, t("a b+c&d=é/"), training.take());
        QVERIFY(training.wait());
        QCOMPARE(f.server.requests().back().target, "/v3/training/style?task_id=a%20b%2Bc%26d%3D%C3%A9%2F");
        Outcome<ImageTask> image;
        f.client->taskResult(this, t("t-2"), image.take());
        QVERIFY(image.wait());
        QCOMPARE(f.server.requests().back().target, "/v3/async/task-result?task_id=t-2");
        Outcome<TaskPage> page;
        f.client->listTrainings(this, 10, t("c_10"), page.take());
        QVERIFY(page.wait());
        QCOMPARE(f.server.requests().back().target,
                 "/v3/training?pagination.limit=10&pagination.cursor=c_10");
        Outcome<ModelPage> loras;
        f.client->listTrainedLoras(this, {}, loras.take());
        QVERIFY(loras.wait());
        QCOMPARE(f.server.requests().back().target,
                 "/v3/model?filter.visibility=private&filter.source=training&filter.types=lora"
                 "&pagination.limit=100");
    }

    void keepsThePathOfTheServicesAddress()
    {
        ServiceFixture f;
        ServiceClient client({f.server.url(t("/novita/eu")), t("key")}, *f.network);
        Outcome<ImageTask> outcome;
        client.taskResult(this, t("t"), outcome.take());
        QVERIFY(outcome.wait());
        QCOMPARE(f.server.requests().front().target, "/novita/eu/v3/async/task-result?task_id=t");
    }

    void readsThePagesUploadAnswer()
    {
        const auto target = uploadTarget(R"({
            "assets_id": "34558688e2f42a0137ca2d5274a8cf43",
            "upload_url": "https:\/\/faas.s3.example/test/a%2Fb?X-Amz-Signature=c%2Bd", "method": "PUT",
            "headers": {"Host": {"values": ["faas.s3.example"]}}})");
        QVERIFY(target);
        QCOMPARE(target->asset.value, QJsonValue(t("34558688e2f42a0137ca2d5274a8cf43")));
        QCOMPARE(target->url.toEncoded(), "https://faas.s3.example/test/a%2Fb?X-Amz-Signature=c%2Bd");
        QCOMPARE(target->host, t("faas.s3.example"));
    }

    void refusesAnUploadAnswerThatCannotBeUsed_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json :
             {R"({"assets_id": "", "upload_url": "https:\/\/s3.example/x"})",
              R"({"assets_id": null, "upload_url": "https:\/\/s3.example/x"})",
              R"({"assets_id": {}, "upload_url": "https:\/\/s3.example/x"})", R"({"assets_id": "a"})",
              R"({"assets_id": "a", "upload_url": ""})", R"({"assets_id": "a", "upload_url": "/relative"})",
              R"({"assets_id": "a", "upload_url": "https:\/\/s3.example/x", "method": "POST"})"})
            QTest::newRow(json) << QByteArray(json);
    }
    void refusesAnUploadAnswerThatCannotBeUsed()
    {
        QFETCH(QByteArray, json);
        const auto target = uploadTarget(json);
        QVERIFY(!target);
        QCOMPARE(target.error().kind, ErrorKind::Service);
        QVERIFY(!target.error().fromService);
    }

    void readsThePagesTaskAnswer()
    {
        const auto read = task(R"({
            "task_id": "d660cdd0", "task_status": "SUCCESS", "model_type": "",
            "models": [{"model_name": "model_1698904832_F2BB461625.safetensors", "model_status": "DEPLOYING"}]})");
        QVERIFY(read);
        QCOMPARE(read->taskId, t("d660cdd0"));
        QCOMPARE(read->taskStatus, t("SUCCESS"));
        QCOMPARE(read->models.size(), 1u);
        QCOMPARE(read->models.front(),
                 (TrainedModel{t("model_1698904832_F2BB461625.safetensors"), t("DEPLOYING")}));
        QVERIFY(!read->progressPercent && !read->etaSeconds);
    }

    void readsTaskAnswersInEveryKnownForm_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("status");
        QTest::addColumn<double>("progress");
        QTest::addColumn<double>("eta");
        const auto row = [](const char *name, const char *json, const char *status, double progress,
                            double eta) {
            QTest::newRow(name) << QByteArray(json) << t(status) << progress << eta;
        };
        row("numbers",
            R"({"task_id":"t","task_status":"TRAINING","extra":{"progress_percent":42.5,"eta_relative":60}})",
            "TRAINING", 42.5, 60);
        row("texts",
            R"({"task_id":"t","task_status":"TRAINING","extra":{"progress_percent":"42","eta_relative":"7"}})",
            "TRAINING", 42, 7);
        row("zero eta",
            R"({"task_id":"t","task_status":"SUCCESS","extra":{"progress_percent":0,"eta_relative":0}})",
            "SUCCESS", 0, -1);
        row("beyond", R"({"task_id":"t","task_status":"TRAINING","extra":{"progress_percent":140}})",
            "TRAINING", 100, -1);
        row("null extra", R"({"task_id":"t","task_status":"QUEUING","extra":null,"models":null})", "QUEUING",
            -1, -1);
        row("unknown word", R"({"task_id":"t","task_status":"PONDERING"})", "PONDERING", -1, -1);
        row("no status", R"({"task_id":"t"})", "UNKNOWN", -1, -1);
        row("no id", R"({"task_status":"CANCELED"})", "CANCELED", -1, -1);
        row("odd extra",
            R"({"task_id":"t","task_status":"TRAINING","extra":{"progress_percent":"half","eta_relative":[]}})",
            "TRAINING", -1, -1);
    }
    void readsTaskAnswersInEveryKnownForm()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, status);
        QFETCH(double, progress);
        QFETCH(double, eta);
        const auto read = task(json);
        QVERIFY(read);
        QCOMPARE(read->taskStatus, status);
        QCOMPARE(read->progressPercent.value_or(-1), progress);
        QCOMPARE(read->etaSeconds.value_or(-1), eta);
    }

    void readsThePagesList()
    {
        const auto page = taskPage(R"({
            "tasks": [
                {"task_name": "test_01", "task_id": "a0c4cc90", "task_type": "style", "task_status": "SUCCESS",
                 "created_at": 1699325415,
                 "models": [{"model_name": "model_1.safetensors", "model_status": "SERVING"}]},
                {"task_name": "test_03", "task_id": "7bd205ab", "task_type": "style", "task_status": "FAILED",
                 "created_at": "1699264338"}],
            "pagination": {"next_cursor": "c_10"}})");
        QVERIFY(page);
        QCOMPARE(page->nextCursor, t("c_10"));
        QCOMPARE(page->tasks.size(), 2u);
        QCOMPARE(page->tasks[0].taskName, t("test_01"));
        QCOMPARE(page->tasks[0].taskType, t("style"));
        QCOMPARE(page->tasks[0].createdAt, 1699325415);
        QCOMPARE(page->tasks[0].models.front().modelStatus, t("SERVING"));
        QCOMPARE(page->tasks[1].createdAt, 1699264338);
        QVERIFY(page->tasks[1].models.empty());
    }

    void readsThePagesPictureAnswer()
    {
        const auto read = imageTask(R"({
            "task": {"task_id": "bec2bcfe", "status": "TASK_STATUS_SUCCEED", "reason": "", "progress_percent": 100},
            "images": [
                {"image_url": "https:\/\/faas.s3.example/p.png?X-Amz-Credential=A%2FB", "image_url_ttl": 3600,
                 "image_type": "png"},
                {"image_url": "https:\/\/faas.s3.example/q.png", "image_url_ttl": "3599", "image_type": "jpeg",
                 "nsfw_detection_result": {"valid": true, "confidence": 0.9}},
                {"image_url": "https:\/\/faas.s3.example/r.png", "nsfw_detection_result": null}],
            "videos": [], "extra": {"seed": "4294967295"}})");
        QVERIFY(read);
        QVERIFY(read->succeeded() && !read->failed());
        QCOMPARE(read->images.size(), 3u);
        QCOMPARE(read->images[0].url.toEncoded(), "https://faas.s3.example/p.png?X-Amz-Credential=A%2FB");
        QCOMPARE(read->images[0].ttlSeconds, 3600.0);
        QCOMPARE(read->images[1].ttlSeconds, 3599.0);
        QCOMPARE(read->images[1].type, t("jpeg"));
        QVERIFY(read->images[1].flagged && !read->images[0].flagged && !read->images[2].flagged);
        QCOMPARE(read->images[2].ttlSeconds, 0.0);
        QCOMPARE(read->seed, 4294967295);
        QCOMPARE(read->progressPercent, 100.0);
    }

    void readsAPictureTaskThatFailed()
    {
        const auto read = imageTask(
            R"({"task": {"task_id": "x", "status": "TASK_STATUS_FAILED", "reason": "out of paint"}, "images": null})");
        QVERIFY(read);
        QVERIFY(read->failed() && !read->succeeded());
        QCOMPARE(read->reason, t("out of paint"));
        QVERIFY(!read->seed);
    }

    void refusesAPictureWithoutAnAddress()
    {
        QVERIFY(!imageTask(R"({"task": {"status": "TASK_STATUS_SUCCEED"}, "images": [{"image_url": 5}]})"));
        QVERIFY(
            !imageTask(R"({"task": {"status": "TASK_STATUS_SUCCEED"}, "images": [{"image_url": "x.png"}]})"));
    }

    void readsTheListOfTrainedLoras()
    {
        const auto page = models(R"({
            "models": [{"id": 5, "name": "Wolken", "sd_name": "model_1.safetensors",
                        "sd_name_in_api": "model_1_A.safetensors", "base_model": "SD 1.5", "status": 1,
                        "is_sdxl": false, "download_url": "https:\/\/x.example"},
                       {"name": "Other", "status": "0"}],
            "pagination": {"next_cursor": "c_2"}})");
        QVERIFY(page);
        QCOMPARE(page->nextCursor, t("c_2"));
        QCOMPARE(page->models.size(), 2u);
        QCOMPARE(page->models[0].nameInApi, t("model_1_A.safetensors"));
        QCOMPARE(page->models[0].sdName, t("model_1.safetensors"));
        QCOMPARE(page->models[0].baseModel, t("SD 1.5"));
        QCOMPARE(page->models[0].status, 1);
        QCOMPARE(page->models[1].status, 0);
    }

    void takesATaskIdFlatAndInAnEnvelope_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("flat") << QByteArray(R"({"task_id": "t-9"})");
        QTest::newRow("envelope") << QByteArray(R"({"code": 0, "msg": "", "data": {"task_id": "t-9"}})");
        QTest::newRow("flat with a code") << QByteArray(R"({"code": 0, "msg": "ok", "task_id": "t-9"})");
        QTest::newRow("code as a text")
            << QByteArray(R"({"code": "0", "msg": "", "data": {"task_id": "t-9"}})");
    }
    void takesATaskIdFlatAndInAnEnvelope()
    {
        QFETCH(QByteArray, json);
        const auto id = answered<QString>(json, [](auto &client, auto *context, auto done) {
            client.txt2img(context, sampleImage(), std::move(done));
        });
        QVERIFY(id);
        QCOMPARE(*id, t("t-9"));
    }
};

QTEST_GUILESS_MAIN(tst_ServiceCalls)
#include "tst_ServiceCalls.moc"
