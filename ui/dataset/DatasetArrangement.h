// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/Duplicates.h"
#include "app/dataset/ItemOrder.h"
#include "app/dataset/ItemQuery.h"

#include <QHash>
#include <QSortFilterProxyModel>
#include <QThreadPool>
#include <QTimer>

#include <optional>
#include <stop_token>

namespace easel {

class Dataset;
class DatasetModel;
class FactsFinder;
class ProblemWatch;

/// The dataset's pictures as a person wants to see them: found by a query, in an order, or near-duplicates
/// group by group. A picture that is being worked on stays where it is: what is arranged once changes only
/// when the query or the order does, or pictures come and go.
class DatasetArrangement : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    DatasetArrangement(DatasetModel &model, Dataset &dataset, FactsFinder &facts, ProblemWatch &problems,
                       QObject *parent = nullptr);
    ~DatasetArrangement() override;

    const ItemQuery &query() const { return m_query; }
    void setQuery(const ItemQuery &query);
    const ItemOrder &order() const { return m_order; }
    /// By similarity it comes a moment later, from a worker.
    void setOrder(const ItemOrder &order);
    /// Groups of pictures that look alike, side by side, instead of the order; of what the query finds.
    void setGrouped(bool grouped);
    bool isGrouped() const { return m_isGrouped; }
    /// Everything in the dataset's own order.
    bool isPlain() const;

    /// How many pictures each group on screen has, in their order; empty while not grouped.
    std::vector<int> groupSizes() const;
    /// The best of its group; false while not grouped.
    bool isBest(const QModelIndex &index) const;

    QModelIndex indexOf(const QString &id) const;

    /// The model's, with problems among what needs to be looked at.
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void arranged(); ///< another query, order or grouping is on screen

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    void arrangeSoon();
    void arrange();
    void arrangeBySimilarity();
    void apply(QHash<QString, int> places, const QSet<QString> &found);
    QString idOf(int sourceRow) const;
    QString whatMakesItBetter(const QModelIndex &index) const;

    DatasetModel &m_model;
    Dataset &m_dataset;
    FactsFinder &m_facts;
    ProblemWatch &m_problems;
    ItemQuery m_query;
    ItemOrder m_order;
    bool m_isGrouped = false;
    QHash<QString, int> m_places;         ///< by id; empty in the dataset's own order
    std::optional<QSet<QString>> m_found; ///< none: all
    QHash<QString, int> m_groupOf;        ///< by id
    QSet<QString> m_best;
    QTimer m_timer;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace easel
