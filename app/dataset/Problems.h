// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/KnownFacts.h"
#include "app/dataset/ProblemLimits.h"

#include <QStringList>

#include <array>
#include <optional>
#include <stop_token>
#include <vector>

namespace easel {

/// What can be wrong with a picture of a training. Only the first is refused by the service.
enum class ProblemKind {
    Unreadable,
    Small,       ///< too few pixels for the training's size, so that the upload is enlarged
    Blurred,     ///< less sharp than ProblemLimits
    Aspect,      ///< much longer than wide, or wider than long, and nobody chose what to use of it
    Duplicate,   ///< another picture of the training looks like it
    Animated,    ///< only the first frame is used
    Cmyk,        ///< converted to sRGB
    DeepColour,  ///< more than 8 bits a channel
    Transparent, ///< becomes white
};

/// In the order in which they are told.
inline constexpr std::array allProblemKinds{
    ProblemKind::Unreadable, ProblemKind::Small,      ProblemKind::Blurred,
    ProblemKind::Aspect,     ProblemKind::Duplicate,  ProblemKind::Animated,
    ProblemKind::Cmyk,       ProblemKind::DeepColour, ProblemKind::Transparent};

/// "blurred", "deep_colour", …: stable words for JSON, never shown to a person.
QString problemKindWord(ProblemKind kind);
std::optional<ProblemKind> problemKindFromWord(const QString &word);
/// "Blurred", "Near-duplicates", …: the name of a filter.
QString problemKindTitle(ProblemKind kind);

/// One thing that is wrong with one picture.
struct Problem
{
    ProblemKind kind = ProblemKind::Unreadable;
    QString id;
    QString message;   ///< one sentence that names the picture and says what will happen
    QStringList alike; ///< of a near-duplicate: the others of its group

    bool operator==(const Problem &) const = default;
};

/// What is wrong with each picture of the training by itself; trainingSize is width × height of the uploads,
/// the limits are the dataset's. By kind, then in the dataset's order. What is not known yet is no problem.
/// Pure and quick.
std::vector<Problem> findPictureProblems(const DatasetSnapshot &dataset, const FactsById &known,
                                         QSize trainingSize);
/// Which pictures of the training look like another one of it, group by group. Pure; many are for a worker:
/// ten thousand take a tenth of a second. After a stop the answer is worth nothing.
std::vector<Problem> findDuplicateProblems(const DatasetSnapshot &dataset, const FactsById &known,
                                           const std::stop_token &stop = {});
/// Both, by kind.
std::vector<Problem> findProblems(const DatasetSnapshot &dataset, const FactsById &known, QSize trainingSize,
                                  const std::stop_token &stop = {});

/// All pictures that share one problem, as one sentence; problems holds at least one, all of one kind.
QString problemSummary(const std::vector<Problem> &problems, QSize trainingSize);

/// "640 × 480", as every sentence here says it.
QString pixelSizeWords(QSize size);

} // namespace easel
