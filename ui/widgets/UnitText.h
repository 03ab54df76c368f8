// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

namespace easel {

// Numbers and units as the person's language writes them.
QString bytesText(qint64 bytes);      ///< "1.2 MB"
QString sizeText(QSize size);         ///< "640 × 480"
QString durationText(double seconds); ///< "12 s", "1 min 20 s", "14 min", "2 h 5 min"
/// From 0.0001 USD: "$12.34"; small amounts as exactly as they are, "$0.0015".
QString moneyText(qint64 amount);

} // namespace easel
