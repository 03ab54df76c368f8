// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/TrainingSettings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace easel;
using Edit = std::function<void(TrainingSettings &)>;
Q_DECLARE_METATYPE(Edit)

static QJsonObject parsed(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

static QString t(const char *text)
{
    return QString::fromUtf8(text);
}

class tst_TrainingSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void defaultsAreInRange() { QVERIFY(checkSettings({}).empty()); }

    void acceptsTheEdgesOfEachRange_data()
    {
        QTest::addColumn<Edit>("edit");
        const auto row = [](const char *name, Edit edit) { QTest::newRow(name) << edit; };
        row("batch 4", [](auto &s) { s.trainBatchSize = 4; });
        row("one step", [](auto &s) { s.maxTrainSteps = 1; });
        row("many steps", [](auto &s) { s.maxTrainSteps = std::numeric_limits<int>::max(); });
        row("seed 1", [](auto &s) { s.seed = 1; });
        row("largest seed", [](auto &s) { s.seed = std::numeric_limits<int>::max(); });
        row("warmup", [](auto &s) { s.lrWarmupSteps = 100000; });
        row("one pixel", [](auto &s) { s.size = {1, 1}; });
        row("ratio 1", [](auto &s) { s.faceCropRatio = 1.0; });
        row("upscale 4", [](auto &s) { s.faceRestore = FaceRestore{.upscale = 4}; });
        row("prompt of 1024", [](auto &s) { s.samplePrompts = {QString(1024, u'x')}; });
        row("prompt of 1024 signs beyond 16 bits", [](auto &s) {
            s.samplePrompts = {QString::fromUcs4(std::u32string(1024, U'\U0001F3A8').c_str())};
        });
        row("name of 200", [](auto &s) { s.name = QString(200, u'n'); });
        row("rate from arithmetic",
            [](auto &s) { s.learningRate = *learningRateFromText(QString::number(0.1 * 0.001, 'g', 17)); });
    }
    void acceptsTheEdgesOfEachRange()
    {
        QFETCH(Edit, edit);
        TrainingSettings settings;
        edit(settings);
        const auto errors = checkSettings(settings);
        QVERIFY2(errors.empty(), errors.empty() ? "" : qPrintable(errors.front().message));
    }

    void refusesEachValueOutOfRangeAtItsField_data()
    {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char *name, const char *field, QStringList words, Edit edit) {
            QTest::newRow(name) << edit << QString::fromLatin1(field) << words;
        };
        row("batch 0", "train_batch_size", {t("train batch size"), t("from 1 to 4")},
            [](auto &s) { s.trainBatchSize = 0; });
        row("batch 5", "train_batch_size", {t("is 5;")}, [](auto &s) { s.trainBatchSize = 5; });
        row("rate between", "learning_rate", {t("3e-4"), t("1e-6, 1e-5, 5e-5, 1e-4, 2e-4")},
            [](auto &s) { s.learningRate = 3e-4; });
        row("rate nan", "learning_rate", {t("learning rate")},
            [](auto &s) { s.learningRate = std::nan(""); });
        row("no steps", "max_train_steps", {t("max train steps"), t("from 1 to")},
            [](auto &s) { s.maxTrainSteps = 0; });
        row("seed 0", "seed", {t("seed is 0"), t("from 1 to")}, [](auto &s) { s.seed = 0; });
        row("seed too large", "seed", {t("seed")}, [](auto &s) { s.seed = 1LL << 31; });
        row("scheduler", "lr_scheduler", {t("“sawtooth”"), t("constant_with_warmup")},
            [](auto &s) { s.lrScheduler = t("sawtooth"); });
        row("warmup", "lr_warmup_steps", {t("-1"), t("from 0 to")}, [](auto &s) { s.lrWarmupSteps = -1; });
        row("width", "width", {t("width is 0 pixels")}, [](auto &s) { s.size.setWidth(0); });
        row("height", "height", {t("height is -1 pixels")}, [](auto &s) { s.size.setHeight(-1); });
        row("base model", "base_model", {t("“sd3”"), t("v1-5-pruned-emaonly")},
            [](auto &s) { s.baseModel = t("sd3"); });
        row("name", "name", {t("201"), t("at most 200")}, [](auto &s) { s.name = QString(201, u'n'); });
        row("upload", "upload", {QStringLiteral("“whole”"), QStringLiteral("cropped, originals")},
            [](auto &s) { s.upload = QStringLiteral("whole"); });
        row("ratio", "face_crop_ratio", {t("0.5"), t("1 or more")}, [](auto &s) { s.faceCropRatio = 0.5; });
        row("ratio infinite", "face_crop_ratio", {t("1 or more")},
            [](auto &s) { s.faceCropRatio = std::numeric_limits<double>::infinity(); });
        row("method", "face_restore_method", {t("“codeformer”"), t("gfpgan_1.4")},
            [](auto &s) { s.faceRestore = FaceRestore{.method = t("codeformer")}; });
        row("upscale", "face_restore_upscale", {t("0.9"), t("1 or more")},
            [](auto &s) { s.faceRestore = FaceRestore{.upscale = 0.9}; });
        row("empty prompt", "sample_prompts", {t("Sample prompt 2"), t("has 0 characters")},
            [](auto &s) { s.samplePrompts = {t("a cat"), t("  ")}; });
        row("long prompt", "sample_prompts", {t("1,025"), t("1,024")},
            [](auto &s) { s.samplePrompts = {QString(1025, u'x')}; });
    }
    void refusesEachValueOutOfRangeAtItsField()
    {
        QFETCH(Edit, edit);
        QFETCH(QString, field);
        QFETCH(QStringList, words);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        TrainingSettings settings;
        edit(settings);
        const auto errors = checkSettings(settings);
        QCOMPARE(errors.size(), 1u);
        QCOMPARE(errors.front().kind, ErrorKind::Settings);
        QCOMPARE(errors.front().field, field);
        for (const QString &word : words)
            QVERIFY2(errors.front().message.contains(word), qPrintable(errors.front().message));
        QVERIFY2(!errors.front().message.contains(u'%'), qPrintable(errors.front().message));
    }

    void tellsEveryWrongFieldAtOnce()
    {
        TrainingSettings settings;
        settings.trainBatchSize = 9;
        settings.seed = -5;
        settings.size = {0, 0};
        QCOMPARE(checkSettings(settings).size(), 4u);
    }

    void spellsLearningRatesAsThePage_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<QString>("text");
        QTest::newRow("1e-6") << 1e-6 << QStringLiteral("1e-6");
        QTest::newRow("1e-5") << 1e-5 << QStringLiteral("1e-5");
        QTest::newRow("5e-5") << 5e-5 << QStringLiteral("5e-5");
        QTest::newRow("1e-4") << 1e-4 << QStringLiteral("1e-4");
        QTest::newRow("2e-4") << 2e-4 << QStringLiteral("2e-4");
        QTest::newRow("foreign") << 0.00015 << QStringLiteral("1.5e-4");
        QTest::newRow("zero") << 0.0 << QStringLiteral("0");
        QTest::newRow("one") << 1.0 << QStringLiteral("1");
    }
    void spellsLearningRatesAsThePage()
    {
        QFETCH(double, rate);
        QFETCH(QString, text);
        QCOMPARE(learningRateText(rate), text);
    }

    void readsLearningRatesInEverySpelling_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isNumber");
        QTest::addColumn<double>("rate");
        QTest::newRow("as the page") << QStringLiteral("1e-4") << true << 1e-4;
        QTest::newRow("decimal") << QStringLiteral("0.0001") << true << 1e-4;
        QTest::newRow("padded") << QStringLiteral(" 2E-04 ") << true << 2e-4;
        QTest::newRow("foreign") << QStringLiteral("0.5") << true << 0.5;
        QTest::newRow("word") << QStringLiteral("fast") << false << 0.0;
        QTest::newRow("empty") << QString() << false << 0.0;
        QTest::newRow("nan") << QStringLiteral("nan") << false << 0.0;
    }
    void readsLearningRatesInEverySpelling()
    {
        QFETCH(QString, text);
        QFETCH(bool, isNumber);
        QFETCH(double, rate);
        const auto read = learningRateFromText(text);
        QCOMPARE(read.has_value(), isNumber);
        QCOMPARE(read.value_or(0.0), rate);
    }

    void countsStepsForEachPicture()
    {
        TrainingSettings settings;
        settings.maxTrainSteps = 2000;
        QCOMPARE(stepsForEachPicture(settings, 10), 200.0);
        QCOMPARE(stepsForEachPicture(settings, 3), 2000.0 / 3);
        QCOMPARE(stepsForEachPicture(settings, 0), 0.0);
        QCOMPARE(stepsForEachPicture(settings, -1), 0.0);
    }

    void comesBackFromJsonAsItWas()
    {
        TrainingSettings settings;
        settings.name = QStringLiteral("Größe “7”");
        settings.baseModel = QStringLiteral("animagineXLV31_v31_325600");
        settings.size = {1024, 768};
        settings.upload = QStringLiteral("originals");
        settings.faceCropRatio = 1.5;
        settings.faceRestore = FaceRestore{.upscale = 2.0};
        settings.trainBatchSize = 3;
        settings.learningRate = 5e-5;
        settings.maxTrainSteps = 777;
        settings.seed = 9'007'199'254'740'993; // not a double
        settings.lrScheduler = QStringLiteral("cosine");
        settings.lrWarmupSteps = 10;
        settings.samplePrompts = {QStringLiteral("a cat"), QStringLiteral("ein Hund")};
        const QByteArray text = QJsonDocument(toJson(settings)).toJson();
        QCOMPARE(trainingSettingsFromJson(QJsonDocument::fromJson(text).object()), settings);
    }

    void leavesUnsetComponentsOutOfJson()
    {
        const QJsonObject json = toJson(TrainingSettings{});
        QVERIFY(!json.contains(QLatin1StringView("upload"))); // as older programs wrote it
        QVERIFY(!json.contains(QLatin1StringView("face_crop_ratio")));
        QVERIFY(!json.contains(QLatin1StringView("face_restore")));
        QCOMPARE(json.value(QLatin1StringView("width")).toInt(), 512);
    }

    void keepsDefaultsWhereJsonIsMissingOrOfAWrongType()
    {
        const TrainingSettings defaults;
        QCOMPARE(trainingSettingsFromJson({}), defaults);
        QCOMPARE(trainingSettingsFromJson(parsed(R"({
            "name": 7, "base_model": null, "width": "512", "height": 1.5, "face_crop_ratio": "wide",
            "face_restore": true, "train_batch_size": [], "learning_rate": "fast", "max_train_steps": 1e30,
            "seed": "x", "upload": 1, "lr_scheduler": {}, "lr_warmup_steps": false, "sample_prompts": "a cat"})")),
                 defaults);
    }

    void takesNumbersWrittenInOtherWays()
    {
        const auto settings = trainingSettingsFromJson(parsed(R"({
            "learning_rate": "5e-5", "max_train_steps": 5e2, "seed": 7.0, "face_restore": {"upscale": 2},
            "sample_prompts": ["a cat", 5]})"));
        QCOMPARE(settings.learningRate, 5e-5);
        QCOMPARE(settings.maxTrainSteps, 500);
        QCOMPARE(settings.seed, 7);
        QCOMPARE(settings.faceRestore, FaceRestore{.upscale = 2});
        QCOMPARE(settings.samplePrompts, QStringList{QStringLiteral("a cat")});
    }
};

QTEST_GUILESS_MAIN(tst_TrainingSettings)
#include "tst_TrainingSettings.moc"
