// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoService.h"
#include "app/service/Network.h"
#include "tests/app/service/Endpoints.h"

#include <QBuffer>
#include <QImage>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;

/// The client and the stand-in have separate JSON code: where both read the contract alike, a job goes
/// through.
class tst_ServiceAgainstDemo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesAJobFromThePictureToTheSample_data()
    {
        QTest::addColumn<bool>("otherForms");
        QTest::newRow("ids as texts, flat answers") << false;
        QTest::newRow("ids as numbers, envelopes, numeric times") << true;
    }
    void takesAJobFromThePictureToTheSample()
    {
        QFETCH(bool, otherForms);
        start(otherForms);

        StyleTrainingRequest request;
        request.taskName = QStringLiteral("Wolken-1");
        request.settings.maxTrainSteps = 100;
        for (int i = 0; i < 3; ++i)
            request.pictures.push_back({uploaded(i), QStringLiteral("picture %1").arg(i)});
        const QString taskId =
            value<QString>([&](auto done) { m_client->startStyleTraining(this, request, std::move(done)); });

        const auto all = value<std::vector<TrainingTask>>(
            [&](auto done) { listAllTrainings(*m_client, this, std::move(done)); });
        QCOMPARE(all.size(), 1u);
        QCOMPARE(all.front().taskName, request.taskName);
        QCOMPARE(all.front().taskId, taskId);

        const QString lora = servingModel(taskId);
        QVERIFY(!lora.isEmpty());
        const auto loras =
            value<ModelPage>([&](auto done) { m_client->listTrainedLoras(this, {}, std::move(done)); });
        QCOMPARE(loras.models.size(), 1u);
        QVERIFY(!loras.models.front().nameInApi.isEmpty());

        const ImageTask pictures = finishedPictures(loras.models.front().nameInApi);
        QCOMPARE(pictures.images.size(), 2u);
        for (const ResultImage &picture : pictures.images) {
            QVERIFY(picture.ttlSeconds > 0);
            const auto bytes = value<QByteArray>(
                [&](auto done) { m_client->downloadImage(this, picture.url, std::move(done)); });
            QCOMPARE(QImage::fromData(bytes).size(), QSize(256, 192));
        }
    }

    void isToldThatTheKeyIsWrong()
    {
        start(false);
        m_client->setKey(QStringLiteral("wrong"));
        Outcome<TaskPage> outcome;
        m_client->listTrainings(this, 10, {}, outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY(outcome.failed());
        QCOMPARE(outcome.error().kind, ErrorKind::Key);
        QVERIFY(outcome.error().fromService);
    }

    void isToldWhatTheServiceRefuses()
    {
        start(false);
        StyleTrainingRequest request;
        request.taskName = QStringLiteral("x");
        request.pictures = {{{QJsonValue(QStringLiteral("no such asset"))}, QStringLiteral("a")}};
        Outcome<QString> outcome;
        m_client->startStyleTraining(this, request, outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY(outcome.failed());
        QCOMPARE(outcome.error().kind, ErrorKind::Refused);
        QVERIFY2(!outcome.error().maybeTaken && !outcome.error().temporary && outcome.error().fromService,
                 toText(outcome.error()));

        Outcome<TrainingTask> task;
        m_client->styleTraining(this, QStringLiteral("no-such-task"), task.take());
        QVERIFY(task.wait());
        QVERIFY(task.failed());
        QCOMPARE(task.error().reason, QStringLiteral("TASK_NOT_FOUND"));
    }

private:
    void start(bool otherForms)
    {
        m_client.reset();
        m_demo.reset();
        m_state = std::make_unique<QTemporaryDir>();
        DemoService::Options options;
        options.stateDir = m_state->path();
        options.speed = 1000;
        options.integerAssetIds = options.envelope = options.numericTtl = otherForms;
        auto started = DemoService::start(options);
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        m_demo = std::move(*started);
        m_client = std::make_unique<ServiceClient>(ServiceAddress{m_demo->url(), options.key}, *m_network);
    }

    /// Waits for a call that must succeed.
    template<class T, class Ask>
    T value(Ask ask)
    {
        Outcome<T> outcome;
        ask(outcome.take());
        if (!outcome.wait(20) || outcome.failed())
            qFatal("the call failed: %s", toText(outcome.error()).constData());
        return outcome.result->value();
    }

    AssetId uploaded(int hue)
    {
        const auto target = value<UploadTarget>(
            [&](auto done) { m_client->createUploadUrl(this, QStringLiteral("png"), std::move(done)); });
        QImage picture(512, 512, QImage::Format_RGB32);
        picture.fill(QColor::fromHsv(hue * 100, 200, 200));
        QByteArray bytes;
        QBuffer buffer(&bytes);
        picture.save(&buffer, "PNG");
        Outcome<void> outcome;
        m_client->upload(this, target, bytes, {}, outcome.take());
        if (!outcome.wait() || outcome.failed())
            qFatal("the upload failed: %s", toText(outcome.error()).constData());
        return target.asset;
    }

    QString servingModel(const QString &taskId)
    {
        QString name;
        const auto isServing = [&] {
            const auto task = value<TrainingTask>(
                [&](auto done) { m_client->styleTraining(this, taskId, std::move(done)); });
            for (const TrainedModel &model : task.models) {
                if (model.modelStatus == QLatin1StringView("SERVING"))
                    name = model.modelName;
            }
            return !name.isEmpty();
        };
        return QTest::qWaitFor(isServing, 20'000) ? name : QString();
    }

    ImageTask finishedPictures(const QString &lora)
    {
        ImageRequest request = sampleImage();
        request.size = {256, 192};
        request.count = 2;
        request.loraName = lora;
        request.loraStrength = 0.8;
        const QString id =
            value<QString>([&](auto done) { m_client->txt2img(this, request, std::move(done)); });
        ImageTask task;
        const auto isFinished = [&] {
            task = value<ImageTask>([&](auto done) { m_client->taskResult(this, id, std::move(done)); });
            return task.succeeded();
        };
        if (!QTest::qWaitFor(isFinished, 20'000))
            qFatal("the pictures were never finished");
        return task;
    }

    std::unique_ptr<QNetworkAccessManager> m_network = makeNetworkAccessManager();
    std::unique_ptr<QTemporaryDir> m_state;
    std::unique_ptr<DemoService> m_demo;
    std::unique_ptr<ServiceClient> m_client;
};

QTEST_GUILESS_MAIN(tst_ServiceAgainstDemo)
#include "tst_ServiceAgainstDemo.moc"
