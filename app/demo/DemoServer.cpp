// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoServer.h"

#include "app/demo/DemoBilling.h"
#include "app/demo/DemoContract.h"

#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace easel {

static constexpr int txt2imgCalls = 20;
static constexpr qint64 rateWindowMs = 60'000;
static constexpr qint64 dayMs = 86'400'000;

DemoServer::DemoServer(const DemoService::Options &options, DemoStore store)
    : m_options(options)
    , m_store(std::move(store))
    , m_clock(m_store.anchor(), options.speed)
    , m_txt2imgLimit(txt2imgCalls, std::max<qint64>(1, qint64(double(rateWindowMs) / options.speed)))
{
    // Two leave the other cores to the client that is being shown.
    m_pool.setMaxThreadCount(std::min(2, QThread::idealThreadCount()));
}

DemoServer::~DemoServer()
{
    // What runs in the pool refers to the parts; what it posted is dropped with them, before the sockets go.
    m_pool.clear();
    m_pool.waitForDone();
    m_generations.reset();
    m_trainings.reset();
    m_uploads.reset();
    m_http.reset();
}

Result<std::unique_ptr<DemoServer>> DemoServer::start(const DemoService::Options &options)
{
    Result<DemoStore> store = DemoStore::open(options.stateDir);
    if (!store)
        return std::unexpected(store.error());
    std::unique_ptr<DemoServer> server(new DemoServer(options, std::move(*store)));
    if (const Result<void> saved = server->m_store.saveAnchor(server->m_clock.anchor()); !saved)
        return std::unexpected(saved.error());
    // A picture whose task is still kept is painted again when it is asked for.
    const qint64 now = server->m_clock.realNow();
    server->m_store.removeOlderThan(DemoStore::Pictures, now - dayMs);
    server->m_store.removeOlderThan(DemoStore::Generations, now - 30 * dayMs);

    DemoServer *self = server.get();
    server->m_http = std::make_unique<DemoHttp>(
        [self](const DemoRequest &request, const DemoRespond &respond) { self->handle(request, respond); });
    const Result<quint16> port = server->m_http->listen(options.port);
    if (!port)
        return std::unexpected(port.error());
    server->build(*port); // before the event loop hands over the first request
    return server;
}

void DemoServer::build(quint16 port)
{
    m_port = port;
    const quint16 reachedAt = m_options.publicPort != 0 ? m_options.publicPort : port;
    m_urls = std::make_unique<DemoSignedUrl>(m_store.secret(), "127.0.0.1:" + QByteArray::number(reachedAt));
    m_uploads = std::make_unique<DemoUploads>(
        m_store, m_clock, *m_urls, m_pool,
        DemoUploads::Rules{m_options.integerAssetIds, m_options.uploadUrlLifetime.count()});
    m_trainings =
        std::make_unique<DemoTrainings>(m_store, m_clock, *m_urls, *m_uploads, m_options.failTrainings);
    m_generations =
        std::make_unique<DemoGenerations>(m_store, m_clock, *m_urls, *m_uploads, *m_trainings, m_pool,
                                          DemoGenerations::Rules{m_options.envelope, m_options.numericTtl,
                                                                 m_options.pictureUrlLifetime.count()});
}

std::optional<DemoAnswer> DemoServer::keyRefusal(const DemoRequest &request) const
{
    const QByteArray given = request.header("Authorization");
    if (given.isEmpty()) {
        return DemoAnswer::refusal(400, u"MISSING_API_KEY"_s, u"The header Authorization is missing"_s);
    }
    if (given != "Bearer " + m_options.key.toUtf8()) {
        return DemoAnswer::refusal(401, u"INVALID_API_KEY"_s,
                                   u"The header Authorization holds no valid key"_s);
    }
    return std::nullopt;
}

std::optional<DemoAnswer> DemoServer::rateRefusal()
{
    const auto wait = m_txt2imgLimit.take(m_clock.realNow());
    if (!wait)
        return std::nullopt;
    DemoAnswer answer = DemoAnswer::refusal(429, u"RATE_LIMIT_EXCEEDED"_s,
                                            u"More than %1 calls in the window"_s.arg(txt2imgCalls));
    // Retry-After is real time in whole seconds, at least one.
    answer.headers.append({"Retry-After", QByteArray::number(std::max<qint64>(1, (*wait + 999) / 1000))});
    return answer;
}

void DemoServer::handle(const DemoRequest &request, const DemoRespond &respond)
{
    // Storage stands on a host of its own at the real service: no key, no front that asks for a User-Agent.
    if (request.method == "PUT" && request.path.startsWith(DemoUploads::pathPrefix))
        return m_uploads->put(request, respond);
    if (request.method == "GET" && request.path.startsWith(DemoGenerations::pathPrefix))
        return respond(m_generations->picture(request));
    if (request.method == "GET" && request.path.startsWith(DemoTrainings::pathPrefix))
        return respond(m_trainings->modelFile(request));
    if (request.header("User-Agent").isEmpty())
        return respond({403, "text/plain", "error code: 1010"});
    respond(answered(request));
}

namespace {

struct Call
{
    const char *method;
    QLatin1StringView path;
};

constexpr auto uploadTargetPath = "/v3/assets/training_dataset"_L1;
constexpr auto stylePath = "/v3/training/style"_L1;
constexpr auto listPath = "/v3/training"_L1;
constexpr auto txt2imgPath = "/v3/async/txt2img"_L1;
constexpr auto resultPath = "/v3/async/task-result"_L1;
constexpr auto modelPath = "/v3/model"_L1;
constexpr auto balancePath = "/openapi/v1/billing/balance/detail"_L1;

constexpr Call calls[] = {
    {"POST", uploadTargetPath}, {"POST", stylePath}, {"GET", stylePath}, {"GET", listPath},
    {"POST", txt2imgPath},      {"GET", resultPath}, {"GET", modelPath}, {"GET", balancePath},
};

} // namespace

DemoAnswer DemoServer::answered(const DemoRequest &request)
{
    const bool known = std::any_of(std::begin(calls), std::end(calls), [&](const Call &call) {
        return request.method == call.method && request.path == call.path;
    });
    if (!known) {
        return DemoAnswer::refusal(
            404, u"API_NOT_FOUND"_s,
            u"There is no %1 %2"_s.arg(QString::fromLatin1(request.method), request.path));
    }
    if (const auto refusal = keyRefusal(request))
        return *refusal;
    if (request.method == "POST")
        return posted(request);
    if (request.path == stylePath)
        return m_trainings->result(request);
    if (request.path == listPath)
        return m_trainings->list(request);
    if (request.path == balancePath)
        return DemoBilling::balance(m_trainings->spent() + m_generations->spent());
    if (request.path == resultPath)
        return m_generations->result(request);
    return m_trainings->models(request);
}

DemoAnswer DemoServer::posted(const DemoRequest &request)
{
    if (request.path == txt2imgPath) {
        if (const auto refusal = rateRefusal())
            return *refusal;
    }
    const auto body = demoParseBody(request.header("Content-Type"), request.body);
    if (!body)
        return DemoAnswer::refusal(body.error().status, body.error().reason, body.error().message);
    if (request.path == uploadTargetPath)
        return m_uploads->target(*body);
    if (request.path == stylePath)
        return m_trainings->start(*body);
    return m_generations->start(*body);
}

} // namespace easel
