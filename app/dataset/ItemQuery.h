// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/Problems.h"

#include <QSet>

namespace easel {

/// Which pictures have which problem; made of Problems once, asked for every picture.
class ProblemIndex
{
public:
    ProblemIndex() = default;
    explicit ProblemIndex(const std::vector<Problem> &problems);

    bool has(const QString &id) const { return m_kinds.contains(id); }
    bool has(const QString &id, ProblemKind kind) const { return m_kinds.value(id) & bit(kind); }
    QList<ProblemKind> kindsOf(const QString &id) const; ///< in the order in which they are told
    int count(ProblemKind kind) const;                   ///< of pictures
    int count() const { return int(m_kinds.size()); }

private:
    static quint32 bit(ProblemKind kind) { return quint32(1) << quint32(kind); }

    QHash<QString, quint32> m_kinds;
    std::array<int, allProblemKinds.size()> m_counts{};
};

/// What a person looks for among the pictures of a dataset. A value; empty finds all.
struct ItemQuery
{
    QStringList words;            ///< each stands somewhere in the name or the caption, whatever its case
    std::optional<bool> included; ///< only those in the training, or only those taken out of it
    std::optional<ProblemKind> problem; ///< only those that have it

    bool operator==(const ItemQuery &) const = default;

    /// The words of a search line: set apart by spaces, or "together in quotes".
    static QStringList wordsOf(const QString &text);

    bool isEmpty() const { return *this == ItemQuery(); }
    bool matches(const DatasetItem &item, const ProblemIndex &problems) const;
    /// The positions of those that match, in their order. 10,000 take a few milliseconds.
    std::vector<int> find(const std::vector<DatasetItem> &items, const ProblemIndex &problems) const;
};

} // namespace easel
