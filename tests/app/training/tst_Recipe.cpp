// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/Recipe.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace easel;

static QJsonObject parsed(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

static Recipe sampleRecipe()
{
    Recipe recipe;
    recipe.dataset = QStringLiteral("wolken");
    recipe.datasetFolder = QStringLiteral("/pictures/wolken");
    recipe.service = QStringLiteral("demo");
    recipe.easelVersion = QStringLiteral("0.1.0");
    recipe.settings.name = QStringLiteral("Wolken");
    recipe.settings.samplePrompts = {QStringLiteral("a cloud")};
    recipe.settings.upload = QStringLiteral("originals");
    recipe.settings.faceCropRatio = 1.25;
    RecipeItem plain;
    plain.file = QStringLiteral("b/zwei.png");
    plain.path = QStringLiteral("/pictures/wolken/b/zwei.png");
    plain.caption = QStringLiteral("clouds, “soft”\nsecond line");
    RecipeItem cropped = plain;
    cropped.file = QStringLiteral("a.jpg");
    cropped.framing.crop = Crop{QRectF(0.1, 0, 0.9, 1)};
    cropped.framing.focal = QPointF(0.5, 1);
    cropped.sourceSha256 = QByteArray(64, 'a');
    recipe.items = {plain, cropped};
    return recipe;
}

class tst_Recipe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesBackFromJsonAsItWas()
    {
        const Recipe recipe = sampleRecipe();
        const auto read = recipeFromJson(parsed(QJsonDocument(toJson(recipe)).toJson()));
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QCOMPARE(*read, recipe);
    }

    void keepsTheOrderOfItems()
    {
        const QJsonArray items = toJson(sampleRecipe()).value(QLatin1StringView("items")).toArray();
        QCOMPARE(items.at(0)[QLatin1StringView("file")].toString(), QStringLiteral("b/zwei.png"));
        QCOMPARE(items.at(1)[QLatin1StringView("file")].toString(), QStringLiteral("a.jpg"));
    }

    void ignoresUnknownKeys()
    {
        const auto read = recipeFromJson(parsed(R"({"easel_recipe": 1, "mood": 3, "training": {"colour": []},
            "items": [{"file": "a.png", "weight": 2}]})"));
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->items.size(), 1u);
    }

    void takesSettingsWithoutItems()
    {
        const auto read = recipeFromJson(parsed(
            R"({"easel_recipe": 1, "training": {"max_train_steps": 5, "learning_rate": "1e-5", "face_crop_ratio": null}})"));
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->settings.maxTrainSteps, 5);
        QCOMPARE(read->settings.learningRate, 1e-5);
        QVERIFY(!read->settings.faceCropRatio);
    }

    void refusesWhatIsWrongAndNamesIt_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const char *json, const char *field,
                            ErrorKind kind = ErrorKind::Usage) {
            QTest::newRow(name) << QByteArray(json) << kind << QString::fromLatin1(field);
        };
        row("no recipe", R"({"easel": 1})", "easel_recipe");
        row("version of a wrong type", R"({"easel_recipe": "1", "training": {}})", "easel_recipe");
        row("version zero", R"({"easel_recipe": 0, "training": {}})", "easel_recipe");
        row("newer version", R"({"easel_recipe": 2, "training": {}})", "easel_recipe");
        row("no settings", R"({"easel_recipe": 1})", "training");
        row("settings no object", R"({"easel_recipe": 1, "training": []})", "training");
        row("steps a text", R"({"easel_recipe": 1, "training": {"max_train_steps": "500"}})",
            "max_train_steps");
        row("steps beyond int", R"({"easel_recipe": 1, "training": {"max_train_steps": 3000000000}})",
            "max_train_steps");
        row("half a pixel", R"({"easel_recipe": 1, "training": {"width": 512.5}})", "width");
        row("seed null", R"({"easel_recipe": 1, "training": {"seed": null}})", "seed");
        row("rate a word", R"({"easel_recipe": 1, "training": {"learning_rate": "fast"}})", "learning_rate");
        row("prompts a text", R"({"easel_recipe": 1, "training": {"sample_prompts": "a"}})",
            "sample_prompts");
        row("one prompt a number", R"({"easel_recipe": 1, "training": {"sample_prompts": ["a", 1]}})",
            "sample_prompts");
        row("upscale a text", R"({"easel_recipe": 1, "training": {"face_restore": {"upscale": "2"}}})",
            "face_restore.upscale");
        row("restore a text", R"({"easel_recipe": 1, "training": {"face_restore": "gfpgan_1.4"}})",
            "face_restore");
        row("upload a number", R"({"easel_recipe": 1, "training": {"upload": 1}})", "upload");
        row("unknown upload", R"({"easel_recipe": 1, "training": {"upload": "halves"}})", "upload",
            ErrorKind::Settings);
        row("batch out of range", R"({"easel_recipe": 1, "training": {"train_batch_size": 5}})",
            "train_batch_size", ErrorKind::Settings);
        row("unknown model", R"({"easel_recipe": 1, "training": {"base_model": "sd3"}})", "base_model",
            ErrorKind::Settings);
        row("dataset a number", R"({"easel_recipe": 1, "training": {}, "dataset": 1})", "dataset");
        row("items an object", R"({"easel_recipe": 1, "training": {}, "items": {}})", "items");
        row("item a text", R"({"easel_recipe": 1, "training": {}, "items": ["a.png"]})", "items[0]");
        row("item without file", R"({"easel_recipe": 1, "training": {}, "items": [{"file": "a"}, {}]})",
            "items[1].file");
        row("caption a number",
            R"({"easel_recipe": 1, "training": {}, "items": [{"file": "a", "caption": 1}]})",
            "items[0].caption");
        row("crop of three",
            R"({"easel_recipe": 1, "training": {}, "items": [{"file": "a", "crop": [0, 0, 1]}]})",
            "items[0].crop");
        row("crop outside",
            R"({"easel_recipe": 1, "training": {}, "items": [{"file": "a", "crop": [0.5, 0, 0.6, 1]}]})",
            "items[0].crop");
        row("crop empty",
            R"({"easel_recipe": 1, "training": {}, "items": [{"file": "a", "crop": [0, 0, 0, 1]}]})",
            "items[0].crop");
        row("crop of texts",
            R"({"easel_recipe": 1, "training": {}, "items": [{"file": "a", "crop": ["0", 0, 1, 1]}]})",
            "items[0].crop");
        row("focal of three",
            R"({"easel_recipe": 1, "training": {}, "items": [{"file": "a", "focal": [0, 0, 1]}]})",
            "items[0].focal");
        row("focal outside",
            R"({"easel_recipe": 1, "training": {}, "items": [{"file": "a", "focal": [0.5, 1.5]}]})",
            "items[0].focal");
        row("hash too short",
            R"({"easel_recipe": 1, "training": {}, "items": [{"file": "a", "sha256": "abc"}]})",
            "items[0].sha256");
    }
    void refusesWhatIsWrongAndNamesIt()
    {
        QFETCH(QByteArray, json);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, field);
        QVERIFY(!parsed(json).isEmpty());
        const auto read = recipeFromJson(parsed(json));
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().kind, kind);
        QCOMPARE(read.error().field, field);
        QVERIFY(!read.error().message.isEmpty());
    }

    void takesACropWhoseFractionsAddUpToOneWithRounding()
    {
        Recipe recipe = sampleRecipe();
        recipe.items[0].framing.crop = Crop{QRectF(0.3, 0.1, 0.7, 0.9)};
        QVERIFY(recipeFromJson(toJson(recipe)).has_value());
    }
};

QTEST_GUILESS_MAIN(tst_Recipe)
#include "tst_Recipe.moc"
