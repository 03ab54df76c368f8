// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/SampleFile.h"
#include "app/samples/SampleRecord.h"
#include "tests/support/TestPictures.h"

#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

static SamplePlan somePlan()
{
    SamplePlan plan;
    plan.prompts = {u"a lighthouse"_s, u"a tram"_s};
    plan.seeds = {1, 2};
    plan.strengths = {0.6, 0.8};
    plan.size = {512, 640};
    return plan;
}

class tst_SamplePlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsWhatWillBePaid();
    void ordersThePicturesWithTheControlFirst();
    void givesEqualPlansEqualBytes();
    void survivesItsJson();
    void survivesTheJournal();
    void refusesValuesOutOfRange_data();
    void refusesValuesOutOfRange();
    void namesFilesByTheirBytes();
};

void tst_SamplePlan::countsWhatWillBePaid()
{
    SamplePlan plan = somePlan();
    QCOMPARE(plan.pictures(), 2 * 2 * 3);
    plan.control = false;
    QCOMPARE(plan.pictures(), 2 * 2 * 2);
    plan.count = 3;
    QCOMPARE(plan.cells(), 2 * 2 * 2);
    QCOMPARE(plan.pictures(), 2 * 2 * 2 * 3);
    plan.prompts.clear();
    QCOMPARE(plan.pictures(), 0);
}

void tst_SamplePlan::ordersThePicturesWithTheControlFirst()
{
    SamplePlan plan = somePlan();
    plan.count = 2;
    const auto samples = samplesOf(plan, u"run"_s, u"base.safetensors"_s, u"lora"_s);
    QCOMPARE(samples.size(), size_t(plan.pictures()));
    QVERIFY(!samples[0].strength);
    QVERIFY(samples[0].loraName.isEmpty());
    QCOMPARE(samples[0].cell, samples[1].cell);
    QCOMPARE(samples[1].index, 1);
    QCOMPARE(samples[2].strength.value(), 0.6);
    QCOMPARE(samples[2].loraName, u"lora"_s);
    QCOMPARE(samples.back().prompt, u"a tram"_s);
    QCOMPARE(samples.back().seed, 2);
}

void tst_SamplePlan::givesEqualPlansEqualBytes()
{
    QCOMPARE(planBytes(somePlan()), planBytes(somePlan()));
    SamplePlan other = somePlan();
    other.seeds = {1, 3};
    QVERIFY(planBytes(other) != planBytes(somePlan()));
}

void tst_SamplePlan::survivesItsJson()
{
    SamplePlan plan = somePlan();
    plan.negativePrompt = u"blur"_s;
    plan.guidanceScale = 9.25;
    plan.steps = 33;
    plan.count = 4;
    plan.control = false;
    plan.samplerName = u"DDIM"_s;
    QVERIFY(samplePlanFromJson(toJson(plan)) == plan);
}

void tst_SamplePlan::survivesTheJournal()
{
    Sample sample = samplesOf(somePlan(), u"run"_s, u"base"_s, u"lora"_s)[1];
    sample.id = 9;
    sample.grid = 4;
    sample.state = SampleState::Failed;
    sample.file = u"/profile/runs/run/samples/a.png"_s;
    sample.error = Error{ErrorKind::Refused, u"no"_s, {}, u"ILLEGAL_PROMPT"_s};
    const Sample read = fromRow(toRow(sample), u"run"_s, u"/profile/runs/run/samples"_s);
    QCOMPARE(read.prompt, sample.prompt);
    QCOMPARE(read.strength, sample.strength);
    QCOMPARE(read.size, sample.size);
    QCOMPARE(read.file, sample.file);
    QCOMPARE(int(read.state), int(sample.state));
    QVERIFY(read.error == sample.error);
    QCOMPARE(read.checkpoint, u"base"_s);
}

void tst_SamplePlan::refusesValuesOutOfRange_data()
{
    QTest::addColumn<SamplePlan>("plan");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QString &field, auto change) {
        SamplePlan plan = somePlan();
        change(plan);
        QTest::newRow(name) << plan << field;
    };
    row("fine", {}, [](SamplePlan &) {});
    row("no prompt", u"prompt"_s, [](SamplePlan &p) { p.prompts.clear(); });
    row("empty prompt", u"prompt"_s, [](SamplePlan &p) { p.prompts = {u" "_s}; });
    row("long prompt", u"prompt"_s, [](SamplePlan &p) { p.prompts = {QString(1025, u'a')}; });
    row("long negative prompt", u"negative"_s, [](SamplePlan &p) { p.negativePrompt = QString(1025, u'a'); });
    row("strength over 1", u"strength"_s, [](SamplePlan &p) { p.strengths = {1.01}; });
    row("strength under 0", u"strength"_s, [](SamplePlan &p) { p.strengths = {-0.1}; });
    row("no strength at all", u"strength"_s, [](SamplePlan &p) {
        p.strengths = {};
        p.control = false;
    });
    row("negative seed", u"seed"_s, [](SamplePlan &p) { p.seeds = {-1}; });
    row("small", u"size"_s, [](SamplePlan &p) { p.size = {127, 512}; });
    row("large", u"size"_s, [](SamplePlan &p) { p.size = {512, 2049}; });
    row("steps", u"steps"_s, [](SamplePlan &p) { p.steps = 101; });
    row("guidance", u"guidance"_s, [](SamplePlan &p) { p.guidanceScale = 0.5; });
    row("count", u"count"_s, [](SamplePlan &p) { p.count = 9; });
}

void tst_SamplePlan::refusesValuesOutOfRange()
{
    QFETCH(SamplePlan, plan);
    QFETCH(QString, field);
    const auto errors = checkPlan(plan);
    QCOMPARE(errors.empty(), field.isEmpty());
    if (!errors.empty())
        QCOMPARE(errors.front().field, field);
}

void tst_SamplePlan::namesFilesByTheirBytes()
{
    QTemporaryDir dir;
    Sample sample = samplesOf(somePlan(), u"run"_s, u"base"_s, u"lora"_s)[1];
    sample.id = 12;
    const QByteArray jpeg = encoded(paintedPicture({16, 16}), "jpeg");
    const auto file = saveSampleFile(sample, dir.filePath(u"samples"_s), jpeg);
    QVERIFY(file);
    QCOMPARE(QFileInfo(*file).fileName(), u"0012-seed1-0.60.jpg"_s);
    for (const QByteArray &bytes : {QByteArray("<html>"), jpeg.chopped(jpeg.size() / 2)}) {
        const auto refused = saveSampleFile(sample, dir.path(), bytes);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Service);
    }
}

QTEST_GUILESS_MAIN(tst_SamplePlan)
#include "tst_SamplePlan.moc"
