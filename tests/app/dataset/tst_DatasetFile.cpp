// SPDX-License-Identifier: GPL-3.0-or-later
#include "Files.h"

#include "app/dataset/DatasetFile.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

DatasetFile parsed(const QByteArray &text)
{
    const Result<DatasetFile> file = DatasetFile::parse(text, u"easel.json"_s);
    return file ? *file : DatasetFile();
}

} // namespace

class tst_DatasetFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheFileSays();
    void writesOnlyWhatDiffersFromTheDefaults();
    void keepsWhatItDoesNotKnowAtEveryLevel();
    void keepsKnownKeysThatHoldSomethingElse();
    void dropsComponentsThatAreNotChosenAnyMore();
    void refusesWhatIsDamaged_data();
    void refusesWhatIsDamaged();
    void mergesWhatTwoChanged();
    void isReadOnlyWhereItMustNotBeOverwritten_data();
    void isReadOnlyWhereItMustNotBeOverwritten();
    void isWritableWhereThereIsNone();
};

void tst_DatasetFile::saysWhatTheFileSays()
{
    const DatasetFile file = parsed(R"({"easel": 1, "trigger_word": "inkwash",
        "training": {"name": "Ink", "width": 768, "seed": 9007199254740991},
        "items": {"sub/a.jpg": {"included": false, "crop": [0.1, 0.2, 0.5, 0.25], "focal": [0.3, 0.7],
                                "draft": true}}})");
    QCOMPARE(file.triggerWord(), u"inkwash"_s);
    QCOMPARE(file.trainingSettings().name, u"Ink"_s);
    QCOMPARE(file.trainingSettings().size.width(), 768);
    QCOMPARE(file.trainingSettings().seed, 9007199254740991);
    const ItemNotes notes = file.notes(u"sub/a.jpg"_s);
    QVERIFY(!notes.included);
    QCOMPARE(notes.framing.crop->frame, QRectF(0.1, 0.2, 0.5, 0.25));
    QCOMPARE(*notes.framing.focal, QPointF(0.3, 0.7));
    QVERIFY(notes.draft);
    QVERIFY(file.notes(u"sub/b.jpg"_s) == ItemNotes{});
}

void tst_DatasetFile::writesOnlyWhatDiffersFromTheDefaults()
{
    DatasetFile file;
    QCOMPARE(json(file.bytes()), json(R"({"easel": 1, "trigger_word": "", "items": {}})"));

    ItemNotes notes;
    notes.included = false;
    file.setNotes(u"a.jpg"_s, notes);
    notes = {};
    notes.framing.crop = Crop{QRectF(0, 0.25, 1, 0.5)};
    file.setNotes(u"b.jpg"_s, notes);
    file.setNotes(u"c.jpg"_s, ItemNotes{});
    QCOMPARE(json(file.bytes()).value("items"_L1).toObject(),
             json(R"({"a.jpg": {"included": false}, "b.jpg": {"crop": [0, 0.25, 1, 0.5]}})"));

    file.setNotes(u"a.jpg"_s, ItemNotes{});
    file.setNotes(u"b.jpg"_s, ItemNotes{});
    QVERIFY(json(file.bytes()).value("items"_L1).toObject().isEmpty());
}

void tst_DatasetFile::keepsWhatItDoesNotKnowAtEveryLevel()
{
    const QByteArray before = R"({"easel": 1, "trigger_word": "w", "later": {"a": [1, 2]},
        "training": {"name": "n", "optimizer": "x", "face_restore": {"method": "gfpgan_1.4", "strength": 3}},
        "items": {"a.jpg": {"tags": ["x"], "included": false}, "gone.jpg": {"rating": 5}}})";
    DatasetFile file = parsed(before);
    QCOMPARE(json(file.bytes()), json(before));

    file.setTriggerWord(u"v"_s);
    TrainingSettings settings = file.trainingSettings();
    settings.name = u"m"_s;
    settings.faceRestore->upscale = 2;
    file.setTrainingSettings(settings);
    ItemNotes notes = file.notes(u"a.jpg"_s);
    notes.included = true;
    file.setNotes(u"a.jpg"_s, notes);

    const QJsonObject after = json(file.bytes());
    QCOMPARE(after.value("later"_L1), json(before).value("later"_L1));
    const QJsonObject training = after.value("training"_L1).toObject();
    QCOMPARE(training.value("optimizer"_L1).toString(), u"x"_s);
    QCOMPARE(training.value("name"_L1).toString(), u"m"_s);
    QCOMPARE(training.value("face_restore"_L1).toObject().value("strength"_L1).toInt(), 3);
    QCOMPARE(training.value("face_restore"_L1).toObject().value("upscale"_L1).toDouble(), 2.0);
    QCOMPARE(after.value("items"_L1).toObject(),
             json(R"({"a.jpg": {"tags": ["x"]}, "gone.jpg": {"rating": 5}})"));
    QCOMPARE(parsed(file.bytes()), file);
}

