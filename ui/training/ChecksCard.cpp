// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/ChecksCard.h"

#include "ui/widgets/IconLabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace easel {

static IconLabel *makeIcon(CheckRow::State state)
{
    constexpr int pixels = 16;
    switch (state) {
    case CheckRow::State::Pass:
        return new IconLabel(QStringLiteral("check"), ThemeColor::Green, pixels);
    case CheckRow::State::Warn:
        return new IconLabel(QStringLiteral("warning"), ThemeColor::Amber, pixels);
    case CheckRow::State::Block:
        break;
    }
    return new IconLabel(QStringLiteral("error"), ThemeColor::Red, pixels);
}

ChecksCard::ChecksCard(QWidget *parent)
    : Card(parent)
    , m_list(new QVBoxLayout)
{
    setObjectName(QStringLiteral("checks"));
    setAccessibleName(tr("Before the start"));
    m_list->setSpacing(space::xs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::l, space::l, space::l, space::l);
    layout->setSpacing(space::s);
    layout->addWidget(new TextLabel(tr("Before the start"), TextStyle::FactsSemibold, ThemeColor::Dim));
    layout->addLayout(m_list);
}

void ChecksCard::setRows(const std::vector<CheckRow> &rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    while (QLayoutItem *item = m_list->takeAt(0)) {
        // Later: the change may come from one of the row's own links.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const CheckRow &row : m_rows)
        m_list->addWidget(makeRow(row));
}

QWidget *ChecksCard::makeRow(const CheckRow &row)
{
    auto *widget = new QWidget;
    auto *layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    auto *text = new TextLabel(row.text);
    text->setTextFormat(Qt::PlainText);
    text->setObjectName(QStringLiteral("checkText"));
    text->setAccessibleName(
        tr("%1: %2", "state and sentence of a check").arg(stateWord(row.state), row.text));
    // As high as a link beside it, so that their words stand on one line.
    text->setContentsMargins(0, space::xs, 0, space::xs);
    auto *iconCell = new QVBoxLayout;
    iconCell->setContentsMargins(0, space::xs, 0, 0);
    iconCell->addWidget(makeIcon(row.state));
    layout->addLayout(iconCell);
    layout->setAlignment(iconCell, Qt::AlignTop);
    layout->addWidget(text, 1, Qt::AlignTop);
    if (row.link != CheckRow::Link::None) {
        auto *link = new Button(linkText(row.link), Button::Kind::Link);
        link->setObjectName(QStringLiteral("checkLink"));
        link->setAccessibleDescription(row.text);
        connect(link, &Button::clicked, this, [this, row] { Q_EMIT linkActivated(row); });
        layout->addWidget(link, 0, Qt::AlignTop);
    }
    return widget;
}

} // namespace easel
