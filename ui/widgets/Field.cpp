// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Field.h"

#include "ui/widgets/AccessibleComboBox.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace easel {

Field::Field(const QString &label, QWidget *control, QWidget *parent)
    : QWidget(parent)
    , m_label(new TextLabel(label, TextStyle::Facts, ThemeColor::Dim, this))
    , m_note(new TextLabel({}, TextStyle::Facts, ThemeColor::Dim, this))
    , m_below(new TextLabel({}, TextStyle::Facts, ThemeColor::Dim, this))
    , m_control(control)
{
    AccessibleComboBox::install();
    m_label->setBuddy(control);
    m_label->setWordWrap(false);
    m_note->setWordWrap(false);
    m_note->hide();
    m_below->hide();
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(label);

    auto *top = new QHBoxLayout;
    top->setSpacing(space::s);
    top->addWidget(m_label);
    top->addStretch();
    top->addWidget(m_note);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::xs + 1);
    column->addLayout(top);
    column->addWidget(control);
    column->addWidget(m_below);
    // Beside a higher neighbour, a field of one line keeps its label close.
    const bool grows = control->sizePolicy().verticalPolicy() & QSizePolicy::ExpandFlag;
    if (!grows || control->maximumHeight() < QWIDGETSIZE_MAX)
        column->addStretch();
}

void Field::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void Field::setError(const QString &sentence)
{
    showBelow(sentence);
}

void Field::setHelp(const QString &sentence)
{
    const bool showsError = m_control->property("invalid").toBool();
    m_help = sentence;
    if (!showsError)
        showBelow({});
}

void Field::showBelow(const QString &error)
{
    const bool invalid = !error.isEmpty();
    m_below->setColor(invalid ? ThemeColor::Red : ThemeColor::Dim);
    m_below->setText(invalid ? error : m_help);
    m_below->setVisible(!m_below->text().isEmpty());
    m_control->setAccessibleDescription(m_below->text());
    m_control->setProperty("invalid", invalid); // the style draws the frame by it
    m_control->update();
}

} // namespace easel
