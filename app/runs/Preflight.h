// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "app/dataset/Problems.h"
#include "app/training/Recipe.h"

#include <optional>
#include <stop_token>

namespace easel {

/// What POST /v3/training/style takes, and what its page advises.
inline constexpr int maxTrainingPictures = 50;
inline constexpr int advisedTrainingPictures = 10;
inline constexpr int maxCaptionLength = 1024; ///< characters

/// One thing found before a start.
struct Finding
{
    ErrorKind kind = ErrorKind::Dataset;
    QString message;                         ///< one sentence that names the thing
    QStringList files;                       ///< item ids concerned; may be empty
    QString field;                           ///< the setting concerned; may be empty
    std::optional<ProblemKind> problem = {}; ///< of pictures; none where it is something else
};

struct Preflight
{
    std::vector<Finding> blocking;
    std::vector<Finding> warnings;

    bool passes() const { return blocking.empty(); }
};

/// What can be told at once from what is known: settings, number of pictures (1–50), captions (not empty, at
/// most 1,024 characters), unreadable pictures, name. Fewer than 10 pictures warn, and every other problem of
/// a picture as far as known holds its facts. Looks at included items only; near-duplicates are looked for
/// only among as many as a training takes. Pure and quick.
Preflight quickChecks(const DatasetSnapshot &dataset, const TrainingSettings &settings,
                      const FactsById &known = {});

/// quickChecks, and every included picture read whole (checkPicture), several at once; near-duplicates among
/// all. Slow: for workers. After a stop the pictures not yet read are left out, and the answer is worth
/// nothing.
Preflight fullChecks(const DatasetSnapshot &dataset, const TrainingSettings &settings,
                     const FactsById &known = {}, const std::stop_token &stop = {});

/// The recipe that a start would freeze: included items in order, captions with their ends trimmed.
Recipe makeRecipe(const DatasetSnapshot &dataset, const TrainingSettings &settings, const QString &service);

} // namespace easel
