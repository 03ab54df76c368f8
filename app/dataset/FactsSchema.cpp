// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/FactsSchema.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

#include <vector>

namespace easel {

using namespace Qt::StringLiterals;

namespace {

/// Each entry brings the schema from its index to the next version; entries are only ever appended. One that
/// comes because facts are found in another way than before deletes those that are kept.
const std::vector<QStringList> &migrations()
{
    static const std::vector<QStringList> all{
        {
            u"CREATE TABLE facts (path TEXT PRIMARY KEY, modified INTEGER NOT NULL, used INTEGER NOT NULL, "
            "format TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, bytes INTEGER NOT NULL, "
            "sha256 BLOB NOT NULL, fingerprint BLOB NOT NULL, sharpness REAL NOT NULL, "
            "colour_space TEXT NOT NULL, orientation INTEGER NOT NULL, bits INTEGER NOT NULL, "
            "cmyk INTEGER NOT NULL, animated INTEGER NOT NULL, alpha INTEGER NOT NULL)"_s,
            u"CREATE INDEX facts_used ON facts(used)"_s,
        },
    };
    return all;
}

QSqlError migrate(QSqlQuery &query, int stored)
{
    const int newest = int(migrations().size());
    QStringList statements{u"BEGIN IMMEDIATE"_s}; // two programs that start at once must not both migrate
    for (int version = stored; version < newest; ++version)
        statements += migrations()[std::size_t(version)];
    statements << u"PRAGMA user_version = %1"_s.arg(newest) << u"COMMIT"_s;
    for (const QString &statement : std::as_const(statements)) {
        if (query.exec(statement))
            continue;
        const QSqlError error = query.lastError();
        query.exec(u"ROLLBACK"_s);
        return error;
    }
    return {};
}

} // namespace

QSqlError prepareFactsDatabase(QSqlDatabase &database)
{
    QSqlQuery query(database);
    // Nothing here is worth waiting for the disk: what a crash loses is found again.
    for (const QString &statement : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = NORMAL"_s}) {
        if (!query.exec(statement))
            return query.lastError();
    }
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
        return query.lastError();
    const int stored = query.value(0).toInt();
    query.finish();
    if (stored > int(migrations().size())) {
        return {u"written by a newer version"_s, {}, QSqlError::UnknownError};
    }
    return stored == int(migrations().size()) ? QSqlError() : migrate(query, stored);
}

} // namespace easel
