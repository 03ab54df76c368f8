// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/Preflight.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace easel;
using namespace Qt::StringLiterals;

namespace {

DatasetItem item(const QString &id, const QString &caption = u"a red house"_s, QSize size = {800, 600})
{
    DatasetItem made;
    made.id = id;
    made.caption = caption;
    made.inspected = true;
    made.info.format = u"png"_s;
    made.info.size = size;
    return made;
}

/// Nothing to complain about: pictures p0.png, p1.png, …
DatasetSnapshot dataset(int pictures)
{
    DatasetSnapshot made;
    made.folder = u"/pictures/town"_s;
    made.name = u"town"_s;
    for (int i = 0; i < pictures; ++i)
        made.items.push_back(item(u"p%1.png"_s.arg(i)));
    return made;
}

/// Of each picture, each with a look of its own.
FactsById facts(const DatasetSnapshot &snapshot)
{
    FactsById known;
    quint64 chance = 1;
    for (const DatasetItem &one : snapshot.items) {
        PictureFacts &made = known[one.id].facts;
        made.format = one.info.format;
        made.size = one.info.size;
        made.sharpness = 100;
        for (quint64 &word : made.fingerprint)
            word = chance = chance * 6364136223846793005 + 1442695040888963407;
    }
    return known;
}

TrainingSettings settings()
{
    TrainingSettings made;
    made.name = u"Town"_s;
    return made;
}

QStringList messages(const std::vector<Finding> &findings)
{
    QStringList all;
    for (const Finding &finding : findings)
        all << finding.message;
    return all;
}

/// A picture that no compressor makes so small that cutting it goes unnoticed.
QImage noise(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    quint32 state = 7;
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            state = state * 1664525u + 1013904223u;
            image.setPixel(x, y, 0xff000000u | (state >> 8));
        }
    }
    return image;
}

bool cutInHalf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) && file.resize(file.size() / 2);
}

} // namespace

class tst_Preflight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSoundDatasetPassesWithoutAWord();
    void theNumberOfPicturesIsLimited_data();
    void theNumberOfPicturesIsLimited();
    void fewPicturesWarn_data();
    void fewPicturesWarn();
    void picturesTakenOutAreNotLookedAt();
    void anUnreadablePictureBlocksWithItsReason();
    void captionsBlock_data();
    void captionsBlock();
    void everyUncaptionedPictureIsNamedInOrder();
    void aValueOutOfRangeBlocksAtItsField_data();
    void aValueOutOfRangeBlocksAtItsField();
    void smallPicturesWarn_data();
    void smallPicturesWarn();
    void aPictureNotYetInspectedDoesNotCountAsSmall();
    void whatFactsTellWarnsOncePerKind();
    void factsTellWhyAPictureBlocks();
    void nearDuplicatesAreComparedAtOnceOnlyAmongFew();
    void twoPicturesOfOneStemWarn();
    void reasonsKeepTheOrderOfThePictures();
    void fullChecksFindsWhatOnlyReadingShows();
    void fullChecksTrustsTheFileMoreThanWhatWasKnown();
    void aStoppedCheckReadsNothingMore();
    void theRecipeHoldsIncludedPicturesWithTrimmedCaptions();
};

void tst_Preflight::aSoundDatasetPassesWithoutAWord()
{
    const Preflight found = quickChecks(dataset(20), settings());
    QVERIFY2(found.passes(), qPrintable(messages(found.blocking).join(u'\n')));
    QCOMPARE(messages(found.warnings), QStringList());
}

void tst_Preflight::theNumberOfPicturesIsLimited_data()
{
    QTest::addColumn<int>("pictures");
    QTest::addColumn<QString>("message");
    QTest::newRow("none") << 0 << u"There is no picture in the training: “town” holds no pictures."_s;
    QTest::newRow("one") << 1 << QString();
    QTest::newRow("fifty") << 50 << QString();
    QTest::newRow("fifty-one")
        << 51 << u"51 pictures are in the training; the service takes at most 50. Take 1 out."_s;
    QTest::newRow("sixty")
        << 60 << u"60 pictures are in the training; the service takes at most 50. Take 10 out."_s;
}

void tst_Preflight::theNumberOfPicturesIsLimited()
{
    QFETCH(int, pictures);
    QFETCH(QString, message);
    const Preflight found = quickChecks(dataset(pictures), settings());
    QCOMPARE(found.passes(), message.isEmpty());
    if (message.isEmpty())
        return;
    QCOMPARE(found.blocking.size(), size_t(1));
    QCOMPARE(found.blocking.front().kind, ErrorKind::Dataset);
    QCOMPARE(found.blocking.front().message, message);
}

