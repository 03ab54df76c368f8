// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/DemoGenerations.h"
#include "app/demo/DemoRateLimit.h"
#include "app/demo/DemoService.h"
#include "app/demo/DemoTrainings.h"
#include "app/demo/DemoUploads.h"

#include <QThreadPool>

#include <memory>

namespace easel {

/// The stand-in within its thread: builds its parts and sends each request to the one that answers it, after
/// the checks that all calls share. Made and destroyed in that thread.
class DemoServer
{
public:
    static Result<std::unique_ptr<DemoServer>> start(const DemoService::Options &options);
    ~DemoServer();

    quint16 port() const { return m_port; }

private:
    DemoServer(const DemoService::Options &options, DemoStore store);
    void build(quint16 port);
    void handle(const DemoRequest &request, const DemoRespond &respond);
    std::optional<DemoAnswer> keyRefusal(const DemoRequest &request) const;
    std::optional<DemoAnswer> rateRefusal();
    DemoAnswer answered(const DemoRequest &request);
    DemoAnswer posted(const DemoRequest &request);

    DemoService::Options m_options;
    quint16 m_port = 0;
    DemoStore m_store;
    DemoClock m_clock;
    DemoRateLimit m_txt2imgLimit;
    QThreadPool m_pool;
    std::unique_ptr<DemoHttp> m_http;
    std::unique_ptr<DemoSignedUrl> m_urls;
    std::unique_ptr<DemoUploads> m_uploads;
    std::unique_ptr<DemoTrainings> m_trainings;
    std::unique_ptr<DemoGenerations> m_generations;
};

} // namespace easel
