// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace easel {

class Button;
class TextLabel;

/// A line that floats for a while at the foot of its parent, with at most one button: "2 pictures moved to
/// the trash. Undo". It goes by itself, but not while the pointer rests on it, and never takes the focus by
/// itself.
class Toast : public QWidget
{
    Q_OBJECT
public:
    explicit Toast(QWidget *parent);

    void showMessage(const QString &sentence, const QString &button = {});
    /// Stays until the next message or dismiss(): something is going on.
    void showProgress(const QString &sentence);
    void dismiss();

Q_SIGNALS:
    void clicked(); ///< the button

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void showLine(const QString &sentence, const QString &button);
    void place();

    TextLabel *m_text;
    Button *m_button;
    QTimer m_timer;
};

} // namespace easel
