// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/Journal.h"

#include "app/journal/JournalSchema.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

namespace easel {

struct Journal::Private
{
    QString file;
    QString connection;
    bool empty = false; ///< read-only, and there is no file yet

    QSqlDatabase database() const { return QSqlDatabase::database(connection, false); }

    Error error(const QSqlQuery &query) const { return journalError(file, query.lastError().text()); }

    Result<QSqlQuery> run(const QString &statement, const QVariantList &values) const
    {
        QSqlQuery query(database());
        query.setForwardOnly(true);
        if (!query.prepare(statement))
            return std::unexpected(error(query));
        for (const QVariant &value : values)
            query.addBindValue(value);
        if (!query.exec())
            return std::unexpected(error(query));
        return query;
    }

    Result<void> write(const QString &statement, const QVariantList &values) const
    {
        const auto done = run(statement, values);
        if (!done)
            return std::unexpected(done.error());
        return {};
    }

    template<class Row>
    Result<std::vector<Row>> read(const QString &statement, const QVariantList &values,
                                  Row (*make)(const QSqlQuery &)) const
    {
        std::vector<Row> rows;
        if (empty)
            return rows;
        auto query = run(statement, values);
        if (!query)
            return std::unexpected(query.error());
        while (query->next())
            rows.push_back(make(*query));
        // A page that cannot be read ends next() like the last row does.
        if (query->lastError().isValid())
            return std::unexpected(error(*query));
        return rows;
    }
};

namespace {

/// Null strings would become SQL NULLs, which the schema forbids.
QVariant text(const QString &value)
{
    return value.isNull() ? QString(QLatin1StringView("")) : value;
}

QVariant text(const QByteArray &value)
{
    return text(QString::fromUtf8(value));
}

QByteArray bytes(const QVariant &value)
{
    return value.toString().toUtf8();
}

QVariant number(const std::optional<qint64> &value)
{
    return value ? QVariant(*value) : QVariant(QMetaType::fromType<qint64>());
}

std::optional<qint64> number(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toLongLong());
}

} // namespace

Journal::Journal(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

Journal::~Journal()
{
    if (d->connection.isEmpty())
        return;
    d->database().close();
    QSqlDatabase::removeDatabase(d->connection);
}

Result<std::unique_ptr<Journal>> Journal::open(const QString &file, Mode mode)
{
    auto p = std::make_unique<Private>();
    p->file = file;
    if (mode == Mode::ReadOnly && !QFileInfo::exists(file)) {
        p->empty = true;
        return std::unique_ptr<Journal>(new Journal(std::move(p)));
    }

    p->connection = QUuid::createUuid().toString();
    // Its destructor closes what is opened from here on; the handle below must be gone by then.
    std::unique_ptr<Journal> journal(new Journal(std::move(p)));
    auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), journal->d->connection);
    database.setDatabaseName(file);
    database.setConnectOptions(mode == Mode::ReadOnly
                                   ? QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000")
                                   : QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    if (!database.open())
        return std::unexpected(journalError(file, database.lastError().text()));

    if (mode == Mode::ReadOnly) {
        const auto stored = storedSchemaVersion(database, file);
        if (!stored)
            return std::unexpected(stored.error());
        if (*stored > journalSchemaVersion())
            return std::unexpected(newerJournal(file));
        if (*stored == 0) {
            journal->d->empty = true;
            return journal;
        }
        if (*stored == journalSchemaVersion())
            return journal;
        // An older Easel's journal: brought up to date first, as the next writer would do.
        database = {};
        journal.reset();
        if (const auto migrated = open(file, Mode::ReadWrite); !migrated)
            return std::unexpected(migrated.error());
        return open(file, Mode::ReadOnly);
    }

    QSqlQuery pragma(database);
    for (const auto &statement :
         {QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = FULL"),
          QStringLiteral("PRAGMA foreign_keys = ON")}) {
        if (!pragma.exec(statement))
            return std::unexpected(journalError(file, pragma.lastError().text()));
    }
    pragma.finish();
    if (const auto migrated = migrateJournal(database, file); !migrated)
        return std::unexpected(migrated.error());
    return journal;
}

Result<void> Journal::together(const std::function<Result<void>()> &write)
{
    if (const auto begun = d->write(QStringLiteral("BEGIN IMMEDIATE"), {}); !begun)
        return begun;
    auto done = write();
    if (done)
        done = d->write(QStringLiteral("COMMIT"), {});
    if (!done)
        d->database().rollback(); // where that fails too, closing does it
    return done;
}

