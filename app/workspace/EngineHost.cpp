// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/EngineHost.h"

#include "app/service/Network.h"

#include <QDir>
#include <QNetworkAccessManager>

namespace easel {

EngineHost::EngineHost(Clock &clock, const EngineHostOptions &options)
    : m_clock(clock)
    , m_options(options)
    , m_network(makeNetworkAccessManager())
    , m_client(std::make_unique<ServiceClient>(options.address, *m_network))
    , m_budget(clock, options.patience)
{
}

EngineHost::~EngineHost()
{
    // The engine's calls use client and journal until they are gone.
    m_models.reset();
    m_engine.reset();
    m_client.reset();
}

Result<void> EngineHost::open()
{
    const QDir profile(m_options.profile);
    auto journal = Journal::open(profile.filePath(QStringLiteral("journal.sqlite")),
                                 m_options.writer ? Journal::Mode::ReadWrite : Journal::Mode::ReadOnly);
    if (!journal)
        return std::unexpected(journal.error());
    m_journal = std::move(*journal);
    const RunEngine::Options options{profile.filePath(QStringLiteral("runs")), m_options.serviceName,
                                     m_options.speed, m_options.writer, !m_options.patience};
    m_engine = std::make_unique<RunEngine>(*m_journal, *m_client, m_clock, m_budget, options);
    m_models = std::make_unique<ModelDownloads>(m_engine->tools(), options.runsFolder);
    return m_engine->load();
}

void EngineHost::setKey(const QString &key)
{
    const bool isNew = !key.isEmpty() && key != m_client->address().key;
    m_client->setKey(key);
    if (isNew && m_engine && m_options.writer && m_options.resumesWithNewKey)
        m_engine->keyChanged();
}

void EngineHost::testKey(const QString &key, std::function<void(Result<void>)> done)
{
    ServiceAddress address = m_options.address;
    address.key = key;
    auto *client = new ServiceClient(address, *m_network, this);
    client->listTrainings(client, 1, {},
                          [client, done = std::move(done)](const ServiceResult<TaskPage> &page) {
                              client->deleteLater();
                              done(page ? Result<void>() : std::unexpected(page.error().toError()));
                          });
}

} // namespace easel
