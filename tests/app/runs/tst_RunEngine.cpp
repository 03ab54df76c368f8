// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/runs/RunFixture.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

static QStringList stagesOf(const Run &run)
{
    QStringList words;
    for (const StageTime &time : run.stageTimes)
        words.append(stageWord(time.stage));
    return words;
}

static int sum(const QHash<QString, int> &counts)
{
    const auto values = counts.values();
    return std::accumulate(values.begin(), values.end(), 0);
}

class tst_RunEngine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesThroughEveryStageToDone();
    void endsWithoutSamplesWhereNoneWereAskedFor();
    void sendsWhatTheRecipeSays();
    void makesTheSamplesThatWereAskedFor();
    void goesOnAfterACrashInAnyStage_data();
    void goesOnAfterACrashInAnyStage();
    void keepsTheRenderedPicturesOnlyUntilTheStart();
    void makesMoreSamplesLater();
    void continuesAnUnfinishedGridOfTheSamePlan();
    void pausesAndGoesOnUploading();
    void sendsNoPictureTwice();
    void sendsEqualPicturesOnce();
    void startsNothingWhilePaused();
    void lateRunsWaitForTheirTurn();
    void looksOftenAtFirstAndCalmlyLater();
    void manyRunsShareTheLooks();
    void rendersALostPictureAgain();
    void sendsWhatThePersonFramed();
    void sendsOriginalsWhole();
    void stopsWatchingAndTakesItUpAgain();
    void leavesRunsOfAnotherServiceAlone();
    void staysInItsStageAtAnUnknownStatus();
};

void tst_RunEngine::goesThroughEveryStageToDone()
{
    RunFixture f;
    const QString id = f.start(f.plan());
    QCOMPARE(stageWord(f.run(id).stage), u"Preparing"_s);
    QVERIFY(f.untilStage(id, Stage::Done));
    const Run run = f.run(id);
    QCOMPARE(stagesOf(run),
             (QStringList{u"Waiting"_s, u"Preparing"_s, u"Uploading"_s, u"Starting"_s, u"Queued"_s,
                          u"Training"_s, u"Deploying"_s, u"Ready"_s, u"Sampling"_s, u"Done"_s}));
    QCOMPARE(run.taskId, u"task1"_s);
    QCOMPARE(run.servingModel(), u"model_1.safetensors"_s);
    QVERIFY(!run.error);
    QVERIFY(run.finished.isValid());
    QCOMPARE(f.service.startedNames.size(), 1);
}

void tst_RunEngine::endsWithoutSamplesWhereNoneWereAskedFor()
{
    RunFixture f;
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::Done));
    QVERIFY(f.run(id).samples.empty());
    QCOMPARE(f.service.pictureCalls, 0);
    QVERIFY(!stagesOf(f.run(id)).contains(u"Sampling"_s));
}

void tst_RunEngine::sendsWhatTheRecipeSays()
{
    RunFixture f;
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::Done));
    const QJsonObject sent = f.service.lastStart;
    QVERIFY(sent["name"_L1].toString().startsWith(u"Paper town "_s));
    QVERIFY(sent["name"_L1].toString().endsWith(id));
    QCOMPARE(f.run(id).name, u"Paper town"_s);
    const QJsonArray items = sent["image_dataset_items"_L1].toArray();
    QCOMPARE(items.size(), 3);
    QSet<QString> assets;
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(items[i]["caption"_L1].toString(), u"caption %1"_s.arg(i));
        assets.insert(items[i]["assets_id"_L1].toString());
    }
    QCOMPARE(assets.size(), 3);
}

void tst_RunEngine::makesTheSamplesThatWereAskedFor()
{
    RunFixture f;
    const QString id = f.start(f.plan());
    QVERIFY(f.untilStage(id, Stage::Done));
    const Run run = f.run(id);
    QCOMPARE(run.samples.size(), size_t(3));
    QCOMPARE(f.service.pictureCalls, 3);
    for (const Sample &sample : run.samples) {
        QVERIFY(QFileInfo(sample.file).size() > 0);
        QVERIFY(sample.file.endsWith(u".png"_s));
        QCOMPARE(sample.size, QSize(512, 512));
    }
    QVERIFY(!run.samples[0].strength);
    QCOMPARE(run.samples[2].strength.value(), 1.0);
}

