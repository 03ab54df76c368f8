// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Widgets.h"

class QCheckBox;

namespace easel {

/// Asks in place what closing the window means while runs are active. Escape keeps the window.
class ClosingQuestion : public QWidget
{
    Q_OBJECT
public:
    explicit ClosingQuestion(QWidget *parent = nullptr);

    /// Shows itself; the focus goes to the first answer. hasTray: going on in the tray is one of them.
    void ask(int activeRuns, bool hasTray);

Q_SIGNALS:
    void answered(easel::WhenClosed choice, bool remember); ///< Tray or End
    void kept();                                            ///< the window stays

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void connectSignals();
    void answer(WhenClosed choice);
    void keep();

    TextLabel *m_title;
    TextLabel *m_sentence;
    Button *m_tray;
    Button *m_end;
    Button *m_keep;
    QCheckBox *m_remember;
};

} // namespace easel
