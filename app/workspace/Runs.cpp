// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Runs.h"

#include "app/workspace/RunsPrivate.h"

#include <QPointer>
#include <QSemaphore>

#include <algorithm>

namespace easel {

static constexpr int paidAnswersLimitMs = 10'000;

Runs::Runs(std::unique_ptr<Private> p, QObject *parent)
    : QObject(parent)
    , d(std::move(p))
{
}

Runs::~Runs()
{
    // A paid answer that is on its way is worth a short wait: nobody could tell later whether it was paid
    // for.
    QSemaphore settled;
    d->post([&settled](EngineHost &host) {
        if (host.engine())
            host.engine()->settlePaid([&settled] { settled.release(); });
        else
            settled.release();
    });
    (void)settled.tryAcquire(1, paidAnswersLimitMs);
    // The engine ends in its own thread: what it has journaled by then is what the next start finds.
    QMetaObject::invokeMethod(&d->threadContext, [this] { d->host.reset(); }, Qt::BlockingQueuedConnection);
    d->thread.quit();
    d->thread.wait();
}

/// Gives an answer of the engine's thread back in the thread of this object, if it still lives.
template<class T>
static std::function<void(T)> backTo(Runs *runs, std::function<void(T)> done)
{
    return [guard = QPointer(runs), done = std::move(done)](T value) {
        QMetaObject::invokeMethod(qApp, [guard, done, value = std::move(value)] {
            if (guard && done)
                done(value);
        });
    };
}

void Runs::Private::post(std::function<void(EngineHost &)> work)
{
    QMetaObject::invokeMethod(&threadContext, [this, work = std::move(work)] {
        if (host)
            work(*host);
    });
}

Result<void> Runs::open(Clock &clock, const EngineHostOptions &options)
{
    d->thread.setObjectName(QStringLiteral("engine"));
    d->threadContext.moveToThread(&d->thread);
    d->thread.start();
    Result<void> opened;
    QMetaObject::invokeMethod(
        &d->threadContext,
        [&] {
            d->host = std::make_unique<EngineHost>(clock, options);
            opened = d->host->open();
            if (opened)
                d->runs = d->host->engine()->runs();
        },
        Qt::BlockingQueuedConnection);
    if (!opened)
        return opened;
    std::ranges::reverse(d->runs);
    connect(&d->host->models(), &ModelDownloads::changed, this, &Runs::modelFileChanged,
            Qt::QueuedConnection);
    RunEngine *engine = d->host->engine();
    connect(engine, &RunEngine::runChanged, this, &Runs::take, Qt::QueuedConnection);
    connect(engine, &RunEngine::journalFailed, this, &Runs::journalFailed, Qt::QueuedConnection);
    connect(engine, &RunEngine::keyRefused, this, &Runs::keyRefused, Qt::QueuedConnection);
    return {};
}

void Runs::take(const Run &run)
{
    const auto known = std::ranges::find(d->runs, run.id, &Run::id);
    if (run.removed) {
        if (known == d->runs.end())
            return;
        d->runs.erase(known);
        Q_EMIT runRemoved(run.id);
        return;
    }
    if (known == d->runs.end()) {
        d->runs.insert(d->runs.begin(), run);
        Q_EMIT runAdded(run.id);
        return;
    }
    *known = run;
    Q_EMIT runChanged(run.id);
}

const std::vector<Run> &Runs::all() const
{
    return d->runs;
}

const Run *Runs::find(const QString &idOrName) const
{
    auto found = std::ranges::find(d->runs, idOrName, &Run::id);
    if (found == d->runs.end())
        found = std::ranges::find(d->runs, idOrName, &Run::name);
    return found == d->runs.end() ? nullptr : &*found;
}

void Runs::start(const Recipe &recipe, const SamplePlan &samples, Started started)
{
    d->post([recipe, samples, done = backTo<Result<QString>>(this, std::move(started))](EngineHost &host) {
        done(host.engine()->start(recipe, samples));
    });
}

void Runs::resume(const QString &id)
{
    resume(id, {});
}

void Runs::resume(const QString &id, std::function<void(Result<void>)> done)
{
    d->post([id, answer = backTo<Result<void>>(this, std::move(done))](EngineHost &host) {
        answer(host.engine()->resume(id));
    });
}

void Runs::resumeAll()
{
    d->post([](EngineHost &host) { host.engine()->resumeAll(); });
}

void Runs::stopWatching(const QString &id)
{
    d->post([id](EngineHost &host) {
        if (const auto stopped = host.engine()->stopWatching(id); !stopped)
            Q_EMIT host.engine()->journalFailed(stopped.error());
    });
}

void Runs::setPaused(const QString &id, bool paused)
{
    d->post([id, paused](EngineHost &host) {
        if (const auto set = host.engine()->setPaused(id, paused); !set)
            Q_EMIT host.engine()->journalFailed(set.error());
    });
}

void Runs::adopt(const TrainingTask &task, std::function<void(Result<QString>)> done)
{
    d->post([task, answer = backTo<Result<QString>>(this, std::move(done))](EngineHost &host) {
        answer(host.engine()->adopt(task));
    });
}

void Runs::generate(const QString &id, const SamplePlan &plan, bool continueUnfinished,
                    std::function<void(Result<qint64>)> started)
{
    d->post([id, plan, continueUnfinished, done = backTo<Result<qint64>>(this, std::move(started))](
                EngineHost &host) { host.engine()->generate(id, plan, continueUnfinished, done); });
}

void Runs::retryUnknown(const QString &id, const std::vector<qint64> &samples)
{
    d->post([id, samples](EngineHost &host) {
        if (const auto marked = host.engine()->retryUnknown(id, samples); !marked)
            Q_EMIT host.engine()->journalFailed(marked.error());
    });
}

void Runs::setKey(const QString &key)
{
    d->post([key](EngineHost &host) { host.setKey(key); });
}

void Runs::setAccount(const QByteArray &tag)
{
    d->post([tag](EngineHost &host) { host.engine()->setAccount(tag); });
}

void Runs::setOffline(bool offline)
{
    d->post([offline](EngineHost &host) { host.budget().setOffline(offline); });
}

void Runs::wake()
{
    d->post([](EngineHost &host) { host.budget().wake(); });
}

void Runs::testKey(const QString &key, std::function<void(Result<void>)> done)
{
    d->post([key, answer = backTo<Result<void>>(this, std::move(done))](EngineHost &host) {
        host.testKey(key, answer);
    });
}

/// Passes what a call of the client answered on as everything here is told.
template<class T>
static ServiceCallback<T> asResult(std::function<void(Result<T>)> answer)
{
    return [answer = std::move(answer)](const ServiceResult<T> &value) {
        answer(value ? Result<T>(*value) : std::unexpected(value.error().toError()));
    };
}

void Runs::listModels(std::function<void(Result<std::vector<ServiceModel>>)> done)
{
    using Models = std::vector<ServiceModel>;
    d->post([answer = backTo<Result<Models>>(this, std::move(done))](EngineHost &host) {
        listAllTrainedLoras(host.client(), &host, asResult<Models>(answer));
    });
}

void Runs::lookAtModel(const QString &id, const QString &modelName)
{
    d->post([id, modelName](EngineHost &host) { host.models().look(id, modelName); });
}

void Runs::downloadModel(const QString &id, const QString &modelName)
{
    d->post([id, modelName](EngineHost &host) { host.models().begin(id, modelName); });
}

void Runs::stopDownload(const QString &id, const QString &modelName)
{
    d->post([id, modelName](EngineHost &host) { host.models().stop(id, modelName); });
}

void Runs::askBalance(std::function<void(Result<Balance>)> done)
{
    d->post([answer = backTo<Result<Balance>>(this, std::move(done))](EngineHost &host) {
        host.client().balance(&host, asResult<Balance>(answer));
    });
}

void Runs::setArchived(const QString &id, bool archived, std::function<void(Result<void>)> done)
{
    d->post([id, archived, answer = backTo<Result<void>>(this, std::move(done))](EngineHost &host) {
        answer(host.engine()->setArchived(id, archived));
    });
}

void Runs::remove(const QString &id, bool forGood, std::function<void(Result<void>)> done)
{
    d->post([id, forGood, answer = backTo<Result<void>>(this, std::move(done))](EngineHost &host) {
        host.models().stopAll(id);
        host.engine()->remove(id, forGood ? RunEngine::Removal::ForGood : RunEngine::Removal::ToTrash,
                              answer);
    });
}

void Runs::restore(const QString &id, std::function<void(Result<void>)> done)
{
    d->post([id, answer = backTo<Result<void>>(this, std::move(done))](EngineHost &host) {
        host.engine()->restore(id, answer);
    });
}

void Runs::listRemote(std::function<void(Result<std::vector<TrainingTask>>)> done)
{
    using Tasks = std::vector<TrainingTask>;
    d->post([answer = backTo<Result<Tasks>>(this, std::move(done))](EngineHost &host) {
        listAllTrainings(host.client(), &host, asResult<Tasks>(answer));
    });
}

} // namespace easel
