// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/ItemQuery.h"

#include <algorithm>

namespace easel {

ProblemIndex::ProblemIndex(const std::vector<Problem> &problems)
{
    for (const Problem &problem : problems) {
        quint32 &kinds = m_kinds[problem.id];
        if (!(kinds & bit(problem.kind)))
            ++m_counts[std::size_t(problem.kind)];
        kinds |= bit(problem.kind);
    }
}

QList<ProblemKind> ProblemIndex::kindsOf(const QString &id) const
{
    QList<ProblemKind> kinds;
    std::ranges::copy_if(allProblemKinds, std::back_inserter(kinds),
                         [&](ProblemKind kind) { return has(id, kind); });
    return kinds;
}

int ProblemIndex::count(ProblemKind kind) const
{
    return m_counts[std::size_t(kind)];
}

QStringList ItemQuery::wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    bool isQuoted = false;
    const auto finishWord = [&] {
        if (!word.isEmpty())
            words.append(std::exchange(word, {}));
    };
    for (const QChar c : text) {
        if (c == u'"') {
            finishWord();
            isQuoted = !isQuoted;
        } else if (c.isSpace() && !isQuoted) {
            finishWord();
        } else {
            word.append(c);
        }
    }
    finishWord();
    return words;
}

bool ItemQuery::matches(const DatasetItem &item, const ProblemIndex &problems) const
{
    if (included && item.included != *included)
        return false;
    if (problem && !problems.has(item.id, *problem))
        return false;
    return std::ranges::all_of(words, [&item](const QString &word) {
        return item.id.contains(word, Qt::CaseInsensitive) ||
               item.caption.contains(word, Qt::CaseInsensitive);
    });
}

std::vector<int> ItemQuery::find(const std::vector<DatasetItem> &items, const ProblemIndex &problems) const
{
    std::vector<int> positions;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (matches(items[i], problems))
            positions.push_back(int(i));
    }
    return positions;
}

} // namespace easel
