// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Error.h"

#include <chrono>
#include <optional>

namespace easel {

/// Why a call to the service gave no answer of the expected kind. Source of kinds and reasons: API.md,
/// "Errors", kept in the README's service notes.
struct ServiceError
{
    ErrorKind kind = ErrorKind::Network;
    QString message;    ///< one sentence for a person, without secrets
    int httpStatus = 0; ///< 0 where no status line was read
    QString reason;     ///< the service's word, e.g. "TASK_NOT_FOUND"; may be empty
    QString details;    ///< for whoever looks closer; without secrets
    std::optional<std::chrono::milliseconds> retryAfter = {}; ///< from Retry-After, either form

    /// Trying the same call again later may help (network, timeout, 5xx, 429).
    bool temporary = false;
    /// A paid call must not be sent again blindly: the service may have taken it. False only where it is
    /// certain that it did not (a connection refused, 4xx, 429).
    bool maybeTaken = false;
    /// The answer was the service's own, even if an error; false for silence, HTML pages, foreign bodies.
    bool fromService = false;
    /// The caller aborted the call.
    bool aborted = false;

    /// What it is about, where the caller knows: a picture, a setting (see Error).
    QString field = {};

    Error toError() const { return {kind, message, field, details}; }
};

} // namespace easel
