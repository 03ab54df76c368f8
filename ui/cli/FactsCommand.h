// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/KnownFacts.h"
#include "ui/cli/DatasetCommand.h"

#include <stop_token>

namespace easel::cli {

/// facts DATASET: what is known of each picture, in the dataset's order.
class FactsCommand final : public DatasetCommand
{
    Q_OBJECT
public:
    using DatasetCommand::DatasetCommand;
    ~FactsCommand() override;

    static CommandSpec spec();

protected:
    void take(const DatasetSnapshot &snapshot) override;

private:
    void describe(const DatasetSnapshot &snapshot, const FactsById &known);
    void print(const DatasetSnapshot &snapshot, const std::vector<QJsonObject> &facts);

    std::stop_source m_stop;
};

} // namespace easel::cli
