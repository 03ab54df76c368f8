// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/Error.h"

#include <array>
#include <utility>

namespace easel {

using Word = std::pair<ErrorKind, QLatin1StringView>;
static constexpr std::array words{
    Word{ErrorKind::Usage, QLatin1StringView("usage")},
    Word{ErrorKind::Dataset, QLatin1StringView("dataset")},
    Word{ErrorKind::Picture, QLatin1StringView("picture")},
    Word{ErrorKind::Caption, QLatin1StringView("caption")},
    Word{ErrorKind::Settings, QLatin1StringView("settings")},
    Word{ErrorKind::Key, QLatin1StringView("key")},
    Word{ErrorKind::Balance, QLatin1StringView("balance")},
    Word{ErrorKind::Withdrawn, QLatin1StringView("withdrawn")},
    Word{ErrorKind::Refused, QLatin1StringView("refused")},
    Word{ErrorKind::RateLimited, QLatin1StringView("rate_limited")},
    Word{ErrorKind::Network, QLatin1StringView("network")},
    Word{ErrorKind::Service, QLatin1StringView("service")},
    Word{ErrorKind::Conflict, QLatin1StringView("conflict")},
    Word{ErrorKind::Disk, QLatin1StringView("disk")},
};

QString errorKindWord(ErrorKind kind)
{
    for (const auto &[k, word] : words) {
        if (k == kind)
            return word;
    }
    return {};
}

std::optional<ErrorKind> errorKindFromWord(const QString &word)
{
    for (const auto &[kind, w] : words) {
        if (w == word)
            return kind;
    }
    return std::nullopt;
}

} // namespace easel
