// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QGridLayout;

namespace easel {

/// Widgets in columns of equal width, as many as fit without leaving a row half empty: six stand in three,
/// two or one. The tab order is the order in which they were added.
class ColumnsBox : public QWidget
{
    Q_OBJECT
public:
    /// columnWidth: the least that a column needs, logical pixels.
    explicit ColumnsBox(int columnWidth, QWidget *parent = nullptr);

    void add(QWidget *widget);
    int columns() const { return m_columns; }

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int fittingColumns() const;
    void arrange(int columns);

    QGridLayout *m_grid;
    std::vector<QWidget *> m_widgets;
    int m_columnWidth;
    int m_columns = 0;
};

} // namespace easel
