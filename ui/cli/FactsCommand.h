// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/KnownFacts.h"
#include "ui/cli/Command.h"

#include <stop_token>

namespace easel::cli {

class DatasetReader;
class FactsGathering;

/// facts DATASET: what is known of each picture, in the dataset's order.
class FactsCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    ~FactsCommand() override;

    static CommandSpec spec();
    void start() override;

private:
    void gather(const DatasetSnapshot &snapshot);
    void describe(const DatasetSnapshot &snapshot, const FactsById &known);
    void print(const DatasetSnapshot &snapshot, const std::vector<QJsonObject> &facts);

    DatasetReader *m_reader = nullptr;
    FactsGathering *m_facts = nullptr;
    std::stop_source m_stop;
};

} // namespace easel::cli
