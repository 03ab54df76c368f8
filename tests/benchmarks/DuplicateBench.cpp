// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/DuplicateBench.h"

#include "app/dataset/ProblemLimits.h"
#include "app/dataset/Similarity.h"
#include "app/imaging/Picture.h"
#include "tests/benchmarks/Metric.h"
#include "tests/support/PictureCopies.h"
#include "tests/support/TestPictures.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QMap>
#include <QRandomGenerator64>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtConcurrent/QtConcurrentMap>

#include <algorithm>

namespace easel::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int piecesAcross = 3;
constexpr int piecesDown = 2;
constexpr QSize leastPiece(500, 400);
constexpr QSize largestPiece(800, 800); ///< all of them are in memory together

/// A piece of a picture, and what became of it.
struct Piece
{
    Fingerprint original{};
    QMap<QString, Fingerprint> copies; ///< by kind
};

/// One file of each motif: wallpapers come in several sizes, and in a light and a dark form.
QStringList motifs(const QStringList &folders)
{
    QMap<QString, QPair<qint64, QString>> largest;
    for (const QString &folder : folders) {
        QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            const Result<PictureInfo> info = readPictureInfo(path);
            if (!info || path.contains("screenshot"_L1) || path.contains("images_dark"_L1))
                continue;
            QString motif = path.section(u"/contents/"_s, 0, 0);
            motif.remove(QLatin1StringView("-l.webp")).remove(QLatin1StringView("-d.webp"));
            const qint64 pixels = qint64(info->size.width()) * info->size.height();
            largest[motif] = std::max(largest[motif], {pixels, path});
        }
    }
    QStringList paths;
    for (const auto &[pixels, path] : std::as_const(largest))
        paths.append(path);
    return paths;
}

std::vector<QImage> piecesOf(const QStringList &paths, int count)
{
    std::vector<QImage> pieces;
    for (const QString &path : paths) {
        const Result<QImage> picture = decodePicture(path);
        if (!picture)
            continue;
        const QSize size(picture->width() / piecesAcross, picture->height() / piecesDown);
        if (size.width() < leastPiece.width() || size.height() < leastPiece.height())
            continue;
        for (int number = 0; number < piecesAcross * piecesDown && int(pieces.size()) < count; ++number) {
            const QPoint corner(number % piecesAcross * size.width(), number / piecesAcross * size.height());
            pieces.push_back(picture->copy(QRect(corner, size))
                                 .scaled(size.boundedTo(size.scaled(largestPiece, Qt::KeepAspectRatio)),
                                         Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        }
    }
    return pieces;
}

Result<Fingerprint> fingerprintOf(const QString &path, const QByteArray &bytes)
{
    test::writeFile(path, bytes);
    const Result<PictureFacts> facts = readFacts(path);
    if (!facts)
        return std::unexpected(facts.error());
    return facts->fingerprint;
}

Result<Piece> measured(const QImage &image, const QString &folder, int number)
{
    const QString stem = u"%1/%2-"_s.arg(folder).arg(number);
    Piece piece;
    const Result<Fingerprint> original = fingerprintOf(stem + ".png"_L1, test::encoded(image, "png"));
    if (!original)
        return std::unexpected(original.error());
    piece.original = *original;
    for (const test::PictureCopy &copy : test::copiesOf(image)) {
        const auto made = fingerprintOf(stem + copy.kind + u'.' + copy.suffix, copy.bytes);
        if (!made)
            return std::unexpected(made.error());
        piece.copies.insert(copy.kind, *made);
    }
    return piece;
}

void printFound(const std::vector<Piece> &pieces, int limit)
{
    int foundOfAll = 0;
    int all = 0;
    for (const QString &kind : pieces.front().copies.keys()) {
        const auto found = std::ranges::count_if(pieces, [&](const Piece &piece) {
            return distance(piece.original, piece.copies[kind]) <= limit;
        });
        const QByteArray name = "duplicates.found." + QString(kind).replace(u' ', u'_').toLatin1();
        printMetric(QLatin1StringView(name), 100.0 * double(found) / double(pieces.size()), "%"_L1,
                    qint64(pieces.size()));
        foundOfAll += int(found);
        all += int(pieces.size());
    }
    printMetric("duplicates.found"_L1, 100.0 * foundOfAll / all, "%"_L1, all);
}

/// Among all originals and copies: of the pairs that count as near-duplicates, how many are of two pictures.
void printFalse(const std::vector<Piece> &pieces, int limit)
{
    std::vector<std::pair<int, Fingerprint>> all; // of which piece
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        all.emplace_back(int(i), pieces[i].original);
        for (const Fingerprint &copy : pieces[i].copies)
            all.emplace_back(int(i), copy);
    }
    qint64 pairs = 0;
    qint64 wrong = 0;
    int nearest = 256;
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            const int bits = distance(all[i].second, all[j].second);
            if (all[i].first != all[j].first)
                nearest = std::min(nearest, bits);
            if (bits > limit)
                continue;
            ++pairs;
            wrong += all[i].first != all[j].first;
        }
    }
    printMetric("duplicates.false_pairs"_L1, pairs ? 100.0 * double(wrong) / double(pairs) : 0, "%"_L1,
                pairs);
    printMetric("duplicates.nearest_strangers"_L1, nearest, "bits"_L1, qint64(all.size()));

    std::vector<Fingerprint> fingerprints;
    for (const auto &[piece, fingerprint] : all)
        fingerprints.push_back(fingerprint);
    qint64 mixed = 0;
    const auto groups = similarGroups(fingerprints, limit);
    for (const std::vector<int> &group : groups) {
        mixed += std::ranges::any_of(group, [&](int position) {
            return all[std::size_t(position)].first != all[std::size_t(group.front())].first;
        });
    }
    printMetric("duplicates.mixed_groups"_L1, double(mixed), "groups"_L1, qint64(groups.size()));
}

