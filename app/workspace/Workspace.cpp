// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Workspace.h"

#include "app/core/Log.h"
#include "app/dataset/Dataset.h"
#include "app/dataset/FactsFinder.h"
#include "app/dataset/FactsStore.h"
#include "app/imaging/ThumbnailCache.h"
#include "app/workspace/Account.h"
#include "app/workspace/Credentials.h"
#include "app/workspace/NetworkWatch.h"
#include "app/workspace/ProfileLock.h"
#include "app/workspace/RemoteTrainings.h"
#include "app/workspace/RunsPrivate.h"
#include "app/workspace/Settings.h"
#include "app/workspace/StayAwake.h"
#include "app/workspace/Storage.h"
#include "app/workspace/TrainedModels.h"

#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace easel {

struct Workspace::Private
{
    Options options;
    QString profile;
    QString serviceName;
    std::unique_ptr<ProfileLock> lock;
    SystemClock clock;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Credentials> credentials;
    std::unique_ptr<Dataset> dataset;
    std::shared_ptr<FactsStore> factsStore;
    std::unique_ptr<FactsFinder> factsFinder;
    std::shared_ptr<ThumbnailCache> thumbnails;
    std::unique_ptr<Runs> runs;
    std::unique_ptr<NetworkWatch> network;
    std::unique_ptr<StayAwake> awake; ///< null for who only reads
    std::unique_ptr<RemoteTrainings> remoteTrainings;
    std::unique_ptr<TrainedModels> trainedModels;
    std::unique_ptr<Account> account;
    std::unique_ptr<Storage> storage;
};

using namespace std::chrono_literals;

/// How often the service is asked for what a person looks at.
static constexpr auto listInterval = 60s;
static constexpr auto shortestInterval = 5s;

/// As the demo's time goes by, but never a storm.
static std::chrono::milliseconds calm(std::chrono::milliseconds interval, double speed)
{
    const auto divided = std::chrono::duration_cast<std::chrono::milliseconds>(interval / speed);
    return std::max<std::chrono::milliseconds>(divided, shortestInterval);
}

