// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RunsTable.h"

#include "ui/runs/RunDelegate.h"
#include "ui/runs/RunsModel.h"
#include "ui/theme/Theme.h"

#include <QEvent>
#include <QHeaderView>

#include <algorithm>

namespace easel {

/// Rows looked at for the width of a column; the others are much alike.
static constexpr int rowsMeasured = 50;

RunsTable::RunsTable(QAbstractItemModel &model, QWidget *parent)
    : QTableView(parent)
{
    setObjectName(QStringLiteral("runs"));
    setAccessibleName(tr("Runs"));
    setModel(&model);
    setItemDelegate(new RunDelegate(this));
    setUpRows();
    setUpHeader();
    connect(&model, &QAbstractItemModel::modelReset, this, &RunsTable::shareWidth);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &RunsTable::shareWidth);
    connect(&model, &QAbstractItemModel::dataChanged, this, &RunsTable::shareWidth);
}

void RunsTable::setUpRows()
{
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(QFontMetrics(themeFont(TextStyle::Body)).height() + 2 * space::m);
    // Rows stand on the page itself.
    viewport()->setAutoFillBackground(false);
}

void RunsTable::setUpHeader()
{
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setMinimumSectionSize(40);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

void RunsTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    shareWidth();
}

void RunsTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) {
        verticalHeader()->setDefaultSectionSize(QFontMetrics(themeFont(TextStyle::Body)).height() +
                                                2 * space::m);
        shareWidth();
    }
}

void RunsTable::shareWidth()
{
    // Stage and time are short and have to be read; the others share the rest, progress with the largest
    // part.
    const int stage = wordsWidth(RunsModel::StageColumn) + space::l; // for the pill around the word
    const int started = wordsWidth(RunsModel::Started);
    const int rest = std::max(0, viewport()->width() - stage - started);
    const int name = rest * 32 / 100;
    const int base = std::min(wordsWidth(RunsModel::BaseModelColumn), rest * 28 / 100);
    const int widths[] = {name, base, stage, rest - name - base, started};
    for (int column = 0; column < RunsModel::ColumnCount; ++column) {
        if (columnWidth(column) != widths[column])
            setColumnWidth(column, widths[column]);
    }
}

int RunsTable::wordsWidth(int column) const
{
    const QFontMetrics metrics(themeFont(TextStyle::Body));
    int widest = metrics.horizontalAdvance(model()->headerData(column, Qt::Horizontal).toString());
    const int rows = std::min(rowsMeasured, model()->rowCount());
    for (int row = 0; row < rows; ++row)
        widest = std::max(widest, metrics.horizontalAdvance(model()->index(row, column).data().toString()));
    return widest + 2 * space::m;
}

} // namespace easel
