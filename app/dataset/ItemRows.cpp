// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/ItemRows.h"

#include "app/dataset/NaturalOrder.h"

#include <algorithm>
#include <iterator>

namespace easel {

static bool comesBefore(const std::unique_ptr<ItemRow> &a, const std::unique_ptr<ItemRow> &b)
{
    return naturallyBefore(a->item.id, b->item.id);
}

// The order finds a row: numbers of rows would all have to be noted anew with each picture that comes or
// goes.
int ItemRows::rowOf(const QString &id) const
{
    const auto place =
        std::lower_bound(m_rows.begin(), m_rows.end(), id, [](const auto &row, const QString &wanted) {
            return naturallyBefore(row->item.id, wanted);
        });
    return place != m_rows.end() && (*place)->item.id == id ? int(place - m_rows.begin()) : -1;
}

int ItemRows::rowOfHandle(int handle) const
{
    const ItemRow *row = m_byHandle.value(handle);
    return row ? rowOf(row->item.id) : -1;
}

void ItemRows::clear()
{
    Q_EMIT aboutToReset();
    m_rows.clear();
    m_byHandle.clear();
    m_includedCount = 0;
    Q_EMIT reset();
}

void ItemRows::insert(std::vector<ItemRow> rows)
{
    std::vector<std::unique_ptr<ItemRow>> sorted;
    sorted.reserve(rows.size());
    for (ItemRow &row : rows)
        sorted.push_back(std::make_unique<ItemRow>(std::move(row)));
    std::sort(sorted.begin(), sorted.end(), comesBefore);

    // Neighbours go in together: one change for a batch that belongs at the end.
    auto next = sorted.begin();
    while (next != sorted.end()) {
        const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), *next, comesBefore);
        auto last = std::next(next);
        while (last != sorted.end() && (place == m_rows.end() || comesBefore(*last, *place)))
            ++last;
        insertTogether(int(place - m_rows.begin()),
                       {std::make_move_iterator(next), std::make_move_iterator(last)});
        next = last;
    }
}

void ItemRows::insertTogether(int first, std::vector<std::unique_ptr<ItemRow>> rows)
{
    const int last = first + int(rows.size()) - 1;
    Q_EMIT rowsAboutToBeInserted(first, last);
    for (const auto &row : rows) {
        m_includedCount += row->item.included;
        m_byHandle.insert(row->handle, row.get());
    }
    m_rows.insert(m_rows.begin() + first, std::make_move_iterator(rows.begin()),
                  std::make_move_iterator(rows.end()));
    Q_EMIT rowsInserted(first, last);
}

std::vector<ItemRow> ItemRows::remove(const std::vector<int> &handles)
{
    std::vector<int> rows;
    for (const int handle : handles) {
        if (const int row = rowOfHandle(handle); row >= 0)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());

    std::vector<ItemRow> removed; // from the end, so that the rows before stay where they are
    while (!rows.empty()) {
        const int last = rows.back();
        int first = last;
        rows.pop_back();
        while (!rows.empty() && rows.back() == first - 1) {
            first = rows.back();
            rows.pop_back();
        }
        removeTogether(first, last, removed);
    }
    return removed;
}

void ItemRows::removeTogether(int first, int last, std::vector<ItemRow> &removed)
{
    Q_EMIT rowsAboutToBeRemoved(first, last);
    for (int row = first; row <= last; ++row) {
        ItemRow &leaving = *m_rows[std::size_t(row)];
        m_includedCount -= leaving.item.included;
        m_byHandle.remove(leaving.handle);
        removed.push_back(std::move(leaving));
    }
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
    Q_EMIT rowsRemoved(first, last);
}

} // namespace easel
