// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCryptographicHash>

#include <algorithm>
#include <random>

namespace easel {

/// Numbers that follow from a text, the same on every system (the distributions of the standard library are
/// not).
class DemoChance
{
public:
    explicit DemoChance(const QByteArray &from)
    {
        const QByteArray hash = QCryptographicHash::hash(from, QCryptographicHash::Sha256);
        quint64 seed = 0;
        for (int i = 0; i < 8; ++i)
            seed = seed << 8 | uchar(hash[i]);
        m_engine.seed(seed);
    }

    double unit() { return double(m_engine() >> 11) / double(quint64(1) << 53); } ///< 0 to below 1
    double between(double low, double high) { return low + (high - low) * unit(); }
    int below(int count) { return std::min(count - 1, int(unit() * count)); }
    bool oneIn(int count) { return below(count) == 0; }

private:
    std::mt19937_64 m_engine;
};

} // namespace easel
