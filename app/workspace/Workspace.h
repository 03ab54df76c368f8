// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace easel {

class Account;
class Clock;
class Credentials;
class Dataset;
class FactsFinder;
class FactsStore;
class RemoteTrainings;
class Runs;
class Settings;
class Storage;
class ThumbnailCache;
class TrainedModels;

/// Builds and owns the object graph of one program on one profile.
class Workspace : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QString profile;      ///< folder; empty: EASEL_PROFILE, else the system's place
        QString serviceUrl;   ///< empty: the setting
        QString demoKey;      ///< with a demo service: its key; serviceUrl is then its address
        bool demo = false;    ///< runs name their service "demo"
        double demoSpeed = 1; ///< divides the client's polling and limits
        QString apiKeyFile;   ///< --api-key-file
        bool writer = true;   ///< take the profile's lock; false for commands that only read
        std::optional<std::chrono::milliseconds>
            patience;               ///< give up after so long without an answer; none: never
        bool resumeOnStart = false; ///< runs that were left go on by themselves (the window)
    };

    /// Error: Conflict (another program writes to this profile, named), Disk, Usage (a bad URL), Key (a bad
    /// key file).
    static Result<std::unique_ptr<Workspace>> open(const Options &options);
    ~Workspace() override; ///< ends the engine's thread; runs go on at the next start

    /// Finds the API key (Credentials::load), then, with resumeOnStart, takes up what was left. Called once,
    /// when the event loop is about to run. done: what Credentials::load says.
    void loadKey(std::function<void(Result<void>)> done = {});

    static QString profileFolder(const QString &option); ///< what Options::profile comes to

    QString profile() const;
    QString serviceName() const; ///< "demo", or the URL
    bool isDemo() const;
    Settings &settings();
    Credentials &credentials();
    Dataset &dataset();
    /// The facts of the dataset's pictures. Made at the first call; from then on it works in the background.
    FactsFinder &factsFinder();
    std::shared_ptr<FactsStore> factsStore() const; ///< of the profile's cache
    Runs &runs();
    RemoteTrainings &remoteTrainings();
    TrainedModels &trainedModels();
    Account &account();
    Storage &storage();
    std::shared_ptr<ThumbnailCache> thumbnailCache() const;
    Clock &clock();

private:
    Result<void> beginRuns(const QUrl &url);
    void watchNetwork(const QUrl &service);
    void buildAroundRuns(double speed);

    struct Private;
    explicit Workspace(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace easel
