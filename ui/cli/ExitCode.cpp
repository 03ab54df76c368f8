// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/ExitCode.h"

namespace easel::cli {

ExitCode exitCodeFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage:
    case ErrorKind::Settings:
        return ExitCode::Usage;
    case ErrorKind::Key:
    case ErrorKind::Balance:
    case ErrorKind::Withdrawn:
    case ErrorKind::RateLimited:
    case ErrorKind::Network:
    case ErrorKind::Service:
        return ExitCode::Service;
    case ErrorKind::Dataset:
    case ErrorKind::Picture:
    case ErrorKind::Caption:
    case ErrorKind::Refused:
    case ErrorKind::Conflict:
    case ErrorKind::Disk:
        break;
    }
    return ExitCode::Blocked;
}

} // namespace easel::cli
