// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/training/CheckRows.h"
#include "ui/widgets/Widgets.h"

class QVBoxLayout;

namespace easel {

/// "Before the start": a row with an icon, a sentence and the link that mends it, for each thing looked at.
class ChecksCard : public Card
{
    Q_OBJECT
public:
    explicit ChecksCard(QWidget *parent = nullptr);

    void setRows(const std::vector<CheckRow> &rows);

Q_SIGNALS:
    void linkActivated(const easel::CheckRow &row);

private:
    QWidget *makeRow(const CheckRow &row);

    QVBoxLayout *m_list;
    std::vector<CheckRow> m_rows;
};

} // namespace easel
