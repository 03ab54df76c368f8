// SPDX-License-Identifier: GPL-3.0-or-later
#include "OpenDataset.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

class tst_DatasetOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_set = std::make_unique<OpenDataset>(); }
    void cleanup() { m_set.reset(); }

    void opensInTheBackground();
    void opensWithoutAnEventLoop();
    void showsPicturesBeforeAllAreRead();
    void knowsWhatEaselJsonSays();
    void listsUnreadablePicturesWithTheReason();
    void addsNoFilesToAnUntouchedFolder();
    void makesAMissingFolder();
    void failsWithASentence_data();
    void failsWithASentence();
    void opensAnotherFolderAfterSavingTheFirst();
    void canBeClosedWhileItScans();
    void isReadOnlyBeneathADamagedFile_data();
    void isReadOnlyBeneathADamagedFile();
    void givesASnapshotThatStays();

private:
    std::unique_ptr<OpenDataset> m_set;
};

void tst_DatasetOpening::opensInTheBackground()
{
    m_set->putPicture(u"b10.png"_s, "ten");
    m_set->putPicture(u"b2.png"_s, "two");
    m_set->putPicture(u"sub/a.png"_s);
    Dataset &dataset = *m_set->dataset;
    QSignalSpy opened(&dataset, &Dataset::opened);
    QSignalSpy states(&dataset, &Dataset::stateChanged);

    dataset.open(m_set->dir.path() + u'/');
    QCOMPARE(dataset.state(), Dataset::State::Scanning);
    QCOMPARE(states.count(), 1);
    QCOMPARE(dataset.count(), 0);
    QVERIFY(opened.wait(patience));
    QCOMPARE(dataset.state(), Dataset::State::Open);
    QCOMPARE(dataset.folder(), m_set->dir.path());
    QCOMPARE(dataset.name(), QDir(m_set->dir.path()).dirName());
    QCOMPARE(m_set->ids(), (QStringList{u"b2.png"_s, u"b10.png"_s, u"sub/a.png"_s}));
    QCOMPARE(m_set->caption(u"b10.png"_s), u"ten"_s);
    QCOMPARE(m_set->caption(u"sub/a.png"_s), QString());
    QCOMPARE(dataset.picturePath(2), m_set->path(u"sub/a.png"_s));
    QCOMPARE(dataset.rowOf(u"sub/a.png"_s), 2);
    QCOMPARE(dataset.rowOf(u"a.png"_s), -1);
    QCOMPARE(dataset.includedCount(), 3);
    QVERIFY(!dataset.isReadOnly());
    QVERIFY(!dataset.hasUnsaved());
    QTRY_VERIFY_WITH_TIMEOUT(dataset.at(0).inspected && dataset.at(1).inspected && dataset.at(2).inspected,
                             patience);
    QCOMPARE(dataset.at(0).info.size, QSize(8, 6));
    QCOMPARE(dataset.at(0).info.format, u"png"_s);
}

void tst_DatasetOpening::opensWithoutAnEventLoop()
{
    for (int i = 0; i < 700; ++i)
        m_set->put(u"%1.png"_s.arg(i), png(i));
    m_set->put(u"7.txt"_s, "seven");
    QVERIFY(m_set->open());
    QCOMPARE(m_set->dataset->state(), Dataset::State::Open);
    QCOMPARE(m_set->dataset->count(), 700);
    QCOMPARE(m_set->dataset->at(7).caption, u"seven"_s);
    for (int row = 0; row < 700; ++row) {
        QCOMPARE(m_set->dataset->at(row).id, u"%1.png"_s.arg(row));
        QVERIFY(m_set->dataset->at(row).inspected);
        QCOMPARE(m_set->dataset->at(row).info.size, QSize(8, 6));
    }
}

void tst_DatasetOpening::showsPicturesBeforeAllAreRead()
{
    for (int i = 0; i < 1500; ++i)
        m_set->put(u"%1.png"_s.arg(i), "x");
    Dataset &dataset = *m_set->dataset;
    QStringList seen;
    connect(&dataset, &Dataset::rowsInserted, this, [&](int first, int last) {
        QCOMPARE(last + 1, dataset.count());
        QCOMPARE(dataset.state(), Dataset::State::Scanning);
        for (int row = first; row <= last; ++row)
            seen.append(dataset.at(row).id);
    });
    QSignalSpy inserted(&dataset, &Dataset::rowsInserted);
    QSignalSpy opened(&dataset, &Dataset::opened);
    dataset.open(m_set->dir.path());
    QVERIFY(opened.wait(patience));
    QVERIFY(inserted.count() > 2);
    QVERIFY2(inserted.first().at(1).toInt() < 200, "the first pictures are shown soon");
    QCOMPARE(seen, m_set->ids());
    QCOMPARE(seen.size(), 1500);
}

