// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/KnownFacts.h"

#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>

namespace easel {
class FactsStore;
} // namespace easel

namespace easel::cli {

class Output;

/// Finds the facts of a dataset's pictures for one command: in workers on all cores, which are told to stop
/// when this object goes, and with progress on stderr where there are many.
class FactsGathering : public QObject
{
    Q_OBJECT
public:
    FactsGathering(std::shared_ptr<FactsStore> store, Output &output, QObject *parent = nullptr);
    ~FactsGathering() override;

    using Done = std::function<void(const FactsById &)>;
    void gather(const DatasetSnapshot &snapshot, Done done);
    /// Of the pictures in the training only.
    void gatherIncluded(DatasetSnapshot snapshot, Done done);

private:
    std::shared_ptr<FactsStore> m_store;
    Output &m_output;
    std::stop_source m_stop;
};

} // namespace easel::cli
