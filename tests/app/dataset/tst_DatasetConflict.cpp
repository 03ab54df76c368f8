// SPDX-License-Identifier: GPL-3.0-or-later
#include "OpenDataset.h"

#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

/// A caption that the person and another program changed.
class tst_DatasetConflict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_set.reset(); }
    void isResolvedByTheChoice_data();
    void isResolvedByTheChoice();
    void endsByItselfWhereBothSayTheSame();
    void isOneForAllPicturesThatShareTheCaption();
    void canBeResolvedAfterThePictureIsGone_data() { isResolvedByTheChoice_data(); }
    void canBeResolvedAfterThePictureIsGone();
    void isToldOfAPictureThatIsGoneToo();

private:
    Dataset &dataset() const { return *m_set->dataset; }
    bool collide(const QByteArray &theirs = "theirs, and longer") const;
    bool removeOutside(const QString &picture) const;

    std::unique_ptr<OpenDataset> m_set;
};

void tst_DatasetConflict::init()
{
    m_set = std::make_unique<OpenDataset>();
    m_set->putPicture(u"a.png"_s, "old");
    m_set->putPicture(u"b.png"_s, "b");
    QVERIFY(m_set->open());
}

/// Whether the two texts have met.
bool tst_DatasetConflict::collide(const QByteArray &theirs) const
{
    if (!dataset().setCaption(u"a.png"_s, u"mine"_s))
        return false;
    m_set->put(u"a.txt"_s, theirs);
    dataset().refresh();
    return QTest::qWaitFor([this] { return dataset().conflict(u"a.png"_s).has_value(); }, patience);
}

bool tst_DatasetConflict::removeOutside(const QString &picture) const
{
    if (!QFile::remove(m_set->path(picture)))
        return false;
    dataset().refresh();
    return QTest::qWaitFor([&] { return dataset().rowOf(picture) < 0; }, patience);
}

void tst_DatasetConflict::isResolvedByTheChoice_data()
{
    QTest::addColumn<bool>("keepMine");
    QTest::addColumn<QByteArray>("onDisk");
    QTest::newRow("mine") << true << "mine"_ba;
    QTest::newRow("theirs") << false << "theirs, and longer"_ba;
}

void tst_DatasetConflict::isResolvedByTheChoice()
{
    QFETCH(bool, keepMine);
    QFETCH(QByteArray, onDisk);
    QSignalSpy resolved(&dataset(), &Dataset::conflictResolved);
    QVERIFY(collide());
    QCOMPARE(*dataset().conflict(u"a.png"_s), u"theirs, and longer"_s);
    QVERIFY(!dataset().saveNow());
    dataset().resolveConflict(u"a.png"_s, keepMine);
    QCOMPARE(resolved.count(), 1);
    QCOMPARE(resolved.first().first().toString(), u"a.png"_s);
    QVERIFY(!dataset().conflict(u"a.png"_s));
    QVERIFY(dataset().saveNow());
    QCOMPARE(m_set->bytes(u"a.txt"_s), onDisk);
    QCOMPARE(m_set->caption(u"a.png"_s), QString::fromUtf8(onDisk));
    dataset().resolveConflict(u"a.png"_s, !keepMine); // a second answer changes nothing
    QCOMPARE(resolved.count(), 1);
}

void tst_DatasetConflict::endsByItselfWhereBothSayTheSame()
{
    QVERIFY(collide());
    QSignalSpy resolved(&dataset(), &Dataset::conflictResolved);
    m_set->put(u"a.txt"_s, "mine");
    dataset().refresh();
    QTRY_COMPARE_WITH_TIMEOUT(resolved.count(), 1, patience);
    QVERIFY(!dataset().hasUnsaved());
}

void tst_DatasetConflict::isOneForAllPicturesThatShareTheCaption()
{
    m_set->putPicture(u"a.jpg"_s);
    QVERIFY(m_set->open());
    QVERIFY(collide());
    QVERIFY(dataset().conflict(u"a.jpg"_s));
    QSignalSpy resolved(&dataset(), &Dataset::conflictResolved);
    dataset().resolveConflict(u"a.jpg"_s, false);
    QStringList ids{resolved.value(0).value(0).toString(), resolved.value(1).value(0).toString()};
    ids.sort();
    QCOMPARE(ids, (QStringList{u"a.jpg"_s, u"a.png"_s}));
    QCOMPARE(m_set->caption(u"a.png"_s), u"theirs, and longer"_s);
}

void tst_DatasetConflict::canBeResolvedAfterThePictureIsGone()
{
    QFETCH(bool, keepMine);
    QFETCH(QByteArray, onDisk);
    QVERIFY(collide());
    QVERIFY(removeOutside(u"a.png"_s));
    QVERIFY(!dataset().saveNow());
    QSignalSpy resolved(&dataset(), &Dataset::conflictResolved);
    dataset().resolveConflict(u"a.png"_s, keepMine);
    QCOMPARE(resolved.count(), 1);
    QCOMPARE(dataset().undoStack()->count(), 1); // the typing
    QVERIFY(dataset().saveNow());
    QVERIFY(!dataset().hasUnsaved());
    QCOMPARE(m_set->bytes(u"a.txt"_s), onDisk);
}

void tst_DatasetConflict::isToldOfAPictureThatIsGoneToo()
{
    QVERIFY(dataset().setCaption(u"a.png"_s, u"mine"_s));
    QVERIFY(removeOutside(u"a.png"_s));
    m_set->put(u"a.txt"_s, "theirs, and longer");
    QSignalSpy told(&dataset(), &Dataset::captionConflict);
    QVERIFY(!dataset().saveNow());
    QCOMPARE(told.count(), 1);
    QCOMPARE(told.first().first().toString(), u"a.png"_s);
}

QTEST_MAIN(tst_DatasetConflict)
#include "tst_DatasetConflict.moc"
