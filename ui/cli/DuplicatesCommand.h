// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/Duplicates.h"
#include "ui/cli/DatasetCommand.h"

#include <stop_token>

namespace easel::cli {

/// duplicates DATASET: groups of pictures of the folder that look alike, in the training or not.
class DuplicatesCommand final : public DatasetCommand
{
    Q_OBJECT
public:
    using DatasetCommand::DatasetCommand;
    ~DuplicatesCommand() override;

    static CommandSpec spec();

protected:
    void take(const DatasetSnapshot &snapshot) override;

private:
    using Groups = std::vector<DuplicateGroup>;

    void compare(const DatasetSnapshot &snapshot, const FactsById &known);
    void print(const QString &folder, const FactsById &known, const Groups &groups);
    void printObjects(const QString &folder, const FactsById &known, const Groups &groups);
    void printTable(const FactsById &known, const Groups &groups);

    std::stop_source m_stop;
};

} // namespace easel::cli