void tst_RunEngine::goesOnAfterACrashInAnyStage_data()
{
    QTest::addColumn<QString>("word");
    for (const char *word :
         {"Preparing", "Uploading", "Starting", "Queued", "Training", "Deploying", "Sampling"})
        QTest::newRow(word) << QString::fromLatin1(word);
}

void tst_RunEngine::goesOnAfterACrashInAnyStage()
{
    QFETCH(QString, word);
    RunFixture f(8);
    f.service.statuses = {u"QUEUING"_s, u"QUEUING"_s, u"TRAINING"_s, u"TRAINING"_s, u"SUCCESS"_s};
    f.service.deployingLooks = 3;
    const QString id = f.start(f.plan());
    QVERIFY(f.until([&] { return f.run(id).stage >= *stageFromWord(word); }));
    const int journaled = f.run(id).uploaded;
    const int sent = sum(f.service.uploads);

    f.restart();
    QCOMPARE(f.run(id).uploaded, journaled);
    f.engine().resumeAll();
    QVERIFY(f.untilStage(id, Stage::Done));
    QCOMPARE(f.service.startedNames.size(), 1);
    QVERIFY(sum(f.service.uploads) <= 8 + (sent - journaled) + 6);
    QCOMPARE(f.run(id).samples.size(), size_t(3));
    for (const Sample &sample : f.run(id).samples)
        QVERIFY(sample.state == SampleState::Done || sample.state == SampleState::Unknown);
}

void tst_RunEngine::keepsTheRenderedPicturesOnlyUntilTheStart()
{
    RunFixture f;
    const QString id = f.start();
    QVERIFY(f.until([&] { return f.run(id).prepared == 3; }));
    QVERIFY(f.untilStage(id, Stage::Done));
    QVERIFY(!QFileInfo::exists(f.runsFolder() + u'/' + id + u"/uploads"_s));
    QCOMPARE(f.run(id).recipe.items[0].sourceSha256.size(), 64);
}

void tst_RunEngine::makesMoreSamplesLater()
{
    RunFixture f;
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::Done));
    std::optional<Result<qint64>> grid;
    f.engine().generate(id, f.plan(), false, [&](Result<qint64> g) { grid = g; });
    QVERIFY(f.until([&] { return grid && f.run(id).samplesDone() == 3; }));
    QVERIFY(grid->has_value());
    QCOMPARE(stageWord(f.run(id).stage), u"Done"_s);
}

void tst_RunEngine::continuesAnUnfinishedGridOfTheSamePlan()
{
    RunFixture f;
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::Done));
    f.service.loseAnswerToPicture();
    qint64 first = 0;
    f.engine().generate(id, f.plan(), true, [&](Result<qint64> g) { first = g.value_or(-1); });
    QVERIFY(f.until([&] {
        const auto samples = f.run(id).samples;
        return samples.size() == 3 &&
               std::ranges::none_of(samples, [](auto &s) { return isUnfinished(s.state); });
    }));
    qint64 second = 0;
    f.engine().generate(id, f.plan(), true, [&](Result<qint64> g) { second = g.value_or(-1); });
    QVERIFY(f.until([&] { return second != 0; }));
    QCOMPARE(second, first);
    QCOMPARE(f.service.pictureCalls, 3);

    qint64 another = 0;
    f.engine().generate(id, f.plan(), false, [&](Result<qint64> g) { another = g.value_or(-1); });
    QVERIFY(f.until([&] { return another != 0; }));
    QVERIFY(another != first);
}

void tst_RunEngine::pausesAndGoesOnUploading()
{
    RunFixture f(10);
    const QString id = f.start();
    QVERIFY(f.engine().setPaused(id, true));
    QVERIFY(f.until([&] { return f.run(id).prepared == 10; }));
    f.clock.advance(std::chrono::seconds(30));
    QCOMPARE(f.run(id).uploaded, 0);
    QVERIFY(f.engine().setPaused(id, false));
    QVERIFY(f.untilStage(id, Stage::Done));
}

void tst_RunEngine::stopsWatchingAndTakesItUpAgain()
{
    RunFixture f;
    f.service.statuses = {u"QUEUING"_s};
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::Queued));
    QVERIFY(f.engine().stopWatching(id));
    QCOMPARE(stageWord(f.run(id).stage), u"Stopped"_s);
    f.engine().resumeAll();
    QCOMPARE(stageWord(f.run(id).stage), u"Stopped"_s);
    f.service.statuses = {u"SUCCESS"_s};
    QVERIFY(f.engine().resume(id));
    QVERIFY(f.untilStage(id, Stage::Done));
    QCOMPARE(f.service.startedNames.size(), 1);
}