void tst_Preflight::fewPicturesWarn_data()
{
    QTest::addColumn<int>("pictures");
    QTest::addColumn<bool>("warns");
    QTest::newRow("none: that blocks already") << 0 << false;
    QTest::newRow("one") << 1 << true;
    QTest::newRow("nine") << 9 << true;
    QTest::newRow("ten") << 10 << false;
}

void tst_Preflight::fewPicturesWarn()
{
    QFETCH(int, pictures);
    QFETCH(bool, warns);
    const Preflight found = quickChecks(dataset(pictures), settings());
    QCOMPARE(!found.warnings.empty(), warns);
    if (warns)
        QVERIFY(found.warnings.front().message.contains(u"at least 10"_s));
}

void tst_Preflight::picturesTakenOutAreNotLookedAt()
{
    DatasetSnapshot snapshot = dataset(50);
    DatasetItem out = item(u"out.png"_s, QString(), {10, 10});
    out.included = false;
    out.unreadable = u"“out.png” is not a picture."_s;
    snapshot.items.push_back(out);
    const Preflight found = quickChecks(snapshot, settings());
    QVERIFY(found.passes());
    QVERIFY(found.warnings.empty());

    for (DatasetItem &each : snapshot.items)
        each.included = false;
    QCOMPARE(messages(quickChecks(snapshot, settings()).blocking),
             QStringList{u"There is no picture in the training: all pictures of “town” are taken out."_s});
}

void tst_Preflight::anUnreadablePictureBlocksWithItsReason()
{
    DatasetSnapshot snapshot = dataset(12);
    snapshot.items[3].unreadable = u"“p3.png” is not a picture."_s;
    const Preflight found = quickChecks(snapshot, settings());
    QCOMPARE(found.blocking.size(), size_t(1));
    QCOMPARE(found.blocking.front().kind, ErrorKind::Picture);
    QCOMPARE(found.blocking.front().message, u"“p3.png” is not a picture."_s);
    QCOMPARE(found.blocking.front().files, QStringList{u"p3.png"_s});
}

void tst_Preflight::captionsBlock_data()
{
    QTest::addColumn<QString>("caption");
    QTest::addColumn<QString>("message");
    QTest::newRow("empty") << QString() << u"“p4.png” has no caption."_s;
    QTest::newRow("only spaces") << u" \n\t "_s << u"“p4.png” has no caption."_s;
    QTest::newRow("one letter") << u"a"_s << QString();
    QTest::newRow("the longest") << QString(1024, u'x') << QString();
    QTest::newRow("the longest, with spaces around") << u"  "_s + QString(1024, u'x') + u'\n' << QString();
    QTest::newRow("one too many")
        << QString(1025, u'x')
        << u"The caption of “p4.png” has 1,025 characters; the service takes at most 1,024."_s;
    QTest::newRow("characters, not UTF-16 units") << u"🏠"_s.repeated(1024) << QString();
}

void tst_Preflight::captionsBlock()
{
    QFETCH(QString, caption);
    QFETCH(QString, message);
    QLocale::setDefault(QLocale(QLocale::English));
    DatasetSnapshot snapshot = dataset(12);
    snapshot.items[4].caption = caption;
    const Preflight found = quickChecks(snapshot, settings());
    if (message.isEmpty()) {
        QVERIFY(found.passes());
        return;
    }
    QCOMPARE(messages(found.blocking), QStringList{message});
    QCOMPARE(found.blocking.front().kind, ErrorKind::Caption);
    QCOMPARE(found.blocking.front().files, QStringList{u"p4.png"_s});
}

void tst_Preflight::everyUncaptionedPictureIsNamedInOrder()
{
    DatasetSnapshot snapshot = dataset(12);
    snapshot.items[7].caption.clear();
    snapshot.items[2].caption.clear();
    const Preflight found = quickChecks(snapshot, settings());
    QCOMPARE(messages(found.blocking), QStringList{u"2 pictures have no caption."_s});
    QCOMPARE(found.blocking.front().files, (QStringList{u"p2.png"_s, u"p7.png"_s}));
}

void tst_Preflight::aValueOutOfRangeBlocksAtItsField_data()
{
    QTest::addColumn<TrainingSettings>("changed");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *field, auto change) {
        TrainingSettings changed = settings();
        change(changed);
        QTest::newRow(field) << changed << QString::fromLatin1(field);
    };
    row("name", [](TrainingSettings &s) { s.name = u"  "_s; });
    row("base_model", [](TrainingSettings &s) { s.baseModel = u"nothing"_s; });
    row("max_train_steps", [](TrainingSettings &s) { s.maxTrainSteps = 0; });
    row("train_batch_size", [](TrainingSettings &s) { s.trainBatchSize = 5; });
    row("learning_rate", [](TrainingSettings &s) { s.learningRate = 0.3; });
    row("seed", [](TrainingSettings &s) { s.seed = 0; });
    row("lr_scheduler", [](TrainingSettings &s) { s.lrScheduler = u"zigzag"_s; });
    row("lr_warmup_steps", [](TrainingSettings &s) { s.lrWarmupSteps = -1; });
    row("sample_prompts", [](TrainingSettings &s) { s.samplePrompts = {u"a house"_s, QString(1025, u'x')}; });
}

