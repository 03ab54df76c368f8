// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/ModelDownload.h"

#include <map>

namespace easel {

/// The files of all trained models, in each run's folder. Lives in the engine's thread.
class ModelDownloads : public QObject
{
    Q_OBJECT
public:
    ModelDownloads(const RunTools &tools, const QString &runsFolder, QObject *parent = nullptr);

    void look(const QString &run, const QString &modelName);
    void begin(const QString &run, const QString &modelName);
    void stop(const QString &run, const QString &modelName);
    /// Before the run's files go.
    void stopAll(const QString &run);

Q_SIGNALS:
    void changed(const QString &run, const QString &modelName, const easel::ModelFile &file);

private:
    ModelDownload &download(const QString &run, const QString &modelName);

    const RunTools &m_tools;
    const QString m_runsFolder;
    std::map<std::pair<QString, QString>, ModelDownload *> m_downloads;
};

} // namespace easel
