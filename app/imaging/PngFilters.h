// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>

namespace easel {

/// Bytes behind a row that undoFilter() may read.
inline constexpr size_t rowPadding = 16;

/// Undoes one of PNG's five filters in place. row and above (zeros for the first row) hold length bytes, of
/// bytesPerPixel (1, 3 or 4) each. False for a filter that does not exist. Internal to imaging/.
bool undoFilter(int filter, uchar *row, const uchar *above, size_t length, int bytesPerPixel);

/// Undoes the Paeth filter (4) of two rows that lie one below the other, quicker than one by one; false where
/// that cannot be done here, and nothing was.
bool undoTwoPaeth(uchar *row, uchar *lower, const uchar *above, size_t length, int bytesPerPixel);

} // namespace easel