void tst_Preflight::aValueOutOfRangeBlocksAtItsField()
{
    QFETCH(TrainingSettings, changed);
    QFETCH(QString, field);
    const Preflight found = quickChecks(dataset(12), changed);
    QCOMPARE(found.blocking.size(), size_t(1));
    QCOMPARE(found.blocking.front().kind, ErrorKind::Settings);
    QCOMPARE(found.blocking.front().field, field);
    QVERIFY(!found.blocking.front().message.isEmpty());
}

void tst_Preflight::smallPicturesWarn_data()
{
    QTest::addColumn<QSize>("picture");
    QTest::addColumn<bool>("warns");
    QTest::newRow("exactly the size") << QSize(512, 512) << false;
    QTest::newRow("wide and high enough") << QSize(1000, 512) << false;
    QTest::newRow("too low") << QSize(700, 300) << true;
    QTest::newRow("too narrow") << QSize(300, 700) << true;
}

void tst_Preflight::smallPicturesWarn()
{
    QFETCH(QSize, picture);
    QFETCH(bool, warns);
    DatasetSnapshot snapshot = dataset(12);
    snapshot.items[1].info.size = picture;
    const Preflight found = quickChecks(snapshot, settings());
    QVERIFY(found.passes());
    QCOMPARE(!found.warnings.empty(), warns);
    if (warns) {
        QVERIFY(found.warnings.front().message.contains(u"p1.png"_s));
        QCOMPARE(found.warnings.front().files, QStringList{u"p1.png"_s});
    }
}

void tst_Preflight::aPictureNotYetInspectedDoesNotCountAsSmall()
{
    DatasetSnapshot snapshot = dataset(12);
    snapshot.items[1].inspected = false;
    snapshot.items[1].info = {};
    QVERIFY(quickChecks(snapshot, settings()).warnings.empty());
}

void tst_Preflight::whatFactsTellWarnsOncePerKind()
{
    const DatasetSnapshot snapshot = dataset(12);
    FactsById known = facts(snapshot);
    known[u"p3.png"_s].facts.sharpness = 1;
    known[u"p5.png"_s].facts.sharpness = 1;
    known[u"p4.png"_s].facts.hasAlpha = true;
    const Preflight found = quickChecks(snapshot, settings(), known);
    QVERIFY(found.passes());
    QCOMPARE(messages(found.warnings),
             (QStringList{u"2 pictures are blurred, and the training learns the blur."_s,
                          u"“p4.png” is transparent in places; these become white."_s}));
    QCOMPARE(found.warnings[0].kind, ErrorKind::Picture);
    QVERIFY(found.warnings[0].problem == ProblemKind::Blurred);
    QCOMPARE(found.warnings[0].files, (QStringList{u"p3.png"_s, u"p5.png"_s}));
    QVERIFY(found.warnings[1].problem == ProblemKind::Transparent);
}

void tst_Preflight::factsTellWhyAPictureBlocks()
{
    const DatasetSnapshot snapshot = dataset(12);
    FactsById known = facts(snapshot);
    known[u"p3.png"_s].unreadable = u"“p3.png” is cut off."_s;
    const Preflight found = quickChecks(snapshot, settings(), known);
    QCOMPARE(messages(found.blocking), QStringList{u"“p3.png” is cut off."_s});
    QVERIFY(found.blocking[0].problem == ProblemKind::Unreadable);
    QVERIFY(found.warnings.empty());
}

void tst_Preflight::nearDuplicatesAreComparedAtOnceOnlyAmongFew()
{
    for (const int pictures : {maxTrainingPictures, maxTrainingPictures + 1}) {
        const DatasetSnapshot snapshot = dataset(pictures);
        FactsById known = facts(snapshot);
        known[u"p7.png"_s].facts.fingerprint = known[u"p3.png"_s].facts.fingerprint;
        const Preflight found = quickChecks(snapshot, settings(), known);
        QCOMPARE(found.warnings.size(), size_t(pictures == maxTrainingPictures));
        if (!found.warnings.empty())
            QCOMPARE(found.warnings[0].message, u"“p3.png” and “p7.png” look alike."_s);
    }
}

void tst_Preflight::twoPicturesOfOneStemWarn()
{
    DatasetSnapshot snapshot = dataset(12);
    snapshot.items.push_back(item(u"p3.jpg"_s));
    snapshot.items.push_back(item(u"sub/p3.jpg"_s)); // another folder, another caption
    const Preflight found = quickChecks(snapshot, settings());
    QVERIFY(found.passes());
    QCOMPARE(messages(found.warnings), QStringList{u"“p3.png” and “p3.jpg” share one caption file."_s});
    QCOMPARE(found.warnings.front().files, (QStringList{u"p3.png"_s, u"p3.jpg"_s}));
}

