// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace easel {

/// Paints a row of the runs table: the stage as a pill, progress as a thin bar with its words, hairlines
/// between rows.
class RunDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintName(QPainter *painter, QRect cell, const QString &name, const QString &mark) const;
    void paintProgress(QPainter *painter, QRect cell, const QModelIndex &index) const;
};

} // namespace easel
