// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/TileView.h"

#include <QAccessible>
#include <QDropEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStringListModel>
#include <QStyledItemDelegate>
#include <QTest>

using namespace easel;

namespace {

class View : public TileView
{
public:
    explicit View(int rows)
    {
        QStringList names;
        for (int i = 0; i < rows; ++i)
            names.append(QStringLiteral("picture %1").arg(i));
        m_model.setStringList(names);
        setModel(&m_model);
        setItemDelegate(new QStyledItemDelegate(this));
        // Three columns of 100, at whatever width the scroll bar has.
        resize(3 * 100 + 2 * 10 + style()->pixelMetric(QStyle::PM_ScrollBarExtent), 400);
        show();
    }
    QModelIndex row(int row) const { return m_model.index(row); }
    QList<int> chosenRows() const
    {
        QList<int> rows;
        for (const QModelIndex &index : chosen())
            rows.append(index.row());
        return rows;
    }
    QStringListModel &rows() { return m_model; }

protected:
    TileMetrics metrics() const override
    {
        TileMetrics metrics;
        metrics.minimumWidth = 100;
        metrics.gap = 10;
        metrics.captionHeight = 20;
        return metrics;
    }
    std::vector<TileGroup> groups() const override { return {{m_model.rowCount(), false, 1.0}}; }

private:
    QStringListModel m_model;
};

/// Notes which rows are to be drawn as those that the keys act on.
class FocusNotes : public QStyledItemDelegate
{
public:
    void paint(QPainter *, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (option.state.testFlag(QStyle::State_HasFocus))
            rows.append(index.row());
    }
    mutable QList<int> rows;
};

void click(View &view, int row, Qt::KeyboardModifiers modifiers = {})
{
    QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, view.visualRect(view.row(row)).center());
}

} // namespace

