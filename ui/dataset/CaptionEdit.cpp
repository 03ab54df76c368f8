// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dataset/CaptionEdit.h"

#include "app/dataset/Dataset.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QUndoStack>

#include <algorithm>

namespace easel {

namespace {

bool isUndoOrRedo(const QKeyEvent *event)
{
    return event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo);
}

/// +1 or −1 for the keys that go to another picture, else 0.
int stepOf(const QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    const bool control =
        event->modifiers().testFlag(Qt::ControlModifier) && !event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_PageDown:
        return plain ? 1 : 0;
    case Qt::Key_PageUp:
        return plain ? -1 : 0;
    case Qt::Key_Down:
        return control ? 1 : 0;
    case Qt::Key_Up:
        return control ? -1 : 0;
    default:
        return 0;
    }
}

/// A text that was copied together with its picture is meant as a text.
bool bringsPictures(const QMimeData *mime)
{
    return Dataset::canAdd(mime) && (mime->hasUrls() || !mime->hasText());
}

} // namespace

CaptionEdit::CaptionEdit(QUndoStack &undoStack, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_undoStack(undoStack)
{
    setObjectName(QStringLiteral("caption"));
    setAccessibleName(tr("Caption"));
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_setting)
            Q_EMIT edited(text());
    });
}

void CaptionEdit::startText(const QString &text)
{
    const QScopedValueRollback setting(m_setting, true);
    setPlainText(text);
    moveCursor(QTextCursor::End);
    if (!hasFocus())
        verticalScrollBar()->setValue(0); // read from the beginning, typed at the end
}

void CaptionEdit::mergeText(const QString &text)
{
    const QString old = this->text();
    if (old == text)
        return;
    const QScopedValueRollback setting(m_setting, true);
    const qsizetype shorter = std::min(old.size(), text.size());
    qsizetype prefix = 0;
    while (prefix < shorter && old.at(prefix) == text.at(prefix))
        ++prefix;
    qsizetype suffix = 0;
    while (suffix < shorter - prefix && old.at(old.size() - 1 - suffix) == text.at(text.size() - 1 - suffix))
        ++suffix;
    QTextCursor change(document());
    change.setPosition(int(prefix));
    change.setPosition(int(old.size() - suffix), QTextCursor::KeepAnchor);
    change.insertText(text.mid(prefix, text.size() - prefix - suffix));
}

void CaptionEdit::appendTyped(const QString &text)
{
    if (isReadOnly())
        return;
    moveCursor(QTextCursor::End);
    insertPlainText(text);
}

bool CaptionEdit::event(QEvent *event)
{
    // Taken here, so that the window's undo does not come on top of it.
    if (event->type() == QEvent::ShortcutOverride && isUndoOrRedo(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void CaptionEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo)) {
        m_undoStack.undo();
    } else if (event->matches(QKeySequence::Redo)) {
        m_undoStack.redo();
    } else if (const int step = stepOf(event); step != 0) {
        Q_EMIT stepRequested(step);
    } else if (event->key() == Qt::Key_Escape) {
        Q_EMIT left();
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

void CaptionEdit::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu(event->pos());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // The document's own undo is off; the dataset's takes its place.
    const QList<QAction *> actions = menu->actions();
    for (QAction *action : actions) {
        if (action->objectName() == QLatin1StringView("edit-undo") ||
            action->objectName() == QLatin1StringView("edit-redo"))
            menu->removeAction(action);
    }
    QAction *first = menu->actions().value(0);
    QAction *undo = m_undoStack.createUndoAction(menu, tr("Undo"));
    QAction *redo = m_undoStack.createRedoAction(menu, tr("Redo"));
    undo->setShortcut(QKeySequence::Undo);
    redo->setShortcut(QKeySequence::Redo);
    menu->insertActions(first, {undo, redo});
    menu->popup(event->globalPos());
}

bool CaptionEdit::canInsertFromMimeData(const QMimeData *source) const
{
    // Dropped pictures are the window's affair, not text.
    return !bringsPictures(source) && QPlainTextEdit::canInsertFromMimeData(source);
}

void CaptionEdit::insertFromMimeData(const QMimeData *source)
{
    if (bringsPictures(source))
        Q_EMIT picturesPasted(source);
    else
        QPlainTextEdit::insertFromMimeData(source);
}

} // namespace easel
