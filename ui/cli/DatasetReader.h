// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/DatasetItem.h"
#include "app/runs/Preflight.h"

#include <QObject>

#include <functional>
#include <stop_token>

namespace easel {
class Dataset;
} // namespace easel

namespace easel::cli {

/// Error: Usage where folder is no folder that may be read, naming it.
Result<void> checkDatasetFolder(const QString &folder);

/// Reads a dataset folder for one command: opens it, looks at every picture, checks it. Files are read in
/// workers, which are told to stop when this object goes.
class DatasetReader : public QObject
{
    Q_OBJECT
public:
    explicit DatasetReader(Dataset &dataset, QObject *parent = nullptr);
    ~DatasetReader() override;

    using Opened = std::function<void(Result<DatasetSnapshot>)>;
    /// Gives the folder's items with each picture's header read. Error: as checkDatasetFolder and Dataset.
    void open(const QString &folder, Opened done);
    /// Paints the example dataset where the folder holds none yet, and opens it.
    void openExample(const QString &folder, Opened done);

    /// The settings saved with the dataset, once it is open; with the folder's name where the run has none.
    TrainingSettings settings() const;

    /// fullChecks in a worker.
    void check(const DatasetSnapshot &snapshot, const TrainingSettings &settings, const FactsById &known,
               std::function<void(Preflight)> done);

private:
    void openFolder(const QString &folder);
    void inspect();
    void deliver(Result<DatasetSnapshot> result);

    Dataset &m_dataset;
    Opened m_opened;
    std::stop_source m_stop;
};

} // namespace easel::cli
