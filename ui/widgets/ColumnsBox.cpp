// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ColumnsBox.h"

#include "ui/theme/Theme.h"

#include <QGridLayout>

#include <algorithm>

namespace easel {

ColumnsBox::ColumnsBox(int columnWidth, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_columnWidth(columnWidth)
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::m);
    m_grid->setVerticalSpacing(space::m);
}

void ColumnsBox::add(QWidget *widget)
{
    m_widgets.push_back(widget);
    widget->setParent(this);
    arrange(fittingColumns());
}

QSize ColumnsBox::minimumSizeHint() const
{
    // Narrower than what stands there now: it can always be rearranged.
    return {m_columnWidth, QWidget::minimumSizeHint().height()};
}

void ColumnsBox::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (const int columns = fittingColumns(); columns != m_columns)
        arrange(columns);
}

int ColumnsBox::fittingColumns() const
{
    const int count = std::max(1, int(m_widgets.size()));
    const int fitting = std::clamp((width() + space::m) / (m_columnWidth + space::m), 1, count);
    for (int columns = fitting; columns > 1; --columns) {
        if (count % columns == 0)
            return columns;
    }
    return 1;
}

void ColumnsBox::arrange(int columns)
{
    for (QWidget *widget : m_widgets)
        m_grid->removeWidget(widget);
    for (int column = 0; column < std::max(columns, m_columns); ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    m_columns = columns;
    for (int i = 0; i < int(m_widgets.size()); ++i)
        m_grid->addWidget(m_widgets[size_t(i)], i / columns, i % columns, Qt::AlignTop);
    updateGeometry();
}

} // namespace easel
