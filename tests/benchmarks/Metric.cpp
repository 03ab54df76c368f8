// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/Metric.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace easel::bench {

void printMetric(QLatin1StringView metric, double value, QLatin1StringView unit, qint64 n)
{
    const QJsonObject line{{QStringLiteral("metric"), QString(metric)},
                           {QStringLiteral("value"), value},
                           {QStringLiteral("unit"), QString(unit)},
                           {QStringLiteral("n"), n}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

} // namespace easel::bench
