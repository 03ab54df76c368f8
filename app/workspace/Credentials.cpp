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
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;

namespace easel {

namespace {

constexpr qint64 maxKeyFileBytes = 4096;
const QString keychainService = u"io.github.easel.Easel"_s;
const QString keyEntry = u"novita-api-key"_s;
const QString secretEntry = u"account-secret"_s;
constexpr int secretBytes = 32;

Error keychainError(const QKeychain::Job &job)
{
    return {ErrorKind::Key,
            QCoreApplication::translate("Credentials", "The system keychain could not be used: %1")
                .arg(job.errorString()),
            {},
            job.errorString()};
}

using namespace std::chrono_literals;
/// A keychain may wait for a prompt that nobody sees; a program must not wait with it. Long enough to type
/// the keychain's own password.
constexpr auto readLimit = 30s;
constexpr auto writeLimit = 60s;
/// Nothing waits for the secret but the ledger of assets, which can do without.
constexpr auto secretLimit = 2s;

/// Starts the job. ended comes when it ends, however late; tooLate comes before that where the limit passes.
void begin(QKeychain::Job &job, const QString &entry, std::chrono::milliseconds limit,
           std::function<void()> ended, std::function<void(const Error &)> tooLate)
{
    job.setInsecureFallback(false);
    job.setKey(entry);
    auto *timer = new QTimer(&job);
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, &job, [tooLate = std::move(tooLate)] {
        tooLate({ErrorKind::Key,
                 QCoreApplication::translate("Credentials", "The system keychain does not answer."),
                 {},
                 {}});
    });
    QObject::connect(&job, &QKeychain::Job::finished, &job, [timer, ended = std::move(ended)] {
        timer->stop();
        ended();
    });
    timer->start(limit);
    job.start();
}

QByteArray newSecret()
{
    QByteArray secret(secretBytes, Qt::Uninitialized);
    for (char &byte : secret)
        byte = char(QRandomGenerator::system()->bounded(256));
    return secret.toHex();
}

/// Passes on the first answer only.
std::function<void(Result<void>)> once(std::function<void(Result<void>)> done)
{
    return [told = std::make_shared<bool>(false), done = std::move(done)](const Result<void> &answer) {
        if (!std::exchange(*told, true))
            done(answer);
    };
}

} // namespace

struct Credentials::Private
{
    QString key;
    Source source = Source::None;
    bool fixed = false;
    QByteArray secret = newSecret(); ///< of this session, until the keychain gives another
    bool secretIsKept = false;
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
    const auto answer = once(std::move(done));
    begin(
        *job, keyEntry, readLimit,
        [this, job, answer] {
            // A key that comes late is a key all the same, unless there is another by now.
            if (job->error() == QKeychain::NoError && d->key.isEmpty())
                take(job->textData(), Source::Keychain);
            const bool fine = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
            answer(fine ? Result<void>() : std::unexpected(keychainError(*job)));
        },
        [answer](const Error &error) { answer(std::unexpected(error)); });
}

void Credentials::store(const QString &key, std::function<void(Result<void>)> done)
{
    auto *job = new QKeychain::WritePasswordJob(keychainService, this);
    job->setTextData(key);
    const auto answer = once(std::move(done));
    begin(
        *job, keyEntry, writeLimit,
        [this, job, key, answer] {
            // Without a keychain the key lives as long as the program, never in a file.
            const bool kept = job->error() == QKeychain::NoError;
            take(key, kept ? Source::Keychain : Source::Session);
            answer(kept ? Result<void>() : std::unexpected(keychainError(*job)));
        },
        [this, key, answer](const Error &error) {
            take(key, Source::Session);
            answer(std::unexpected(error));
        });
}

void Credentials::forget(std::function<void(Result<void>)> done)
{
    auto *job = new QKeychain::DeletePasswordJob(keychainService, this);
    const auto answer = once(std::move(done));
    begin(
        *job, keyEntry, writeLimit,
        [this, job, answer] {
            const bool gone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
            if (!d->fixed && d->source != Source::Environment && (gone || d->source == Source::Session))
                take({}, Source::None);
            answer(gone ? Result<void>() : std::unexpected(keychainError(*job)));
        },
        [answer](const Error &error) { answer(std::unexpected(error)); });
}

void Credentials::loadAccountSecret(std::function<void()> done)
{
    if (d->source == Source::Demo) {
        // The demo's key is no secret, and its assets outlive the program.
        d->secret = "demo";
        d->secretIsKept = true;
        return done();
    }
    auto *job = new QKeychain::ReadPasswordJob(keychainService, this);
    const auto answer = [told = std::make_shared<bool>(false), done = std::move(done)] {
        if (!std::exchange(*told, true))
            done();
    };
    begin(
        *job, secretEntry, secretLimit,
        [this, job, answer] {
            if (job->error() == QKeychain::NoError && !job->textData().isEmpty()) {
                d->secret = job->textData().toLatin1();
                d->secretIsKept = true;
            } else if (job->error() == QKeychain::EntryNotFound) {
                return keepSecret(answer);
            }
            answer();
        },
        [answer](const Error &) { answer(); });
}

void Credentials::keepSecret(const std::function<void()> &done)
{
    auto *job = new QKeychain::WritePasswordJob(keychainService, this);
    job->setTextData(QString::fromLatin1(d->secret));
    // Where it cannot be kept, it is this session's: the pictures are uploaded again in the next.
    begin(
        *job, secretEntry, secretLimit,
        [this, job, done] {
            d->secretIsKept = job->error() == QKeychain::NoError;
            done();
        },
        [done](const Error &) { done(); });
}

QByteArray Credentials::accountTag() const
{
    if (d->key.isEmpty())
        return {};
    const QByteArray tag =
        QMessageAuthenticationCode::hash(d->key.toUtf8(), d->secret, QCryptographicHash::Sha256).toHex();
    return d->secretIsKept ? tag : "session:" + tag;
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
