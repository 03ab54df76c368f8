// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/EmptyState.h"

#include "ui/widgets/IconLabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace easel {

/// Between stretches, since an alignment would ask for the height at the layout's width instead of the
/// label's own.
static QHBoxLayout *centred(TextLabel *label)
{
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(label);
    row->addStretch();
    return row;
}

EmptyState::EmptyState(const QString &icon, const QString &title, const QString &sentence, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_sentence(new TextLabel(sentence, TextStyle::Body, ThemeColor::Dim, this))
    , m_buttons(new QHBoxLayout)
{
    constexpr int pictureSize = 56;
    constexpr int lineLength = 420;
    auto *heading = new TextLabel(title, TextStyle::Title, ThemeColor::Text, this);
    heading->setAlignment(Qt::AlignCenter);
    heading->setFixedWidth(lineLength);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setFixedWidth(lineLength);
    m_sentence->setVisible(!sentence.isEmpty());
    m_buttons->setSpacing(space::s);
    m_buttons->addStretch();
    m_buttons->addStretch();

    m_layout->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    m_layout->setSpacing(0);
    m_layout->addStretch(2);
    m_layout->addWidget(new IconLabel(icon, ThemeColor::Dim, pictureSize, this), 0, Qt::AlignHCenter);
    m_layout->addSpacing(space::l);
    m_layout->addLayout(centred(heading));
    m_layout->addSpacing(space::xs);
    m_layout->addLayout(centred(m_sentence));
    m_layout->addSpacing(space::xl);
    m_layout->addLayout(m_buttons);
    m_layout->addStretch(3);
}

Button *EmptyState::addButton(const QString &text, bool primary)
{
    auto *button = new Button(text, primary ? Button::Kind::Primary : Button::Kind::Normal, this);
    m_buttons->insertWidget(m_buttons->count() - 1, button); // before the closing stretch
    return button;
}

void EmptyState::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

} // namespace easel
