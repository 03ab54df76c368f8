// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FlowLayout.h"

#include <QTest>
#include <QWidget>

using namespace easel;

namespace {

QWidget *box(QWidget *parent, int width, bool expanding = false)
{
    auto *widget = new QWidget(parent);
    widget->setMinimumSize(width, 30);
    if (!expanding)
        widget->setMaximumSize(width, 30);
    widget->setSizePolicy(expanding ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Fixed);
    return widget;
}

} // namespace

class tst_FlowLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatDoesNotFitGoesToTheNextLine()
    {
        QWidget room;
        auto *layout = new FlowLayout(10, &room);
        QList<QWidget *> boxes;
        for (int i = 0; i < 3; ++i)
            layout->addWidget(boxes.emplaceBack(box(&room, 100)));
        layout->setGeometry({0, 0, 220, 400});
        QCOMPARE(boxes[0]->geometry(), QRect(0, 0, 100, 30));
        QCOMPARE(boxes[1]->geometry(), QRect(110, 0, 100, 30));
        QCOMPARE(boxes[2]->geometry(), QRect(0, 40, 100, 30));
        QCOMPARE(layout->heightForWidth(220), 70);
        QCOMPARE(layout->heightForWidth(320), 30);
    }

    void anExpandingWidgetTakesTheRestOfItsLine()
    {
        QWidget room;
        auto *layout = new FlowLayout(10, &room);
        QWidget *wide = box(&room, 100, true);
        QWidget *fixed = box(&room, 100);
        layout->addWidget(wide);
        layout->addWidget(fixed);
        layout->setGeometry({0, 0, 500, 100});
        QCOMPARE(wide->width(), 390);
        QCOMPARE(fixed->x(), 400);
    }

    void fromRightToLeftItBeginsAtTheRight()
    {
        QWidget room;
        room.setLayoutDirection(Qt::RightToLeft);
        auto *layout = new FlowLayout(10, &room);
        QWidget *first = box(&room, 100);
        layout->addWidget(first);
        layout->addWidget(box(&room, 100));
        layout->setGeometry({0, 0, 300, 100});
        QCOMPARE(first->geometry().right(), 299);
    }

    void hiddenWidgetsTakeNoRoom()
    {
        QWidget room;
        auto *layout = new FlowLayout(10, &room);
        QWidget *hidden = box(&room, 100);
        layout->addWidget(hidden);
        layout->addWidget(box(&room, 100));
        hidden->hide();
        QCOMPARE(layout->heightForWidth(100), 30);
    }
};

QTEST_MAIN(tst_FlowLayout)
#include "tst_FlowLayout.moc"
