// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/FolderScan.h"
#include "app/dataset/WorkQueue.h"

#include <QObject>

#include <vector>

namespace easel {

/// Reads a whole dataset folder in a thread of its own: first what it is, then its pictures in batches that
/// can be shown at once, then the end.
class FolderReader : public QObject
{
    Q_OBJECT
public:
    explicit FolderReader(QObject *parent = nullptr);
    ~FolderReader() override;

    void read(const QString &folder, bool create);
    void stop();
    void finish(); ///< waits for the end

Q_SIGNALS:
    void opened(const easel::FolderHead &head);
    void failed(const easel::Error &error);
    void found(const std::vector<easel::FoundPicture> &pictures);
    void finished(const easel::FolderListing &listing);

private:
    template<class... Signal, class... Value>
    void tell(void (FolderReader::*signal)(Signal...), const CancelFlag &cancelled, const Value &...values)
    {
        m_queue.deliver([this, signal, cancelled, values...] {
            if (!*cancelled)
                Q_EMIT(this->*signal)(values...);
        });
    }
    void work(const QString &folder, bool create, const CancelFlag &cancelled);

    CancelFlag m_cancelled;
    WorkQueue m_queue;
};

} // namespace easel
