// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/DatasetItem.h"
#include "app/dataset/FolderScan.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <vector>

namespace easel {

/// A picture in the list. The handle stays the same when the picture comes back under another name.
struct ItemRow
{
    DatasetItem item;
    int handle = 0;
    FileStamp stamp;
};

/// The dataset's pictures in natural order. Signals frame each change as a model needs it.
class ItemRows : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    int count() const { return int(m_rows.size()); }
    const ItemRow &at(int row) const { return *m_rows.at(std::size_t(row)); }
    int rowOf(const QString &id) const; ///< −1 where there is none
    int rowOfHandle(int handle) const;  ///< −1 where there is none
    int includedCount() const { return m_includedCount; }

    void clear();
    void insert(std::vector<ItemRow> rows); ///< each where it belongs; ids that are not there yet
    std::vector<ItemRow> remove(const std::vector<int> &handles);

    /// Changes one row in place (never its id or handle).
    template<class Change>
    void change(int row, Change change)
    {
        ItemRow &changed = *m_rows.at(std::size_t(row));
        m_includedCount -= changed.item.included;
        change(changed);
        m_includedCount += changed.item.included;
        Q_EMIT itemChanged(row);
    }

Q_SIGNALS:
    void aboutToReset();
    void reset();
    void rowsAboutToBeInserted(int first, int last);
    void rowsInserted(int first, int last);
    void rowsAboutToBeRemoved(int first, int last);
    void rowsRemoved(int first, int last);
    void itemChanged(int row);

private:
    void insertTogether(int first, std::vector<std::unique_ptr<ItemRow>> rows);
    void removeTogether(int first, int last, std::vector<ItemRow> &removed);

    std::vector<std::unique_ptr<ItemRow>> m_rows;
    QHash<int, const ItemRow *> m_byHandle;
    int m_includedCount = 0;
};

} // namespace easel
