// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QObject>

#include <functional>
#include <memory>

namespace easel {

/// The API key: from a file given on the command line, the environment variable NOVITA_API_KEY, or the
/// system keychain; for the session alone where there is no keychain. Never written anywhere else.
class Credentials : public QObject
{
    Q_OBJECT
public:
    enum class Source { None, File, Environment, Keychain, Session, Demo };

    explicit Credentials(QObject *parent = nullptr);
    ~Credentials() override;

    /// A key that stands before all others (--api-key-file, or the demo's).
    void setFixed(const QString &key, Source source);
    /// Finds the key: fixed, environment, keychain. keyChanged() may follow; done comes once.
    void load(std::function<void(Result<void>)> done);

    QString key() const; ///< empty where there is none
    Source source() const;
    /// Keeps the key in the keychain; where there is none, for the session only (source() tells).
    void store(const QString &key, std::function<void(Result<void>)> done);
    void forget(std::function<void(Result<void>)> done);

    /// Finds the secret that makes the account's tag out of a key; makes and keeps one where there is none.
    /// Without a keychain it lives as long as the program. done comes once, in any case.
    void loadAccountSecret(std::function<void()> done);
    /// Tells accounts apart without telling the key: HMAC-SHA256 of the key under the secret, hex; after
    /// "session:" where the secret is not kept (isLastingAccount). Changes with the key.
    QByteArray accountTag() const;

Q_SIGNALS:
    void keyChanged();

private:
    void take(const QString &key, Source source);
    void keepSecret(const std::function<void()> &done);

    struct Private;
    std::unique_ptr<Private> d;
};

/// Reads a key file: its first line, trimmed. Error: Key, naming the file.
Result<QString> readKeyFile(const QString &path);

} // namespace easel
