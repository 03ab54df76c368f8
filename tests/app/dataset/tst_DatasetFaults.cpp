// SPDX-License-Identifier: GPL-3.0-or-later
#include "OpenDataset.h"

#include "app/dataset/FolderScan.h"

#include <QElapsedTimer>
#include <QTest>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

/// A superuser may write everywhere; while this lives, it may not.
class OrdinaryUser
{
public:
    OrdinaryUser()
    {
#ifdef Q_OS_LINUX
        m_before = ::getuid();
        if (m_before == 0 && ::setresuid(65534, 65534, 0) != 0)
            qFatal("a superuser that cannot become another user");
#endif
    }
    ~OrdinaryUser()
    {
#ifdef Q_OS_LINUX
        if (m_before == 0 && ::setresuid(0, 0, 0) != 0)
            qFatal("the superuser does not come back");
#endif
    }
    OrdinaryUser(const OrdinaryUser &) = delete;
    OrdinaryUser &operator=(const OrdinaryUser &) = delete;

private:
    unsigned m_before = 0;
};

static constexpr auto everybodyReads = QFileDevice::ReadOwner | QFileDevice::ExeOwner |
                                       QFileDevice::ReadUser | QFileDevice::ExeUser | QFileDevice::ReadGroup |
                                       QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::ExeOther;

class tst_DatasetFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aReadOnlyFolderOpensAndRefusesEveryEditInPlace();
    void aHundredThousandFilesAreListed();
};

void tst_DatasetFaults::aReadOnlyFolderOpensAndRefusesEveryEditInPlace()
{
    OpenDataset set;
    set.putPicture(u"a.png"_s, "a cat");
    QVERIFY(QFile::setPermissions(set.dir.path(), everybodyReads));
    {
        const OrdinaryUser nobody;
        QVERIFY(set.open());
        Dataset &dataset = *set.dataset;
        QCOMPARE(dataset.count(), 1);
        QVERIFY(dataset.isReadOnly());
        QVERIFY2(dataset.readOnlyReason().contains(QDir::toNativeSeparators(dataset.folder())),
                 qPrintable(dataset.readOnlyReason()));
        const Result<void> edits[] = {dataset.setCaption(u"a.png"_s, u"a dog"_s),
                                      dataset.setTriggerWord(u"w"_s)};
        for (const Result<void> &edit : edits) {
            QVERIFY(!edit);
            QCOMPARE(edit.error().kind, ErrorKind::Conflict);
            QCOMPARE(edit.error().message, dataset.readOnlyReason());
        }
        QVERIFY(!dataset.hasUnsaved());
        QCOMPARE(set.caption(u"a.png"_s), u"a cat"_s);
    }
    QVERIFY(QFile::setPermissions(set.dir.path(),
                                  everybodyReads | QFileDevice::WriteOwner | QFileDevice::WriteUser));
    QCOMPARE(set.bytes(u"a.txt"_s), "a cat"_ba);
    QVERIFY(!set.exists(u"easel.json"_s));
}

void tst_DatasetFaults::aHundredThousandFilesAreListed()
{
    const QTemporaryDir dir;
    const int folders = 50;
    const int filesOfEach = 2000;
    for (int folder = 0; folder < folders; ++folder) {
        QVERIFY(QDir(dir.path()).mkdir(QString::number(folder)));
        for (int number = 0; number < filesOfEach; ++number) {
            QFile file(
                dir.filePath(u"%1/%2.%3"_s.arg(folder).arg(number).arg(number % 2 ? u"txt"_s : u"png"_s)));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
    }
    QElapsedTimer time;
    time.start();
    const std::atomic_bool goOn = false;
    const FolderListing listing = listPictures(dir.path(), goOn);
    QCOMPARE(listing.pictures.size(), folders * filesOfEach / 2);
    QCOMPARE(listing.skipped, 0);
    QVERIFY2(time.elapsed() < 30'000, "listing takes too long");
}

QTEST_GUILESS_MAIN(tst_DatasetFaults)
#include "tst_DatasetFaults.moc"