Result<void> Journal::insertRun(const RunRow &r)
{
    return d->write(
        QStringLiteral(
            "INSERT INTO runs (id, name, task_name, service, recipe, plan, created, stage, reached, "
            "paused, start_state, task_id, models, error, progress, finished, origin, service_base, keeping, "
            "balance_before, balance_after, paid_before, cost, training_ms) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {text(r.id),
         text(r.name),
         text(r.taskName),
         text(r.service),
         text(r.recipe),
         text(r.plan),
         r.created,
         text(r.stage),
         text(r.reached),
         r.paused,
         text(r.startState),
         text(r.taskId),
         text(r.models),
         text(r.error),
         r.progress,
         r.finished,
         text(r.origin),
         text(r.serviceBase),
         text(r.keeping),
         number(r.balanceBefore),
         number(r.balanceAfter),
         number(r.paidBefore),
         number(r.cost),
         number(r.trainingMs)});
}

Result<void> Journal::saveRun(const RunRow &r)
{
    return d->write(
        QStringLiteral(
            "UPDATE runs SET stage = ?, reached = ?, paused = ?, start_state = ?, task_id = ?, "
            "models = ?, error = ?, progress = ?, finished = ?, service_base = ?, keeping = ?, "
            "balance_before = ?, balance_after = ?, paid_before = ?, cost = ?, training_ms = ?, account = ? "
            "WHERE id = ?"),
        {text(r.stage), text(r.reached), r.paused, text(r.startState), text(r.taskId), text(r.models),
         text(r.error), r.progress, r.finished, text(r.serviceBase), text(r.keeping), number(r.balanceBefore),
         number(r.balanceAfter), number(r.paidBefore), number(r.cost), number(r.trainingMs), text(r.account),
         text(r.id)});
}

Result<void> Journal::removeRun(const QString &run)
{
    return together([&]() -> Result<void> {
        for (const auto &statement : {QStringLiteral("DELETE FROM samples WHERE run = ?"),
                                      QStringLiteral("DELETE FROM grids WHERE run = ?"),
                                      QStringLiteral("DELETE FROM uploads WHERE run = ?"),
                                      QStringLiteral("DELETE FROM events WHERE run = ?"),
                                      QStringLiteral("DELETE FROM stages WHERE run = ?"),
                                      QStringLiteral("DELETE FROM runs WHERE id = ?")}) {
            if (const auto done = d->write(statement, {run}); !done)
                return done;
        }
        return {};
    });
}

Result<void> Journal::addStage(const QString &run, const StageRow &stage)
{
    return d->write(QStringLiteral("INSERT INTO stages (run, at, stage) VALUES (?, ?, ?)"),
                    {text(run), stage.at, text(stage.stage)});
}

Result<void> Journal::addEvent(const QString &run, const EventRow &event)
{
    return d->write(QStringLiteral("INSERT INTO events (run, at, code, args) VALUES (?, ?, ?, ?)"),
                    {text(run), event.at, text(event.code), text(event.args)});
}

Result<void> Journal::saveUpload(const QString &run, const UploadRow &u)
{
    return d->write(
        QStringLiteral(
            "INSERT OR REPLACE INTO uploads (run, ordinal, source_sha256, sha256, extension, bytes, "
            "asset, forgotten) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        {text(run), u.ordinal, text(u.sourceSha256), text(u.sha256), text(u.extension), u.bytes,
         text(u.asset), u.forgotten});
}

Result<void> Journal::rememberAsset(const AssetKey &key, const QByteArray &asset, qint64 at)
{
    return d->write(QStringLiteral("INSERT OR REPLACE INTO assets (sha256, service, account, asset, at) "
                                   "VALUES (?, ?, ?, ?, ?)"),
                    {text(key.sha256), text(key.service), text(key.account), text(asset), at});
}

Result<void> Journal::forgetAsset(const AssetKey &key)
{
    return d->write(QStringLiteral("DELETE FROM assets WHERE sha256 = ? AND service = ? AND account = ?"),
                    {text(key.sha256), text(key.service), text(key.account)});
}

Result<QByteArray> Journal::knownAsset(const AssetKey &key) const
{
    const auto found = d->read<QByteArray>(
        QStringLiteral("SELECT asset FROM assets WHERE sha256 = ? AND service = ? AND account = ?"),
        {text(key.sha256), text(key.service), text(key.account)},
        [](const QSqlQuery &q) { return bytes(q.value(0)); });
    if (!found)
        return std::unexpected(found.error());
    return found->empty() ? QByteArray() : found->front();
}

Result<qint64> Journal::insertGrid(const QString &run, const QByteArray &plan, std::vector<SampleRow> &rows)
{
    qint64 grid = 0;
    const auto written = together([&]() -> Result<void> {
        const auto inserted =
            d->run(QStringLiteral("INSERT INTO grids (run, plan) VALUES (?, ?)"), {text(run), text(plan)});
        if (!inserted)
            return std::unexpected(inserted.error());
        grid = inserted->lastInsertId().toLongLong();
        for (SampleRow &row : rows) {
            const auto added =
                d->run(QStringLiteral(
                           "INSERT INTO samples (run, grid, cell, idx, spec, state, task_id, file, error) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                       {text(run), grid, row.cell, row.index, text(row.spec), text(row.state),
                        text(row.taskId), text(row.file), text(row.error)});
            if (!added)
                return std::unexpected(added.error());
            row.id = added->lastInsertId().toLongLong();
            row.grid = grid;
        }
        return {};
    });
    if (!written)
        return std::unexpected(written.error());
    return grid;
}

