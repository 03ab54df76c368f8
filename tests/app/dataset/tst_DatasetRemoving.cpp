// SPDX-License-Identifier: GPL-3.0-or-later
#include "OpenDataset.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_DatasetRemoving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_set.reset(); }

    void movesAPictureWithItsCaptionToTheTrash();
    void bringsItBackAsItWas();
    void keepsACaptionThatAnotherPictureShares();
    void takesASharedCaptionWithTheLastPicture();
    void savesWhatWasEditedBeforeItLeaves();
    void undoesEditsOfAPictureThatIsAway();
    void bringsItBackUnderAnotherName();
    void tellsThatThePictureIsNoLongerInTheTrash();
    void standsUndoAndRedoInAHurry();
    void tellsOfACaptionThatChangedInTheTrash();
    void removesManyInOneStep();
    void isUnsavedUntilTheFilesAreMoved();
    void finishesWhenItGoes();

private:
    QUndoStack *stack() const { return m_set->dataset->undoStack(); }
    void undo() const
    {
        stack()->undo();
        QVERIFY(m_set->save());
    }
    QMap<QString, QByteArray> content() const { return contentOf(m_set->dir.path()); }

    std::unique_ptr<OpenDataset> m_set;
    std::unique_ptr<QTemporaryDir> m_home;
};

void tst_DatasetRemoving::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_home->path()));
    m_set = std::make_unique<OpenDataset>();
    for (const QString &name : {u"a.png"_s, u"b.png"_s, u"sub/c.png"_s})
        m_set->putPicture(name, name.toUtf8() + "\r\ncaf\xE9");
    m_set->putPicture(u"d.png"_s);
    m_set->put(
        u"easel.json"_s,
        R"({"easel": 1, "items": {"b.png": {"crop": [0, 0, 0.5, 0.5], "included": false, "stars": 4}}})");
    QVERIFY(m_set->open());
}

void tst_DatasetRemoving::movesAPictureWithItsCaptionToTheTrash()
{
    const QByteArray picture = m_set->bytes(u"b.png"_s);
    QSignalSpy removed(m_set->dataset.get(), &Dataset::rowsRemoved);
    QVERIFY(m_set->dataset->removeItems({u"b.png"_s}));
    QCOMPARE(removed.count(), 1);
    QCOMPARE(m_set->ids(), (QStringList{u"a.png"_s, u"d.png"_s, u"sub/c.png"_s}));
    QVERIFY(m_set->save());
    QVERIFY(!m_set->exists(u"b.png"_s));
    QVERIFY(!m_set->exists(u"b.txt"_s));
    QVERIFY(!m_set->bytes(u"easel.json"_s).contains("b.png"));
    QVERIFY(contentOf(m_home->path()).values().contains(picture));
}

void tst_DatasetRemoving::bringsItBackAsItWas()
{
    const auto before = content();
    const DatasetItem item = m_set->dataset->at(m_set->dataset->rowOf(u"b.png"_s));
    QVERIFY(m_set->dataset->removeItems({u"b.png"_s, u"d.png"_s}));
    QVERIFY(m_set->save());
    undo();
    QCOMPARE(m_set->ids(), (QStringList{u"a.png"_s, u"b.png"_s, u"d.png"_s, u"sub/c.png"_s}));
    const DatasetItem back = m_set->dataset->at(1);
    QCOMPARE(back.caption, item.caption);
    QCOMPARE(back.included, false);
    QCOMPARE(back.framing.crop->frame, item.framing.crop->frame);
    QCOMPARE(back.modified, item.modified);
    QVERIFY(back.inspected);
    for (const QString &name : {u"a.png"_s, u"a.txt"_s, u"b.png"_s, u"b.txt"_s, u"d.png"_s})
        QCOMPARE(m_set->bytes(name), before[name]);
    QVERIFY(m_set->bytes(u"easel.json"_s).contains("\"stars\": 4"));
    QCOMPARE(m_set->reopened()->at(1).framing.crop->frame, item.framing.crop->frame);
}

void tst_DatasetRemoving::keepsACaptionThatAnotherPictureShares()
{
    m_set->putPicture(u"a.jpg"_s);
    QVERIFY(m_set->open());
    const QByteArray caption = m_set->bytes(u"a.txt"_s);
    QVERIFY(m_set->dataset->removeItems({u"a.png"_s}));
    QVERIFY(m_set->save());
    QCOMPARE(m_set->bytes(u"a.txt"_s), caption);
    QVERIFY(m_set->dataset->setCaption(u"a.jpg"_s, u"mine now"_s));
    QVERIFY(m_set->save());
    stack()->undo();
    undo();
    QCOMPARE(m_set->caption(u"a.png"_s), u"a.png\ncafé"_s);
    QCOMPARE(m_set->caption(u"a.jpg"_s), u"a.png\ncafé"_s);

    // Back under another name it no longer shares, but it has not lost its words.
    QVERIFY(m_set->dataset->removeItems({u"a.png"_s}));
    QVERIFY(m_set->save());
    m_set->putPicture(u"a.png"_s);
    undo();
    QCOMPARE(m_set->caption(u"a (2).png"_s), u"a.png\ncafé"_s);
    QVERIFY(m_set->save());
    QCOMPARE(m_set->bytes(u"a (2).txt"_s), "a.png\ncaf\xC3\xA9"_ba);
}

