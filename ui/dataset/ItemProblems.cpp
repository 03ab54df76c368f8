// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dataset/ItemProblems.h"

#include "ui/widgets/Widgets.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace easel {

namespace {
constexpr int iconSide = 16;
} // namespace

ItemProblems::ItemProblems(QWidget *parent)
    : QWidget(parent)
    , m_lines(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::l, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(new TextLabel(tr("Problems"), TextStyle::FactsSemibold, ThemeColor::Dim, this));
    layout->addLayout(m_lines);
    m_lines->setSpacing(space::s);
    hide();
}

void ItemProblems::showProblems(const std::vector<Problem> &problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        item->widget()->deleteLater(); // its button may be what was pressed
        item->widget()->hide();
        delete item;
    }
    for (const Problem &problem : problems)
        m_lines->addWidget(createLine(problem));
    setVisible(!problems.empty());
}

QWidget *ItemProblems::createLine(const Problem &problem)
{
    auto *line = new QWidget(this);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    const bool blocks = problem.kind == ProblemKind::Unreadable;
    layout->addWidget(new IconLabel(blocks ? QStringLiteral("error") : QStringLiteral("warning"),
                                    blocks ? ThemeColor::Red : ThemeColor::Amber, iconSide, line),
                      0, Qt::AlignTop);
    auto *sentence = new TextLabel(problem.message, TextStyle::Body, ThemeColor::Text, line);
    sentence->setMinimumWidth(1); // long names wrap nowhere, and must not widen the panel
    layout->addWidget(sentence, 1);
    if (problem.kind == ProblemKind::Duplicate) {
        auto *compare = new Button(tr("Compare"), Button::Kind::Link, line);
        connect(compare, &Button::clicked, this, &ItemProblems::compareRequested);
        layout->addWidget(compare, 0, Qt::AlignTop);
    }
    return line;
}

} // namespace easel
