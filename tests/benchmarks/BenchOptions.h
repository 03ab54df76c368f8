// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace easel::bench {

/// The words after a subcommand: every option has a value.
class BenchOptions
{
public:
    /// Error: Usage, naming the word that is not understood.
    static Result<BenchOptions> read(const QStringList &words, const QStringList &known);

    QString text(const QString &name) const { return m_values.value(name); }
    /// Error: Usage where the option is missing or no number of at least least.
    Result<double> number(const QString &name, double least) const;

private:
    QHash<QString, QString> m_values;
};

} // namespace easel::bench
