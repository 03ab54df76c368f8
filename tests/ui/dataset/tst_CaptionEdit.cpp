// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dataset/CaptionEdit.h"

#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUndoCommand>
#include <QUndoStack>

using namespace easel;

namespace {

class Recorded : public QUndoCommand
{
public:
    explicit Recorded(QStringList &log)
        : m_log(log)
    {
    }
    void undo() override { m_log.append(QStringLiteral("undo")); }
    void redo() override { m_log.append(QStringLiteral("redo")); }

private:
    QStringList &m_log;
};

class Edit : public CaptionEdit
{
public:
    using CaptionEdit::canInsertFromMimeData;
    using CaptionEdit::CaptionEdit;
    using CaptionEdit::insertFromMimeData;
};

} // namespace

class tst_CaptionEdit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyThePersonsChangesAreToldAsEdits()
    {
        QUndoStack stack;
        CaptionEdit edit(stack);
        QSignalSpy edited(&edit, &CaptionEdit::edited);
        edit.startText(QStringLiteral("paper town"));
        edit.mergeText(QStringLiteral("paper town, dusk"));
        QCOMPARE(edited.size(), 0);
        QTest::keyClicks(&edit, QStringLiteral("!"));
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited.first().first().toString(), edit.text());
    }

    void aCaptionIsContinuedAtItsEnd()
    {
        QUndoStack stack;
        CaptionEdit edit(stack);
        edit.startText(QStringLiteral("paper town"));
        QTest::keyClicks(&edit, QStringLiteral(", dusk"));
        QCOMPARE(edit.text(), QStringLiteral("paper town, dusk"));
    }

    void aChangeFromOutsideKeepsTheCursorWhereThePersonWorks_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<int>("cursor");
        QTest::addColumn<QString>("after");
        QTest::addColumn<int>("cursorAfter");
        QTest::newRow("before the cursor") << "town at dusk" << 7 << "paper town at dusk" << 13;
        QTest::newRow("after the cursor") << "town at dusk" << 4 << "town at dawn" << 4;
        QTest::newRow("same at both ends") << "aaaa" << 0 << "aaaaa" << 0;
        QTest::newRow("all gone") << "town" << 2 << "" << 0;
    }
    void aChangeFromOutsideKeepsTheCursorWhereThePersonWorks()
    {
        QFETCH(QString, before);
        QFETCH(int, cursor);
        QFETCH(QString, after);
        QUndoStack stack;
        CaptionEdit edit(stack);
        edit.startText(before);
        QTextCursor place = edit.textCursor();
        place.setPosition(cursor);
        edit.setTextCursor(place);
        edit.mergeText(after);
        QCOMPARE(edit.text(), after);
        QTEST(edit.textCursor().position(), "cursorAfter");
    }

    void undoAndRedoAreTheDatasets()
    {
        QStringList log;
        QUndoStack stack;
        stack.push(new Recorded(log));
        log.clear();
        CaptionEdit edit(stack);
        edit.startText(QStringLiteral("paper town"));
        QTest::keyClicks(&edit, QStringLiteral("x"));
        QTest::keySequence(&edit, QKeySequence::Undo);
        QTest::keySequence(&edit, QKeySequence::Redo);
        QCOMPARE(log, (QStringList{QStringLiteral("undo"), QStringLiteral("redo")}));
        QCOMPARE(edit.text(), QStringLiteral("paper townx")); // the dataset says what the text is
    }

    void keysGoToOtherPictures_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<int>("step");
        QTest::newRow("Ctrl+Down") << Qt::Key_Down << Qt::KeyboardModifiers(Qt::ControlModifier) << 1;
        QTest::newRow("Ctrl+Up") << Qt::Key_Up << Qt::KeyboardModifiers(Qt::ControlModifier) << -1;
        QTest::newRow("Page Down") << Qt::Key_PageDown << Qt::KeyboardModifiers() << 1;
        QTest::newRow("Page Up") << Qt::Key_PageUp << Qt::KeyboardModifiers() << -1;
        QTest::newRow("Down moves in the text") << Qt::Key_Down << Qt::KeyboardModifiers() << 0;
    }
    void keysGoToOtherPictures()
    {
        QFETCH(Qt::Key, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(int, step);
        QUndoStack stack;
        CaptionEdit edit(stack);
        QSignalSpy asked(&edit, &CaptionEdit::stepRequested);
        QTest::keyClick(&edit, key, modifiers);
        QCOMPARE(asked.size(), step == 0 ? 0 : 1);
        if (step != 0)
            QCOMPARE(asked.first().first().toInt(), step);
    }

    void escapeLeaves()
    {
        QUndoStack stack;
        CaptionEdit edit(stack);
        QSignalSpy left(&edit, &CaptionEdit::left);
        QTest::keyClick(&edit, Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

    void filesAreNoText()
    {
        QUndoStack stack;
        Edit edit(stack);
        QSignalSpy pasted(&edit, &CaptionEdit::picturesPasted);
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(QStringLiteral("/a/b.png"))});
        files.setText(QStringLiteral("/a/b.png"));
        QVERIFY(!edit.canInsertFromMimeData(&files)); // a drop goes on to the window
        edit.insertFromMimeData(&files);
        QCOMPARE(pasted.size(), 1);
        QCOMPARE(edit.text(), QString());

        QMimeData text;
        text.setText(QStringLiteral("a lighthouse"));
        QVERIFY(edit.canInsertFromMimeData(&text));
        edit.insertFromMimeData(&text);
        QCOMPARE(edit.text(), QStringLiteral("a lighthouse"));
    }
};

QTEST_MAIN(tst_CaptionEdit)
#include "tst_CaptionEdit.moc"
