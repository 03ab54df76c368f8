// SPDX-License-Identifier: GPL-3.0-or-later
#include "OpenDataset.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_DatasetEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_DATA_HOME", QFile::encodeName(m_home.path())); }
    void init();
    void cleanup() { m_set.reset(); }

    void editsACaption();
    void mergesTypingIntoOneStep();
    void beginsAStepAfterAPause();
    void beginsAStepForAnotherPicture();
    void forgetsAStepThatTypedItselfAway();
    void makesNoStepOfNoChange();
    void showsASharedCaptionInBothPictures();
    void normalisesWhatIsPasted();
    void takesManyPicturesOutInOneStep();
    void framesManyPicturesInOneStep();
    void mergesADragIntoOneStep();
    void forgetsADragThatCameBack();
    void keepsTheFramingInItsFile();
    void changesTheTriggerWord();
    void keepsTrainingSettingsOutOfUndo();
    void refusesAPictureThatIsNotThere();
    void countsWhatIsIncludedAtEveryMoment();
    void aCaptionTakenBackWhileItIsBeingSavedStaysTakenBack();
    void undoesAnySequence_data();
    void undoesAnySequence();

private:
    QTemporaryDir m_home;
    std::unique_ptr<OpenDataset> m_set;
    QUndoStack *stack() const { return m_set->dataset->undoStack(); }
};

void tst_DatasetEditing::init()
{
    m_set = std::make_unique<OpenDataset>();
    for (const QString &name : {u"a.png"_s, u"b.png"_s, u"c.png"_s, u"sub/d.png"_s})
        m_set->putPicture(name, name.toUtf8());
    m_set->putPicture(u"b.jpg"_s); // one stem with b.png; what it holds does not matter here
    QVERIFY(m_set->open());
}

void tst_DatasetEditing::editsACaption()
{
    QSignalSpy changed(m_set->dataset.get(), &Dataset::itemChanged);
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"a bird"_s));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toInt(), m_set->dataset->rowOf(u"a.png"_s));
    QCOMPARE(m_set->caption(u"a.png"_s), u"a bird"_s);
    stack()->undo();
    QCOMPARE(m_set->caption(u"a.png"_s), u"a.png"_s);
    stack()->redo();
    QCOMPARE(m_set->caption(u"a.png"_s), u"a bird"_s);
}

void tst_DatasetEditing::mergesTypingIntoOneStep()
{
    for (int length = 1; length <= 20; ++length) {
        QVERIFY(m_set->dataset->setCaption(u"a.png"_s, QString(length, u'x')));
        m_set->clock.advance(1900ms); // saved meanwhile, which does not matter
    }
    QCOMPARE(stack()->count(), 1);
    stack()->undo();
    QCOMPARE(m_set->caption(u"a.png"_s), u"a.png"_s);
}

void tst_DatasetEditing::beginsAStepAfterAPause()
{
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"one"_s));
    m_set->clock.advance(2s);
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"one two"_s));
    QCOMPARE(stack()->count(), 2);
    stack()->undo();
    QCOMPARE(m_set->caption(u"a.png"_s), u"one"_s);
}

void tst_DatasetEditing::beginsAStepForAnotherPicture()
{
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"one"_s));
    QVERIFY(m_set->dataset->setCaption(u"c.png"_s, u"two"_s));
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"three"_s));
    QCOMPARE(stack()->count(), 3);
    stack()->undo();
    QCOMPARE(m_set->caption(u"a.png"_s), u"one"_s);
    QCOMPARE(m_set->caption(u"c.png"_s), u"two"_s);
}

void tst_DatasetEditing::forgetsAStepThatTypedItselfAway()
{
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"a.pngx"_s));
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"a.png"_s));
    QCOMPARE(stack()->count(), 0);
    QVERIFY(!m_set->dataset->hasUnsaved());
}

void tst_DatasetEditing::makesNoStepOfNoChange()
{
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"a.png"_s));
    QVERIFY(m_set->dataset->setIncluded({u"a.png"_s}, true));
    QVERIFY(m_set->dataset->setIncluded({}, false));
    QVERIFY(m_set->dataset->setTriggerWord(QString()));
    QVERIFY(m_set->dataset->removeItems({u"no such.png"_s}));
    QCOMPARE(stack()->count(), 0);
    QVERIFY(!m_set->dataset->hasUnsaved());
}