void tst_RunEngine::leavesRunsOfAnotherServiceAlone()
{
    RunFixture f;
    Recipe recipe = f.recipe();
    recipe.service = u"https://elsewhere.example"_s;
    const QString id = f.engine().start(recipe, {}).value();
    f.restart();
    const int before = int(f.service.server.requests().size());
    f.engine().resumeAll();
    const auto resumed = f.engine().resume(id);
    QVERIFY(!resumed);
    QCOMPARE(resumed.error().kind, ErrorKind::Conflict);
    QCOMPARE(int(f.service.server.requests().size()), before);
}

void tst_RunEngine::staysInItsStageAtAnUnknownStatus()
{
    RunFixture f;
    f.service.statuses = {u"TRAINING"_s, u"UNKNOWN"_s, u"SOMETHING_NEW"_s, u"QUEUING"_s, u"UNKNOWN"_s};
    const QString id = f.start();
    QVERIFY(f.until([&] { return f.service.looks > 6; }));
    QCOMPARE(stageWord(f.run(id).stage), u"Training"_s);
    QVERIFY(!f.run(id).error);
}

void tst_RunEngine::sendsNoPictureTwice()
{
    RunFixture f;
    const QString one = f.start();
    QVERIFY(f.untilStage(one, Stage::Done));
    QCOMPARE(f.service.uploads.size(), 3);
    f.restart();
    const QString two = f.start();
    QVERIFY(f.untilStage(two, Stage::Done));
    QCOMPARE(f.service.uploads.size(), 3);
    QCOMPARE(f.run(two).uploaded, 3);

    f.engine().setAccount("somebody else");
    const QString three = f.start();
    QVERIFY(f.untilStage(three, Stage::Done));
    QCOMPARE(f.service.uploads.size(), 6);
}

void tst_RunEngine::sendsEqualPicturesOnce()
{
    RunFixture f(8);
    Recipe recipe = f.recipe();
    for (RecipeItem &item : recipe.items)
        item.path = recipe.items.front().path;
    const auto id = f.engine().start(recipe, {});
    QVERIFY(id);
    QVERIFY(f.untilStage(*id, Stage::Done));
    QCOMPARE(f.service.uploads.size(), 1);
    QCOMPARE(f.service.lastStart["image_dataset_items"_L1].toArray().size(), 8);
}

void tst_RunEngine::startsNothingWhilePaused()
{
    RunFixture f;
    const QString id = f.start();
    QVERIFY(f.engine().setPaused(id, true));
    QVERIFY(f.until([&] { return f.run(id).prepared == 3; }));
    f.clock.advance(std::chrono::minutes(1));
    QCOMPARE(f.service.startedNames.size(), 0);
    QVERIFY(f.engine().resume(id));
    QVERIFY(f.untilStage(id, Stage::Done));
    QVERIFY(!f.run(id).paused);
}

void tst_RunEngine::lateRunsWaitForTheirTurn()
{
    RunFixture f;
    QStringList ids;
    for (int i = 0; i < 4; ++i)
        ids << f.start();
    QCOMPARE(stageWord(f.run(ids[1]).stage), u"Preparing"_s);
    QCOMPARE(stageWord(f.run(ids[2]).stage), u"Waiting"_s);
    QCOMPARE(stageWord(f.run(ids[3]).stage), u"Waiting"_s);
    for (const QString &id : std::as_const(ids))
        QVERIFY(f.untilStage(id, Stage::Done));
}

void tst_RunEngine::looksOftenAtFirstAndCalmlyLater()
{
    RunFixture f;
    f.service.statuses = {u"QUEUING"_s};
    const QString id = f.start();
    QVERIFY(f.untilStage(id, Stage::Queued));
    const auto queued = f.clock.monotonic();
    QVERIFY(f.until([&] { return f.clock.monotonic() - queued > std::chrono::minutes(1); }));
    // Every 3 s at the least, the time of the calls themselves aside.
    QVERIFY2(f.service.looks >= 18, qPrintable(QString::number(f.service.looks)));
    // In minutes: each has ten real seconds, however busy the machine is.
    int before = 0;
    for (int minute = 2; minute <= 26; ++minute) {
        const auto end = queued + std::chrono::minutes(minute);
        QVERIFY(f.until([&] { return f.clock.monotonic() > end; }, std::chrono::seconds(2)));
        if (minute == 16)
            before = f.service.looks;
    }
    const int inTenMinutes = f.service.looks - before;
    QVERIFY2(inTenMinutes >= 8 && inTenMinutes <= 12, qPrintable(QString::number(inTenMinutes)));
}

