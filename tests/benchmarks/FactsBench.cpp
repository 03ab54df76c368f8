// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/FactsBench.h"

#include "app/core/Clock.h"
#include "app/dataset/Dataset.h"
#include "app/dataset/FactsReading.h"
#include "app/dataset/FactsStore.h"
#include "tests/benchmarks/Metric.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>

namespace easel::bench {

using namespace Qt::StringLiterals;

Result<void> measureFacts(const QString &folder)
{
    SystemClock clock;
    Dataset dataset(clock);
    if (const Result<void> opened = dataset.openAndWait(folder); !opened)
        return opened;
    const DatasetSnapshot snapshot = dataset.snapshot();
    const auto pictures = qint64(snapshot.items.size());

    const QTemporaryDir cache;
    FactsStore store(cache.filePath(u"facts.sqlite"_s));
    const auto find = [&] {
        QElapsedTimer time;
        time.start();
        const FactsById known = findAllFacts(snapshot, store, readFacts, {}, [](int) {});
        return std::pair(double(time.nsecsElapsed()) / 1e9, known);
    };
    const auto [seconds, known] = find();
    const auto unreadable =
        std::ranges::count_if(known, [](const KnownFacts &entry) { return !entry.unreadable.isEmpty(); });
    printMetric("facts.seconds"_L1, seconds, "s"_L1, pictures);
    printMetric("facts.speed"_L1, double(pictures) / seconds, "1/s"_L1, pictures);
    printMetric("facts.unreadable"_L1, double(unreadable), "pictures"_L1, pictures);
    printMetric("facts.kept_ms"_L1, find().first * 1e3, "ms"_L1, pictures);
    return {};
}

} // namespace easel::bench
