// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/FactsReading.h"
#include "app/dataset/WorkQueue.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <deque>
#include <memory>

namespace easel {

class Dataset;

/// Finds the facts of each picture of an open dataset, in threads of its own that step back behind the
/// window: what the store keeps is there at once, the rest comes as it is read, and again when a file
/// changed. Lives in the dataset's thread, which never waits for a file here; ends before the dataset.
class FactsFinder : public QObject
{
    Q_OBJECT
public:
    FactsFinder(Dataset &dataset, std::shared_ptr<FactsStore> store, ReadFacts read,
                QObject *parent = nullptr);
    ~FactsFinder() override; ///< waits for the pictures being read at the moment, and keeps what was found

    /// All that is known of the dataset's pictures; knownFactsOf() and factsOf() tell whether it is still
    /// true.
    const FactsById &known() const { return m_known; }
    /// Null where it is not known yet, or the picture cannot be read.
    const PictureFacts *facts(const QString &id) const;

    /// These are read next, in this order: what is on screen. Replaces those of the call before.
    void prefer(const QStringList &ids);
    /// While something more urgent is under way, as the thumbnails of what is on screen, no more is begun.
    void setResting(bool resting);
    /// Some pictures are not known yet.
    bool isBusy() const { return m_isBusy; }
    /// How many, at most.
    int remaining() const { return int(m_waiting.size()) + int(m_inWork.size()); }

Q_SIGNALS:
    /// Facts, or why there are none. Many at a time; some may not be among the dataset's rows yet.
    void factsFound(const QStringList &ids);
    void busyChanged();

private:
    void followState();
    void start();
    void stop();
    void takeKept(const FactsById &kept, const QStringList &ids);
    void want(int firstRow, int lastRow);
    void look(int row);
    bool isMissing(const QString &id) const;
    std::vector<QString> next();
    void pump();
    void take(const std::vector<FoundFacts> &found);
    void announce();
    void keep();
    void setBusy(bool busy);

    Dataset &m_dataset;
    const std::shared_ptr<FactsStore> m_store;
    const ReadFacts m_read;
    QString m_folder; ///< empty while no dataset is open
    CancelFlag m_cancelled;
    FactsById m_known;
    bool m_hasKept = false; ///< what the store keeps has arrived
    bool m_isResting = false;
    bool m_isBusy = false;
    QStringList m_preferred;
    std::deque<QString> m_waiting; ///< some may be known by now
    QSet<QString> m_inWork;
    QSet<QString> m_again; ///< changed while they were in work
    int m_tasks = 0;
    QStringList m_news;
    std::vector<FoundFacts> m_unkept;
    QTimer m_announcement;
    // Last, since they go first: nothing is delivered to what is gone.
    WorkQueue m_readers;
    WorkQueue m_files{1}; ///< for the store
};

} // namespace easel
