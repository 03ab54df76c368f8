// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FactList.h"
#include "ui/widgets/FactValue.h"

#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

class TestFactList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_list.reset(); }
    void aLongNameDoesNotWidenTheList();
    void aLongNameLosesItsMiddleAndIsWholeAsToolTip();
    void aLongNameIsWholeAgainInAWideList();
    void wordsThatFitAreLeftAlone();
    void aLineWithoutAValueIsLeftOut();

private:
    FactValue *value(int line) const { return m_list->findChildren<FactValue *>().at(line); }
    void show(const QString &value, int width);

    static constexpr int narrow = 160;
    static constexpr int wide = 900;
    const QString m_longName = u"model_1762959873_a-rather-long-name_of-a-trained-style.safetensors"_s;
    std::unique_ptr<FactList> m_list;
};

void TestFactList::init()
{
    m_list = std::make_unique<FactList>();
}

void TestFactList::show(const QString &value, int width)
{
    m_list->setFacts({{u"LoRA"_s, value}});
    m_list->resize(width, 60);
    m_list->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_list.get()));
    QTRY_COMPARE(m_list->width(), width);
}

void TestFactList::aLongNameDoesNotWidenTheList()
{
    show(m_longName, narrow);
    QVERIFY2(m_list->minimumSizeHint().width() <= narrow,
             qPrintable(QString::number(m_list->minimumSizeHint().width())));
}

void TestFactList::aLongNameLosesItsMiddleAndIsWholeAsToolTip()
{
    show(m_longName, narrow);
    const QString shown = value(0)->text();
    QVERIFY2(shown.contains(u'…') && shown.startsWith(u"mod"_s) && shown.endsWith(u"s"_s), qPrintable(shown));
    QVERIFY(value(0)->fontMetrics().horizontalAdvance(shown) <= value(0)->width());
    QVERIFY(value(0)->toolTip().contains(m_longName));
    QCOMPARE(value(0)->accessibleName(), m_longName);
}

void TestFactList::aLongNameIsWholeAgainInAWideList()
{
    show(m_longName, narrow);
    m_list->resize(wide, 60);
    QTRY_COMPARE(value(0)->text(), m_longName);
    QVERIFY(value(0)->toolTip().isEmpty());
}

void TestFactList::wordsThatFitAreLeftAlone()
{
    const QString words = u"short words, and  two spaces\nand a line"_s;
    show(words, narrow);
    QCOMPARE(value(0)->text(), words);
}

void TestFactList::aLineWithoutAValueIsLeftOut()
{
    m_list->setFacts({{u"Sampler"_s, QString()}, {u"Seed"_s, u"42"_s}});
    m_list->show();
    QVERIFY(!value(0)->isVisible());
    QVERIFY(value(1)->isVisible());
}

QTEST_MAIN(TestFactList)
#include "tst_FactList.moc"
