// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QLockFile>

namespace easel {

/// One profile has one writer. Held until destroyed, and given back by the system when the program dies.
class ProfileLock
{
public:
    /// Error: Conflict, naming the holder.
    static Result<std::unique_ptr<ProfileLock>> take(const QString &profile);

private:
    explicit ProfileLock(const QString &file);
    QLockFile m_lock;
};

} // namespace easel
