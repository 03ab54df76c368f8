// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/FolderScan.h"
#include "app/dataset/WorkQueue.h"

#include <QObject>
#include <QString>

#include <deque>
#include <memory>
#include <vector>

namespace easel {

class Dataset;
class ThumbnailCache;

/// Makes the thumbnails of an open dataset's pictures before anybody scrolls to them, in threads of its own
/// that step back behind the window, and puts them into the cache on disk. Lives in the dataset's thread,
/// which never waits for a file here; ends before the dataset.
class ThumbnailFiller : public QObject
{
    Q_OBJECT
public:
    ThumbnailFiller(Dataset &dataset, std::shared_ptr<ThumbnailCache> cache, QObject *parent = nullptr);
    ~ThumbnailFiller() override; ///< waits for the pictures being read at the moment

    /// The side that the window will ask for, one of ThumbnailCache::sideFor(); another one begins anew.
    void setSide(int side);
    /// While what is on screen is being read, no more is begun, and what was begun pauses between two
    /// pictures.
    void setResting(bool resting);
    /// Some pictures may have no thumbnail yet.
    bool isBusy() const { return m_isBusy; }

Q_SIGNALS:
    void busyChanged();

private:
    void followState();
    void begin();
    void stop();
    void want(int firstRow, int lastRow);
    void pump();
    void setBusy(bool busy);

    using Flag = std::shared_ptr<std::atomic_bool>;
    Dataset &m_dataset;
    const std::shared_ptr<ThumbnailCache> m_cache;
    QString m_folder; ///< empty while no dataset is open
    int m_side;
    CancelFlag m_cancelled;
    const Flag m_isResting; ///< read by the workers
    bool m_isBusy = false;
    std::deque<QString> m_waiting; ///< ids
    int m_tasks = 0;
    WorkQueue m_workers; // last, since it goes first: nothing is delivered to what is gone
};

} // namespace easel
