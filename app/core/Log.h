// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

namespace easel {

/// The text with everything secret replaced by "…": registered secrets, Authorization values, and the query
/// of every URL that carries a signature. Every text that leaves the program for a log goes through it.
QString redacted(QString text);

/// From now on redacted() hides this value too (an API key, as soon as it is known). Thread-safe.
void registerSecret(const QString &secret);

/// Sends Qt's messages, redacted, to stderr from stderrFrom on, and all of them to logFile where it can be
/// written (rotated at 1 MB). Called by each program, again where the file is known later.
void installRedactingLog(const QString &logFile, QtMsgType stderrFrom = QtWarningMsg);

} // namespace easel
