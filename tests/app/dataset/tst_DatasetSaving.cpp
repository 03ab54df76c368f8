// SPDX-License-Identifier: GPL-3.0-or-later
#include "OpenDataset.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

#include <csignal>
#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_DatasetSaving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_set.reset(); }

    void savesWithinASecond();
    void savesWhileThePersonGoesOnTyping();
    void savesUndoAndRedoByThemselves();
    void doesNotRewriteWhatReturnedToTheFile();
    void writesACaptionOnlyOnce();
    void writesNotesAndSettings();
    void leavesNoFileWhereNothingDiffersFromTheDefaults();
    void savesNow();
    void savesWhenItGoes();
    void tellsWhetherAllIsSaved();
    void triesAgainAfterAFailure();
    void keepsTheOldFileOnAFullDisk();
    void becomesReadOnlyWithItsFolder();
    void letsOthersChangeOtherPartsOfEaselJson();
    void neverOverwritesAFileThatBecameDamaged();

private:
    QJsonObject json() const { return QJsonDocument::fromJson(m_set->bytes(u"easel.json"_s)).object(); }

    std::unique_ptr<OpenDataset> m_set;
};

void tst_DatasetSaving::init()
{
    m_set = std::make_unique<OpenDataset>();
    m_set->putPicture(u"a.png"_s, "one\r\ntwo caf\xE9");
    m_set->putPicture(u"sub/b.png"_s);
    QVERIFY(m_set->open());
}

void tst_DatasetSaving::savesWithinASecond()
{
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"one\ntwo cafés"_s));
    QVERIFY(m_set->dataset->setCaption(u"sub/b.png"_s, u"new"_s));
    m_set->clock.advance(800ms);
    QTRY_COMPARE_WITH_TIMEOUT(m_set->bytes(u"a.txt"_s), "one\r\ntwo caf\xC3\xA9s"_ba, patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_set->bytes(u"sub/b.txt"_s), "new"_ba, patience);
    QVERIFY(!m_set->exists(u"easel.json"_s));
}

void tst_DatasetSaving::savesWhileThePersonGoesOnTyping()
{
    for (int typed = 1; typed <= 9; ++typed) { // without a pause of 0.8 s
        QVERIFY(m_set->dataset->setCaption(u"sub/b.png"_s, QString(typed, u'x')));
        m_set->clock.advance(100ms);
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_set->exists(u"sub/b.txt"_s), patience);
    QVERIFY(m_set->save());
    QCOMPARE(m_set->bytes(u"sub/b.txt"_s), "xxxxxxxxx"_ba);
}

void tst_DatasetSaving::savesUndoAndRedoByThemselves()
{
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"new"_s));
    QVERIFY(m_set->save());
    m_set->dataset->undoStack()->undo();
    QVERIFY(m_set->dataset->hasUnsaved());
    QVERIFY(m_set->save());
    QCOMPARE(m_set->reopened()->at(0).caption, u"one\ntwo café"_s);
    m_set->dataset->undoStack()->redo();
    QVERIFY(m_set->save());
    QCOMPARE(m_set->reopened()->at(0).caption, u"new"_s);
}

void tst_DatasetSaving::doesNotRewriteWhatReturnedToTheFile()
{
    const QByteArray before = m_set->bytes(u"a.txt"_s);
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"new"_s));
    m_set->dataset->undoStack()->undo();
    QVERIFY(m_set->dataset->setIncluded({u"a.png"_s}, false));
    m_set->dataset->undoStack()->undo();
    QVERIFY(m_set->save());
    QCOMPARE(m_set->bytes(u"a.txt"_s), before);
    QVERIFY(!m_set->exists(u"easel.json"_s));
}

void tst_DatasetSaving::writesACaptionOnlyOnce()
{
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"new"_s));
    QVERIFY(m_set->save());
    makeOlder(m_set->path(u"a.txt"_s));
    const QDateTime written = QFileInfo(m_set->path(u"a.txt"_s)).lastModified();
    QVERIFY(m_set->dataset->setTriggerWord(u"w"_s));
    QVERIFY(m_set->save());
    QVERIFY(m_set->dataset->saveNow());
    QCOMPARE(QFileInfo(m_set->path(u"a.txt"_s)).lastModified(), written);
}

