// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Section.h"

#include "ui/widgets/TextLabel.h"

#include <QVBoxLayout>

namespace easel {

Section::Section(const QString &title, const QString &help, QWidget *parent)
    : QWidget(parent)
    , m_body(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::xs);
    column->addWidget(new TextLabel(title, TextStyle::Title, ThemeColor::Text, this));
    if (!help.isEmpty())
        column->addWidget(new TextLabel(help, TextStyle::Body, ThemeColor::Dim, this));
    column->addSpacing(space::s);
    m_body->setSpacing(space::m);
    column->addLayout(m_body);
}

} // namespace easel
