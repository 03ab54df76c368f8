// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Clock.h"
#include "app/runs/ModelDownloads.h"
#include "app/runs/RunEngine.h"

class QNetworkAccessManager;

namespace easel {

struct EngineHostOptions
{
    QString profile;
    ServiceAddress address;
    QString serviceName;
    double speed = 1; ///< of the demo
    bool writer = true;
    std::optional<std::chrono::milliseconds> patience; ///< none: endless
    bool resumesWithNewKey = false; ///< runs that stopped over the key go on by themselves (the window)
};

/// Holds, in the engine's thread, everything that a run works with: network, client, journal, engine. Made
/// and destroyed in that thread.
class EngineHost : public QObject
{
    Q_OBJECT
public:
    EngineHost(Clock &clock, const EngineHostOptions &options);
    ~EngineHost() override;

    /// Opens the journal and reads it. Error: Disk or Conflict.
    Result<void> open();
    RunEngine *engine() { return m_engine.get(); } ///< null until opened
    ModelDownloads &models() { return *m_models; }
    ServiceClient &client() { return *m_client; }
    void setKey(const QString &key);
    RetryBudget &budget() { return m_budget; }
    /// Asks the service with another key, without keeping it.
    void testKey(const QString &key, std::function<void(Result<void>)> done);

private:
    Clock &m_clock;
    EngineHostOptions m_options;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<ServiceClient> m_client;
    RetryBudget m_budget;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<RunEngine> m_engine;
    std::unique_ptr<ModelDownloads> m_models;
};

} // namespace easel