void tst_DatasetSaving::writesNotesAndSettings()
{
    QVERIFY(m_set->dataset->setTriggerWord(u"inkwash"_s));
    QVERIFY(m_set->dataset->setIncluded({u"sub/b.png"_s}, false));
    TrainingSettings settings = m_set->dataset->trainingSettings();
    settings.name = u"Ink"_s;
    settings.samplePrompts = {u"a boat"_s};
    m_set->dataset->setTrainingSettings(settings);
    QVERIFY(m_set->save());

    QCOMPARE(json().value("easel"_L1).toInt(), 1);
    QCOMPARE(json().value("trigger_word"_L1).toString(), u"inkwash"_s);
    QCOMPARE(json().value("training"_L1).toObject().value("name"_L1).toString(), u"Ink"_s);
    QCOMPARE(json().value("items"_L1).toObject(),
             (QJsonObject{{u"sub/b.png"_s, QJsonObject{{u"included"_s, false}}}}));
    const auto again = m_set->reopened();
    QCOMPARE(again->triggerWord(), u"inkwash"_s);
    QCOMPARE(again->trainingSettings(), settings);
    QCOMPARE(again->includedCount(), 1);
}

void tst_DatasetSaving::leavesNoFileWhereNothingDiffersFromTheDefaults()
{
    m_set->dataset->setTrainingSettings(TrainingSettings());
    QVERIFY(!m_set->dataset->hasUnsaved());
    QVERIFY(m_set->dataset->setCaption(u"sub/b.png"_s, u"x"_s));
    QVERIFY(m_set->save());
    QVERIFY(!m_set->exists(u"easel.json"_s));
}

void tst_DatasetSaving::savesNow()
{
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"now"_s));
    QVERIFY(m_set->dataset->setTriggerWord(u"word"_s));
    QVERIFY(m_set->dataset->saveNow()); // without an event loop, without the clock
    QVERIFY(!m_set->dataset->hasUnsaved());
    QCOMPARE(m_set->bytes(u"a.txt"_s), "now"_ba);
    QCOMPARE(json().value("trigger_word"_L1).toString(), u"word"_s);
}

void tst_DatasetSaving::savesWhenItGoes()
{
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"last words"_s));
    QSignalSpy anything(m_set->dataset.get(), &Dataset::savedChanged);
    m_set->dataset.reset();
    QCOMPARE(m_set->bytes(u"a.txt"_s), "last words"_ba);
}

void tst_DatasetSaving::tellsWhetherAllIsSaved()
{
    Dataset &dataset = *m_set->dataset;
    QList<bool> told;
    connect(&dataset, &Dataset::savedChanged, this, [&] { told.append(dataset.hasUnsaved()); });
    QVERIFY(dataset.setCaption(u"a.png"_s, u"x"_s));
    QCOMPARE(told, QList<bool>{true});
    dataset.undoStack()->undo();
    QCOMPARE(told, (QList<bool>{true, false}));
    dataset.undoStack()->redo();
    QVERIFY(m_set->save());
    QCOMPARE(told, (QList<bool>{true, false, true, false}));
    QVERIFY(dataset.setTriggerWord(u"w"_s));
    QVERIFY(m_set->save());
    QCOMPARE(told, (QList<bool>{true, false, true, false, true, false}));
}

void tst_DatasetSaving::triesAgainAfterAFailure()
{
    QVERIFY(QDir().mkpath(m_set->path(u"sub/b.txt/in the way"_s)));
    Dataset &dataset = *m_set->dataset;
    QSignalSpy failed(&dataset, &Dataset::saveFailed);
    QVERIFY(dataset.setCaption(u"sub/b.png"_s, u"text"_s));
    QVERIFY(dataset.setCaption(u"a.png"_s, u"other"_s));
    m_set->clock.advance(1s);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
    const Error error = failed.first().first().value<Error>();
    QCOMPARE(error.kind, ErrorKind::Disk);
    QVERIFY2(error.message.contains(u"b.txt"_s), qPrintable(error.message));
    QCOMPARE(m_set->bytes(u"a.txt"_s), "other"_ba); // one failure does not keep the others
    QCOMPARE(m_set->caption(u"sub/b.png"_s), u"text"_s);
    QVERIFY(dataset.hasUnsaved());
    QVERIFY(!dataset.isReadOnly()); // it is one file, not the folder
    QCOMPARE(dataset.saveNow().error(), error);

    m_set->clock.advance(5s); // the same again is not told again
    QCOMPARE(dataset.saveNow().error(), error);
    QCOMPARE(failed.count(), 1);

    QVERIFY(QDir(m_set->path(u"sub/b.txt"_s)).removeRecursively());
    m_set->clock.advance(5s);
    QTRY_VERIFY_WITH_TIMEOUT(!dataset.hasUnsaved(), patience);
    QCOMPARE(m_set->bytes(u"sub/b.txt"_s), "text"_ba);
}

