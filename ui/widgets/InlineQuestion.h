// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Widgets.h"

namespace easel {

/// A question in place instead of a message box: a sentence, the deed and the way back. Escape is the way
/// back.
class InlineQuestion : public Card
{
    Q_OBJECT
public:
    InlineQuestion(const QString &yes, const QString &no, Button::Kind yesKind, QWidget *parent = nullptr);

    void ask(const QString &sentence); ///< shows itself; the focus goes to the deed

Q_SIGNALS:
    void confirmed();
    void declined();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void answer(bool yes);

    TextLabel *m_sentence;
    Button *m_yes;
    Button *m_no;
};

} // namespace easel
