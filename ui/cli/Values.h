// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QSize>

#include <vector>

namespace easel::cli {

/// What a value is read for: the option as it is written, for the sentence, and the field and kind of the
/// error.
struct ValueOf
{
    QString option; ///< "--max-train-steps"
    QString field;  ///< "max_train_steps"
    ErrorKind kind = ErrorKind::Usage;
};

/// Each reads a whole text or tells what it should have been.
Result<int> readInt(const QString &text, const ValueOf &of);
Result<qint64> readInteger(const QString &text, const ValueOf &of);
Result<double> readNumber(const QString &text, const ValueOf &of);
Result<QSize> readSize(const QString &text, const ValueOf &of); ///< "512x768"
/// "1,2,3"; several texts are read as one.
Result<std::vector<qint64>> readIntegers(const QStringList &texts, const ValueOf &of);
Result<std::vector<double>> readNumbers(const QStringList &texts, const ValueOf &of);

} // namespace easel::cli
