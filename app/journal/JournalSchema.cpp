// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/JournalSchema.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <array>

namespace easel {

namespace {

/// Each entry brings the schema from its index to the next version; entries are only ever appended.
const std::vector<QStringList> &migrations()
{
    static const std::vector<QStringList> all{
        {
            QStringLiteral(
                "CREATE TABLE runs (id TEXT PRIMARY KEY, name TEXT NOT NULL, task_name TEXT NOT NULL UNIQUE, "
                "service TEXT NOT NULL, recipe TEXT NOT NULL, plan TEXT NOT NULL, created INTEGER NOT NULL, "
                "stage TEXT NOT NULL, reached TEXT NOT NULL, paused INTEGER NOT NULL, start_state TEXT NOT "
                "NULL, "
                "task_id TEXT NOT NULL, models TEXT NOT NULL, error TEXT NOT NULL, progress REAL NOT NULL, "
                "finished INTEGER NOT NULL)"),
            QStringLiteral("CREATE TABLE stages (run TEXT NOT NULL REFERENCES runs(id), at INTEGER NOT NULL, "
                           "stage TEXT NOT NULL)"),
            QStringLiteral("CREATE TABLE events (run TEXT NOT NULL REFERENCES runs(id), at INTEGER NOT NULL, "
                           "code TEXT NOT NULL, args TEXT NOT NULL)"),
            QStringLiteral(
                "CREATE TABLE uploads (run TEXT NOT NULL REFERENCES runs(id), ordinal INTEGER NOT NULL, "
                "source_sha256 TEXT NOT NULL, sha256 TEXT NOT NULL, extension TEXT NOT NULL, "
                "bytes INTEGER NOT NULL, asset TEXT NOT NULL, PRIMARY KEY (run, ordinal))"),
            QStringLiteral("CREATE TABLE grids (id INTEGER PRIMARY KEY AUTOINCREMENT, "
                           "run TEXT NOT NULL REFERENCES runs(id), plan TEXT NOT NULL)"),
            QStringLiteral(
                "CREATE TABLE samples (id INTEGER PRIMARY KEY AUTOINCREMENT, "
                "run TEXT NOT NULL REFERENCES runs(id), grid INTEGER NOT NULL REFERENCES grids(id), "
                "cell INTEGER NOT NULL, idx INTEGER NOT NULL, spec TEXT NOT NULL, state TEXT NOT NULL, "
                "task_id TEXT NOT NULL, file TEXT NOT NULL, error TEXT NOT NULL)"),
            QStringLiteral("CREATE INDEX stages_run ON stages(run)"),
            QStringLiteral("CREATE INDEX events_run ON events(run)"),
            QStringLiteral("CREATE INDEX samples_run ON samples(run)"),
        },
        {
            QStringLiteral("ALTER TABLE runs ADD COLUMN account TEXT NOT NULL DEFAULT ''"),
            QStringLiteral("ALTER TABLE uploads ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0"),
            QStringLiteral("CREATE TABLE assets (sha256 TEXT NOT NULL, service TEXT NOT NULL, "
                           "account TEXT NOT NULL, asset TEXT NOT NULL, at INTEGER NOT NULL, "
                           "PRIMARY KEY (sha256, service, account))"),
        },
        {
            QStringLiteral("ALTER TABLE runs ADD COLUMN origin TEXT NOT NULL DEFAULT ''"),
            QStringLiteral("ALTER TABLE runs ADD COLUMN service_base TEXT NOT NULL DEFAULT ''"),
            QStringLiteral("ALTER TABLE runs ADD COLUMN keeping TEXT NOT NULL DEFAULT ''"),
            QStringLiteral("ALTER TABLE runs ADD COLUMN balance_before INTEGER"),
            QStringLiteral("ALTER TABLE runs ADD COLUMN balance_after INTEGER"),
            QStringLiteral("ALTER TABLE runs ADD COLUMN paid_before INTEGER"),
            QStringLiteral("ALTER TABLE runs ADD COLUMN cost INTEGER"),
            QStringLiteral("ALTER TABLE runs ADD COLUMN training_ms INTEGER"),
        },
    };
    return all;
}

} // namespace

int journalSchemaVersion()
{
    return int(migrations().size());
}

Error journalError(const QString &file, const QString &cause)
{
    return {ErrorKind::Disk,
            QCoreApplication::translate("Journal", "The journal %1 cannot be used: %2")
                .arg(QDir::toNativeSeparators(file), cause.trimmed()),
            file, cause};
}

Error newerJournal(const QString &file)
{
    return {ErrorKind::Conflict,
            QCoreApplication::translate("Journal", "The journal %1 was written by a newer Easel.")
                .arg(QDir::toNativeSeparators(file)),
            file,
            {}};
}

Result<int> storedSchemaVersion(const QSqlDatabase &database, const QString &file)
{
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("PRAGMA user_version")) || !query.next())
        return std::unexpected(journalError(file, query.lastError().text()));
    return query.value(0).toInt();
}

Result<void> migrateJournal(QSqlDatabase &database, const QString &file)
{
    const auto stored = storedSchemaVersion(database, file);
    if (!stored)
        return std::unexpected(stored.error());
    if (*stored > journalSchemaVersion())
        return std::unexpected(newerJournal(file));
    if (*stored == journalSchemaVersion())
        return {};

    QSqlQuery query(database);
    // An immediate transaction: two programs that start at once must not both migrate.
    if (!query.exec(QStringLiteral("BEGIN IMMEDIATE")))
        return std::unexpected(journalError(file, query.lastError().text()));
    QStringList statements;
    for (int version = *stored; version < journalSchemaVersion(); ++version)
        statements += migrations()[size_t(version)];
    statements << QStringLiteral("PRAGMA user_version = %1").arg(journalSchemaVersion())
               << QStringLiteral("COMMIT");
    for (const QString &statement : std::as_const(statements)) {
        if (query.exec(statement))
            continue;
        const QString cause = query.lastError().text();
        query.exec(QStringLiteral("ROLLBACK"));
        return std::unexpected(journalError(file, cause));
    }
    return {};
}

} // namespace easel
