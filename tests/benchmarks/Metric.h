// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

namespace easel::bench {

/// Prints one measurement on stdout: {"metric": …, "value": …, "unit": …, "n": …}. n: how many things were
/// measured together.
void printMetric(QLatin1StringView metric, double value, QLatin1StringView unit, qint64 n);

} // namespace easel::bench