void tst_DatasetEditing::showsASharedCaptionInBothPictures()
{
    QCOMPARE(m_set->caption(u"b.jpg"_s), u"b.png"_s);
    QSignalSpy changed(m_set->dataset.get(), &Dataset::itemChanged);
    QVERIFY(m_set->dataset->setCaption(u"b.jpg"_s, u"both"_s));
    QCOMPARE(changed.count(), 2);
    QCOMPARE(m_set->caption(u"b.png"_s), u"both"_s);
    QVERIFY(m_set->dataset->setCaption(u"b.png"_s, u"again"_s));
    QCOMPARE(m_set->caption(u"b.jpg"_s), u"again"_s);
    stack()->undo();
    stack()->undo();
    QCOMPARE(m_set->caption(u"b.jpg"_s), u"b.png"_s);
    QCOMPARE(m_set->caption(u"b.png"_s), u"b.png"_s);
}

void tst_DatasetEditing::normalisesWhatIsPasted()
{
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"\uFEFFone\r\ntwo\rthree"_s));
    QCOMPARE(m_set->caption(u"a.png"_s), u"one\ntwo\nthree"_s);
}

void tst_DatasetEditing::takesManyPicturesOutInOneStep()
{
    QVERIFY(m_set->dataset->setIncluded({u"c.png"_s}, false));
    QVERIFY(m_set->dataset->setIncluded({u"a.png"_s, u"c.png"_s, u"sub/d.png"_s, u"none"_s}, false));
    QCOMPARE(stack()->count(), 2);
    QVERIFY(!m_set->isIncluded(u"a.png"_s) && !m_set->isIncluded(u"c.png"_s) &&
            !m_set->isIncluded(u"sub/d.png"_s));
    QCOMPARE(m_set->dataset->includedCount(), 2);
    stack()->undo(); // the one that was out before stays out
    QVERIFY(m_set->isIncluded(u"a.png"_s) && !m_set->isIncluded(u"c.png"_s) &&
            m_set->isIncluded(u"sub/d.png"_s));
    stack()->undo();
    QCOMPARE(m_set->dataset->includedCount(), 5);
    stack()->redo();
    QCOMPARE(m_set->dataset->includedCount(), 4);
}

void tst_DatasetEditing::framesManyPicturesInOneStep()
{
    const Framing left{Crop{{0, 0, 0.5, 1}}, QPointF(0.25, 0.5)};
    const Framing below{{}, QPointF(0.5, 1)};
    QVERIFY(m_set->dataset->setFraming({u"a.png"_s}, below));
    QSignalSpy changed(m_set->dataset.get(), &Dataset::itemChanged);
    QVERIFY(m_set->dataset->setFraming({u"a.png"_s, u"c.png"_s}, left));
    QCOMPARE(changed.count(), 2);
    QCOMPARE(stack()->count(), 2);
    QCOMPARE(m_set->framing(u"a.png"_s), left);
    QCOMPARE(m_set->framing(u"c.png"_s), left);
    stack()->undo(); // each as it was before
    QCOMPARE(m_set->framing(u"a.png"_s), below);
    QCOMPARE(m_set->framing(u"c.png"_s), Framing{});
    stack()->redo();
    QVERIFY(m_set->dataset->setFraming({u"a.png"_s, u"c.png"_s}, left)); // is no change
    QCOMPARE(stack()->count(), 2);
}

void tst_DatasetEditing::mergesADragIntoOneStep()
{
    const auto at = [](double x) { return Framing{Crop{{x, 0, 0.5, 0.5}}, {}}; };
    for (int step = 1; step <= 9; ++step) {
        QVERIFY(m_set->dataset->setFraming({u"a.png"_s}, at(0.05 * step), 1));
        m_set->clock.advance(3s); // however slow the hand is
    }
    QCOMPARE(stack()->count(), 1);
    QVERIFY(m_set->dataset->setFraming({u"a.png"_s}, at(0.3), 2));
    QVERIFY(m_set->dataset->setFraming({u"c.png"_s}, at(0.3), 2));
    QVERIFY(m_set->dataset->setFraming({u"c.png"_s}, at(0.2)));
    QVERIFY(m_set->dataset->setFraming({u"c.png"_s}, at(0.1)));
    QCOMPARE(stack()->count(), 5);
    for (int step = 0; step < 4; ++step)
        stack()->undo();
    QCOMPARE(m_set->framing(u"a.png"_s), at(0.05 * 9));
    stack()->undo();
    QCOMPARE(m_set->framing(u"a.png"_s), Framing{});
}

