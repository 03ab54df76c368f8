// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/DatasetItem.h"
#include "app/training/TrainingSettings.h"
#include "ui/cli/RunCommand.h"

namespace easel {
struct Preflight;
} // namespace easel

namespace easel::cli {

class DatasetReader;

/// train DATASET: checks the folder, starts a run of it, and waits until its samples are made.
class TrainCommand final : public RunCommand
{
    Q_OBJECT
public:
    using RunCommand::RunCommand;

    static CommandSpec spec();
    void start() override;

private:
    Result<QString> folder() const;
    void datasetOpened(const DatasetSnapshot &snapshot);
    void checked(const Preflight &found);
    void askWhetherToGoOn(const Preflight &found);
    void beginRun();
    void sayWherePicturesGo();
    void runStarted(const QString &id);
    void runEnded(const Run &run) override;

    DatasetReader *m_reader = nullptr;
    DatasetSnapshot m_snapshot;
    TrainingSettings m_settings;
};

} // namespace easel::cli
