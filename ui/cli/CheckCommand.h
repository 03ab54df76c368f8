// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/DatasetItem.h"
#include "ui/cli/Command.h"

namespace easel {
struct Preflight;
} // namespace easel

namespace easel::cli {

class DatasetReader;
class FactsGathering;

/// check DATASET: what a training of the folder would be told before it starts.
class CheckCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;

    static CommandSpec spec();
    void start() override;

private:
    void check(const DatasetSnapshot &snapshot);
    void print(const Preflight &found, const QString &folder);

    DatasetReader *m_reader = nullptr;
    FactsGathering *m_facts = nullptr;
};

} // namespace easel::cli
