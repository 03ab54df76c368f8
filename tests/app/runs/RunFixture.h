// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/RunEngine.h"
#include "tests/app/runs/SmallService.h"
#include "tests/support/TestClock.h"

#include <QNetworkAccessManager>
#include <QTemporaryDir>

namespace easel::test {

/// An engine over a SmallService, with a clock that runs as fast as the test looks. restart() is what a crash
/// and a new start of the program are to the engine.
class RunFixture
{
public:
    explicit RunFixture(int pictures = 3);
    ~RunFixture();

    SmallService service;
    TestClock clock;
    std::optional<std::chrono::milliseconds> patience;

    RunEngine &engine() { return *m_engine; }
    /// The engine vanishes without a word, and a new one reads the journal.
    void restart();
    void setKey(const QString &key) { m_client->setKey(key); }
    /// Of the client, in real time; the usual ones again after restart().
    void setLimits(const ServiceClient::Limits &limits) { m_client->setLimits(limits); }

    Recipe recipe() const;
    SamplePlan plan() const; ///< one prompt, two strengths and the control
    QString start(const SamplePlan &plan = {});
    Run run(const QString &id) const;

    /// Lets time and network go on until the condition holds; false after ten real seconds.
    /// step: how far the clock goes between two looks at the network, each of which takes real time.
    bool until(const std::function<bool()> &condition,
               std::chrono::milliseconds step = std::chrono::milliseconds(250));
    bool untilStage(const QString &id, Stage stage);

    QString runsFolder() const { return m_dir.filePath(QStringLiteral("runs")); }

private:
    QTemporaryDir m_dir;
    int m_pictures;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<ServiceClient> m_client;
    std::unique_ptr<RetryBudget> m_budget;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<RunEngine> m_engine;
};

} // namespace easel::test
