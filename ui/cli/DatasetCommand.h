// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/DatasetItem.h"
#include "ui/cli/Command.h"

namespace easel::cli {

class DatasetReader;
class FactsGathering;

/// A command that reads the dataset named by its one operand, and the facts of its pictures.
class DatasetCommand : public Command
{
    Q_OBJECT
public:
    using Command::Command;

    void start() override;

protected:
    /// The dataset is there; reader() and facts() from now on.
    virtual void take(const DatasetSnapshot &snapshot) = 0;
    DatasetReader &reader() const { return *m_reader; }
    FactsGathering &facts() const { return *m_facts; }

private:
    DatasetReader *m_reader = nullptr;
    FactsGathering *m_facts = nullptr;
};

} // namespace easel::cli
