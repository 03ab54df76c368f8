// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/InlineQuestion.h"

#include <QBoxLayout>
#include <QKeyEvent>

namespace easel {

InlineQuestion::InlineQuestion(const QString &yes, const QString &no, Button::Kind yesKind, QWidget *parent)
    : Card(parent)
    , m_sentence(new TextLabel({}, TextStyle::Body, ThemeColor::Text))
    , m_yes(new Button(yes, yesKind))
    , m_no(new Button(no))
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_yes);
    buttons->addWidget(m_no);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::l, space::m, space::l, space::m);
    layout->setSpacing(space::m);
    layout->addWidget(m_sentence);
    layout->addLayout(buttons);
    connect(m_yes, &Button::clicked, this, [this] { answer(true); });
    connect(m_no, &Button::clicked, this, [this] { answer(false); });
    hide();
}

void InlineQuestion::ask(const QString &sentence)
{
    m_sentence->setText(sentence);
    m_yes->setAccessibleDescription(sentence);
    show();
    m_yes->setFocus(Qt::OtherFocusReason);
}

void InlineQuestion::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        answer(false);
    else
        Card::keyPressEvent(event);
}

void InlineQuestion::answer(bool yes)
{
    hide();
    if (yes)
        Q_EMIT confirmed();
    else
        Q_EMIT declined();
}

} // namespace easel