/// Time for as many as a large dataset has; as many near each other as real ones are.
void printSpeed(const std::vector<Piece> &pieces, int limit)
{
    constexpr std::size_t many = 10'000;
    constexpr int bits = 256;
    constexpr int flipped = 90; // about what the nearest strangers differ in
    QRandomGenerator64 chance(1);
    std::vector<Fingerprint> all;
    while (all.size() < many) {
        Fingerprint one = pieces[all.size() % pieces.size()].original;
        for (int i = 0; i < flipped; ++i) {
            const auto bit = std::size_t(chance.bounded(bits));
            one[bit / 64] ^= quint64(1) << (bit % 64);
        }
        all.push_back(one);
    }
    double best = 1e9;
    for (int round = 0; round < 5; ++round) {
        QElapsedTimer time;
        time.start();
        similarGroups(all, limit);
        best = std::min(best, double(time.nsecsElapsed()) / 1e6);
    }
    printMetric("duplicates.grouping_ms"_L1, best, "ms"_L1, many);
    QElapsedTimer time;
    time.start();
    similarityChain(all);
    printMetric("duplicates.chain_ms"_L1, double(time.nsecsElapsed()) / 1e6, "ms"_L1, many);
}

} // namespace

Result<void> measureDuplicates(const QStringList &pictures, int count)
{
    const std::vector<QImage> images = piecesOf(motifs(pictures), count);
    if (int(images.size()) < count)
        return failure(ErrorKind::Picture, u"Only %1 pieces can be cut there."_s.arg(images.size()));
    const QTemporaryDir folder;
    std::vector<std::pair<int, QImage>> numbered;
    for (const QImage &image : images)
        numbered.emplace_back(int(numbered.size()), image);
    const auto results = QtConcurrent::blockingMapped<std::vector<Result<Piece>>>(
        numbered,
        [&](const std::pair<int, QImage> &one) { return measured(one.second, folder.path(), one.first); });
    std::vector<Piece> pieces;
    for (const Result<Piece> &result : results) {
        if (!result)
            return std::unexpected(result.error());
        pieces.push_back(*result);
    }
    const int limit = ProblemLimits().duplicateBits;
    printFound(pieces, limit);
    printFalse(pieces, limit);
    printSpeed(pieces, limit);
    return {};
}

} // namespace easel::bench