void tst_DatasetEditing::forgetsADragThatCameBack()
{
    QVERIFY(m_set->dataset->setFraming({u"a.png"_s}, {{}, QPointF(0.1, 0.5)}, 1));
    QVERIFY(m_set->dataset->setFraming({u"a.png"_s}, {}, 1));
    QCOMPARE(stack()->count(), 0);
    QCOMPARE(m_set->framing(u"a.png"_s), Framing{});
}

void tst_DatasetEditing::keepsTheFramingInItsFile()
{
    // What lies over the edge is cut; what follows is written as fractions of the upright picture.
    QVERIFY(m_set->dataset->setFraming({u"sub/d.png"_s}, {Crop{{0.75, 0, 0.5, 0.5}}, QPointF(0.875, 2)}));
    QVERIFY(m_set->save());
    const QJsonObject json = QJsonDocument::fromJson(m_set->bytes(u"easel.json"_s)).object();
    const QJsonObject item = json[u"items"_s][u"sub/d.png"_s].toObject();
    QCOMPARE(item[u"crop"_s].toArray(), (QJsonArray{0.75, 0, 0.25, 0.5}));
    QCOMPARE(item[u"focal"_s].toArray(), (QJsonArray{0.875, 1}));
    const auto again = m_set->reopened();
    QCOMPARE(again->at(again->rowOf(u"sub/d.png"_s)).framing, m_set->framing(u"sub/d.png"_s));
    stack()->undo();
    QVERIFY(m_set->save());
    QVERIFY(!m_set->bytes(u"easel.json"_s).contains("crop"));
}

void tst_DatasetEditing::changesTheTriggerWord()
{
    QSignalSpy changed(m_set->dataset.get(), &Dataset::triggerWordChanged);
    for (const QString &typed : {u"i"_s, u"in"_s, u"ink"_s})
        QVERIFY(m_set->dataset->setTriggerWord(typed));
    QCOMPARE(changed.count(), 3);
    QCOMPARE(stack()->count(), 1);
    m_set->clock.advance(3s);
    QVERIFY(m_set->dataset->setTriggerWord(u"inkwash"_s));
    stack()->undo();
    QCOMPARE(m_set->dataset->triggerWord(), u"ink"_s);
    stack()->undo();
    QCOMPARE(m_set->dataset->triggerWord(), QString());
}

void tst_DatasetEditing::keepsTrainingSettingsOutOfUndo()
{
    QSignalSpy changed(m_set->dataset.get(), &Dataset::trainingSettingsChanged);
    TrainingSettings settings = m_set->dataset->trainingSettings();
    settings.maxTrainSteps = 1234;
    m_set->dataset->setTrainingSettings(settings);
    m_set->dataset->setTrainingSettings(settings);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(stack()->count(), 0);
    QVERIFY(m_set->dataset->hasUnsaved());
    QVERIFY(m_set->save());
    QCOMPARE(m_set->reopened()->trainingSettings(), settings);
}

void tst_DatasetEditing::refusesAPictureThatIsNotThere()
{
    const Result<void> refused = m_set->dataset->setCaption(u"no such.png"_s, u"x"_s);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(u"no such.png"_s), qPrintable(refused.error().message));
    QVERIFY(!m_set->exists(u"no such.txt"_s));
}

void tst_DatasetEditing::countsWhatIsIncludedAtEveryMoment()
{
    Dataset &dataset = *m_set->dataset;
    int announced = dataset.includedCount();
    connect(&dataset, &Dataset::includedCountChanged, this, [&] {
        QVERIFY(announced != dataset.includedCount());
        announced = dataset.includedCount();
    });
    const auto isRight = [&] {
        int included = 0;
        for (int row = 0; row < dataset.count(); ++row)
            included += dataset.at(row).included;
        return dataset.includedCount() == included && announced == included;
    };
    QVERIFY(dataset.setIncluded({u"a.png"_s, u"b.png"_s}, false));
    QVERIFY(isRight());
    QVERIFY(dataset.removeItems({u"a.png"_s, u"c.png"_s}));
    QVERIFY(isRight());
    QCOMPARE(dataset.includedCount(), 2);
    stack()->undo();
    QVERIFY(m_set->save());
    QVERIFY(isRight());
    QCOMPARE(dataset.includedCount(), 3);
    stack()->undo();
    QVERIFY(isRight());
    QCOMPARE(dataset.includedCount(), 5);
}

