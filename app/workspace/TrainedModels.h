// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Clock.h"
#include "app/runs/ModelFile.h"
#include "app/service/ServiceTypes.h"

#include <QHash>
#include <QObject>

namespace easel {

class Runs;

/// What the service says of the trained LoRAs (GET /v3/model), and what lies of their files in the profile.
class TrainedModels : public QObject
{
    Q_OBJECT
public:
    TrainedModels(Runs &runs, Clock &clock, QObject *parent = nullptr);

    /// The list's entry for a model by the training's name; null where it is not listed, or nothing is read.
    const ServiceModel *find(const QString &modelName) const;
    bool isRead() const { return m_read; }
    const std::optional<Error> &error() const { return m_error; } ///< of the last try
    /// Reads the list, unless it was read a moment ago.
    void refresh();
    /// Another key: what was read is another account's.
    void forget();

    ModelFile file(const QString &run, const QString &modelName) const;
    void look(const QString &run, const QString &modelName); ///< fileChanged follows
    void download(const QString &run, const QString &modelName);
    void stop(const QString &run, const QString &modelName);

Q_SIGNALS:
    void listChanged();
    void fileChanged(const QString &run, const QString &modelName);

private:
    void take(const Result<std::vector<ServiceModel>> &models);

    Runs &m_runs;
    Clock &m_clock;
    std::vector<ServiceModel> m_models;
    QHash<std::pair<QString, QString>, ModelFile> m_files;
    std::optional<Error> m_error;
    std::optional<std::chrono::milliseconds> m_askedAt; ///< monotonic
    bool m_reading = false;
    bool m_read = false;
    int m_round = 0; ///< an answer to an earlier key is not taken
};

} // namespace easel
