// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PageList.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_PageList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_list.reset(); }
    void aSelectedItemIsAPageChosen();
    void theCurrentItemAloneChoosesNothing();
    void thePageThatIsShownStaysMarked();
    void anAssistiveToolChoosesAPage();
    void aPageOutsideOfTheListTakesTheMarkAway();
    void showingAPageChoosesNone();
    void itemsAreTheWordsAlone();

private:
    QString marked() const
    {
        const auto items = m_list->selectedItems();
        return items.isEmpty() ? QString() : items.first()->text();
    }
    std::unique_ptr<PageList> m_list;
};

void tst_PageList::init()
{
    m_list = std::make_unique<PageList>();
    m_list->addPage(u"dataset"_s, u"Dataset"_s, u"dataset"_s);
    m_list->addPage(u"runs"_s, u"Runs"_s, u"runs"_s);
    m_list->showPage(u"dataset"_s);
}

void tst_PageList::aSelectedItemIsAPageChosen()
{
    const QSignalSpy chosen(m_list.get(), &PageList::pageChosen);
    m_list->item(1)->setSelected(true);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), u"runs"_s);
}

void tst_PageList::theCurrentItemAloneChoosesNothing()
{
    const QSignalSpy chosen(m_list.get(), &PageList::pageChosen);
    m_list->setCurrentRow(1, QItemSelectionModel::NoUpdate);
    QCOMPARE(chosen.size(), 0);
    QCOMPARE(marked(), u"Dataset"_s);
}

void tst_PageList::thePageThatIsShownStaysMarked()
{
    const QSignalSpy chosen(m_list.get(), &PageList::pageChosen);
    m_list->item(0)->setSelected(false); // as an assistive tool's toggle does
    QTRY_COMPARE(marked(), u"Dataset"_s);
    QCOMPARE(chosen.size(), 0);
}

void tst_PageList::anAssistiveToolChoosesAPage()
{
    m_list->show();
    const QSignalSpy chosen(m_list.get(), &PageList::pageChosen);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_list.get());
    QVERIFY(list);
    QCOMPARE(list->childCount(), 2);
    QAccessibleActionInterface *actions = list->child(1)->actionInterface();
    QVERIFY(actions);
    actions->doAction(QAccessibleActionInterface::toggleAction());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), u"runs"_s);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_list->selectedItems().size(), 1);
    QCOMPARE(marked(), u"Runs"_s);
}

void tst_PageList::aPageOutsideOfTheListTakesTheMarkAway()
{
    m_list->showPage(u"settings"_s);
    QCOMPARE(marked(), QString());
    const QSignalSpy chosen(m_list.get(), &PageList::pageChosen);
    m_list->item(0)->setSelected(true);
    QCOMPARE(chosen.size(), 1);
}

void tst_PageList::showingAPageChoosesNone()
{
    const QSignalSpy chosen(m_list.get(), &PageList::pageChosen);
    m_list->showPage(u"runs"_s);
    QCOMPARE(marked(), u"Runs"_s);
    QCOMPARE(chosen.size(), 0);
}

void tst_PageList::itemsAreTheWordsAlone()
{
    m_list->setCount(u"dataset"_s, 61);
    QCOMPARE(m_list->item(0)->text(), u"Dataset"_s);
    QCOMPARE(m_list->item(0)->data(Qt::AccessibleDescriptionRole).toString(), u"61"_s);
    m_list->setCount(u"dataset"_s, 0);
    QCOMPARE(m_list->item(0)->data(Qt::AccessibleDescriptionRole).toString(), QString());
}

QTEST_MAIN(tst_PageList)
#include "tst_PageList.moc"
