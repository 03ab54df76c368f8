// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Button.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/TextLabel.h"

#include <QFrame>

class QToolButton;

namespace easel {

/// A line in place instead of a message box: a sentence and at most two buttons. Hidden while empty.
class Banner : public QFrame
{
    Q_OBJECT
public:
    enum class Tone { Info, Amber, Red };
    explicit Banner(QWidget *parent = nullptr);
    void showMessage(const QString &sentence, Tone tone, const QString &button = {},
                     const QString &secondButton = {});
    void clear();
    /// Puts the focus on its first button; false where there is none to see.
    bool focusButton();

Q_SIGNALS:
    void clicked();       ///< the button
    void secondClicked(); ///< the second button
    void closed();        ///< put away by the person

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void layOut();

    Tone m_tone = Tone::Info;
    IconLabel *m_icon;
    TextLabel *m_text;
    Button *m_button;
    Button *m_secondButton;
    QToolButton *m_close;
};

} // namespace easel