void tst_Preflight::reasonsKeepTheOrderOfThePictures()
{
    QTemporaryDir folder;
    DatasetSnapshot snapshot = dataset(0);
    snapshot.folder = folder.path();
    QStringList bad;
    for (int i = 0; i < 40; ++i) {
        snapshot.items.push_back(item(u"p%1.png"_s.arg(i)));
        const QString path = folder.filePath(snapshot.items.back().id);
        QVERIFY(noise({64, 64}).save(path));
        if (i % 3 != 0)
            continue;
        QVERIFY(cutInHalf(path));
        bad << snapshot.items.back().id;
    }
    TrainingSettings small = settings();
    small.size = {64, 64};
    QStringList found;
    for (const Finding &finding : fullChecks(snapshot, small).blocking)
        found << finding.files;
    QCOMPARE(found, bad);
}

void tst_Preflight::fullChecksFindsWhatOnlyReadingShows()
{
    QTemporaryDir folder;
    DatasetSnapshot snapshot = dataset(0);
    snapshot.folder = folder.path();
    for (const QString &id : {u"whole.jpg"_s, u"cut.jpg"_s}) {
        QVERIFY(noise({640, 640}).save(folder.filePath(id)));
        snapshot.items.push_back(item(id));
    }
    QVERIFY(cutInHalf(folder.filePath(u"cut.jpg"_s)));

    QVERIFY(quickChecks(snapshot, settings()).passes());
    const Preflight found = fullChecks(snapshot, settings());
    QCOMPARE(found.blocking.size(), size_t(1));
    QCOMPARE(found.blocking.front().kind, ErrorKind::Picture);
    QCOMPARE(found.blocking.front().files, QStringList{u"cut.jpg"_s});
    QVERIFY(found.blocking.front().message.contains(u"cut.jpg"_s));
}

void tst_Preflight::fullChecksTrustsTheFileMoreThanWhatWasKnown()
{
    QTemporaryDir folder;
    DatasetSnapshot snapshot = dataset(0);
    snapshot.folder = folder.path();
    QVERIFY(noise({640, 640}).save(folder.filePath(u"mended.png"_s)));
    snapshot.items.push_back(item(u"mended.png"_s));
    snapshot.items.back().unreadable = u"“mended.png” is not a picture."_s;
    snapshot.items.push_back(item(u"gone.png"_s));

    const Preflight found = fullChecks(snapshot, settings());
    QCOMPARE(found.blocking.size(), size_t(1));
    QCOMPARE(found.blocking.front().files, QStringList{u"gone.png"_s});
}

void tst_Preflight::aStoppedCheckReadsNothingMore()
{
    std::stop_source stop;
    stop.request_stop();
    // None of these files exists, so that reading one would block.
    QVERIFY(fullChecks(dataset(20), settings(), {}, stop.get_token()).passes());
}

void tst_Preflight::theRecipeHoldsIncludedPicturesWithTrimmedCaptions()
{
    DatasetSnapshot snapshot = dataset(3);
    snapshot.items[0].caption = u"  a red\nhouse \n"_s;
    snapshot.items[1].included = false;
    snapshot.items[2].framing = {Crop{{0.1, 0.2, 0.5, 0.5}}, QPointF(0.25, 0.75)};
    TrainingSettings named = settings();
    named.name = u" Town "_s;
    named.maxTrainSteps = 700;

    const Recipe recipe = makeRecipe(snapshot, named, u"demo"_s);
    QCOMPARE(recipe.dataset, u"town"_s);
    QCOMPARE(recipe.datasetFolder, u"/pictures/town"_s);
    QCOMPARE(recipe.service, u"demo"_s);
    QCOMPARE(recipe.easelVersion, QStringLiteral(EASEL_VERSION));
    QCOMPARE(recipe.settings.name, u"Town"_s);
    QCOMPARE(recipe.settings.maxTrainSteps, 700);
    QCOMPARE(recipe.items.size(), size_t(2));
    QCOMPARE(recipe.items[0].file, u"p0.png"_s);
    QCOMPARE(recipe.items[0].path, u"/pictures/town/p0.png"_s);
    QCOMPARE(recipe.items[0].caption, u"a red\nhouse"_s);
    QCOMPARE(recipe.items[1].file, u"p2.png"_s);
    QCOMPARE(recipe.items[1].framing, snapshot.items[2].framing);

    named.upload = u"originals"_s; // of which nothing is cut
    QVERIFY(makeRecipe(snapshot, named, u"demo"_s).items[1].framing.isCentred());
}

QTEST_GUILESS_MAIN(tst_Preflight)
#include "tst_Preflight.moc"
