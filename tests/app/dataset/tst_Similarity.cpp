// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/Similarity.h"

#include <QRandomGenerator64>
#include <QTest>

#include <bit>

using namespace easel;

using Positions = std::vector<int>;
using Sets = std::vector<Positions>;

namespace {

Fingerprint randomFingerprint(QRandomGenerator64 &chance)
{
    Fingerprint made;
    for (quint64 &word : made)
        word = chance.generate64();
    return made;
}

Fingerprint withFlipped(Fingerprint from, const std::vector<int> &bits)
{
    for (const int bit : bits)
        from[std::size_t(bit) / 64] ^= quint64(1) << (bit % 64);
    return from;
}

/// The first bits of each word in turn, so that every word takes part.
Fingerprint flippedBits(const Fingerprint &from, int count)
{
    std::vector<int> bits;
    for (int i = 0; i < count; ++i)
        bits.push_back(i % 4 * 64 + i / 4);
    return withFlipped(from, bits);
}

} // namespace

class tst_Similarity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void groupsWhatDiffersInFewBits_data();
    void groupsWhatDiffersInFewBits();
    void likesOfLikesShareAGroup();
    void groupsAndMembersKeepTheOrder();
    void findsWhatComparingEachPairFinds();
    void manyCopiesOfOnePictureAreOneGroup();
    void theChainGoesToTheNearestThatIsLeft();
    void nothingHasNoGroupsAndAnEmptyChain();
    void aStopEndsIt();
};

void tst_Similarity::groupsWhatDiffersInFewBits_data()
{
    QTest::addColumn<int>("bits");
    QTest::addColumn<bool>("alike");
    QTest::newRow("same") << 0 << true;
    QTest::newRow("one bit") << 1 << true;
    QTest::newRow("the limit") << 40 << true;
    QTest::newRow("more") << 41 << false;
    QTest::newRow("all bits") << 256 << false;
}

void tst_Similarity::groupsWhatDiffersInFewBits()
{
    QFETCH(int, bits);
    QFETCH(bool, alike);
    QRandomGenerator64 chance(1);
    const Fingerprint one = randomFingerprint(chance);
    const Sets groups = similarGroups({one, flippedBits(one, bits)}, 40);
    QCOMPARE(groups, (alike ? Sets{{0, 1}} : Sets{}));
}

void tst_Similarity::likesOfLikesShareAGroup()
{
    QRandomGenerator64 chance(2);
    const Fingerprint one = randomFingerprint(chance);
    QCOMPARE(similarGroups({one, flippedBits(one, 60), flippedBits(one, 30)}, 30), (Sets{{0, 1, 2}}));
    QCOMPARE(similarGroups({one, flippedBits(one, 60)}, 30), Sets{});
}

void tst_Similarity::groupsAndMembersKeepTheOrder()
{
    QRandomGenerator64 chance(3);
    const Fingerprint a = randomFingerprint(chance);
    const Fingerprint b = randomFingerprint(chance);
    const Fingerprint c = randomFingerprint(chance);
    QCOMPARE(similarGroups({b, a, c, flippedBits(a, 3), flippedBits(b, 3), flippedBits(a, 1)}, 10),
             (Sets{{0, 4}, {1, 3, 5}}));
}

void tst_Similarity::findsWhatComparingEachPairFinds()
{
    constexpr int many = 500;
    constexpr int limit = 100; // so near to chance that there is something to be found, and much beside it
    QRandomGenerator64 chance(4);
    std::vector<Fingerprint> all;
    for (int i = 0; i < many; ++i)
        all.push_back(randomFingerprint(chance));
    std::vector<bool> hasLike(many);
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            int bits = 0;
            for (std::size_t word = 0; word < all[i].size(); ++word)
                bits += std::popcount(all[i][word] ^ all[j][word]);
            if (bits <= limit)
                hasLike[i] = hasLike[j] = true;
        }
    }
    std::vector<bool> grouped(many);
    for (const Positions &group : similarGroups(all, limit)) {
        for (const int position : group)
            grouped[std::size_t(position)] = true;
    }
    QVERIFY(std::ranges::count(hasLike, true) > 10);
    QVERIFY(std::ranges::count(hasLike, true) < many - 10);
    QCOMPARE(grouped, hasLike);
}

void tst_Similarity::manyCopiesOfOnePictureAreOneGroup()
{
    constexpr int many = 3'000;
    const Sets groups = similarGroups(std::vector<Fingerprint>(many), 0);
    QCOMPARE(groups.size(), std::size_t(1));
    QCOMPARE(groups[0].size(), std::size_t(many));
}

void tst_Similarity::theChainGoesToTheNearestThatIsLeft()
{
    QRandomGenerator64 chance(5);
    const Fingerprint a = randomFingerprint(chance);
    const Fingerprint b = randomFingerprint(chance);
    const std::vector<Fingerprint> all{a, b, flippedBits(a, 20), flippedBits(b, 10), flippedBits(a, 5)};
    const Positions chain = similarityChain(all);
    QCOMPARE(Positions(chain.begin(), chain.begin() + 3), (Positions{0, 4, 2}));
    QVERIFY((Positions(chain.begin() + 3, chain.end()) == Positions{1, 3} ||
             Positions(chain.begin() + 3, chain.end()) == Positions{3, 1}));
    QCOMPARE(similarityChain({a, a, a}), (Positions{0, 1, 2})); // of equals the earlier one is next
}

void tst_Similarity::nothingHasNoGroupsAndAnEmptyChain()
{
    QCOMPARE(similarGroups({}, 40), Sets{});
    QCOMPARE(similarityChain({}), Positions{});
    QCOMPARE(similarGroups({Fingerprint{}}, 40), Sets{});
    QCOMPARE(similarityChain({Fingerprint{}}), Positions{0});
}

void tst_Similarity::aStopEndsIt()
{
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(similarGroups(std::vector<Fingerprint>(100), 0, stop.get_token()), Sets{});
    QCOMPARE(similarityChain(std::vector<Fingerprint>(100), stop.get_token()), Positions{});
}

QTEST_GUILESS_MAIN(tst_Similarity)
#include "tst_Similarity.moc"
