// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/TimeLeft.h"

#include "RunValues.h"

#include <QTest>

using namespace easel;

class tst_TimeLeft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isUnknownUntilSomethingIsSaid();
    void nothingOrZeroIsUnknown();
    void countsDownBetweenAnswers();
    void isUnknownInsteadOfNegative();
    void anEarlierEndIsTakenAtOnce();
    void aSlightlyLaterEndStandsStillInsteadOfRising();
    void aMuchLaterEndIsNews();
    void jitteringAnswersNeverRise();
    void sayingTheSameAgainChangesNothing();
    void anAnswerFromThePastHasRunOnSince();
};

void tst_TimeLeft::isUnknownUntilSomethingIsSaid()
{
    QVERIFY(!TimeLeft().at(noon()));
}

void tst_TimeLeft::nothingOrZeroIsUnknown()
{
    TimeLeft left;
    left.said(100, noon(), noon());
    QVERIFY(left.at(noon()));
    left.said(std::nullopt, noon(), noon());
    QVERIFY(!left.at(noon()));
    left.said(0, noon(), noon());
    QVERIFY(!left.at(noon()));
}

void tst_TimeLeft::countsDownBetweenAnswers()
{
    TimeLeft left;
    left.said(300, noon(), noon());
    QCOMPARE(left.at(noon()), std::optional(300.0));
    QCOMPARE(left.at(noon().addSecs(1)), std::optional(299.0));
    QCOMPARE(left.at(noon().addSecs(200)), std::optional(100.0));
}

void tst_TimeLeft::isUnknownInsteadOfNegative()
{
    TimeLeft left;
    left.said(10, noon(), noon());
    QVERIFY(!left.at(noon().addSecs(10)));
    QVERIFY(!left.at(noon().addSecs(5000)));
}

void tst_TimeLeft::anEarlierEndIsTakenAtOnce()
{
    TimeLeft left;
    left.said(300, noon(), noon());
    left.said(120, noon().addSecs(3), noon().addSecs(3));
    QCOMPARE(left.at(noon().addSecs(3)), std::optional(120.0));
}

void tst_TimeLeft::aSlightlyLaterEndStandsStillInsteadOfRising()
{
    TimeLeft left;
    left.said(100, noon(), noon());
    left.said(110, noon().addSecs(10), noon().addSecs(10)); // 90 on the screen, the end 20 s later
    QCOMPARE(left.at(noon().addSecs(10)), std::optional(90.0));
    QCOMPARE(left.at(noon().addSecs(29)), std::optional(90.0));
    QCOMPARE(left.at(noon().addSecs(31)), std::optional(89.0));
}

void tst_TimeLeft::aMuchLaterEndIsNews()
{
    TimeLeft left;
    left.said(100, noon(), noon());
    left.said(900, noon().addSecs(10), noon().addSecs(10));
    QCOMPARE(left.at(noon().addSecs(10)), std::optional(900.0));
}

void tst_TimeLeft::jitteringAnswersNeverRise()
{
    TimeLeft left;
    double shown = 1e9;
    for (int second = 0; second < 300; ++second) {
        const QDateTime now = noon().addSecs(second);
        if (second % 3 == 0)
            left.said(400 - second + (second % 2 ? 25 : -25), now, now);
        const auto at = left.at(now);
        QVERIFY(at.has_value());
        QVERIFY2(*at <= shown, qPrintable(QStringLiteral("rose to %1 after %2 s").arg(*at).arg(second)));
        shown = *at;
    }
    QVERIFY(shown < 150);
}

void tst_TimeLeft::sayingTheSameAgainChangesNothing()
{
    TimeLeft left;
    left.said(100, noon(), noon());
    for (int second = 0; second < 50; ++second)
        left.said(100, noon(), noon().addSecs(second));
    QCOMPARE(left.at(noon().addSecs(50)), std::optional(50.0));
}

void tst_TimeLeft::anAnswerFromThePastHasRunOnSince()
{
    TimeLeft left;
    left.said(100, noon(), noon().addSecs(60));
    QCOMPARE(left.at(noon().addSecs(60)), std::optional(40.0));
}

QTEST_GUILESS_MAIN(tst_TimeLeft)
#include "tst_TimeLeft.moc"
