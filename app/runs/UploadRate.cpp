// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/UploadRate.h"

namespace easel {

using namespace std::chrono_literals;

static constexpr auto window = 5s;
static constexpr auto shortest = 500ms;

void UploadRate::note(long long bytes, std::chrono::milliseconds now)
{
    m_portions.push_back({now, bytes});
    while (now - m_portions.front().at > window)
        m_portions.pop_front();
}

std::optional<double> UploadRate::at(std::chrono::milliseconds now) const
{
    if (m_portions.empty() || now - m_portions.back().at > window)
        return std::nullopt;
    const auto span = now - m_portions.front().at;
    if (span < shortest)
        return std::nullopt;
    long long bytes = 0;
    for (const Portion &portion : m_portions) {
        if (now - portion.at <= window)
            bytes += portion.bytes;
    }
    return double(bytes) / std::chrono::duration<double>(span).count();
}

} // namespace easel
