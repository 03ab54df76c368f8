// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Actions.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

using namespace easel;

class tst_Actions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anActionIsFoundByItsId();
    void whatIsNotThereIsNull();
    void whoListensHearsOfEachNewAction();
};

void tst_Actions::anActionIsFoundByItsId()
{
    Actions actions;
    QAction *open = actions.add(QStringLiteral("dataset.open"), QStringLiteral("Open"), QKeySequence::Open,
                                QStringLiteral("folder"));
    actions.add(QStringLiteral("app.quit"), QStringLiteral("Quit"));
    QCOMPARE(actions.find(QStringLiteral("dataset.open")), open);
    QCOMPARE(open->text(), QStringLiteral("Open"));
    QCOMPARE(open->shortcut(), QKeySequence(QKeySequence::Open));
    QVERIFY(!open->icon().isNull());
    QCOMPARE(actions.all().size(), size_t(2));
}

void tst_Actions::whatIsNotThereIsNull()
{
    const Actions actions;
    QCOMPARE(actions.find(QStringLiteral("dataset.open")), nullptr);
}

void tst_Actions::whoListensHearsOfEachNewAction()
{
    Actions actions;
    const QSignalSpy added(&actions, &Actions::added);
    QAction *quit = actions.add(QStringLiteral("app.quit"), QStringLiteral("Quit"));
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.first().first().value<QAction *>(), quit);
}

QTEST_MAIN(tst_Actions)
#include "tst_Actions.moc"