void tst_DatasetRemoving::takesASharedCaptionWithTheLastPicture()
{
    m_set->putPicture(u"a.jpg"_s);
    QVERIFY(m_set->open());
    const auto before = content();
    QVERIFY(m_set->dataset->removeItems({u"a.png"_s, u"a.jpg"_s}));
    QVERIFY(m_set->save());
    QVERIFY(!m_set->exists(u"a.txt"_s));
    undo();
    QCOMPARE(content(), before);
    QCOMPARE(m_set->caption(u"a.jpg"_s), u"a.png\ncafé"_s);
    QCOMPARE(m_set->caption(u"a.png"_s), u"a.png\ncafé"_s);
}

void tst_DatasetRemoving::savesWhatWasEditedBeforeItLeaves()
{
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"the last word"_s));
    QVERIFY(m_set->dataset->removeItems({u"a.png"_s}));
    QVERIFY(m_set->save());
    QVERIFY(contentOf(m_home->path()).values().contains("the last word"_ba));
    undo();
    QCOMPARE(m_set->caption(u"a.png"_s), u"the last word"_s);
    QVERIFY(!m_set->dataset->hasUnsaved());
    QCOMPARE(m_set->bytes(u"a.txt"_s), "the last word"_ba);
    undo();
    QCOMPARE(m_set->reopened()->at(0).caption, u"a.png\ncafé"_s);
}

void tst_DatasetRemoving::undoesEditsOfAPictureThatIsAway()
{
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"edited"_s));
    QVERIFY(m_set->dataset->setIncluded({u"a.png"_s}, false));
    QVERIFY(m_set->save());
    QVERIFY(m_set->dataset->removeItems({u"a.png"_s}));
    QVERIFY(m_set->save());
    stack()->undo(); // it comes back when its files have; the next two do not wait for that
    stack()->undo();
    stack()->undo();
    QVERIFY(m_set->save());
    QCOMPARE(m_set->caption(u"a.png"_s), u"a.png\ncafé"_s);
    QVERIFY(m_set->isIncluded(u"a.png"_s));
    const auto again = m_set->reopened();
    QCOMPARE(again->at(0).caption, u"a.png\ncafé"_s);
    QVERIFY(again->at(0).included);
}

void tst_DatasetRemoving::bringsItBackUnderAnotherName()
{
    QVERIFY(m_set->dataset->setCaption(u"b.png"_s, u"edited"_s));
    QVERIFY(m_set->dataset->removeItems({u"b.png"_s}));
    QVERIFY(m_set->save());
    m_set->putPicture(u"b.png"_s, "somebody else's");
    m_set->dataset->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(m_set->caption(u"b.png"_s), u"somebody else's"_s, patience);
    undo();
    QCOMPARE(m_set->ids(), (QStringList{u"a.png"_s, u"b.png"_s, u"b (2).png"_s, u"d.png"_s, u"sub/c.png"_s}));
    QCOMPARE(m_set->caption(u"b (2).png"_s), u"edited"_s);
    QVERIFY(!m_set->isIncluded(u"b (2).png"_s));
    QVERIFY(m_set->isIncluded(u"b.png"_s));
    undo(); // the earlier step finds it under its new name
    QCOMPARE(m_set->caption(u"b (2).png"_s), u"b.png\ncafé"_s);
    QCOMPARE(m_set->bytes(u"b.txt"_s), "somebody else's"_ba);
    stack()->redo();
    stack()->redo();
    QVERIFY(m_set->save());
    QVERIFY(!m_set->exists(u"b (2).png"_s));
    QVERIFY(m_set->exists(u"b.png"_s));
}

void tst_DatasetRemoving::tellsThatThePictureIsNoLongerInTheTrash()
{
    QVERIFY(m_set->dataset->removeItems({u"b.png"_s}));
    QVERIFY(m_set->save());
    QVERIFY(QDir(m_home->path() + u"/Trash"_s).removeRecursively());
    QSignalSpy failed(m_set->dataset.get(), &Dataset::moveFailed);
    QSignalSpy notSaved(m_set->dataset.get(), &Dataset::saveFailed);
    undo();
    QCOMPARE(failed.count(), 1);
    QCOMPARE(notSaved.count(), 0); // nothing is tried again
    QVERIFY(failed.first().first().value<Error>().message.contains(u"b.png"_s));
    QCOMPARE(m_set->dataset->count(), 3);
    stack()->redo(); // nothing is there to be taken out, and nothing breaks
    QVERIFY(m_set->save());
    QCOMPARE(m_set->dataset->count(), 3);
}

