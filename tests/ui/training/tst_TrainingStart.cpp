// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/TrainingStart.h"

#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_TrainingStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aSoundDatasetIsHandedOverOnce();
    void pressingTwiceStartsOnce();
    void aBrokenPictureBlocksAndNothingIsStarted();
    void aCancelledCheckStartsNothing();
    void afterACancelItCanBeStartedAgain();
    void aFailureIsToldAndItCanBeTriedAgain();
    void dyingWhileItChecksIsSafe();
    void anAnswerAfterItsDeathIsIgnored();
    void thePlanIsThreeStrengthsAndTheControlAtTheNativeSize();

private:
    struct Call
    {
        Recipe recipe;
        SamplePlan plan;
        TrainingStart::Done done;
    };

    std::unique_ptr<TrainingStart> make()
    {
        return std::make_unique<TrainingStart>(
            [this](const Recipe &recipe, const SamplePlan &plan, auto done) {
                m_calls.push_back({recipe, plan, std::move(done)});
            });
    }
    TrainingSettings settings() const
    {
        TrainingSettings made;
        made.name = u"Town"_s;
        made.samplePrompts = {u"a house"_s};
        return made;
    }

    QTemporaryDir m_folder;
    DatasetSnapshot m_dataset;
    std::vector<Call> m_calls;
};

void tst_TrainingStart::initTestCase()
{
    m_dataset.folder = m_folder.path();
    m_dataset.name = u"town"_s;
    QImage picture(600, 600, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    for (int i = 0; i < 12; ++i) {
        DatasetItem item;
        item.id = u"p%1.jpg"_s.arg(i);
        item.caption = u"a house"_s;
        QVERIFY(picture.save(m_folder.filePath(item.id)));
        m_dataset.items.push_back(item);
    }
}

void tst_TrainingStart::init()
{
    m_calls.clear();
}

void tst_TrainingStart::aSoundDatasetIsHandedOverOnce()
{
    auto start = make();
    QSignalSpy started(start.get(), &TrainingStart::started);
    start->start(m_dataset, settings(), u"demo"_s);
    QCOMPARE(start->state(), TrainingStart::State::Checking);
    QTRY_COMPARE(start->state(), TrainingStart::State::Starting);
    QCOMPARE(m_calls.size(), size_t(1));
    QCOMPARE(m_calls[0].recipe, makeRecipe(m_dataset, settings(), u"demo"_s));
    m_calls[0].done(u"run1"_s);
    QCOMPARE(start->state(), TrainingStart::State::Idle);
    QCOMPARE(started.count(), 1);
    QCOMPARE(started[0][0].toString(), u"run1"_s);
}

void tst_TrainingStart::pressingTwiceStartsOnce()
{
    auto start = make();
    QSignalSpy started(start.get(), &TrainingStart::started);
    start->start(m_dataset, settings(), u"demo"_s);
    start->start(m_dataset, settings(), u"demo"_s);
    QTRY_COMPARE(start->state(), TrainingStart::State::Starting);
    start->start(m_dataset, settings(), u"demo"_s);
    start->cancel(); // too late: the run is being journaled
    QCOMPARE(start->state(), TrainingStart::State::Starting);
    m_calls[0].done(u"run1"_s);
    QCOMPARE(m_calls.size(), size_t(1));
    QCOMPARE(started.count(), 1);
}

void tst_TrainingStart::aBrokenPictureBlocksAndNothingIsStarted()
{
    DatasetSnapshot broken = m_dataset;
    DatasetItem item;
    item.id = u"broken.jpg"_s;
    item.caption = u"a house"_s;
    broken.items.push_back(item);
    QFile file(m_folder.filePath(item.id));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("not a picture") > 0);
    file.close();

    auto start = make();
    QSignalSpy blocked(start.get(), &TrainingStart::blocked);
    start->start(broken, settings(), u"demo"_s);
    QTRY_COMPARE(blocked.count(), 1);
    QCOMPARE(start->state(), TrainingStart::State::Idle);
    QVERIFY(m_calls.empty());
    const auto found = blocked[0][0].value<Preflight>();
    QCOMPARE(found.blocking.size(), size_t(1));
    QCOMPARE(found.blocking[0].files, QStringList{item.id});
}

void tst_TrainingStart::aCancelledCheckStartsNothing()
{
    auto start = make();
    QSignalSpy states(start.get(), &TrainingStart::stateChanged);
    start->start(m_dataset, settings(), u"demo"_s);
    start->cancel();
    QCOMPARE(start->state(), TrainingStart::State::Idle);
    QCOMPARE(states.count(), 2);
    // A check that is begun and ended behind the cancelled one in the same pool.
    auto other = make();
    other->start(m_dataset, settings(), u"demo"_s);
    QTRY_COMPARE(other->state(), TrainingStart::State::Starting);
    start.reset(); // waits for the worker: whatever it had to say is said
    QCoreApplication::processEvents();
    QCOMPARE(m_calls.size(), size_t(1));
    QCOMPARE(states.count(), 2);
}

void tst_TrainingStart::afterACancelItCanBeStartedAgain()
{
    auto start = make();
    start->start(m_dataset, settings(), u"demo"_s);
    start->cancel();
    start->start(m_dataset, settings(), u"demo"_s);
    QTRY_COMPARE(start->state(), TrainingStart::State::Starting);
    QCOMPARE(m_calls.size(), size_t(1));
}

void tst_TrainingStart::aFailureIsToldAndItCanBeTriedAgain()
{
    auto start = make();
    QSignalSpy failed(start.get(), &TrainingStart::failed);
    start->start(m_dataset, settings(), u"demo"_s);
    QTRY_COMPARE(m_calls.size(), size_t(1));
    m_calls[0].done(failure(ErrorKind::Disk, u"The journal could not be written."_s));
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed[0][0].value<Error>().message, u"The journal could not be written."_s);
    QCOMPARE(start->state(), TrainingStart::State::Idle);
    start->start(m_dataset, settings(), u"demo"_s);
    QTRY_COMPARE(m_calls.size(), size_t(2));
}

void tst_TrainingStart::dyingWhileItChecksIsSafe()
{
    auto start = make();
    start->start(m_dataset, settings(), u"demo"_s);
    start.reset();
    QVERIFY(m_calls.empty());
}

void tst_TrainingStart::anAnswerAfterItsDeathIsIgnored()
{
    auto start = make();
    start->start(m_dataset, settings(), u"demo"_s);
    QTRY_COMPARE(m_calls.size(), size_t(1));
    start.reset();
    m_calls[0].done(u"run1"_s); // must not touch what is gone
    QCOMPARE(m_calls.size(), size_t(1));
}

void tst_TrainingStart::thePlanIsThreeStrengthsAndTheControlAtTheNativeSize()
{
    TrainingSettings two = settings();
    two.baseModel = u"stable-diffusion-xl-base-1.0"_s;
    two.size = {640, 640};
    two.samplePrompts = {u"a house"_s, u"a ship"_s};
    const SamplePlan plan = samplePlan(two);
    QCOMPARE(plan.prompts, two.samplePrompts);
    QCOMPARE(plan.strengths, (std::vector{0.6, 0.8, 1.0}));
    QCOMPARE(plan.seeds, (std::vector<qint64>{42}));
    QVERIFY(plan.control);
    QCOMPARE(plan.size, QSize(1024, 1024));
    QCOMPARE(plan.pictures(), 8);
    two.samplePrompts.clear();
    QCOMPARE(samplePlan(two).pictures(), 0);
}

QTEST_GUILESS_MAIN(tst_TrainingStart)
#include "tst_TrainingStart.moc"
