// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/FactsGathering.h"

#include "app/core/Worker.h"
#include "app/dataset/FactsReading.h"
#include "ui/cli/CountProgress.h"

namespace easel::cli {

FactsGathering::FactsGathering(std::shared_ptr<FactsStore> store, Output &output, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_output(output)
{
}

FactsGathering::~FactsGathering()
{
    m_stop.request_stop();
}

void FactsGathering::gather(const DatasetSnapshot &snapshot, Done done)
{
    auto *progress = new CountProgress(tr("Looking at pictures"), int(snapshot.items.size()), m_output, this);
    inWorker(
        this,
        [snapshot, store = m_store, count = progress->count(), stop = m_stop.get_token()] {
            return findAllFacts(snapshot, *store, readFacts, stop, [count](int known) { *count = known; });
        },
        [progress, done = std::move(done)](const FactsById &known) {
            delete progress;
            done(known);
        });
}

void FactsGathering::gatherIncluded(DatasetSnapshot snapshot, Done done)
{
    std::erase_if(snapshot.items, [](const DatasetItem &item) { return !item.included; });
    gather(snapshot, std::move(done));
}

} // namespace easel::cli