void tst_DatasetEditing::aCaptionTakenBackWhileItIsBeingSavedStaysTakenBack()
{
    const QString before = m_set->caption(u"a.png"_s);
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"never mind"_s));
    m_set->clock.advance(3s); // on its way to the disk, and nobody hears that it arrived
    stack()->undo();
    QVERIFY(m_set->dataset->removeItems({u"a.png"_s}));
    stack()->undo();
    QVERIFY(m_set->save());
    QCOMPARE(m_set->caption(u"a.png"_s), before);
    QCOMPARE(m_set->reopened()->at(0).caption, before);
}

namespace {

/// What a person sees of a dataset.
struct SeenPicture
{
    QString caption;
    bool included = true;
    Framing framing;

    bool operator==(const SeenPicture &) const = default;
};

struct Seen
{
    QMap<QString, SeenPicture> pictures;
    QString triggerWord;

    bool operator==(const Seen &) const = default;

    static Seen in(const Dataset &dataset)
    {
        Seen seen;
        for (int row = 0; row < dataset.count(); ++row) {
            const DatasetItem &item = dataset.at(row);
            seen.pictures.insert(item.id, {item.caption, item.included, item.framing});
        }
        seen.triggerWord = dataset.triggerWord();
        return seen;
    }
};

} // namespace

void tst_DatasetEditing::undoesAnySequence_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<bool>("hurried");
    for (const int seed : {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 33, 130}) {
        QTest::addRow("seed %d, each step done", seed) << seed << false;
        QTest::addRow("seed %d, in a hurry", seed) << seed << true;
    }
}

// Against a model: the list of states that a person went through, and where in it they are.
void tst_DatasetEditing::undoesAnySequence()
{
    QFETCH(int, seed);
    QFETCH(bool, hurried);
    QRandomGenerator random{quint32(seed)};
    Dataset &dataset = *m_set->dataset;
    QVERIFY(dataset.removeItems({u"b.jpg"_s})); // sharing has its own tests
    QVERIFY(m_set->save());
    stack()->clear();
    const QStringList all{u"a.png"_s, u"b.png"_s, u"c.png"_s, u"sub/d.png"_s};
    const auto onDisk = contentOf(m_set->dir.path());

    QList<Seen> states{Seen::in(dataset)};
    qsizetype here = 0;
    for (int step = 0; step < 40; ++step) {
        m_set->clock.advance(3s); // so that nothing merges
        Seen now = states[here];
        const int choice = random.bounded(8);
        if (choice < 2) {
            here -= here > 0;
            stack()->undo();
        } else if (choice < 4) {
            here += here + 1 < states.size();
            stack()->redo();
        } else {
            const QStringList present = now.pictures.keys();
            if (choice == 4) {
                now.triggerWord = QString::number(random.generate());
                QVERIFY(dataset.setTriggerWord(now.triggerWord));
            } else if (present.isEmpty()) {
                continue;
            } else {
                const QString id = present[random.bounded(present.size())];
                auto &[caption, included, framing] = now.pictures[id];
                if (choice == 5) {
                    caption = QString::number(random.generate());
                    if (!dataset.setCaption(id, caption))
                        continue; // on its way back, in a hurry: not on the screen, so it cannot be edited
                } else if (choice == 6 && step % 2) {
                    included = !included;
                    if (dataset.rowOf(id) < 0)
                        continue;
                    QVERIFY(dataset.setIncluded({id}, included));
                } else if (choice == 6) {
                    framing = {Crop{{0.01 * step, 0, 0.5, 1}}, {}};
                    if (dataset.rowOf(id) < 0)
                        continue;
                    QVERIFY(dataset.setFraming({id}, framing));
                } else {
                    if (dataset.rowOf(id) < 0)
                        continue;
                    now.pictures.remove(id);
                    QVERIFY(dataset.removeItems({id}));
                }
            }
            states.resize(here + 1);
            states.append(now);
            ++here;
        }
        if (!hurried) {
            QVERIFY(m_set->save());
            QCOMPARE(Seen::in(dataset), states[here]);
        }
    }
    QVERIFY(m_set->save());
    QCOMPARE(Seen::in(dataset), states[here]);
    QCOMPARE(Seen::in(*m_set->reopened()), states[here]);

    while (stack()->canUndo())
        stack()->undo();
    QVERIFY(m_set->save());
    QCOMPARE(Seen::in(dataset), states[0]);
    auto after = contentOf(m_set->dir.path());
    after.remove(u"easel.json"_s); // its being there is all that is left
    QCOMPARE(after, onDisk);
    QCOMPARE(Seen::in(*m_set->reopened()), states[0]);
}

QTEST_MAIN(tst_DatasetEditing)
#include "tst_DatasetEditing.moc"
