// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Error.h"

#include <expected>

namespace easel {

/// A value, or the Error that kept it from being made.
template<class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> failure(ErrorKind kind, QString message, QString field = {},
                                      QString details = {})
{
    return std::unexpected(Error{kind, std::move(message), std::move(field), std::move(details)});
}

} // namespace easel
