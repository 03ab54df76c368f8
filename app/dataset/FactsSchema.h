// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QSqlDatabase;
class QSqlError;

namespace easel {

/// Opens what a FactsStore's file needs for a use: the journal mode, and the newest schema, migrated in one
/// transaction. Error: also where a newer Easel wrote it.
QSqlError prepareFactsDatabase(QSqlDatabase &database);

} // namespace easel