void tst_DatasetOpening::knowsWhatEaselJsonSays()
{
    m_set->putPicture(u"a.png"_s);
    m_set->putPicture(u"sub/b.png"_s);
    m_set->put(u"easel.json"_s,
               R"({"easel": 1, "trigger_word": "inkwash", "training": {"max_train_steps": 777},
        "items": {"sub/b.png": {"included": false, "crop": [0, 0, 0.5, 1], "focal": [0.5, 0.25], "draft": true}}})");
    QVERIFY(m_set->open());
    QCOMPARE(m_set->dataset->triggerWord(), u"inkwash"_s);
    QCOMPARE(m_set->dataset->trainingSettings().maxTrainSteps, 777);
    QCOMPARE(m_set->dataset->includedCount(), 1);
    QVERIFY(m_set->dataset->at(0).included);
    QVERIFY(!m_set->dataset->at(0).framing.crop);
    const DatasetItem &item = m_set->dataset->at(1);
    QVERIFY(!item.included);
    QCOMPARE(item.framing.crop->frame, QRectF(0, 0, 0.5, 1));
    QCOMPARE(*item.framing.focal, QPointF(0.5, 0.25));
    QVERIFY(item.draft);
}

void tst_DatasetOpening::listsUnreadablePicturesWithTheReason()
{
    m_set->putPicture(u"good.png"_s);
    m_set->put(u"text.png"_s, "not a picture at all");
    m_set->put(u"photo.heic"_s, "whatever");
    QVERIFY(m_set->open());
    QCOMPARE(m_set->ids(), (QStringList{u"good.png"_s, u"photo.heic"_s, u"text.png"_s}));
    QCOMPARE(m_set->dataset->at(0).unreadable, QString());
    for (const int row : {1, 2}) {
        const DatasetItem &item = m_set->dataset->at(row);
        QVERIFY(item.inspected);
        QVERIFY2(item.unreadable.contains(item.id), qPrintable(item.unreadable));
    }
}

void tst_DatasetOpening::addsNoFilesToAnUntouchedFolder()
{
    m_set->putPicture(u"a.png"_s, "caf\xE9\r\nnoir");
    m_set->putPicture(u"b.png"_s);
    m_set->put(u"easel.json"_s, "{\"easel\":1}\n\n");
    const auto before = contentOf(m_set->dir.path());
    QVERIFY(m_set->open());
    QVERIFY(m_set->dataset->saveNow());
    m_set->dataset->refresh();
    QVERIFY(m_set->save());
    m_set->dataset.reset();
    QCOMPARE(contentOf(m_set->dir.path()), before);
}

void tst_DatasetOpening::makesAMissingFolder()
{
    QSignalSpy opened(m_set->dataset.get(), &Dataset::opened);
    m_set->dataset->open(m_set->path(u"new/set"_s), true);
    QVERIFY(opened.wait(patience));
    QVERIFY(QDir(m_set->path(u"new/set"_s)).isEmpty());
    QCOMPARE(m_set->dataset->name(), u"set"_s);
}

void tst_DatasetOpening::failsWithASentence_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("missing") << u"missing"_s;
    QTest::newRow("a file") << u"file.png"_s;
}

void tst_DatasetOpening::failsWithASentence()
{
    QFETCH(QString, name);
    m_set->putPicture(u"file.png"_s);
    Dataset &dataset = *m_set->dataset;
    const Result<void> waited = dataset.openAndWait(m_set->path(name));
    QVERIFY(!waited);
    QCOMPARE(waited.error().kind, ErrorKind::Dataset);
    QVERIFY2(waited.error().message.contains(name), qPrintable(waited.error().message));
    QCOMPARE(dataset.state(), Dataset::State::Failed);
    QVERIFY(!dataset.setTriggerWord(u"w"_s));

    QSignalSpy failed(&dataset, &Dataset::openFailed);
    dataset.open(m_set->path(name));
    QVERIFY(failed.wait(patience));
    QCOMPARE(failed.first().first().value<Error>(), waited.error());

    QVERIFY(m_set->open()); // a failure is not for ever
    QCOMPARE(dataset.count(), 1);
}

