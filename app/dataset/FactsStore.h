// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/KnownFacts.h"

#include <QMutex>
#include <QString>

#include <functional>
#include <vector>

class QSqlDatabase;
class QSqlError;

namespace easel {

/// The facts of one picture file, as they are kept.
struct StoredFacts
{
    QString path;        ///< absolute
    qint64 modified = 0; ///< of the file when it was read, ms since epoch
    PictureFacts facts;
};

/// Facts kept between two openings of a dataset, in one SQLite file of the profile's cache. It can be lost
/// without a loss: what cannot be read counts as nothing kept, a damaged file is set aside and made anew.
/// Every call opens the file for itself, waits for the disk, and may come from any worker.
class FactsStore
{
public:
    static constexpr int defaultLimit = 200'000;

    /// limit: how many pictures are remembered at most; the ones used longest ago are forgotten.
    explicit FactsStore(const QString &file, int limit = defaultLimit);

    /// What is kept of the files below folder (absolute), whether or not they are still the same.
    std::vector<StoredFacts> load(const QString &folder);
    /// Replaces what was kept of these files. Whether it could be written.
    bool save(const std::vector<StoredFacts> &found);

private:
    using Work = std::function<QSqlError(QSqlDatabase &)>;
    bool use(const Work &work);
    void setAside() const;

    const QString m_file;
    const int m_limit;
    QMutex m_mutex;
};

} // namespace easel