void tst_DatasetRemoving::standsUndoAndRedoInAHurry()
{
    const auto before = content();
    QVERIFY(m_set->dataset->removeItems({u"a.png"_s, u"b.png"_s}));
    for (int i = 0; i < 6; ++i) {
        stack()->undo();
        stack()->redo();
    }
    m_set->dataset->refresh();
    QVERIFY(m_set->save());
    QCOMPARE(m_set->ids(), (QStringList{u"d.png"_s, u"sub/c.png"_s}));
    QVERIFY(!m_set->exists(u"a.png"_s));
    for (int i = 0; i < 6; ++i) {
        stack()->undo();
        m_set->dataset->refresh();
        stack()->redo();
    }
    stack()->undo();
    QVERIFY(m_set->save());
    QCOMPARE(m_set->ids(), (QStringList{u"a.png"_s, u"b.png"_s, u"d.png"_s, u"sub/c.png"_s}));
    for (const QString &name : {u"a.png"_s, u"a.txt"_s, u"b.png"_s, u"b.txt"_s})
        QCOMPARE(m_set->bytes(name), before[name]);
}

void tst_DatasetRemoving::tellsOfACaptionThatChangedInTheTrash()
{
    QVERIFY(m_set->dataset->setCaption(u"a.png"_s, u"mine"_s));
    QVERIFY(m_set->save());
    QVERIFY(m_set->dataset->removeItems({u"a.png"_s}));
    QVERIFY(m_set->save());
    QSignalSpy conflict(m_set->dataset.get(), &Dataset::captionConflict);
    const QString inTrash = m_home->path() + u"/Trash/files/a.txt"_s;
    QCOMPARE(bytesOf(inTrash), "mine"_ba);
    write(inTrash, "theirs");
    stack()->undo();
    stack()->undo(); // wants the first text back, which nobody else has seen
    QTRY_COMPARE_WITH_TIMEOUT(conflict.count(), 1, patience);
    QCOMPARE(conflict.first().at(0).toString(), u"a.png"_s);
    QCOMPARE(conflict.first().at(1).toString(), u"theirs"_s);
    m_set->clock.advance(5s);
    (void)m_set->dataset->saveNow();
    QCOMPARE(m_set->bytes(u"a.txt"_s), "theirs"_ba);
}

void tst_DatasetRemoving::removesManyInOneStep()
{
    QStringList odd;
    for (int i = 0; i < 300; ++i) {
        m_set->put(u"many/%1.png"_s.arg(i), png(i));
        m_set->put(u"many/%1.txt"_s.arg(i), QByteArray::number(i));
        if (i % 2 == 1)
            odd.append(u"many/%1.png"_s.arg(i));
    }
    QVERIFY(m_set->open());
    const auto before = content();
    const QStringList ids = m_set->ids();
    QVERIFY(m_set->dataset->removeItems(odd));
    QCOMPARE(m_set->dataset->count(), 154);
    QCOMPARE(stack()->count(), 1);
    QVERIFY(m_set->dataset->saveNow());
    QCOMPARE(content().size(), before.size() - 300);
    stack()->undo();
    QVERIFY(m_set->dataset->saveNow());
    QCOMPARE(m_set->ids(), ids);
    QCOMPARE(content(), before);
}

void tst_DatasetRemoving::isUnsavedUntilTheFilesAreMoved()
{
    QSignalSpy saved(m_set->dataset.get(), &Dataset::savedChanged);
    QVERIFY(m_set->dataset->removeItems({u"d.png"_s}));
    QVERIFY(m_set->dataset->hasUnsaved());
    QVERIFY(m_set->exists(u"d.png"_s) || saved.count() == 1);
    QTRY_VERIFY_WITH_TIMEOUT(!m_set->dataset->hasUnsaved(), patience);
    QVERIFY(!m_set->exists(u"d.png"_s));
    QCOMPARE(saved.count(), 2);
}

void tst_DatasetRemoving::finishesWhenItGoes()
{
    QVERIFY(m_set->dataset->removeItems({u"a.png"_s}));
    m_set->dataset.reset();
    QVERIFY(!m_set->exists(u"a.png"_s));
    QVERIFY(!m_set->exists(u"a.txt"_s));
    QVERIFY(m_set->exists(u"b.png"_s));
}

QTEST_MAIN(tst_DatasetRemoving)
#include "tst_DatasetRemoving.moc"