Result<void> Journal::saveSample(const SampleRow &s)
{
    return d->write(
        QStringLiteral("UPDATE samples SET state = ?, task_id = ?, file = ?, error = ? WHERE id = ?"),
        {text(s.state), text(s.taskId), text(s.file), text(s.error), s.id});
}

Result<std::vector<RunRow>> Journal::runs() const
{
    return d->read<RunRow>(
        QStringLiteral(
            "SELECT id, name, task_name, service, recipe, plan, created, stage, reached, "
            "paused, start_state, task_id, models, error, progress, finished, origin, "
            "service_base, keeping, balance_before, balance_after, paid_before, cost, training_ms, account "
            "FROM runs ORDER BY created, rowid"),
        {}, [](const QSqlQuery &q) {
            RunRow r;
            r.id = q.value(0).toString();
            r.name = q.value(1).toString();
            r.taskName = q.value(2).toString();
            r.service = q.value(3).toString();
            r.recipe = bytes(q.value(4));
            r.plan = bytes(q.value(5));
            r.created = q.value(6).toLongLong();
            r.stage = q.value(7).toString();
            r.reached = q.value(8).toString();
            r.paused = q.value(9).toBool();
            r.startState = q.value(10).toString();
            r.taskId = q.value(11).toString();
            r.models = bytes(q.value(12));
            r.error = bytes(q.value(13));
            r.progress = q.value(14).toDouble();
            r.finished = q.value(15).toLongLong();
            r.origin = q.value(16).toString();
            r.serviceBase = q.value(17).toString();
            r.keeping = q.value(18).toString();
            r.balanceBefore = number(q.value(19));
            r.balanceAfter = number(q.value(20));
            r.paidBefore = number(q.value(21));
            r.cost = number(q.value(22));
            r.trainingMs = number(q.value(23));
            r.account = bytes(q.value(24));
            return r;
        });
}

Result<std::vector<StageRow>> Journal::stages(const QString &run) const
{
    return d->read<StageRow>(
        QStringLiteral("SELECT stage, at FROM stages WHERE run = ? ORDER BY rowid"), {run},
        [](const QSqlQuery &q) { return StageRow{q.value(0).toString(), q.value(1).toLongLong()}; });
}

Result<std::vector<EventRow>> Journal::events(const QString &run) const
{
    return d->read<EventRow>(QStringLiteral("SELECT code, args, at FROM events WHERE run = ? ORDER BY rowid"),
                             {run}, [](const QSqlQuery &q) {
                                 return EventRow{q.value(0).toString(), bytes(q.value(1)),
                                                 q.value(2).toLongLong()};
                             });
}

Result<std::vector<UploadRow>> Journal::uploads(const QString &run) const
{
    return d->read<UploadRow>(
        QStringLiteral(
            "SELECT ordinal, source_sha256, sha256, extension, bytes, asset, forgotten FROM uploads "
            "WHERE run = ? ORDER BY ordinal"),
        {run}, [](const QSqlQuery &q) {
            return UploadRow{q.value(0).toInt(),    bytes(q.value(1)),       bytes(q.value(2)),
                             q.value(3).toString(), q.value(4).toLongLong(), bytes(q.value(5)),
                             q.value(6).toInt()};
        });
}

Result<std::vector<SampleRow>> Journal::samples(const QString &run) const
{
    return d->read<SampleRow>(
        QStringLiteral("SELECT id, grid, cell, idx, spec, state, task_id, file, error FROM samples "
                       "WHERE run = ? ORDER BY id"),
        {run}, [](const QSqlQuery &q) {
            return SampleRow{q.value(0).toLongLong(), q.value(1).toLongLong(), q.value(2).toInt(),
                             q.value(3).toInt(),      bytes(q.value(4)),       q.value(5).toString(),
                             q.value(6).toString(),   q.value(7).toString(),   bytes(q.value(8))};
        });
}

Result<qint64> Journal::newestGrid(const QString &run, const QByteArray &plan) const
{
    const auto found = d->read<qint64>(
        QStringLiteral("SELECT id FROM grids WHERE run = ? AND plan = ? ORDER BY id DESC "
                       "LIMIT 1"),
        {run, QString::fromUtf8(plan)}, [](const QSqlQuery &q) { return q.value(0).toLongLong(); });
    if (!found)
        return std::unexpected(found.error());
    return found->empty() ? 0 : found->front();
}

} // namespace easel
