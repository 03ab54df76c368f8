// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/DemoClock.h"
#include "app/demo/DemoHttp.h"
#include "app/demo/DemoSignedUrl.h"
#include "app/demo/DemoStore.h"

#include <QHash>

class QThreadPool;

namespace easel {

/// POST /v3/assets/training_dataset and the PUT that follows. An asset exists from the moment its picture is
/// on the disk; a URL that was never used leaves no trace.
class DemoUploads : public QObject
{
    Q_OBJECT
public:
    struct Rules
    {
        bool integerIds = false;
        qint64 lifetimeMs = 0; ///< of an upload URL, in real time
    };
    static const QString pathPrefix; ///< of every upload URL

    DemoUploads(const DemoStore &store, const DemoClock &clock, const DemoSignedUrl &urls, QThreadPool &pool,
                Rules rules);

    DemoAnswer target(const QJsonObject &body) const;
    void put(const DemoRequest &request, const DemoRespond &respond); ///< decodes and writes in the pool

    bool has(const QString &asset) const { return m_files.contains(asset); }
    QString file(const QString &asset) const; ///< full path of an asset that exists

private:
    const DemoStore &m_store;
    const DemoClock &m_clock;
    const DemoSignedUrl &m_urls;
    QThreadPool &m_pool;
    Rules m_rules;
    QHash<QString, QString> m_files; ///< asset to file name
};

} // namespace easel
