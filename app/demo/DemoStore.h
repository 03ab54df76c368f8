// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "app/demo/DemoClock.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace easel {

/// The files of the stand-in under one folder: `service.json` (secret and time), `assets/`, `pictures/`, and
/// one small JSON file a task in `trainings/` and `generations/`, so that accepting a task writes one file
/// and polling writes none. Every write is atomic. Knows nothing of what it keeps.
class DemoStore
{
public:
    /// Creates what is missing. Error: Disk.
    static Result<DemoStore> open(const QString &folder);

    QByteArray secret() const { return m_secret; } ///< signs URLs; made once
    DemoClockAnchor anchor() const { return m_anchor; }
    Result<void> saveAnchor(const DemoClockAnchor &anchor);

    enum Kind { Assets, Pictures, Trainings, Generations };
    QString path(Kind kind, const QString &fileName) const;
    QStringList names(Kind kind) const;
    std::vector<QJsonObject> readAll(Kind kind) const; ///< unreadable ones are left out
    Result<void> write(Kind kind, const QString &fileName, const QByteArray &bytes) const;
    Result<void> write(Kind kind, const QString &fileName, const QJsonObject &object) const;
    std::optional<QByteArray> read(Kind kind, const QString &fileName) const;
    /// Removes what was last written before that moment (ms since 1970).
    void removeOlderThan(Kind kind, qint64 realMs) const;

private:
    explicit DemoStore(const QString &folder)
        : m_folder(folder)
    {
    }

    QString m_folder;
    QByteArray m_secret;
    DemoClockAnchor m_anchor;
};

} // namespace easel