void tst_RunEngine::manyRunsShareTheLooks()
{
    RunFixture f;
    f.service.statuses = {u"TRAINING"_s};
    constexpr int runs = 40;
    QStringList ids;
    for (int i = 0; i < runs; ++i)
        ids << f.start();
    for (const QString &id : std::as_const(ids))
        QVERIFY(f.untilStage(id, Stage::Training));
    const auto begun = f.clock.monotonic();
    const auto wait = [&](std::chrono::minutes minutes) {
        return f.until([&] { return f.clock.monotonic() - begun > minutes; }, std::chrono::seconds(2));
    };
    QVERIFY(wait(std::chrono::minutes(2)));
    const int before = f.service.looks;
    QVERIFY(wait(std::chrono::minutes(7)));
    const int looks = f.service.looks - before;
    QVERIFY2(looks > 5 * 60 / 2 && looks < 5 * 60, qPrintable(QString::number(looks)));
}

void tst_RunEngine::rendersALostPictureAgain()
{
    RunFixture f;
    const QString id = f.start();
    QVERIFY(f.engine().setPaused(id, true));
    QVERIFY(f.until([&] { return f.run(id).prepared == 3; }));
    const QDir uploads(f.runsFolder() + u'/' + id + u"/uploads"_s);
    const QStringList files = uploads.entryList(QDir::Files);
    QCOMPARE(files.size(), 3);
    QVERIFY(QFile::remove(uploads.filePath(files[0])));
    QFile damaged(uploads.filePath(files[1]));
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("x") == 1);
    damaged.close();
    QVERIFY(f.engine().resume(id));
    QVERIFY(f.untilStage(id, Stage::Done));
    QCOMPARE(f.service.uploads.size(), 3);
}

/// Left red, right blue, twice as wide as high.
static void paintHalves(const QString &path)
{
    QImage image(400, 200, QImage::Format_RGB32);
    image.fill(Qt::red);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = image.width() / 2; x < image.width(); ++x)
            image.setPixelColor(x, y, Qt::blue);
    }
    QVERIFY(image.save(path));
}

/// What lies ready to be sent of the recipe's first picture, by a program that was ended meanwhile.
static QImage firstUpload(RunFixture &f, const Recipe &recipe)
{
    const auto id = f.engine().start(recipe, {});
    if (!id || !f.engine().setPaused(*id, true))
        return {};
    f.restart(); // so that the recipe comes from the journal
    if (!f.engine().resume(*id) || !f.until([&] { return f.run(*id).prepared > 0; }))
        return {};
    const QDir uploads(f.runsFolder() + u'/' + *id + u"/uploads"_s);
    return QImage(uploads.filePath(u"000.jpeg"_s));
}

void tst_RunEngine::sendsWhatThePersonFramed()
{
    RunFixture f(1);
    Recipe recipe = f.recipe();
    paintHalves(recipe.items[0].path);
    recipe.items[0].framing.focal = QPointF(0.9, 0.5);
    QImage sent = firstUpload(f, recipe);
    QCOMPARE(sent.size(), QSize(64, 64));
    QVERIFY(sent.pixelColor(8, 32).blue() > 200); // the right half, from its very edge
    RunFixture other(1);
    recipe = other.recipe();
    paintHalves(recipe.items[0].path);
    recipe.items[0].framing = {Crop{{0.25, 0, 0.5, 1}}, {}};
    sent = firstUpload(other, recipe);
    QVERIFY(sent.pixelColor(8, 32).red() > 200 && sent.pixelColor(56, 32).blue() > 200);
}

void tst_RunEngine::sendsOriginalsWhole()
{
    RunFixture f(1);
    Recipe recipe = f.recipe();
    paintHalves(recipe.items[0].path);
    recipe.settings.upload = u"originals"_s;
    const QImage sent = firstUpload(f, recipe);
    QCOMPARE(sent.size(), QSize(400, 200));
    QVERIFY(sent.pixelColor(20, 100).red() > 200 && sent.pixelColor(380, 100).blue() > 200);
}

QTEST_GUILESS_MAIN(tst_RunEngine)
#include "tst_RunEngine.moc"
