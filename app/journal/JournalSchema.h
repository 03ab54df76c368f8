// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

class QSqlDatabase;

namespace easel {

/// The newest schema this Easel knows.
int journalSchemaVersion();
/// 0 for an empty file.
Result<int> storedSchemaVersion(const QSqlDatabase &database, const QString &file);
/// Applies the missing migrations, all in one transaction.
Result<void> migrateJournal(QSqlDatabase &database, const QString &file);

/// Error of kind Conflict: a newer Easel wrote it.
Error newerJournal(const QString &file);
/// An Error of kind Disk about the journal's file.
Error journalError(const QString &file, const QString &cause);

} // namespace easel
