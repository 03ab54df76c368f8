// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <deque>
#include <optional>

namespace easel {

/// How fast bytes have been going out in the last seconds.
class UploadRate
{
public:
    /// bytes: sent since the last call.
    void note(long long bytes, std::chrono::milliseconds now);
    /// Bytes a second; nothing before half a second of it was seen, or after a silence.
    std::optional<double> at(std::chrono::milliseconds now) const;

private:
    struct Portion
    {
        std::chrono::milliseconds at;
        long long bytes;
    };
    std::deque<Portion> m_portions;
};

} // namespace easel
