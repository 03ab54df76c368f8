// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Error.h"

namespace easel::cli {

/// What the program tells the shell.
enum class ExitCode {
    Done = 0,
    Blocked = 1,     ///< a picture, a caption or a check blocks, or the training ended FAILED or CANCELED
    Usage = 2,       ///< a bad option, value or path
    Service = 3,     ///< key, balance, withdrawn route, no answer that is the service's
    Interrupted = 4, ///< SIGINT, SIGTERM
};

/// What a failure of this kind comes to, wherever nothing more is known of it.
ExitCode exitCodeFor(ErrorKind kind);

} // namespace easel::cli