Workspace::Workspace(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

Workspace::~Workspace()
{
    d->network.reset();
    d->awake.reset();
    d->storage.reset();
    d->account.reset();
    d->trainedModels.reset();
    d->remoteTrainings.reset();
    d->runs.reset();
    d->factsFinder.reset();
    d->dataset.reset();
}

QString Workspace::profileFolder(const QString &option)
{
    if (!option.isEmpty())
        return QDir(option).absolutePath();
    const QString environment = qEnvironmentVariable("EASEL_PROFILE");
    if (!environment.isEmpty())
        return QDir(environment).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           u"/io.github.easel.Easel"_s;
}

Result<std::unique_ptr<Workspace>> Workspace::open(const Options &options)
{
    auto p = std::make_unique<Private>();
    p->options = options;
    p->profile = profileFolder(options.profile);
    if (!QDir().mkpath(p->profile)) {
        return failure(
            ErrorKind::Disk,
            tr("The profile folder %1 could not be made.").arg(QDir::toNativeSeparators(p->profile)),
            p->profile);
    }
    if (options.writer) {
        auto lock = ProfileLock::take(p->profile);
        if (!lock)
            return std::unexpected(lock.error());
        p->lock = std::move(*lock);
    }
    p->settings = std::make_unique<Settings>(QDir(p->profile).filePath(u"settings.ini"_s));

    const auto url =
        checkedServiceUrl(options.serviceUrl.isEmpty() ? p->settings->serviceUrl() : options.serviceUrl);
    if (!url)
        return std::unexpected(url.error());
    p->serviceName = options.demo ? u"demo"_s : url->toString(QUrl::StripTrailingSlash);

    p->credentials = std::make_unique<Credentials>();
    if (options.demo) {
        p->credentials->setFixed(options.demoKey, Credentials::Source::Demo);
    } else if (!options.apiKeyFile.isEmpty()) {
        const auto key = readKeyFile(options.apiKeyFile);
        if (!key)
            return std::unexpected(key.error());
        p->credentials->setFixed(*key, Credentials::Source::File);
    }
    p->dataset = std::make_unique<Dataset>(p->clock);
    p->factsStore = std::make_shared<FactsStore>(QDir(p->profile).filePath(u"cache/facts.sqlite"_s));
    p->thumbnails = std::make_shared<ThumbnailCache>(QDir(p->profile).filePath(u"cache/thumbnails"_s));

    std::unique_ptr<Workspace> workspace(new Workspace(std::move(p)));
    if (const auto begun = workspace->beginRuns(*url); !begun)
        return std::unexpected(begun.error());
    return workspace;
}

Result<void> Workspace::beginRuns(const QUrl &url)
{
    d->runs.reset(new Runs(std::make_unique<Runs::Private>(), nullptr));
    const Options &options = d->options;
    const EngineHostOptions host{d->profile,           {url, d->credentials->key()},
                                 d->serviceName,       options.demo ? options.demoSpeed : 1.0,
                                 options.writer,       options.patience,
                                 options.resumeOnStart};
    if (const auto opened = d->runs->open(d->clock, host); !opened)
        return opened;
    buildAroundRuns(host.speed);
    const auto passKeyOn = [this] {
        d->runs->setAccount(d->credentials->accountTag());
        d->runs->setKey(d->credentials->key());
        const bool hasKey = !d->credentials->key().isEmpty();
        d->remoteTrainings->setHasKey(hasKey);
        d->trainedModels->forget();
        d->account->keyChanged(hasKey);
    };
    connect(d->credentials.get(), &Credentials::keyChanged, this, passKeyOn);
    passKeyOn();
    if (options.writer) {
        d->awake = std::make_unique<StayAwake>(*d->runs, d->serviceName, makeSystemSleepInhibitor());
        watchNetwork(url);
    }
    return {};
}

void Workspace::watchNetwork(const QUrl &service)
{
    d->network = std::make_unique<NetworkWatch>(d->clock);
    connect(d->network.get(), &NetworkWatch::offlineChanged, d->runs.get(), &Runs::setOffline);
    connect(d->network.get(), &NetworkWatch::cameBack, d->runs.get(), &Runs::wake);
    if (service.scheme() == u"https"_s)
        d->network->listenToSystem();
}

void Workspace::buildAroundRuns(double speed)
{
    d->remoteTrainings = std::make_unique<RemoteTrainings>(
        *d->runs, d->clock, RemoteTrainings::Options{d->serviceName, calm(listInterval, speed)});
    d->trainedModels = std::make_unique<TrainedModels>(*d->runs, d->clock);
    d->account = std::make_unique<Account>(*d->runs, d->clock, d->options.resumeOnStart);
    d->storage = std::make_unique<Storage>(*d->runs, d->profile);
}

void Workspace::loadKey(std::function<void(Result<void>)> done)
{
    d->credentials->load([this, done = std::move(done)](const Result<void> &loaded) {
        d->credentials->loadAccountSecret([this, done, loaded] {
            d->runs->setAccount(d->credentials->accountTag());
            if (d->options.resumeOnStart)
                d->runs->resumeAll();
            if (done)
                done(loaded);
        });
    });
}

QString Workspace::profile() const
{
    return d->profile;
}

QString Workspace::serviceName() const
{
    return d->serviceName;
}

bool Workspace::isDemo() const
{
    return d->options.demo;
}

Settings &Workspace::settings()
{
    return *d->settings;
}

Credentials &Workspace::credentials()
{
    return *d->credentials;
}

Dataset &Workspace::dataset()
{
    return *d->dataset;
}

FactsFinder &Workspace::factsFinder()
{
    if (!d->factsFinder)
        d->factsFinder = std::make_unique<FactsFinder>(*d->dataset, d->factsStore, readFacts);
    return *d->factsFinder;
}

std::shared_ptr<FactsStore> Workspace::factsStore() const
{
    return d->factsStore;
}

Runs &Workspace::runs()
{
    return *d->runs;
}

RemoteTrainings &Workspace::remoteTrainings()
{
    return *d->remoteTrainings;
}

TrainedModels &Workspace::trainedModels()
{
    return *d->trainedModels;
}

Account &Workspace::account()
{
    return *d->account;
}

Storage &Workspace::storage()
{
    return *d->storage;
}

std::shared_ptr<ThumbnailCache> Workspace::thumbnailCache() const
{
    return d->thumbnails;
}

Clock &Workspace::clock()
{
    return d->clock;
}

} // namespace easel