void tst_DatasetSaving::keepsTheOldFileOnAFullDisk()
{
#ifdef Q_OS_UNIX
    const QByteArray before = m_set->bytes(u"a.txt"_s);
    const QString longText(2'000'000, u'x');
    Dataset &dataset = *m_set->dataset;
    rlimit unlimited{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &unlimited), 0);
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit limited = unlimited;
    limited.rlim_cur = 1'000'000;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limited), 0);
    QVERIFY(dataset.setCaption(u"a.png"_s, longText));
    const Result<void> saved = dataset.saveNow();
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &unlimited), 0);
    std::signal(SIGXFSZ, oldHandler);

    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Disk);
    QVERIFY2(saved.error().message.contains(QDir::toNativeSeparators(m_set->path(u"a.txt"_s))),
             qPrintable(saved.error().message));
    QCOMPARE(m_set->bytes(u"a.txt"_s), before);
    QVERIFY(dataset.hasUnsaved());
    QVERIFY(m_set->caption(u"a.png"_s) == longText);
    QCOMPARE(QDir(m_set->dir.path()).entryList(QDir::Files | QDir::Hidden),
             (QStringList{u"a.png"_s, u"a.txt"_s}));

    QVERIFY(dataset.saveNow()); // once there is room
    QCOMPARE(m_set->bytes(u"a.txt"_s), longText.toUtf8());
#endif
}

void tst_DatasetSaving::becomesReadOnlyWithItsFolder()
{
    // Taking the folder away works for every user, a superuser too, whom permissions do not stop.
    const QString elsewhere = m_set->dir.path() + u"-moved"_s;
    QVERIFY(QDir().rename(m_set->dir.path(), elsewhere));
    Dataset &dataset = *m_set->dataset;
    QSignalSpy states(&dataset, &Dataset::stateChanged);
    QVERIFY(dataset.setCaption(u"a.png"_s, u"kept"_s));
    m_set->clock.advance(1s);
    QTRY_VERIFY_WITH_TIMEOUT(dataset.isReadOnly(), patience);
    QCOMPARE(states.count(), 1);
    QVERIFY2(dataset.readOnlyReason().contains(dataset.folder()), qPrintable(dataset.readOnlyReason()));
    const Result<void> refused = dataset.setTriggerWord(u"w"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QCOMPARE(m_set->caption(u"a.png"_s), u"kept"_s);
    QCOMPARE(dataset.count(), 2); // what is gone for a moment is not taken for removed

    QVERIFY(QDir().rename(elsewhere, m_set->dir.path()));
    m_set->clock.advance(5s);
    QTRY_VERIFY_WITH_TIMEOUT(!dataset.hasUnsaved(), patience);
    QCOMPARE(m_set->bytes(u"a.txt"_s), "kept"_ba);
    QTRY_VERIFY_WITH_TIMEOUT(!dataset.isReadOnly(), patience);
    QVERIFY(dataset.setTriggerWord(u"w"_s));
}

void tst_DatasetSaving::letsOthersChangeOtherPartsOfEaselJson()
{
    QVERIFY(m_set->dataset->setIncluded({u"a.png"_s}, false));
    QVERIFY(m_set->save());
    QJsonObject theirs = json();
    theirs.insert(u"trigger_word"_s, u"theirs"_s);
    theirs.insert(u"hats"_s, 3);
    m_set->put(u"easel.json"_s, QJsonDocument(theirs).toJson());

    QSignalSpy changed(m_set->dataset.get(), &Dataset::triggerWordChanged);
    QVERIFY(m_set->dataset->setIncluded({u"sub/b.png"_s}, false));
    QVERIFY(m_set->save());
    QCOMPARE(json().value("hats"_L1).toInt(), 3);
    QCOMPARE(json().value("trigger_word"_L1).toString(), u"theirs"_s);
    QCOMPARE(json().value("items"_L1).toObject().keys(), (QStringList{u"a.png"_s, u"sub/b.png"_s}));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_set->dataset->triggerWord(), u"theirs"_s);
    QCOMPARE(m_set->dataset->includedCount(), 0);
}

void tst_DatasetSaving::neverOverwritesAFileThatBecameDamaged()
{
    QVERIFY(m_set->dataset->setTriggerWord(u"one"_s));
    QVERIFY(m_set->save());
    m_set->put(u"easel.json"_s, "{ somebody is edi");
    QVERIFY(m_set->dataset->setTriggerWord(u"two"_s));
    const Result<void> saved = m_set->dataset->saveNow();
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Conflict);
    QVERIFY2(saved.error().message.contains(u"easel.json"_s), qPrintable(saved.error().message));
    QCOMPARE(m_set->bytes(u"easel.json"_s), "{ somebody is edi"_ba);

    m_set->put(u"easel.json"_s, R"({"easel": 1, "trigger_word": "one", "hats": 4})");
    QVERIFY(m_set->dataset->saveNow());
    QCOMPARE(json().value("trigger_word"_L1).toString(), u"two"_s);
    QCOMPARE(json().value("hats"_L1).toInt(), 4);
}

QTEST_MAIN(tst_DatasetSaving)
#include "tst_DatasetSaving.moc"
