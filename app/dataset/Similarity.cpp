// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/Similarity.h"

#include <QThreadPool>
#include <QtConcurrent/QtConcurrentMap>

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

namespace easel {

namespace {

/// Rows that one worker compares before it looks for a stop.
constexpr int rowsAtOnce = 64;
/// A chain of more takes the square of it in time.
constexpr std::size_t longestChain = 20'000;

// Counting bits by hand: compilers without the processor's own instruction for it, which the oldest
// supported processor lacks, call a function for each word. Two words are counted together.

/// How many bits are set in each byte.
quint64 bitsOfBytes(quint64 x)
{
    x -= (x >> 1) & 0x5555'5555'5555'5555;
    x = (x & 0x3333'3333'3333'3333) + ((x >> 2) & 0x3333'3333'3333'3333);
    return (x + (x >> 4)) & 0x0f0f'0f0f'0f0f'0f0f;
}

int sumOfBytes(quint64 x)
{
    constexpr quint64 ones = 0x0101'0101'0101'0101;
    constexpr int topByte = 56;
    return int((x * ones) >> topByte);
}

int firstHalf(const Fingerprint &a, const Fingerprint &b)
{
    return sumOfBytes(bitsOfBytes(a[0] ^ b[0]) + bitsOfBytes(a[1] ^ b[1]));
}

int secondHalf(const Fingerprint &a, const Fingerprint &b)
{
    return sumOfBytes(bitsOfBytes(a[2] ^ b[2]) + bitsOfBytes(a[3] ^ b[3]));
}

/// Who belongs together, as it turns out pair by pair.
class Groups
{
public:
    explicit Groups(std::size_t count)
        : m_parents(count)
    {
        std::iota(m_parents.begin(), m_parents.end(), 0);
    }

    int rootOf(int position)
    {
        while (m_parents[std::size_t(position)] != position) {
            int &parent = m_parents[std::size_t(position)];
            parent = m_parents[std::size_t(parent)]; // the way is shorter the next time
            position = parent;
        }
        return position;
    }

    /// False where they were together already.
    bool join(int a, int b)
    {
        const int first = rootOf(a);
        const int second = rootOf(b);
        if (first == second)
            return false;
        m_parents[std::size_t(std::max(first, second))] = std::min(first, second);
        return true;
    }

private:
    std::vector<int> m_parents;
};

using Pair = std::pair<int, int>;

/// Pairs that tell all about the rows from first on, against all rows behind them.
std::vector<Pair> pairsOfRows(const std::vector<Fingerprint> &all, int first, int maxDistance,
                              const std::stop_token &stop)
{
    std::vector<Pair> pairs;
    if (stop.stop_requested())
        return pairs;
    const int count = int(all.size());
    Groups groups(all.size()); // so that a thousand copies of one picture are not a million pairs
    for (int i = first; i < std::min(count, first + rowsAtOnce); ++i) {
        const Fingerprint &one = all[std::size_t(i)];
        for (int j = i + 1; j < count; ++j) {
            const Fingerprint &other = all[std::size_t(j)];
            const int half = firstHalf(one, other);
            if (half > maxDistance || half + secondHalf(one, other) > maxDistance)
                continue;
            if (groups.join(i, j))
                pairs.emplace_back(i, j);
        }
    }
    return pairs;
}

/// One that the chain has not reached yet.
struct Left
{
    Fingerprint fingerprint{};
    int position = 0;
};

/// Of equals the one that comes first in the order given, so that the answer is the same every time.
std::size_t nearestOf(const std::vector<Left> &left, const Fingerprint &fingerprint)
{
    std::size_t nearest = 0;
    int least = std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < left.size(); ++i) {
        const int half = firstHalf(fingerprint, left[i].fingerprint);
        if (half > least)
            continue;
        const int whole = half + secondHalf(fingerprint, left[i].fingerprint);
        if (whole < least || (whole == least && left[i].position < left[nearest].position)) {
            least = whole;
            nearest = i;
        }
    }
    return nearest;
}

/// Continues the order with the positions from first to before last, beginning with first.
void chain(const std::vector<Fingerprint> &all, int first, int last, const std::stop_token &stop,
           std::vector<int> &order)
{
    std::vector<Left> left;
    left.reserve(std::size_t(last - first));
    for (int position = first; position < last; ++position)
        left.push_back({all[std::size_t(position)], position});
    std::size_t next = 0;
    while (!left.empty() && !stop.stop_requested()) {
        const Left current = left[next];
        order.push_back(current.position);
        left[next] = left.back();
        left.pop_back();
        next = nearestOf(left, current.fingerprint);
    }
}

} // namespace

std::vector<std::vector<int>> similarGroups(const std::vector<Fingerprint> &all, int maxDistance,
                                            const std::stop_token &stop)
{
    std::vector<int> firstRows;
    for (int first = 0; first < int(all.size()); first += rowsAtOnce)
        firstRows.push_back(first);
    // A pool of its own: the caller may itself be a worker, and must not wait for the pool it runs in.
    QThreadPool pool;
    const auto found = QtConcurrent::blockingMapped<std::vector<std::vector<Pair>>>(
        &pool, firstRows, [&](int first) { return pairsOfRows(all, first, maxDistance, stop); });

    Groups groups(all.size());
    for (const std::vector<Pair> &pairs : found) {
        for (const auto &[a, b] : pairs)
            groups.join(a, b);
    }
    std::map<int, std::vector<int>> members; // by the first of each, so in its order
    for (int position = 0; position < int(all.size()); ++position)
        members[groups.rootOf(position)].push_back(position);
    std::vector<std::vector<int>> result;
    for (auto &[first, positions] : members) {
        if (positions.size() > 1)
            result.push_back(std::move(positions));
    }
    return result;
}

std::vector<int> similarityChain(const std::vector<Fingerprint> &all, const std::stop_token &stop)
{
    std::vector<int> order;
    order.reserve(all.size());
    for (std::size_t first = 0; first < all.size(); first += longestChain)
        chain(all, int(first), int(std::min(all.size(), first + longestChain)), stop, order);
    return order;
}

} // namespace easel
