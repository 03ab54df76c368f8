// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/ItemOrder.h"

#include "app/dataset/Similarity.h"

#include <algorithm>

namespace easel {

using namespace Qt::StringLiterals;

namespace {

/// By what one picture is put in order; none where it is not known.
using Key = std::optional<double>;

Key keyOf(OrderBy by, const DatasetItem &item, const FactsById &known)
{
    const PictureFacts *facts = factsOf(known, item);
    switch (by) {
    case OrderBy::Date:
        return double(item.modified);
    case OrderBy::Size: {
        const QSize size = facts ? facts->size : item.info.size;
        return size.isEmpty() ? Key() : double(size.width()) * size.height();
    }
    case OrderBy::Sharpness:
        return facts ? Key(facts->sharpness) : Key();
    case OrderBy::Name:
    case OrderBy::Similarity:
        break;
    }
    return {};
}

struct Keyed
{
    int position = 0;
    Key key;
};

std::vector<int> byKey(const ItemOrder &order, const std::vector<DatasetItem> &items, const FactsById &known)
{
    std::vector<Keyed> keyed;
    keyed.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
        keyed.push_back({int(i), keyOf(order.by, items[i], known)});
    std::ranges::stable_sort(keyed, [&order](const Keyed &a, const Keyed &b) {
        if (!a.key || !b.key)
            return a.key.has_value() && !b.key.has_value();
        return order.descending ? *a.key > *b.key : *a.key < *b.key;
    });
    std::vector<int> positions;
    positions.reserve(keyed.size());
    std::ranges::transform(keyed, std::back_inserter(positions), &Keyed::position);
    return positions;
}

std::vector<int> byName(const ItemOrder &order, std::size_t count)
{
    std::vector<int> positions;
    positions.reserve(count);
    for (int position = 0; position < int(count); ++position)
        positions.push_back(order.descending ? int(count) - 1 - position : position);
    return positions;
}

std::vector<int> bySimilarity(const ItemOrder &order, const std::vector<DatasetItem> &items,
                              const FactsById &known, const std::stop_token &stop)
{
    std::vector<int> withFacts;
    std::vector<int> without;
    std::vector<Fingerprint> fingerprints;
    for (int position = 0; position < int(items.size()); ++position) {
        if (const PictureFacts *facts = factsOf(known, items[std::size_t(position)])) {
            withFacts.push_back(position);
            fingerprints.push_back(facts->fingerprint);
        } else {
            without.push_back(position);
        }
    }
    std::vector<int> positions;
    positions.reserve(items.size());
    for (const int place : similarityChain(fingerprints, stop))
        positions.push_back(withFacts[std::size_t(place)]);
    if (order.descending)
        std::ranges::reverse(positions);
    positions.insert(positions.end(), without.begin(), without.end());
    return positions;
}

} // namespace

QString orderWord(OrderBy by)
{
    switch (by) {
    case OrderBy::Name:
        return u"name"_s;
    case OrderBy::Date:
        return u"date"_s;
    case OrderBy::Size:
        return u"size"_s;
    case OrderBy::Sharpness:
        return u"sharpness"_s;
    case OrderBy::Similarity:
        return u"similarity"_s;
    }
    return {};
}

std::optional<OrderBy> orderFromWord(const QString &word)
{
    const auto found = std::ranges::find(allOrders, word, orderWord);
    return found == allOrders.end() ? std::nullopt : std::optional(*found);
}

std::vector<int> ItemOrder::positions(const std::vector<DatasetItem> &items, const FactsById &known,
                                      const std::stop_token &stop) const
{
    switch (by) {
    case OrderBy::Name:
        return byName(*this, items.size());
    case OrderBy::Similarity:
        return bySimilarity(*this, items, known, stop);
    default:
        return byKey(*this, items, known);
    }
}

} // namespace easel
