// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/Duplicates.h"
#include "app/dataset/ItemQuery.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <stop_token>
#include <vector>

namespace easel {

class Dataset;
class FactsFinder;

/// Knows the problems of an open dataset, and looks again, in a worker, a moment after something about its
/// pictures, their facts or the training changed. Lives in the dataset's thread; ends before the dataset.
class ProblemWatch : public QObject
{
    Q_OBJECT
public:
    ProblemWatch(Dataset &dataset, FactsFinder &facts, QObject *parent = nullptr);
    ~ProblemWatch() override; ///< waits for the looking to stop, which is soon

    /// Of the pictures of the training, by kind.
    const std::vector<Problem> &problems() const { return m_found.problems; }
    const ProblemIndex &index() const { return m_found.index; }
    /// Of all pictures, in the training or not.
    const std::vector<DuplicateGroup> &duplicates() const { return m_found.duplicates; }

Q_SIGNALS:
    void changed(); ///< and only then; a new dataset begins with none

private:
    struct Found
    {
        QString folder;
        std::vector<Problem> problems;
        ProblemIndex index;
        std::vector<DuplicateGroup> duplicates;
    };
    void lookSoon();
    void look();
    void take(const Found &found);

    Dataset &m_dataset;
    FactsFinder &m_facts;
    QTimer m_timer;
    Found m_found;
    std::stop_source m_stop;
    bool m_isLooking = false;
    QThreadPool m_pool;
};

} // namespace easel
