// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

class QUndoStack;

namespace easel {

/// The editor of one caption. It has no undo of its own: undo and redo go to the dataset's stack, where
/// typing is recorded. Ctrl+Down and Ctrl+Up, or Page Down and Page Up, go to the next and the previous
/// picture.
class CaptionEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit CaptionEdit(QUndoStack &undoStack, QWidget *parent = nullptr);

    QString text() const { return toPlainText(); }
    /// Another picture's caption: the cursor stands at its end.
    void startText(const QString &text);
    /// The same caption, changed by an undo or by another program: only what differs is replaced, so that the
    /// cursor stays where the person works.
    void mergeText(const QString &text);
    /// A letter that was typed elsewhere.
    void appendTyped(const QString &text);

Q_SIGNALS:
    void edited(const QString &text); ///< by the person
    void stepRequested(int pictures); ///< +1: the next
    void left();                      ///< Escape
    void picturesPasted(const QMimeData *mime);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    QUndoStack &m_undoStack;
    bool m_setting = false;
};

} // namespace easel
