// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ClosingQuestion.h"

#include <QAccessible>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace easel {

ClosingQuestion::ClosingQuestion(QWidget *parent)
    : QWidget(parent)
    , m_title(new TextLabel({}, TextStyle::BodySemibold))
    , m_sentence(new TextLabel(tr("Nothing is cancelled: the service goes on with what it has, and Easel "
                                  "takes the rest up at its next start."),
                               TextStyle::Body, ThemeColor::Dim))
    , m_tray(new Button(tr("Go on in the tray")))
    , m_end(new Button(tr("Stop watching and close")))
    , m_keep(new Button(tr("Keep the window")))
    , m_remember(new QCheckBox(tr("Remember my choice")))
{
    setObjectName(QStringLiteral("closingQuestion"));
    layOut();
    connectSignals();
    hide();
}

void ClosingQuestion::layOut()
{
    auto *answers = new QHBoxLayout;
    answers->setSpacing(space::s);
    for (Button *button : {m_tray, m_end, m_keep})
        answers->addWidget(button);
    answers->addStretch();
    answers->addWidget(m_remember);
    auto *card = new Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::xs);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addSpacing(space::s);
    column->addLayout(answers);
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(space::xl, space::l, space::xl, 0);
    around->addWidget(card);
}

void ClosingQuestion::connectSignals()
{
    connect(m_tray, &Button::clicked, this, [this] { answer(WhenClosed::Tray); });
    connect(m_end, &Button::clicked, this, [this] { answer(WhenClosed::End); });
    connect(m_keep, &Button::clicked, this, &ClosingQuestion::keep);
}

void ClosingQuestion::ask(int activeRuns, bool hasTray)
{
    m_title->setText(tr("%n run(s) are active.", nullptr, activeRuns));
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_sentence->text());
    m_tray->setVisible(hasTray);
    m_remember->setChecked(false);
    show();
    (hasTray ? m_tray : m_end)->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ClosingQuestion::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        keep();
    else
        QWidget::keyPressEvent(event);
}

void ClosingQuestion::answer(WhenClosed choice)
{
    hide();
    Q_EMIT answered(choice, m_remember->isChecked());
}

void ClosingQuestion::keep()
{
    hide();
    Q_EMIT kept();
}

} // namespace easel