class tst_TileView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aClickChoosesOnePicture()
    {
        View view(20);
        click(view, 4);
        QCOMPARE(view.chosenRows(), QList{4});
        QCOMPARE(view.currentIndex(), view.row(4));
    }

    void shiftChoosesAllBetweenInOrder()
    {
        View view(20);
        click(view, 1);
        click(view, 5, Qt::ShiftModifier);
        QCOMPARE(view.chosenRows(), (QList{1, 2, 3, 4, 5}));
    }

    void controlAddsAndTakesAway()
    {
        View view(20);
        click(view, 1);
        click(view, 5, Qt::ControlModifier);
        QCOMPARE(view.chosenRows(), (QList{1, 5}));
        click(view, 1, Qt::ControlModifier);
        QCOMPARE(view.chosenRows(), QList{5});
    }

    void withNothingSelectedTheCurrentOneIsChosen()
    {
        View view(20);
        view.selectionModel()->setCurrentIndex(view.row(7), QItemSelectionModel::NoUpdate);
        QCOMPARE(view.chosenRows(), QList{7});
        view.selectionModel()->select(view.row(2), QItemSelectionModel::Select);
        QCOMPARE(view.chosenRows(), QList{2});
    }

    void keysMoveThroughTheGrid_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<int>("to");
        QTest::newRow("right") << 4 << Qt::Key_Right << 5;
        QTest::newRow("right to the next line") << 5 << Qt::Key_Right << 6;
        QTest::newRow("left") << 4 << Qt::Key_Left << 3;
        QTest::newRow("left at the start") << 0 << Qt::Key_Left << 0;
        QTest::newRow("down") << 4 << Qt::Key_Down << 7;
        QTest::newRow("up") << 4 << Qt::Key_Up << 1;
        QTest::newRow("home") << 14 << Qt::Key_Home << 0;
        QTest::newRow("end") << 4 << Qt::Key_End << 19;
        QTest::newRow("page down") << 1 << Qt::Key_PageDown << 7;
        QTest::newRow("page up") << 10 << Qt::Key_PageUp << 4;
    }
    void keysMoveThroughTheGrid()
    {
        QFETCH(int, from);
        QFETCH(Qt::Key, key);
        QFETCH(int, to);
        View view(20);
        view.choose(view.row(from));
        QTest::keyClick(&view, key);
        QCOMPARE(view.chosenRows(), QList{to});
        QVERIFY(view.viewport()->rect().contains(view.visualRect(view.row(to))));
    }

    void shiftWithKeysExtends()
    {
        View view(20);
        click(view, 4);
        QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(view.chosenRows(), (QList{4, 5, 6, 7}));
        QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(view.chosenRows().size(), 20);
    }

    void fromRightToLeftTheGridIsMirrored()
    {
        View view(20);
        view.setLayoutDirection(Qt::RightToLeft);
        QVERIFY(view.visualRect(view.row(0)).left() > view.visualRect(view.row(1)).left());
        QCOMPARE(view.indexAt(view.visualRect(view.row(2)).center()), view.row(2));
        view.choose(view.row(4));
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(view.chosenRows(), QList{5});
    }

    void draggingOverTilesSelectsThem()
    {
        View view(20);
        const QRect first = view.visualRect(view.row(0));
        const QPoint start(first.right() + 5, first.top() + 2); // in the gap
        const QPoint end = view.visualRect(view.row(5)).topLeft() + QPoint(4, 4);
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, start);
        QTest::mouseMove(view.viewport(), (start + end) / 2);
        QTest::mouseMove(view.viewport(), end);
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, end);
        QCOMPARE(view.chosenRows(), (QList{1, 2, 4, 5}));
    }

    void onlyRowsOnScreenAreTold()
    {
        View view(3000);
        QSignalSpy told(&view, &TileView::visibleRowsChanged);
        QTRY_VERIFY(!told.isEmpty());
        QCOMPARE(told.last(), (QList<QVariant>{0, 11})); // 400 pixels: four lines of 120 with gaps of 10
        view.verticalScrollBar()->setValue(130 * 100);
        QTRY_COMPARE(told.last(), (QList<QVariant>{300, 311}));
    }

    void anotherWidthKeepsInPlaceWhatStoodAtTheTop()
    {
        View view(3000);
        view.verticalScrollBar()->setValue(130 * 100);
        QCOMPARE(view.visibleRows().first, 300);
        view.resize(view.width() - 110, view.height());
        QTRY_VERIFY(view.visibleRows().first <= 300 && view.visibleRows().first >= 298);
        QVERIFY(view.visualRect(view.row(300)).intersects(view.viewport()->rect()));
    }

    void whatIsToldIsThereAlsoAfterRowsWent()
    {
        View view(3000);
        QTRY_VERIFY(view.verticalScrollBar()->maximum() > 0);
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
        QSignalSpy told(&view, &TileView::visibleRowsChanged);
        view.rows().setStringList({QStringLiteral("the only one")});
        QTRY_VERIFY(!told.isEmpty());
        for (const QList<QVariant> &rows : told)
            QVERIFY(rows.at(1).toInt() < 1);
    }

    void theKeyboardsTileIsMarked_data()
    {
        QTest::addColumn<QList<int>>("selected");
        QTest::addColumn<int>("current");
        QTest::addColumn<bool>("byKeyboard");
        QTest::addColumn<QList<int>>("marked");
        QTest::newRow("chosen with the pointer, its ring says it") << QList{4} << 4 << false << QList<int>{};
        QTest::newRow("come by the keyboard") << QList{4} << 4 << true << QList{4};
        QTest::newRow("beside the chosen one") << QList{4} << 5 << false << QList{5};
        QTest::newRow("one of several") << QList{3, 4, 5} << 4 << false << QList{4};
        QTest::newRow("none chosen, the ring is its") << QList<int>{} << 2 << false << QList<int>{};
    }
    void theKeyboardsTileIsMarked()
    {
        QFETCH(QList<int>, selected);
        QFETCH(int, current);
        QFETCH(bool, byKeyboard);
        QFETCH(QList<int>, marked);
        View view(20);
        FocusNotes notes;
        view.setItemDelegate(&notes);
        view.activateWindow();
        view.setFocus();
        QTRY_VERIFY(view.hasFocus());
        view.window()->setAttribute(Qt::WA_KeyboardFocusChange, byKeyboard);
        for (const int row : selected)
            view.selectionModel()->select(view.row(row), QItemSelectionModel::Select);
        view.selectionModel()->setCurrentIndex(view.row(current), QItemSelectionModel::NoUpdate);
        notes.rows.clear();
        view.grab();
        QCOMPARE(notes.rows, marked);
        view.clearFocus();
        notes.rows.clear();
        view.grab();
        QCOMPARE(notes.rows, QList<int>{});
    }

    void aRemovedChoiceFallsToTheNeighbour()
    {
        View view(20);
        click(view, 4);
        QSignalSpy changed(&view, &TileView::chosenChanged);
        view.rows().removeRow(4);
        QVERIFY(!changed.isEmpty());
        QCOMPARE(view.chosenRows().size(), 1);
        QVERIFY(view.currentIndex().isValid());
    }

    void enterAndADoubleClickOpen()
    {
        View view(20);
        QSignalSpy opened(&view, &TileView::openRequested);
        click(view, 3);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(view.row(5)).center());
        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened.last().first().toModelIndex(), view.row(5));
    }

    void filesDraggedOverAreLeftToTheWindow()
    {
        View view(20);
        QVERIFY(!view.acceptDrops());
        QVERIFY(!view.viewport()->acceptDrops());
    }

    void screenReadersSeeAListOfItems()
    {
        View view(20);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), 20);
        QAccessibleInterface *item = list->child(6);
        QVERIFY(item);
        QCOMPARE(item->role(), QAccessible::ListItem);
        QCOMPARE(item->text(QAccessible::Name), QStringLiteral("picture 6"));
        const QRect onScreen =
            view.visualRect(view.row(6)).translated(view.viewport()->mapToGlobal(QPoint()));
        QCOMPARE(item->rect(), onScreen);

        QAccessibleActionInterface *actions = item->actionInterface();
        QVERIFY(actions);
        actions->doAction(QAccessibleActionInterface::toggleAction());
        QCOMPARE(view.chosenRows(), QList{6});
    }
};

QTEST_MAIN(tst_TileView)
#include "tst_TileView.moc"
