// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Notices.h"

#include <QPushButton>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_Notices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingToSayTakesNoRoom();
    void aNameSaysOneThingAtATime();
    void aButtonDoesItsThingAndTheLineGoes();
    void severalGoTogetherByTheirPrefix();
};

static QStringList sentences(const Notices &notices)
{
    QStringList found;
    for (const Banner *banner : notices.findChildren<Banner *>()) {
        if (!banner->isHidden())
            found.append(banner->accessibleName());
    }
    return found;
}

void tst_Notices::nothingToSayTakesNoRoom()
{
    Notices notices;
    QVERIFY(notices.isHidden());
    notices.show(u"a"_s, u"Something happened."_s, Banner::Tone::Info);
    QVERIFY(!notices.isHidden());
    notices.dismiss(u"a"_s);
    QVERIFY(notices.isHidden());
}

void tst_Notices::aNameSaysOneThingAtATime()
{
    Notices notices;
    notices.show(u"a"_s, u"First."_s, Banner::Tone::Info);
    notices.show(u"b"_s, u"Beside it."_s, Banner::Tone::Red);
    notices.show(u"a"_s, u"Second."_s, Banner::Tone::Amber);
    QStringList shown = sentences(notices);
    shown.sort();
    QCOMPARE(shown, (QStringList{u"Beside it."_s, u"Second."_s}));
}

void tst_Notices::aButtonDoesItsThingAndTheLineGoes()
{
    Notices notices;
    QStringList chosen;
    notices.show(u"a"_s, u"Which?"_s, Banner::Tone::Info, {u"One"_s, [&] { chosen.append(u"one"_s); }},
                 {u"Two"_s, [&] { chosen.append(u"two"_s); }});
    const QList<QPushButton *> buttons = notices.findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text() == u"Two"_s)
            button->click();
    }
    QCOMPARE(chosen, QStringList{u"two"_s});
    QVERIFY(!notices.isShown(u"a"_s));
    QVERIFY(notices.isHidden());
}

void tst_Notices::severalGoTogetherByTheirPrefix()
{
    Notices notices;
    notices.show(u"conflict:a"_s, u"A."_s, Banner::Tone::Info);
    notices.show(u"conflict:b"_s, u"B."_s, Banner::Tone::Info);
    notices.show(u"key"_s, u"C."_s, Banner::Tone::Info);
    notices.dismissAll(u"conflict:"_s);
    QCOMPARE(sentences(notices), QStringList{u"C."_s});
}

QTEST_MAIN(tst_Notices)
#include "tst_Notices.moc"
