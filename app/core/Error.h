// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace easel {

/// The kinds of failure a person can meet. Their words (errorKindWord) are part of the command line's JSON.
enum class ErrorKind {
    Usage,       ///< a bad option, value or path
    Dataset,     ///< the folder, or what is in it as a whole
    Picture,     ///< one picture
    Caption,     ///< one caption
    Settings,    ///< a training setting; Error::field names it
    Key,         ///< the API key is missing or refused
    Balance,     ///< the account is empty
    Withdrawn,   ///< the service no longer offers this call
    Refused,     ///< the service refuses this request for good
    RateLimited, ///< the service asks to wait
    Network,     ///< no answer that is the service's
    Service,     ///< the service failed, or its answer makes no sense
    Conflict,    ///< somebody else holds or changed the thing
    Disk,        ///< a file could not be read or written
};

/// "usage", "rate_limited", …: stable words for JSON and the journal, never shown to a person.
QString errorKindWord(ErrorKind kind);
std::optional<ErrorKind> errorKindFromWord(const QString &word);

/// A failure as a value. The message is one translated sentence that names the thing; the details hold codes
/// and reasons for whoever looks closer. Neither ever holds a key or a signature.
struct Error
{
    ErrorKind kind = ErrorKind::Service;
    QString message;
    QString field =
        {}; ///< the setting, option or file at fault, e.g. "max_train_steps" or "a/b.jpg"; may be empty
    QString details = {}; ///< HTTP status, the service's reason, the system's words; may be empty

    bool operator==(const Error &) const = default;
};

} // namespace easel
