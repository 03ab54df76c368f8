// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/Duplicates.h"

#include "app/dataset/Similarity.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

namespace easel {

namespace {

/// What the dullest picture's difference from those chosen counts for, where the sharpest one's counts 1.
constexpr double leastWeight = 0.75;

struct Candidate
{
    QString id;
    const PictureFacts *facts = nullptr;
    double weight = 1;
    int distance = std::numeric_limits<int>::max(); ///< from the nearest of those chosen
    bool isChosen = false;

    double worth() const { return weight * distance; }
};

std::vector<Candidate> candidates(const std::vector<DatasetItem> &items, const FactsById &known)
{
    std::vector<Candidate> all;
    for (const DatasetItem &item : items) {
        if (const PictureFacts *facts = factsOf(known, item))
            all.push_back({item.id, facts});
    }
    return all;
}

/// By the place among all, so that neither the scale of sharpness nor one freak decides.
void weigh(std::vector<Candidate> &all)
{
    std::vector<std::size_t> dullestFirst(all.size());
    std::iota(dullestFirst.begin(), dullestFirst.end(), 0);
    std::ranges::stable_sort(dullestFirst, {}, [&](std::size_t i) { return all[i].facts->sharpness; });
    const double last = std::max(1.0, double(all.size()) - 1);
    for (std::size_t place = 0; place < all.size(); ++place)
        all[dullestFirst[place]].weight = leastWeight + (1 - leastWeight) * double(place) / last;
}

auto quality(const PictureFacts &facts)
{
    return std::tuple(qint64(facts.size.width()) * facts.size.height(), facts.sharpness, facts.bytes);
}

} // namespace

std::vector<DuplicateGroup> duplicateGroups(const std::vector<DatasetItem> &items, const FactsById &known,
                                            int maxBits, const std::stop_token &stop)
{
    const std::vector<Candidate> all = candidates(items, known);
    std::vector<Fingerprint> fingerprints;
    fingerprints.reserve(all.size());
    for (const Candidate &one : all)
        fingerprints.push_back(one.facts->fingerprint);
    std::vector<DuplicateGroup> groups;
    for (const std::vector<int> &positions : similarGroups(fingerprints, maxBits, stop)) {
        DuplicateGroup group;
        for (const int position : positions)
            group.append(all[std::size_t(position)].id);
        groups.push_back(group);
    }
    return groups;
}

QString bestOf(const DuplicateGroup &group, const FactsById &known)
{
    const auto best = std::ranges::max_element( // the first of equals
        group, {}, [&](const QString &id) { return quality(known.value(id).facts); });
    return best == group.end() ? QString() : *best;
}

QStringList othersThanBest(const std::vector<DuplicateGroup> &groups, const FactsById &known)
{
    QStringList others;
    for (const DuplicateGroup &group : groups) {
        const QString best = bestOf(group, known);
        std::ranges::copy_if(group, std::back_inserter(others),
                             [&](const QString &id) { return id != best; });
    }
    return others;
}

QStringList chooseDiverse(const std::vector<DatasetItem> &items, const FactsById &known, int count)
{
    std::vector<Candidate> all = candidates(items, known);
    weigh(all);
    QStringList chosen;
    while (chosen.size() < std::min<qsizetype>(count, qsizetype(all.size()))) {
        // Before the first choice all are equally far: the sharpest begins.
        auto best = all.end();
        for (auto one = all.begin(); one != all.end(); ++one) {
            if (!one->isChosen && (best == all.end() || one->worth() > best->worth()))
                best = one;
        }
        best->isChosen = true;
        chosen.append(best->id);
        for (Candidate &one : all)
            one.distance = std::min(one.distance, distance(one.facts->fingerprint, best->facts->fingerprint));
    }
    return chosen;
}

} // namespace easel
