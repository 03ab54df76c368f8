// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace easel {

/// From where on something about a picture is a problem. A value; kept with each dataset.
struct ProblemLimits
{
    double sharpness = 30; ///< of less, a picture counts as blurred; half of all wallpapers have 60 to 220
    double aspect = 2.5;   ///< longer side through shorter side; more is extreme
    /// In how many of the 256 bits of their fingerprints near-duplicates may differ: copies that were
    /// resized, recompressed, brightened or cut a little stay below, other pictures above (`easel-bench
    /// duplicates`).
    int duplicateBits = 50;

    bool operator==(const ProblemLimits &) const = default;
};

/// json with "sharpness", "aspect" and "duplicate_bits": only what differs from the defaults, so that better
/// ones reach every dataset in which nobody chose otherwise. Other keys stay.
QJsonObject withProblemLimits(QJsonObject json, const ProblemLimits &limits);
/// What is missing, of another type or out of range is at its default.
ProblemLimits problemLimitsFromJson(const QJsonObject &json);

} // namespace easel
