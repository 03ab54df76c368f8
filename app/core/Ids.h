// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace easel {

/// A fresh id of ten lower-case letters and digits (50 random bits), usable in file names and in the
/// service's task names. Letters that are easily confused (i, l, o, u) do not occur.
QString newShortId();

} // namespace easel
