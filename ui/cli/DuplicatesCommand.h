// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/Duplicates.h"
#include "ui/cli/Command.h"

#include <stop_token>

namespace easel::cli {

class DatasetReader;
class FactsGathering;

/// duplicates DATASET: groups of pictures of the folder that look alike, in the training or not.
class DuplicatesCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    ~DuplicatesCommand() override;

    static CommandSpec spec();
    void start() override;

private:
    using Groups = std::vector<DuplicateGroup>;

    void gather(const DatasetSnapshot &snapshot);
    void compare(const DatasetSnapshot &snapshot, const FactsById &known);
    void print(const QString &folder, const FactsById &known, const Groups &groups);
    void printObjects(const QString &folder, const FactsById &known, const Groups &groups);
    void printTable(const FactsById &known, const Groups &groups);

    DatasetReader *m_reader = nullptr;
    FactsGathering *m_facts = nullptr;
    std::stop_source m_stop;
};

} // namespace easel::cli
