// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Thumbnailer.h"
#include "ui/widgets/CropEditor.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using namespace easel;

/// The editor with a dataset's answer to it: what is asked for is shown.
class tst_CropEditor : public QObject
{
    Q_OBJECT
private:
    static constexpr QSize picture{1000, 600};
    static constexpr QSize target{512, 512};

    struct Shown
    {
        explicit Shown(const Framing &first = {})
            : framing(first)
        {
            editor.resize(500, 300); // half of the picture's size
            editor.showPicture(QStringLiteral("/no/such.png"), 1, picture);
            editor.setFraming(target, framing);
            connect(&editor, &CropEditor::framingEdited, &editor, [this](const Framing &edited, int go) {
                framing = edited;
                gos.append(go);
                editor.setFraming(target, framing);
            });
            editor.show();
        }
        /// All in pixels of the screen.
        void drag(QPoint from, QPoint to, bool release = true)
        {
            QTest::mousePress(&editor, Qt::LeftButton, {}, from);
            for (int step = 1; step <= 4; ++step)
                moveTo(from + (to - from) * step / 4);
            if (release)
                QTest::mouseRelease(&editor, Qt::LeftButton, {}, to);
        }
        void moveTo(QPoint at)
        {
            QMouseEvent move(QEvent::MouseMove, at, editor.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
            QCoreApplication::sendEvent(&editor, &move);
        }
        void press(int key, Qt::KeyboardModifiers modifiers = {})
        {
            QTest::keyClick(&editor, Qt::Key(key), modifiers);
        }

        Thumbnailer thumbnailer;
        CropEditor editor{thumbnailer};
        Framing framing;
        QList<int> gos;
    };

private Q_SLOTS:
    void itIsFoundByItsName()
    {
        Shown shown;
        QCOMPARE(shown.editor.accessibleName(), QStringLiteral("Crop frame"));
        QCOMPARE(QAccessible::queryAccessibleInterface(&shown.editor)->role(), QAccessible::Graphic);
        QVERIFY(shown.editor.accessibleDescription().contains(QStringLiteral("600")));
        QCOMPARE(shown.editor.frame(), QRect(200, 0, 600, 600));
    }

    void draggingTheFrameMovesItInOneGo()
    {
        Shown shown;
        shown.drag({250, 150}, {300, 170});
        QCOMPARE(shown.editor.frame(), QRect(300, 0, 600, 600));
        QVERIFY(shown.framing.crop);
        QVERIFY(shown.gos.size() > 1 && shown.gos.first() != 0);
        QCOMPARE(shown.gos.count(shown.gos.first()), shown.gos.size());
        shown.drag({250, 150}, {260, 150});
        QVERIFY(shown.gos.last() != shown.gos.first()); // the next drag is another step
    }

    void draggingACornerScalesIt()
    {
        Shown shown;
        shown.drag({400, 300}, {300, 200});
        QCOMPARE(shown.editor.frame(), QRect(200, 0, 400, 400));
    }

    void aClickChangesNothing()
    {
        Shown shown;
        QTest::mouseClick(&shown.editor, Qt::LeftButton, {}, {250, 150});
        QVERIFY(shown.gos.isEmpty());
        shown.drag({20, 20}, {90, 90}); // outside of the frame
        QVERIFY(shown.gos.isEmpty());
    }

    void escapeGivesADragUp()
    {
        const Framing before{Crop{{0.1, 0.1, 0.3, 0.5}}, {}};
        Shown shown(before);
        shown.drag({120, 100}, {200, 130}, false);
        QVERIFY(shown.framing != before);
        shown.press(Qt::Key_Escape);
        QCOMPARE(shown.framing, before);
        shown.moveTo({300, 200});
        QCOMPARE(shown.framing, before);
    }

    void aDoubleClickSaysWhatMustStayInView()
    {
        Shown shown;
        QTest::mouseDClick(&shown.editor, Qt::LeftButton, {}, {400, 60});
        QVERIFY(!shown.framing.crop);
        QCOMPARE(*shown.framing.focal, QPointF(0.8, 0.2));
        QCOMPARE(shown.editor.frame(), QRect(400, 0, 600, 600));
        shown.drag({400, 60}, {300, 90}); // the point itself
        QCOMPARE(*shown.framing.focal, QPointF(0.6, 0.3));
        QCOMPARE(shown.editor.frame(), QRect(300, 0, 600, 600));
        QTest::mouseDClick(&shown.editor, Qt::LeftButton, {}, {300, 90});
        QVERIFY(shown.framing.isCentred());
    }

