// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/DatasetPresence.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_DatasetPresence : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    QString place() const { return m_dir.filePath(u"marks"_s); }
    QString dataset(const QString &name) const
    {
        QDir(m_dir.path()).mkpath(name);
        return m_dir.filePath(name);
    }

private Q_SLOTS:
    void cleanup() { QDir(place()).removeRecursively(); }

    void theSecondIsToldOfTheFirst()
    {
        DatasetPresence first(place());
        DatasetPresence second(place());
        DatasetPresence third(place());
        QVERIFY(first.enter(dataset(u"a"_s)).isEmpty());
        const QStringList told = second.enter(dataset(u"a"_s));
        QCOMPARE(told.size(), 1);
        QVERIFY2(told[0].contains(QString::number(QCoreApplication::applicationPid())), qPrintable(told[0]));
        QCOMPARE(third.enter(dataset(u"a"_s)).size(), 2);
    }

    void everyWayToTheFolderIsTheSameFolder()
    {
        DatasetPresence first(place());
        DatasetPresence second(place());
        const QString link = m_dir.filePath(u"link"_s);
        QVERIFY(QFile::link(dataset(u"a"_s), link));
        QVERIFY(first.enter(dataset(u"a"_s)).isEmpty());
        QCOMPARE(second.enter(link + u"/"_s).size(), 1);
    }

    void anotherFolderIsNobodysBusiness()
    {
        DatasetPresence first(place());
        DatasetPresence second(place());
        QVERIFY(first.enter(dataset(u"a"_s)).isEmpty());
        QVERIFY(second.enter(dataset(u"b"_s)).isEmpty());
    }

    void whoLeavesIsForgotten()
    {
        DatasetPresence first(place());
        DatasetPresence second(place());
        QVERIFY(first.enter(dataset(u"a"_s)).isEmpty());
        QVERIFY(first.enter(dataset(u"b"_s)).isEmpty()); // leaves the one for the other
        QVERIFY(second.enter(dataset(u"a"_s)).isEmpty());
        first.leave();
        QVERIFY(second.enter(dataset(u"b"_s)).isEmpty());
    }

    void whereSomebodyWasBeforeTheLaterOneIsStillSeen()
    {
        auto first = std::make_unique<DatasetPresence>(place());
        DatasetPresence second(place());
        DatasetPresence third(place());
        first->enter(dataset(u"a"_s));
        second.enter(dataset(u"a"_s));
        first.reset();
        QCOMPARE(third.enter(dataset(u"a"_s)).size(), 1);
    }

    void nothingIsWrittenIntoTheDataset()
    {
        DatasetPresence first(place());
        first.enter(dataset(u"a"_s));
        QVERIFY(QDir(dataset(u"a"_s)).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }

    void withoutAPlaceForMarksNothingBreaks()
    {
        QFile file(m_dir.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        DatasetPresence nowhere(file.fileName() + u"/marks"_s);
        QVERIFY(nowhere.enter(dataset(u"a"_s)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_DatasetPresence)
#include "tst_DatasetPresence.moc"
