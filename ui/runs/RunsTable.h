// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace easel {

/// The table of runs: whole rows, no grid, and columns that share whatever width there is.
class RunsTable : public QTableView
{
    Q_OBJECT
public:
    explicit RunsTable(QAbstractItemModel &model, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpRows();
    void setUpHeader();
    void shareWidth();
    int wordsWidth(int column) const; ///< what its texts need
};

} // namespace easel
