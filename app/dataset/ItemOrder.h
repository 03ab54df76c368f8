// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/KnownFacts.h"

#include <array>
#include <optional>
#include <stop_token>
#include <vector>

namespace easel {

/// By what the pictures of a dataset are put in order.
enum class OrderBy {
    Name,       ///< as a person counts; the dataset's own order
    Date,       ///< of the file's last change
    Size,       ///< pixels
    Sharpness,  ///< as in PictureFacts
    Similarity, ///< each next to the one most like it, beginning with the first by name
};

inline constexpr std::array allOrders{OrderBy::Name, OrderBy::Date, OrderBy::Size, OrderBy::Sharpness,
                                      OrderBy::Similarity};
/// "name", "sharpness", …: stable words for settings, never shown to a person.
QString orderWord(OrderBy by);
std::optional<OrderBy> orderFromWord(const QString &word);

/// An order of pictures. A value.
struct ItemOrder
{
    OrderBy by = OrderBy::Name;
    bool descending = false; ///< newest, largest, sharpest first

    bool operator==(const ItemOrder &) const = default;

    /// The positions of items (which stand in the dataset's order) in this order; equals stay in the
    /// dataset's order, and what is not known stands at the end, whatever the direction. Pure. Quick but for
    /// Similarity, which takes a fifth of a second for 10,000 and belongs in a worker; after a stop its
    /// answer is worth nothing.
    std::vector<int> positions(const std::vector<DatasetItem> &items, const FactsById &known,
                               const std::stop_token &stop = {}) const;
};

} // namespace easel
