// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/BenchOptions.h"

namespace easel::bench {

static std::unexpected<Error> usage(const QString &message)
{
    return failure(ErrorKind::Usage, message);
}

Result<BenchOptions> BenchOptions::read(const QStringList &words, const QStringList &known)
{
    BenchOptions options;
    for (qsizetype i = 0; i < words.size(); i += 2) {
        const QString name = words[i].mid(2);
        if (!words[i].startsWith(QLatin1StringView("--")) || !known.contains(name))
            return usage(QStringLiteral("%1 is no option of this command.").arg(words[i]));
        if (i + 1 == words.size())
            return usage(QStringLiteral("%1 needs a value.").arg(words[i]));
        options.m_values.insert(name, words[i + 1]);
    }
    return options;
}

Result<double> BenchOptions::number(const QString &name, double least) const
{
    bool isNumber = false;
    const double value = text(name).toDouble(&isNumber);
    if (!isNumber || value < least)
        return usage(QStringLiteral("--%1 must be a number of at least %2.").arg(name).arg(least));
    return value;
}

} // namespace easel::bench
