// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/Ids.h"
#include "app/core/Log.h"

#include <QSet>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_Log : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hidesSecrets_data();
    void hidesSecrets();
    void hidesARegisteredSecretAnywhere();
    void leavesOrdinaryTextAlone();
    void idsAreShortUniqueAndFitForFileNames();
};

void tst_Log::hidesSecrets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("secret");
    QTest::newRow("bearer") << u"Authorization: Bearer sk_12345"_s << u"sk_12345"_s;
    QTest::newRow("bearer, small letters") << u"authorization: bearer sk_12345"_s << u"sk_12345"_s;
    QTest::newRow("signature") << u"PUT https://x.example/a/b?X-Amz-Date=1&X-Amz-Signature=abcdef"_s
                               << u"abcdef"_s;
    QTest::newRow("credential") << u"https://x.example/a?X-Amz-Credential=AKIA99&x=1 failed"_s << u"AKIA99"_s;
}

void tst_Log::hidesSecrets()
{
    QFETCH(QString, text);
    QFETCH(QString, secret);
    QVERIFY(text.contains(secret));
    QVERIFY(!redacted(text).contains(secret));
}

void tst_Log::hidesARegisteredSecretAnywhere()
{
    registerSecret(u"very-secret-key"_s);
    QCOMPARE(redacted(u"body {\"k\": \"very-secret-key\"}"_s), u"body {\"k\": \"…\"}"_s);
}

void tst_Log::leavesOrdinaryTextAlone()
{
    const QString text = u"GET https://api.novita.ai/v3/training?pagination.limit=100 took 3 ms"_s;
    QCOMPARE(redacted(text), text);
}

void tst_Log::idsAreShortUniqueAndFitForFileNames()
{
    QSet<QString> seen;
    for (int i = 0; i < 1000; ++i) {
        const QString id = newShortId();
        QCOMPARE(id.size(), 10);
        for (const QChar c : id)
            QVERIFY(c.isDigit() || (c.isLower() && c.unicode() < 128));
        seen.insert(id);
    }
    QCOMPARE(seen.size(), 1000);
}

QTEST_GUILESS_MAIN(tst_Log)
#include "tst_Log.moc"
