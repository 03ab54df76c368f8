// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/KnownFacts.h"

namespace easel {

const KnownFacts *knownFactsOf(const FactsById &known, const DatasetItem &item)
{
    const auto place = known.constFind(item.id);
    if (place == known.cend() || place->modified != item.modified)
        return nullptr;
    // Two states of a file may share their time; the header tells them apart by their size.
    const bool sizeIsKnown = item.inspected && item.unreadable.isEmpty() && place->unreadable.isEmpty();
    if (sizeIsKnown && item.info.bytes != place->facts.bytes)
        return nullptr;
    return &*place;
}

const PictureFacts *factsOf(const FactsById &known, const DatasetItem &item)
{
    const KnownFacts *entry = knownFactsOf(known, item);
    return entry && entry->unreadable.isEmpty() ? &entry->facts : nullptr;
}

} // namespace easel