void tst_DatasetOpening::opensAnotherFolderAfterSavingTheFirst()
{
    m_set->putPicture(u"one/a.png"_s, "a");
    m_set->putPicture(u"two/b.png"_s, "b");
    Dataset &dataset = *m_set->dataset;
    QVERIFY(dataset.openAndWait(m_set->path(u"one"_s)));
    QVERIFY(dataset.setCaption(u"a.png"_s, u"edited"_s));
    QSignalSpy resets(&dataset, &Dataset::reset);
    QVERIFY(dataset.openAndWait(m_set->path(u"two"_s)));
    QCOMPARE(m_set->bytes(u"one/a.txt"_s), "edited"_ba);
    QCOMPARE(resets.count(), 1);
    QCOMPARE(m_set->ids(), QStringList{u"b.png"_s});
    QVERIFY(!dataset.hasUnsaved());
    QCOMPARE(dataset.includedCount(), 1);
}

void tst_DatasetOpening::canBeClosedWhileItScans()
{
    for (int i = 0; i < 2000; ++i)
        m_set->put(u"one/%1.png"_s.arg(i), "x");
    m_set->putPicture(u"two/b.png"_s);
    Dataset &dataset = *m_set->dataset;
    dataset.open(m_set->path(u"one"_s));
    QSignalSpy inserted(&dataset, &Dataset::rowsInserted);
    QVERIFY(inserted.wait(patience));
    QVERIFY(dataset.openAndWait(m_set->path(u"two"_s)));
    QCOMPARE(m_set->ids(), QStringList{u"b.png"_s});
    QCoreApplication::processEvents(); // what the first reading still had to say
    QCOMPARE(m_set->ids(), QStringList{u"b.png"_s});
    dataset.close();
    QCOMPARE(dataset.state(), Dataset::State::Closed);
    QCOMPARE(dataset.count(), 0);
    QCOMPARE(dataset.includedCount(), 0);
}

void tst_DatasetOpening::isReadOnlyBeneathADamagedFile_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("damaged") << "{\"easel\": 1, \"items\""_ba;
    QTest::newRow("newer") << R"({"easel": 7, "trigger_word": "w", "hats": true})"_ba;
}

void tst_DatasetOpening::isReadOnlyBeneathADamagedFile()
{
    QFETCH(QByteArray, json);
    m_set->putPicture(u"a.png"_s, "caption");
    m_set->put(u"easel.json"_s, json);
    const auto before = contentOf(m_set->dir.path());
    QVERIFY(m_set->open());
    Dataset &dataset = *m_set->dataset;
    QVERIFY(dataset.isReadOnly());
    QVERIFY2(dataset.readOnlyReason().contains(u"easel.json"_s), qPrintable(dataset.readOnlyReason()));
    QCOMPARE(dataset.count(), 1);

    for (const Result<void> &refused :
         {dataset.setCaption(u"a.png"_s, u"x"_s), dataset.setIncluded({u"a.png"_s}, false),
          dataset.removeItems({u"a.png"_s}), dataset.setTriggerWord(u"x"_s)}) {
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Conflict);
        QCOMPARE(refused.error().message, dataset.readOnlyReason());
    }
    QSignalSpy added(&dataset, &Dataset::added);
    dataset.addFiles({QUrl::fromLocalFile(m_set->path(u"a.png"_s))});
    QCOMPARE(added.count(), 1);
    QCOMPARE(added.first().at(1).toStringList(), QStringList{dataset.readOnlyReason()});

    TrainingSettings settings = dataset.trainingSettings(); // to be tried, though not to be kept
    settings.maxTrainSteps = 99;
    dataset.setTrainingSettings(settings);
    QCOMPARE(dataset.trainingSettings().maxTrainSteps, 99);
    QVERIFY(!dataset.hasUnsaved());
    m_set->dataset.reset();
    QCOMPARE(contentOf(m_set->dir.path()), before);
}

void tst_DatasetOpening::givesASnapshotThatStays()
{
    m_set->putPicture(u"a.png"_s, "old");
    m_set->put(u"easel.json"_s, R"({"easel": 1, "trigger_word": "word"})");
    QVERIFY(m_set->open());
    const DatasetSnapshot snapshot = m_set->dataset->snapshot();
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"new"_s));
    QCOMPARE(snapshot.folder, m_set->dir.path());
    QCOMPARE(snapshot.name, m_set->dataset->name());
    QCOMPARE(snapshot.triggerWord, u"word"_s);
    QCOMPARE(snapshot.items.size(), std::size_t(1));
    QCOMPARE(snapshot.items.front().caption, u"old"_s);
    QCOMPARE(m_set->dataset->snapshot().items.front().caption, u"new"_s);
}

QTEST_MAIN(tst_DatasetOpening)
#include "tst_DatasetOpening.moc"
