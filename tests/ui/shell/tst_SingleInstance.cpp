// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/SingleInstance.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_SingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whereNobodyListensNothingIsPassedOn();
    void theFirstHearsTheSecondsDataset_data();
    void theFirstHearsTheSecondsDataset();
    void anotherProfileIsAnotherProgram();
    void aProgramThatDiedDoesNotStandInTheWay();

private:
    /// As a second program does: in a thread of its own, since it waits for the answer.
    static std::future<bool> passOn(const QString &profile, const QString &dataset)
    {
        return std::async(std::launch::async, [=] { return SingleInstance(profile).passOn(dataset); });
    }
    static bool isReady(const std::future<bool> &answer)
    {
        return answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    }
};

void tst_SingleInstance::whereNobodyListensNothingIsPassedOn()
{
    const QTemporaryDir profile;
    QVERIFY(!SingleInstance(profile.path()).passOn(u"/a"_s));
}

void tst_SingleInstance::theFirstHearsTheSecondsDataset_data()
{
    QTest::addColumn<QString>("dataset");
    QTest::newRow("a folder") << u"/pictures/Paper town ü 紙"_s;
    QTest::newRow("none") << QString();
    QTest::newRow("a long one") << u"/"_s + QString(4000, u'x');
}

void tst_SingleInstance::theFirstHearsTheSecondsDataset()
{
    QFETCH(QString, dataset);
    const QTemporaryDir profile;
    SingleInstance first(profile.path());
    const QSignalSpy raised(&first, &SingleInstance::raised);
    QVERIFY(first.listen());

    std::future<bool> answer = passOn(profile.path(), dataset);
    QTRY_VERIFY(isReady(answer));
    QVERIFY(answer.get());
    QCOMPARE(raised.size(), 1);
    QCOMPARE(raised.first().first().toString(), dataset);
}

void tst_SingleInstance::anotherProfileIsAnotherProgram()
{
    const QTemporaryDir profile;
    const QTemporaryDir other;
    SingleInstance first(profile.path());
    QVERIFY(first.listen());
    QVERIFY(!SingleInstance(other.path()).passOn(u"/a"_s));
}

void tst_SingleInstance::aProgramThatDiedDoesNotStandInTheWay()
{
    const QTemporaryDir profile;
    SingleInstance dead(profile.path());
    QVERIFY(dead.listen());
    // Who listens now is called from now on, as after a crash that left its socket behind.
    SingleInstance next(profile.path());
    const QSignalSpy raised(&next, &SingleInstance::raised);
    QVERIFY(next.listen());
    std::future<bool> answer = passOn(profile.path(), u"/a"_s);
    QTRY_VERIFY(isReady(answer));
    QVERIFY(answer.get());
    QCOMPARE(raised.size(), 1);
}

QTEST_MAIN(tst_SingleInstance)
#include "tst_SingleInstance.moc"
