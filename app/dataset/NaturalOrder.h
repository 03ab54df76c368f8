// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace easel {

/// The order in which a person counts: "2.png" before "10.png", folders together, case only as the last word.
/// The same in every language and on every system, since a dataset's order is part of a recipe.
/// Negative, 0 or positive, as QString::compare; 0 only for equal texts.
int compareNaturally(QStringView a, QStringView b);

inline bool naturallyBefore(QStringView a, QStringView b)
{
    return compareNaturally(a, b) < 0;
}

} // namespace easel
