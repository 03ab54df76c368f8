// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Credentials.h"

#include "app/core/AtomicFile.h"
#include "app/core/Log.h"

#if __has_include(<qt6keychain/keychain.h>)
#include <qt6keychain/keychain.h>
#else
#include <keychain.h>
#endif

#include <QDir>

using namespace Qt::StringLiterals;

namespace easel {

namespace {

constexpr qint64 maxKeyFileBytes = 4096;
const QString keychainService = u"io.github.easel.Easel"_s;
const QString keychainEntry = u"novita-api-key"_s;

Error keychainError(const QKeychain::Job &job)
{
    return {ErrorKind::Key,
            QCoreApplication::translate("Credentials", "The system keychain could not be used: %1")
                .arg(job.errorString()),
            {},
            job.errorString()};
}

} // namespace

struct Credentials::Private
{
    QString key;
    Source source = Source::None;
    bool fixed = false;
};

Credentials::Credentials(QObject *parent)
    : QObject(parent)
    , d(new Private)
{
}

Credentials::~Credentials() = default;

QString Credentials::key() const
{
    return d->key;
}

Credentials::Source Credentials::source() const
{
    return d->source;
}

void Credentials::take(const QString &key, Source source)
{
    registerSecret(key);
    d->source = key.isEmpty() ? Source::None : source;
    if (d->key == key)
        return;
    d->key = key;
    Q_EMIT keyChanged();
}

void Credentials::setFixed(const QString &key, Source source)
{
    d->fixed = true;
    take(key, source);
}

void Credentials::load(std::function<void(Result<void>)> done)
{
    if (d->fixed)
        return done({});
    const QString environment = qEnvironmentVariable("NOVITA_API_KEY").trimmed();
    if (!environment.isEmpty()) {
        take(environment, Source::Environment);
        return done({});
    }
    auto *job = new QKeychain::ReadPasswordJob(keychainService, this);
    job->setInsecureFallback(false);
    job->setKey(keychainEntry);
    connect(job, &QKeychain::Job::finished, this, [this, job, done = std::move(done)] {
        if (job->error() == QKeychain::NoError)
            take(job->textData(), Source::Keychain);
        const bool fine = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
        done(fine ? Result<void>() : std::unexpected(keychainError(*job)));
    });
    job->start();
}

void Credentials::store(const QString &key, std::function<void(Result<void>)> done)
{
    auto *job = new QKeychain::WritePasswordJob(keychainService, this);
    job->setInsecureFallback(false);
    job->setKey(keychainEntry);
    job->setTextData(key);
    connect(job, &QKeychain::Job::finished, this, [this, job, key, done = std::move(done)] {
        // Without a keychain the key lives as long as the program, never in a file.
        const bool kept = job->error() == QKeychain::NoError;
        take(key, kept ? Source::Keychain : Source::Session);
        done(kept ? Result<void>() : std::unexpected(keychainError(*job)));
    });
    job->start();
}

void Credentials::forget(std::function<void(Result<void>)> done)
{
    auto *job = new QKeychain::DeletePasswordJob(keychainService, this);
    job->setInsecureFallback(false);
    job->setKey(keychainEntry);
    connect(job, &QKeychain::Job::finished, this, [this, job, done = std::move(done)] {
        const bool gone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
        if (!d->fixed && d->source != Source::Environment && (gone || d->source == Source::Session))
            take({}, Source::None);
        done(gone ? Result<void>() : std::unexpected(keychainError(*job)));
    });
    job->start();
}

Result<QString> readKeyFile(const QString &path)
{
    const auto bytes = readWholeFile(path, maxKeyFileBytes);
    if (!bytes)
        return failure(ErrorKind::Key, bytes.error().message, path);
    const QString key =
        QString::fromUtf8(bytes->left(bytes->indexOf('\n') < 0 ? bytes->size() : bytes->indexOf('\n')));
    if (key.trimmed().isEmpty()) {
        return failure(ErrorKind::Key,
                       QCoreApplication::translate("Credentials", "The key file %1 is empty.")
                           .arg(QDir::toNativeSeparators(path)),
                       path);
    }
    return key.trimmed();
}

} // namespace easel
