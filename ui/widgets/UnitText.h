// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

namespace easel {

// Numbers and units as the person's language writes them.
QString bytesText(qint64 bytes);      ///< "1.2 MB"
QString sizeText(QSize size);         ///< "640 × 480"
QString durationText(double seconds); ///< "12 s", "1 min 20 s", "14 min", "2 h 5 min"

} // namespace easel