void tst_DatasetFile::keepsKnownKeysThatHoldSomethingElse()
{
    const QByteArray before = R"({"easel": 1, "trigger_word": 7,
        "items": {"a.jpg": {"crop": [1, 2], "focal": "left", "included": "perhaps", "draft": 1}}})";
    DatasetFile file = parsed(before);
    QVERIFY(file.notes(u"a.jpg"_s).included);
    QVERIFY(!file.notes(u"a.jpg"_s).framing.crop);
    QCOMPARE(json(file.bytes()).value("items"_L1), json(before).value("items"_L1));
    ItemNotes notes = file.notes(u"a.jpg"_s);
    notes.framing.crop = Crop{QRectF(0, 0, 1, 1)};
    file.setNotes(u"a.jpg"_s, notes);
    const QJsonObject entry = json(file.bytes()).value("items"_L1).toObject().value("a.jpg"_L1).toObject();
    QCOMPARE(entry.value("crop"_L1).toArray(), (QJsonArray{0, 0, 1, 1}));
    QCOMPARE(entry.value("focal"_L1).toString(), u"left"_s);
}

void tst_DatasetFile::dropsComponentsThatAreNotChosenAnyMore()
{
    DatasetFile file =
        parsed(R"({"training": {"face_crop_ratio": 1.5, "face_restore": {"method": "gfpgan_1.4"}}})");
    TrainingSettings settings = file.trainingSettings();
    QVERIFY(settings.faceCropRatio);
    settings.faceCropRatio.reset();
    settings.faceRestore.reset();
    file.setTrainingSettings(settings);
    QVERIFY(parsed(file.bytes()).trainingSettings() == settings);
}

void tst_DatasetFile::refusesWhatIsDamaged_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << R"({"easel": 1, "items": {"a)"_ba;
    QTest::newRow("an array") << "[1]"_ba;
    QTest::newRow("items are no object") << R"({"easel": 1, "items": []})"_ba;
    QTest::newRow("an item is no object") << R"({"easel": 1, "items": {"a.jpg": true}})"_ba;
    QTest::newRow("training is no object") << R"({"easel": 1, "training": "x"})"_ba;
    QTest::newRow("version is no number") << R"({"easel": "one"})"_ba;
}

void tst_DatasetFile::refusesWhatIsDamaged()
{
    QFETCH(QByteArray, bytes);
    const Result<DatasetFile> file = DatasetFile::parse(bytes, u"/d/easel.json"_s);
    QVERIFY(!file);
    QCOMPARE(file.error().kind, ErrorKind::Dataset);
    QVERIFY2(file.error().message.contains(QDir::toNativeSeparators(u"/d/easel.json"_s)),
             qPrintable(file.error().message));
}

void tst_DatasetFile::mergesWhatTwoChanged()
{
    const DatasetFile base = parsed(R"({"easel": 1, "trigger_word": "w", "training": {"name": "n"},
        "items": {"a.jpg": {"included": false}, "b.jpg": {"included": false}, "c.jpg": {"draft": true}}})");
    DatasetFile mine = base;
    mine.setNotes(u"a.jpg"_s, ItemNotes{}); // taken in
    ItemNotes draft;
    draft.draft = true;
    mine.setNotes(u"d.jpg"_s, draft);
    const DatasetFile theirs =
        parsed(R"({"easel": 1, "trigger_word": "v", "training": {"name": "m"}, "new": 1,
        "items": {"a.jpg": {"included": false}, "c.jpg": {"draft": true, "included": false}}})");

    const DatasetFile merged = DatasetFile::merged(base, mine, theirs);
    QCOMPARE(json(merged.bytes()),
             json(R"({"easel": 1, "trigger_word": "v", "training": {"name": "m"}, "new": 1,
        "items": {"c.jpg": {"draft": true, "included": false}, "d.jpg": {"draft": true}}})"));
    QCOMPARE(DatasetFile::merged(base, base, theirs), theirs);
    QCOMPARE(DatasetFile::merged(base, mine, base), mine);

    mine.setTriggerWord(u"u"_s); // where both changed one thing, the last word is ours
    QCOMPARE(DatasetFile::merged(base, mine, theirs).triggerWord(), u"u"_s);
}

void tst_DatasetFile::isReadOnlyWhereItMustNotBeOverwritten_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("triggerWord");
    QTest::newRow("damaged") << "{\"trigger_word\": \"w\""_ba << QString();
    QTest::newRow("newer") << R"({"easel": 2, "trigger_word": "w"})"_ba << u"w"_s;
}

void tst_DatasetFile::isReadOnlyWhereItMustNotBeOverwritten()
{
    QFETCH(QByteArray, bytes);
    const QTemporaryDir folder;
    write(folder.filePath(u"easel.json"_s), bytes);
    const DatasetFileOnDisk file = DatasetFileOnDisk::read(folder.path());
    QVERIFY(file.exists);
    QVERIFY2(file.readOnlyReason.contains(u"easel.json"_s), qPrintable(file.readOnlyReason));
    QTEST(file.file.triggerWord(), "triggerWord");
}

void tst_DatasetFile::isWritableWhereThereIsNone()
{
    const QTemporaryDir folder;
    const DatasetFileOnDisk file = DatasetFileOnDisk::read(folder.path());
    QVERIFY(!file.exists);
    QVERIFY(file.readOnlyReason.isEmpty());
    QVERIFY(QDir().mkpath(folder.filePath(u"easel.json"_s)));
    QVERIFY(!DatasetFileOnDisk::read(folder.path()).readOnlyReason.isEmpty());
}

QTEST_GUILESS_MAIN(tst_DatasetFile)
#include "tst_DatasetFile.moc"
