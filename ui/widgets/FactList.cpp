// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FactList.h"

#include "ui/widgets/FactValue.h"
#include "ui/widgets/Widgets.h"

#include <QGridLayout>

namespace easel {

FactList::FactList(QWidget *parent, TextStyle style)
    : QWidget(parent)
    , m_style(style)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::m);
    m_grid->setVerticalSpacing(style == TextStyle::Facts ? space::s - 2 : space::s);
    m_grid->setColumnStretch(1, 1);
}

void FactList::setFacts(const std::vector<Fact> &facts)
{
    while (m_rows.size() < facts.size()) {
        Row row;
        row.name = new TextLabel(QString(), m_style, ThemeColor::Dim, this);
        row.name->setWordWrap(false);
        row.value = new FactValue(m_style, this);
        const int line = int(m_rows.size());
        m_grid->addWidget(row.name, line, 0, Qt::AlignTop);
        m_grid->addWidget(row.value, line, 1);
        m_rows.push_back(row);
    }
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const bool shown = i < facts.size() && !facts[i].value.isEmpty();
        m_rows[i].name->setVisible(shown);
        m_rows[i].value->setVisible(shown);
        if (!shown)
            continue;
        m_rows[i].name->setText(facts[i].name);
        m_rows[i].value->setValue(facts[i].value);
    }
}

} // namespace easel