    void aScaledFrameGoesToTheFocalPoint()
    {
        Shown shown({Crop{{0, 0, 0.3, 0.5}}, {}});
        QTest::mouseDClick(&shown.editor, Qt::LeftButton, {}, {250, 150});
        QCOMPARE(shown.editor.frame(), QRect(350, 150, 300, 300));
    }

    void aFocalPointThatIsLeftBehindIsForgotten()
    {
        Shown shown({Crop{{0, 0, 0.3, 0.5}}, QPointF(0.05, 0.1)});
        shown.drag({100, 100}, {200, 100});
        QVERIFY(shown.framing.crop && !shown.framing.focal);
    }

    void arrowsMoveByAHundredth()
    {
        Shown shown({Crop{{0.2, 0.2, 0.3, 0.5}}, {}});
        shown.press(Qt::Key_Right);
        QCOMPARE(shown.editor.frame(), QRect(210, 120, 300, 300));
        shown.press(Qt::Key_Down);
        QCOMPARE(shown.editor.frame(), QRect(210, 126, 300, 300));
        shown.press(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(shown.editor.frame(), QRect(160, 126, 300, 300));
        shown.press(Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(shown.editor.frame(), QRect(160, 96, 300, 300));
        QCOMPARE(shown.gos.count(shown.gos.first()), 4); // one series, one step
        const auto edits = shown.gos.size();
        for (int i = 0; i < 10; ++i)
            shown.press(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(shown.editor.frame().x(), 0);
        QCOMPARE(shown.gos.size(), edits + 4); // where there is no room, nothing is asked for
    }

    void altAndArrowsMoveTheFocalPoint()
    {
        Shown shown;
        shown.press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(shown.framing.focal->x(), 0.51);
        QCOMPARE(shown.editor.frame(), QRect(210, 0, 600, 600));
    }

    void plusAndMinusScale()
    {
        Shown shown;
        shown.press(Qt::Key_Minus);
        QCOMPARE(shown.editor.frame().size(), QSize(571, 571));
        QVERIFY(std::abs(shown.editor.frame().center().x() - 500) <= 1);
        shown.press(Qt::Key_Plus);
        QCOMPARE(shown.editor.frame().size(), QSize(600, 600));
    }

    void escapeGoesBackToTheMiddle()
    {
        Shown shown({Crop{{0, 0, 0.3, 0.5}}, QPointF(0.1, 0.1)});
        shown.press(Qt::Key_Escape);
        QVERIFY(shown.framing.isCentred());
        const auto edits = shown.gos.size();
        shown.press(Qt::Key_Escape); // nothing to undo: the key is another's
        QCOMPARE(shown.gos.size(), edits);
    }

    void whatIsNotTakenCannotBeFramed_data()
    {
        QTest::addColumn<bool>("writable");
        QTest::newRow("taken out") << true;
        QTest::newRow("read-only") << false;
    }
    void whatIsNotTakenCannotBeFramed()
    {
        QFETCH(bool, writable);
        Shown shown;
        shown.editor.setEditable(writable);
        if (writable)
            shown.editor.setFraming(target, std::nullopt);
        shown.drag({250, 150}, {300, 170});
        shown.press(Qt::Key_Left);
        QTest::mouseDClick(&shown.editor, Qt::LeftButton, {}, {250, 150});
        QVERIFY(shown.gos.isEmpty());
        QCOMPARE(shown.editor.focusPolicy(), Qt::NoFocus);
    }

    void aDragEndsWhenAnotherPictureIsShown()
    {
        Shown shown;
        shown.drag({250, 150}, {300, 170}, false);
        const auto edits = shown.gos.size();
        shown.editor.showPicture(QStringLiteral("/another.png"), 1, picture);
        shown.editor.setFraming(target, Framing{});
        shown.moveTo({280, 150});
        QCOMPARE(shown.gos.size(), edits);
    }
};

QTEST_MAIN(tst_CropEditor)
#include "tst_CropEditor.moc"
